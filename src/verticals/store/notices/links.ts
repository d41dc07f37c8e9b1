import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'

/* Where messages lead. */

export const trackUrl = (ctx: Ctx, token: string): string => `${shop(ctx)}/track/${token}`
export const invoiceUrl = (ctx: Ctx, token: string): string => `${shop(ctx)}/invoice/${token}`
/** The same goods once more; the checkout takes over what the buyer told for that line, such as the account. */
export function renewUrl(ctx: Ctx, of: { slug: string; variantId: string; token: string; itemId: string }): string {
  const query = new URLSearchParams({ v: of.variantId, perpanjang: of.token, barang: of.itemId })
  return `${shop(ctx)}/checkout/${of.slug}?${query}`
}
export const productUrl = (ctx: Ctx, slug: string): string => `${shop(ctx)}/products/${slug}`
export const adminUrl = (ctx: Ctx, path: string): string => `${shop(ctx)}/admin/${path}`

function shop(ctx: Ctx): string {
  return originOf(ctx.house, ctx.tenant.host)
}
