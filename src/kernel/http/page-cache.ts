import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** HTML that is the same for everybody, kept whole and compressed. */
export type CachedPage = { status: number; headers: [string, string][]; bodies: Record<Coding, Buffer>; until: number }
type Coding = 'br' | 'gzip' | 'identity'

const MOST_BYTES = 64 * 1024 * 1024

/**
 * Pages by tenant, then host + path + query + locale. A tenant's pages are dropped together, in every process, when
 * anything about it is announced; a page that was being made meanwhile is not kept.
 */
export class PageCache {
  private readonly tenants = new Map<string, Map<string, CachedPage>>()
  private generation = 0
  private bytes = 0

  get(tenantId: string, key: string): CachedPage | null {
    const page = this.tenants.get(tenantId)?.get(key)
    return page && page.until > Date.now() ? page : null
  }

  /** Remember this before making a page and hand it to `put`. */
  get mark(): number {
    return this.generation
  }

  put(tenantId: string, key: string, mark: number, page: CachedPage): void {
    if (mark !== this.generation) return
    if (this.bytes > MOST_BYTES) this.drop('')
    const pages = this.tenants.get(tenantId) ?? new Map<string, CachedPage>()
    this.tenants.set(tenantId, pages.set(key, page))
    this.bytes += page.bodies.identity.length * 1.5
  }

  /** Drops one tenant's pages, or, with an empty id, all. */
  drop(tenantId: string): void {
    this.generation++
    if (tenantId) {
      this.tenants.delete(tenantId)
      return
    }
    this.tenants.clear()
    this.bytes = 0
  }
}

/** Prepares a rendered page for keeping; null when its headers do not allow that. */
export async function cacheable(response: Response): Promise<CachedPage | null> {
  const age = /\bs-maxage=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]
  if (!age || response.status !== 200 || response.headers.has('set-cookie')) return null
  const identity = Buffer.from(await response.arrayBuffer())
  const headers = [...response.headers].filter(([name]) => name !== 'content-length')
  return {
    status: response.status,
    headers: headers.map(([name, value]) => [name, name === 'cache-control' ? 'private, no-cache' : value]),
    bodies: {
      identity,
      gzip: gzipSync(identity, { level: 6 }),
      br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    },
    until: Date.now() + Number(age) * 1000,
  }
}

/** The kept page as a response in the best coding the browser takes. */
export function responseOf(page: CachedPage, accepted: string | null): Response {
  const coding: Coding = /\bbr\b/.test(accepted ?? '') ? 'br' : /\bgzip\b/.test(accepted ?? '') ? 'gzip' : 'identity'
  const headers = new Headers(page.headers)
  headers.set('vary', 'accept-encoding, cookie')
  if (coding !== 'identity') headers.set('content-encoding', coding)
  return new Response(page.bodies[coding] as Uint8Array<ArrayBuffer>, { status: page.status, headers })
}
