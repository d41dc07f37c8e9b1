import { ExpirationPlugin } from 'workbox-expiration'
import { NetworkFirst, StaleWhileRevalidate } from 'workbox-strategies'
import { cacheOf, type Lasting } from './scope.ts'

/* How the site looks: its colours and signs, which may change at any moment, and its pictures, which never do. */

const SLOW_S = 3
const DAY_S = 24 * 60 * 60
const BRAND = cacheOf('brand')
const NEEDED = ['/brand.css', '/brand/mark', '/manifest.webmanifest', '/icons/192.png', '/icons/favicon-32.png']

export const isBrand = (path: string): boolean =>
  /^\/(brand(\.css$|\/)|icons\/|manifest\.webmanifest$|favicon)/.test(path)

/** A brand that was just published shows at once; without a network it is the last one seen. */
export const brand = new NetworkFirst({
  cacheName: BRAND,
  networkTimeoutSeconds: SLOW_S,
  matchOptions: { ignoreVary: true },
})

/** What is kept shows at once, and is looked at anew meanwhile. */
export const pictures = new StaleWhileRevalidate({
  cacheName: cacheOf('pictures'),
  matchOptions: { ignoreVary: true },
  plugins: [
    {
      cacheWillUpdate: async ({ response }) =>
        response.status === 200 && !/no-store/.test(response.headers.get('cache-control') ?? '') ? response : null,
    },
    new ExpirationPlugin({ maxEntries: 60, maxAgeSeconds: 30 * DAY_S, purgeOnQuotaError: true }),
  ],
})

/** What the first page loaded before there was a worker to keep it. */
export async function keepBrand(event: Lasting): Promise<void> {
  for (const url of NEEDED) {
    if (await caches.match(url, { cacheName: BRAND, ignoreVary: true })) continue
    const [answer, done] = brand.handleAll({ event: event as never, request: new Request(url) })
    await answer.catch(() => null)
    await done.catch(() => null)
  }
}
