/*
 * Keeps a region of the page current. `data-live` names an event stream; on every event, and every few seconds when
 * the stream is not available, the page is fetched again and the region replaced if its `data-live-version` changed.
 * What carries `data-live-keep` stays as it is, with what was typed into it.
 */
const region = () => document.querySelector('[data-live]')
const POLL_MS = 5000
let stream
let busy = false
let missed = false

function lookAgain() {
  // What changes while we fetch may not be in the answer: look once more afterwards.
  if (busy) missed = true
  else void refresh()
}

async function refresh() {
  if (document.hidden || !region()) return
  busy = true
  missed = false
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
    if (!response.ok) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('[data-live]')
    if (fresh && fresh.dataset.liveVersion !== region().dataset.liveVersion) {
      replace(region(), fresh)
      document.title = page.title
      dispatchEvent(new Event('live:changed'))
      listen()
    }
    stamp()
  } catch {
    // The network is away; the next event or poll tries again.
  } finally {
    busy = false
    if (missed) lookAgain()
  }
}

function replace(old, fresh) {
  const active = document.activeElement
  for (const kept of old.querySelectorAll('[data-live-keep]')) {
    fresh.querySelector(`[data-live-keep="${kept.dataset.liveKeep}"]`)?.replaceWith(kept)
  }
  old.replaceWith(fresh)
  // A field that is moved loses the focus, not its text nor the place of its cursor.
  if (fresh.contains(active)) active.focus({ preventScroll: true })
}

function stamp() {
  const separator = document.documentElement.lang === 'id' ? '.' : ':'
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', timeStyle: 'medium' }).format(new Date())
  for (const place of document.querySelectorAll('[data-live-stamp]')) {
    place.textContent = place.dataset.liveStamp.replace('{time}', `${time.replaceAll(':', separator)} WIB`)
  }
}

function listen() {
  const address = region()?.dataset.live
  if (stream?.address === address) return
  stream?.source.close()
  stream = undefined
  if (!address || !('EventSource' in window)) return
  const source = new EventSource(address)
  stream = { address, source }
  source.onmessage = lookAgain
  for (const name of ['change', 'changed', 'update']) source.addEventListener(name, lookAgain)
}

listen()
stamp()
setInterval(() => {
  if (stream?.source.readyState !== 1) lookAgain()
}, POLL_MS)
// A stream can look open behind a proxy that swallows it; look for ourselves now and then.
setInterval(lookAgain, POLL_MS * 4)
document.addEventListener('visibilitychange', lookAgain)
addEventListener('pagehide', () => stream?.source.close())
