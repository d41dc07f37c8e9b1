/* What a service worker's global scope offers, as far as ours uses it; the compiler's own list excludes the DOM's. */

export type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
export type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response> | Response): void }
export type Told = Lasting & { data: unknown; ports: readonly MessagePort[] }

type Scope = {
  /** Written by `/sw.js`: whose site this is, which build, and the files without which no page shows. */
  ruko: { site: string; version: string; assets: string[] }
  location: Location
  navigator: Navigator
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
}

export const scope = globalThis as unknown as Scope

/** Names of this site's caches end in its own mark: whoever had this address before left nothing that could be shown. */
export const cacheOf = (what: string): string => `ruko-${what}-${scope.ruko.site}`
export const isOurs = (name: string): boolean => name.endsWith(`-${scope.ruko.site}`)
