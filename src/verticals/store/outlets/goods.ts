import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { findGoods } from '../resellers/matrix.ts'
import type { Reseller } from '../resellers/of.ts'
import { pricesFor } from '../resellers/prices.ts'
import { notSold } from './problems.ts'
import { findOutletPrices } from './prices.ts'
import { findOutletOf, lockOutlet, findSet, writeGoods } from './queries.ts'
import type { ListGoods, SaveGoods } from './schemas.ts'

/* What an outlet sells, and what it asks for it. */

export async function listGoods(ctx: Ctx, reseller: Reseller, wanted: ListGoods) {
  const outlet = await findOutletOf(ctx, reseller.id)
  if (!outlet) throw notFound()
  const { items, nextCursor } = await findGoods(ctx, { ...wanted, onSale: true })
  const ids = items.map(({ id }) => id)
  const [paid, asked, set] = await Promise.all([
    pricesFor(ctx, reseller, ids),
    findOutletPrices(ctx, outlet.id, ids),
    findSet(ctx, outlet.id, ids),
  ])
  return {
    items: items.map((one) => {
      const own = set.find(({ variant_id }) => variant_id === one.id)
      return {
        variantId: one.id,
        name: `${one.product} · ${one.variant}`,
        slug: one.slug,
        resellerIdr: paid.get(one.id)!,
        shopIdr: one.price_idr,
        priceIdr: asked.find(({ variant_id }) => variant_id === one.id)?.price_idr ?? null,
        ownIdr: own?.price_idr ?? null,
        hidden: own?.hidden ?? false,
      }
    }),
    nextCursor,
  }
}

/** Sets prices and hides goods, all or none. A price below the reseller's own, or above the most, is held at that. */
export async function saveGoods(ctx: Ctx, reseller: Reseller, { goods }: SaveGoods): Promise<void> {
  const outlet = await findOutletOf(ctx, reseller.id)
  if (!outlet) throw notFound()
  // Whoever saves at the same moment does so afterwards.
  await lockOutlet(ctx, outlet.id)
  const last = new Map(goods.map((one) => [one.variantId, one]))
  const rows = [...last.values()].map(({ variantId, priceIdr, hidden }) => {
    return { variant_id: variantId, price_idr: priceIdr, hidden }
  })
  if ((await writeGoods(ctx, outlet.id, rows)) > 0) throw notSold()
  announceTenant(ctx, ctx.tenant.id)
}
