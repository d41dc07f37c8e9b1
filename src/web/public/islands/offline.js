/* The page that shows without a network: lists what is kept to read, and comes back by itself when the network does. */
const list = document.querySelector('[data-kept]')
const AGAIN_MS = 5000

document.querySelector('[data-again]').addEventListener('click', () => location.reload())
// At its own address there is nothing to come back to.
if (location.pathname !== '/offline') {
  addEventListener('online', () => void comeBack())
  setInterval(() => void comeBack(), AGAIN_MS)
}
if ('caches' in window) void showKept()

/** A device that calls itself online need not reach us: ask first, so that the page does not flicker. */
async function comeBack() {
  try {
    await fetch(location.href, { method: 'HEAD', cache: 'no-store' })
  } catch {
    return
  }
  location.reload()
}

async function showKept() {
  const name = (await caches.keys()).find((one) => one.startsWith('ruko-pages-'))
  if (!name) return
  const cache = await caches.open(name)
  const kept = await Promise.all((await cache.keys()).map((request) => readable(cache, request)))
  // The front page first, the others by name.
  const order = (one) => (one.path === '/' ? '' : one.title)
  for (const { path, title } of kept.filter(Boolean).sort((one, two) => order(one).localeCompare(order(two)))) {
    const item = list.content.cloneNode(true)
    item.querySelector('a').href = path
    item.querySelector('[data-title]').textContent = title
    document.querySelector('[data-kept-list]').append(item)
    document.querySelector('[data-kept-some]').hidden = false
  }
}

async function readable(cache, request) {
  const response = await cache.match(request, { ignoreVary: true })
  if (!response) return null
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const path = new URL(request.url).pathname
  return { path, title: page.title || path }
}
