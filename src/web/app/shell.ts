import { PrecacheController } from 'workbox-precaching'
import { cacheOf, scope } from './scope.ts'

/* What every page needs, fetched when this version is installed and never changed until the next. */

const { assets, version } = scope.ruko

/** Nothing here belongs to a visitor, so nothing is asked for in a visitor's name. */
const anonymous = {
  requestWillFetch: async ({ request }: { request: Request }) => new Request(request, { credentials: 'omit' as const }),
}

export const shell = new PrecacheController({ cacheName: cacheOf('shell'), plugins: [anonymous] })
shell.addToCacheList([
  ...assets.map((url) => ({ url, revision: null })),
  { url: '/offline?lang=id', revision: version },
  { url: '/offline?lang=en', revision: version },
])
