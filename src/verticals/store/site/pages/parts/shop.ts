import { read } from '#web/answer.ts'
import type { PageApp } from '#web/seam.ts'
import type { previewShop, readShop } from '../../operations.ts'
import type { Shop } from './view.ts'

/* What the loaders of the public pages share. */

/** Seconds for which a page that shows prices and stock is the same for everybody. */
const FRESH_S = 20
const QUIET_S = 300

export function shopOf(app: PageApp): Promise<Shop> {
  return read(app.call<typeof readShop>('store.readShop', {}))
}

/** The draft, for somebody who may edit it and asks for it; everybody else is shown the shop as it is. */
export async function shopOrDraft(app: PageApp): Promise<{ shop: Shop; draft: boolean }> {
  const wanted = app.url.searchParams.get('draft') === '1' && app.actor.kind !== 'anonymous'
  if (!wanted) return { shop: await shopOf(app), draft: false }
  try {
    return { shop: await app.call<typeof previewShop>('store.previewShop', {}), draft: true }
  } catch (error) {
    if ([401, 403].includes((error as { status?: number }).status ?? 0))
      return { shop: await shopOf(app), draft: false }
    throw error
  }
}

/** How long a public page may be kept; one that is shown to somebody apart never is. */
export function keepFor(app: PageApp, kind: 'goods' | 'words', apart = false): { headers: Record<string, string> } {
  const seconds = kind === 'goods' ? FRESH_S : QUIET_S
  const cache = app.preview || apart ? 'private, no-store' : `public, max-age=0, s-maxage=${seconds}`
  return { headers: { 'Cache-Control': cache } }
}

/** Hands the loader's own caching on; a preview is no page for search engines. */
export function keptHeaders({ loaderHeaders }: { loaderHeaders: Headers }): Record<string, string> {
  const kept = loaderHeaders.get('Cache-Control') ?? 'private, no-store'
  return { 'Cache-Control': kept, ...(kept.startsWith('private') ? { 'X-Robots-Tag': 'noindex, nofollow' } : {}) }
}
