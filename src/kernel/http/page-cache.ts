import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Visit } from './visit.ts'

/** HTML that is the same for everybody, kept whole and compressed. */
export type CachedPage = { status: number; headers: [string, string][]; bodies: Record<Coding, Buffer>; until: number }
type Coding = 'br' | 'gzip' | 'identity'

const MOST_BYTES = 64 * 1024 * 1024
/** What the key, the headers and the maps around one page weigh, roughly. */
const OVERHEAD_BYTES = 2_000

/**
 * Pages by tenant, then outlet, host, path and locale. A tenant's pages are dropped together, in every process, when anything
 * about it is announced; a page that was being made meanwhile is not kept. When memory is full the pages that have
 * been there longest go first.
 */
export class PageCache {
  private readonly pages = new Map<string, { tenantId: string; page: CachedPage; bytes: number }>()
  private generation = 0
  private bytes = 0

  get(tenantId: string, key: string): CachedPage | null {
    const kept = this.pages.get(`${tenantId} ${key}`)
    return kept && kept.page.until > Date.now() ? kept.page : null
  }

  /** Remember this before making a page and hand it to `put`. */
  get mark(): number {
    return this.generation
  }

  put(tenantId: string, key: string, mark: number, page: CachedPage): void {
    if (mark !== this.generation) return
    const name = `${tenantId} ${key}`
    this.remove(name)
    const { identity, gzip: zipped, br } = page.bodies
    const bytes = identity.length + zipped.length + br.length + OVERHEAD_BYTES
    this.pages.set(name, { tenantId, page, bytes })
    this.bytes += bytes
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= MOST_BYTES) break
      this.remove(oldest)
    }
  }

  /** Drops one tenant's pages, or, with an empty id, all. */
  drop(tenantId: string): void {
    this.generation++
    for (const [name, kept] of this.pages) if (!tenantId || kept.tenantId === tenantId) this.remove(name)
  }

  private remove(name: string): void {
    const kept = this.pages.get(name)
    if (!kept) return
    this.pages.delete(name)
    this.bytes -= kept.bytes
  }
}

/** Under what an answer to a plain address is kept: outlets of one tenant share nothing, whatever their hosts. */
export function pageKey({ tenant, origin, url, locale }: Pick<Visit, 'tenant' | 'origin' | 'url' | 'locale'>): string {
  const { outlet } = tenant!
  const branch = outlet ? `${outlet.id}${outlet.open ? '' : ' closed'}` : 'main'
  return `${branch} ${origin.origin} ${url.pathname} ${locale}`
}

const zip = promisify(gzip)
const brotli = promisify(brotliCompress)

/** Prepares a rendered page for keeping; null when its headers do not allow that. */
export async function cacheable(response: Response): Promise<CachedPage | null> {
  const age = /\bs-maxage=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]
  if (!age || response.status !== 200 || response.headers.has('set-cookie')) return null
  const identity = Buffer.from(await response.arrayBuffer())
  const headers = [...response.headers].filter(([name]) => name !== 'content-length')
  const [zipped, br] = await Promise.all([
    zip(identity, { level: 6 }),
    brotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  ])
  return {
    status: response.status,
    headers: headers.map(([name, value]) => [name, name === 'cache-control' ? 'private, no-cache' : value]),
    bodies: { identity, gzip: zipped, br },
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
