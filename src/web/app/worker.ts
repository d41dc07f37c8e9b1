import { PrecacheRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { brand, isBrand, keepBrand, pictures } from './looks.ts'
import { builtFile, forgetPages, fromNetwork, isPrivate, keepPages, pages } from './pages.ts'
import { isOurs, type Lasting, scope } from './scope.ts'
import { shell } from './shell.ts'

/*
 * The service worker of every public site, the portal's too. docs/pwa.md says in plain words what it keeps and for how
 * long. `/sw.js` names the site and the build and then loads this.
 */

scope.addEventListener('install', (event) => event.waitUntil(install(event)))
scope.addEventListener('activate', (event) => event.waitUntil(activate(event)))

/** A new version waits until somebody agrees to it, unless what is here belongs to another site altogether. */
async function install(event: Lasting): Promise<void> {
  await shell.install(event)
  const names = await caches.keys()
  if (names.some((name) => !isOurs(name))) await scope.skipWaiting()
}

async function activate(event: Lasting): Promise<void> {
  await shell.activate(event)
  for (const name of await caches.keys()) if (!isOurs(name)) await caches.delete(name)
  await scope.clients.claim()
}

type Wish = { kind: 'take-over' } | { kind: 'version' } | { kind: 'keep'; paths: string[] }

scope.addEventListener('message', (event) => {
  const wish = event.data as Wish
  if (wish.kind === 'take-over') event.waitUntil(scope.skipWaiting())
  if (wish.kind === 'version') event.ports[0]?.postMessage(scope.ruko.version)
  if (wish.kind === 'keep') event.waitUntil(Promise.all([keepPages(event, wish.paths), keepBrand(event)]))
})

scope.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  const doors = /^\/(login|logout|sign-in|api\/v1\/sessions)\b/
  if (event.request.method !== 'GET' && doors.test(pathname)) event.waitUntil(forgetPages())
})

/* The first rule that fits answers; what fits none is the browser's own business. */
registerRoute(new PrecacheRoute(shell, { directoryIndex: '', cleanURLs: false, ignoreURLParametersMatching: [] }))
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && !url.pathname.startsWith('/api/'),
  ({ event, request, url }) => (isPrivate(url.pathname) ? fromNetwork(request) : pages.handle({ event, request })),
)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/(assets|islands)\//.test(url.pathname),
  ({ request }) => builtFile(request),
)
registerRoute(({ url, sameOrigin }) => sameOrigin && isBrand(url.pathname), brand)
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.destination === 'image' && !isPrivate(url.pathname),
  pictures,
)
