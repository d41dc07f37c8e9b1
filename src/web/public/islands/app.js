/*
 * The site as an app: registers the service worker, tells it which pages to keep, and shows two quiet notes, one when a
 * new version waits, one about installing. Nothing here is needed to read or order.
 */
const notes = document.querySelector('[data-app]')
const note = (name) => notes.querySelector(`[data-app-${name}]`)
const HINT = 'ruko-install'
const QUIET_MS = 90 * 24 * 60 * 60 * 1000
let asked = false

if (notes && 'serviceWorker' in navigator) {
  // After everything a visitor waits for. Without a worker the site is as good as before.
  const begin = () => void start().catch(() => {})
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}
if (notes) offerInstall()

async function start() {
  const registration = await navigator.serviceWorker.register('/sw.js')
  watch(registration)
  registration.addEventListener('updatefound', () => watch(registration))
  // Somebody who comes back to an open page learns of a new version too.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) registration.update().catch(() => {})
  })
  const { active } = await navigator.serviceWorker.ready
  tell(active, { kind: 'keep', paths: worthKeeping() })
}

/** Offers a version once it is ready; without a worker before it there is nothing to replace. */
function watch(registration) {
  const { installing, waiting } = registration
  if (waiting && navigator.serviceWorker.controller) return offer(waiting)
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed' && navigator.serviceWorker.controller) offer(installing)
  })
}

function offer(worker) {
  if (!note('update').hidden) return
  note('install').hidden = true
  note('update').hidden = false
  note('reload').onclick = () => {
    // Only here, where somebody asked: another open page may hold a half-written form.
    if (!asked) navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    asked = true
    tell(worker, { kind: 'take-over' })
  }
  note('later').onclick = () => (note('update').hidden = true)
}

/** A worker has one origin, its own; naming it is for windows. */
function tell(worker, wish) {
  worker.postMessage(wish, [])
}

/** This page and those its menus lead to; on a connection that is to be spared, this page alone. */
function worthKeeping() {
  if (navigator.connection?.saveData) return [location.pathname]
  const links = [...document.querySelectorAll('header a[href], nav a[href], footer a[href], [data-keep][href]')]
  const own = links.filter((link) => link.origin === location.origin && !link.search)
  return [...new Set([location.pathname, ...own.map((link) => link.pathname)])]
}

function offerInstall() {
  const { seen = 0, quietUntil = 0 } = remembered()
  remember({ seen: seen + 1, quietUntil })
  const installed = matchMedia('(display-mode: standalone)').matches || navigator.standalone
  // A visitor who is here for the first time has come to read.
  if (installed || seen < 1 || quietUntil > Date.now()) return
  const show = () => {
    if (note('update').hidden) note('install').hidden = false
  }
  note('dismiss').onclick = () => {
    note('install').hidden = true
    remember({ seen, quietUntil: Date.now() + QUIET_MS })
  }
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    note('now').hidden = false
    note('now').onclick = () => {
      note('install').hidden = true
      event.prompt()
    }
    show()
  })
  if (/iPhone|iPad|iPod/.test(navigator.userAgent) && 'standalone' in navigator) {
    note('ios').hidden = false
    note('how').hidden = true
    show()
  }
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(HINT)) ?? {}
  } catch {
    return {}
  }
}

function remember(state) {
  try {
    localStorage.setItem(HINT, JSON.stringify(state))
  } catch {
    // Private windows of some browsers have no memory; then the hint stays away.
  }
}
