import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { findGoods, type GoodsRow } from './matrix.ts'
import type { Reseller } from './of.ts'
import { pricesFor } from './index.ts'
import type { ListPrices, PriceLine } from './schemas.ts'

/* What a reseller can buy now, at which price. */

const MOST_COUNTED = 100

export async function listPrices(ctx: Ctx, reseller: Reseller, wanted: ListPrices) {
  const { items, nextCursor } = await findGoods(ctx, { ...wanted, onSale: true })
  return { items: await pricedLines(ctx, reseller, items), nextCursor }
}

export async function pricedLines(ctx: Ctx, reseller: Reseller, goods: readonly GoodsRow[]): Promise<PriceLine[]> {
  const ids = goods.map(({ id }) => id)
  const [prices, free] = await Promise.all([pricesFor(ctx, reseller, ids), countFree(ctx, ids)])
  return goods.map((one) => ({
    variantId: one.id,
    code: one.code,
    name: `${one.product} · ${one.variant}`,
    slug: one.slug,
    retailIdr: one.price_idr,
    priceIdr: prices.get(one.id)!,
    left: (one.kind === 'stock' || one.kind === 'shared') && !one.bundle ? (free.get(one.id) ?? 0) : null,
    inputs: one.inputs.map(({ key, label }) => ({ key, label: label ?? key })),
  }))
}

async function countFree(ctx: Ctx, variantIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.tx.all(sql<{ id: string; n: number }>`
    select wanted.id, free.n from unnest(${variantIds}::uuid[]) as wanted (id) cross join lateral (
      select count(*)::int as n from (select from store.stock_items where tenant_id = ${ctx.tenant.id}
        and variant_id = wanted.id and status = 'available' limit ${MOST_COUNTED}) as one) as free`)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
