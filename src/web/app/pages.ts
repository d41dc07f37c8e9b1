import { ExpirationPlugin } from 'workbox-expiration'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import { cacheOf, type Lasting, scope } from './scope.ts'
import { shell } from './shell.ts'

/* Pages to read without a network: the last answer of the server, and the files it needs to look right. */

const PAGES = cacheOf('pages')
const NOTES = cacheOf('notes')
/** Rooms of one person or of people at work; nothing below these is ever kept. */
const PRIVATE =
  /^\/(admin|console|account|account-closed|api|login|logout|sign-in|register|forgot|set-password|verify|orders?|drafts|invoices?|checkout|track|bukti|offline)(\/|\.|$)/
const SLOW_S = 4
const DAY_S = 24 * 60 * 60
/** A page that nobody opened is looked for again after this time. */
const STALE_MS = DAY_S * 1000
const MOST_LINKS = 12

export const isPrivate = (path: string): boolean => PRIVATE.test(path)

/** The server says which answers are the same for everybody (`x-keep`); only those are kept. */
const mayKeep = ({ status, redirected, headers }: Response): boolean =>
  status === 200 && !redirected && headers.get('x-keep') === 'page'

const files = new CacheFirst({
  cacheName: cacheOf('files'),
  matchOptions: { ignoreVary: true },
  plugins: [new ExpirationPlugin({ maxEntries: 80, maxAgeSeconds: 60 * DAY_S, purgeOnQuotaError: true })],
})

/** The network first; when that takes long or is away, what was kept, and at last the page that says so. */
export const pages = new NetworkFirst({
  cacheName: PAGES,
  networkTimeoutSeconds: SLOW_S,
  matchOptions: { ignoreVary: true },
  plugins: [
    { cacheKeyWillBeUsed: async ({ request }) => plainAddress(request.url) },
    { cacheWillUpdate: async ({ response }) => (mayKeep(response) ? response : null) },
    { fetchDidSucceed: async ({ response }) => (await noteLanguage(response), response) },
    { cacheDidUpdate: async ({ event, newResponse }) => keepFiles(event as Lasting, newResponse) },
    { handlerDidError: offlinePage },
    new ExpirationPlugin({ maxEntries: 40, maxAgeSeconds: 30 * DAY_S, purgeOnQuotaError: true }),
  ],
})

/** A built file from wherever it is kept: a page of an earlier build finds the files of that build. */
export async function builtFile(request: Request): Promise<Response> {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request)
}

/** A private page from the network only; without one, the page that says so. */
export async function fromNetwork(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const page = await offlinePage()
    if (page) return page
    throw error
  }
}

/** Keeps pages that were not visited: those a page's own menu leads to. */
export async function keepPages(event: Lasting, paths: readonly string[]): Promise<void> {
  const cache = await caches.open(PAGES)
  for (const path of new Set(paths.slice(0, MOST_LINKS))) {
    const url = new URL(path, scope.location.origin)
    if (url.origin !== scope.location.origin || isPrivate(url.pathname)) continue
    const kept = await cache.match(plainAddress(url.href), { ignoreVary: true })
    if (kept && Date.now() - Date.parse(kept.headers.get('date') ?? '') < STALE_MS) continue
    const request = new Request(plainAddress(url.href), { headers: { accept: 'text/html' } })
    // What cannot be had now is had another time.
    const [answer, done] = pages.handleAll({ event: event as never, request })
    await answer.catch(() => null)
    await done.catch(() => null)
  }
}

/** After signing in or out nothing of the visit before is left to read. */
export async function forgetPages(): Promise<void> {
  await caches.delete(PAGES)
}

async function offlinePage(): Promise<Response | undefined> {
  return shell.matchPrecache(`/offline?lang=${await language()}`)
}

function plainAddress(address: string): string {
  const { origin, pathname } = new URL(address)
  return origin + pathname
}

/** The style sheets, type and islands a kept page names; the build's own list knows only those of one version. */
async function keepFiles(event: Lasting, response: Response): Promise<void> {
  const html = await response.clone().text()
  const named = html.matchAll(/(?:href|src)="(\/(?:assets|islands)\/[^"]+)"/g)
  for (const url of new Set([...named].map((match) => match[1]!.replaceAll('&amp;', '&')))) {
    await files.handle({ event: event as never, request: new Request(url) }).catch(() => null)
  }
}

async function noteLanguage(response: Response): Promise<void> {
  const spoken = response.headers.get('content-language')
  if (spoken) await (await caches.open(NOTES)).put('/language', new Response(spoken))
}

/** The language of the last page that was read here, else the device's own. */
async function language(): Promise<'id' | 'en'> {
  const noted = await (await caches.match('/language', { cacheName: NOTES }))?.text()
  return (noted ?? scope.navigator.language).startsWith('en') ? 'en' : 'id'
}
