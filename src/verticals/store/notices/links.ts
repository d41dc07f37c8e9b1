import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { atOutlet, type OutletPlace } from '#kernel/tenancy/outlets.ts'

/* Where messages lead. */

/** An order, and the outlet where it was placed: there, and nowhere else, its link opens it. */
type Placed = { token: string; outlet: OutletPlace | null }

export const trackUrl = (ctx: Ctx, order: Placed): string => `${shopOf(ctx, order)}/track/${order.token}`
export const invoiceUrl = (ctx: Ctx, order: Placed): string => `${shopOf(ctx, order)}/invoice/${order.token}`
/** The same goods once more; the checkout takes over what the buyer told for that line, such as the account. */
export function renewUrl(ctx: Ctx, order: Placed, of: { slug: string; variantId: string; itemId: string }): string {
  const query = new URLSearchParams({ v: of.variantId, perpanjang: order.token, barang: of.itemId })
  return `${shopOf(ctx, order)}/checkout/${of.slug}?${query}`
}
export const pointsUrl = (ctx: Ctx): string => `${shop(ctx)}/account/points`
export const productUrl = (ctx: Ctx, slug: string): string => `${shop(ctx)}/products/${slug}`
export const adminUrl = (ctx: Ctx, path: string): string => `${shop(ctx)}/admin/${path}`

function shopOf(ctx: Ctx, { outlet }: Placed): string {
  return shop(atOutlet(ctx, outlet))
}

function shop(ctx: Ctx): string {
  return originOf(ctx.house, ctx.tenant.host)
}
