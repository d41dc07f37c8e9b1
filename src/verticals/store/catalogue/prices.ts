import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import type { PriceChangeInput } from './edit-schemas.ts'
import { summarize } from './product-queries.ts'
import { changedPrice } from './rules.ts'

const SHOWN = 100

type Row = { id: string; product_id: string; product_name: string; name: string; price_idr: number; cost_idr: number }

/** What a change of many prices would do; nothing is written. */
export async function previewPrices(ctx: Ctx, input: PriceChangeInput) {
  const changes = changesOf(await findVariants(ctx, input, false), input)
  const items = changes.slice(0, SHOWN).map(({ row, newPriceIdr }) => ({
    variantId: row.id,
    productName: row.product_name,
    variantName: row.name,
    priceIdr: row.price_idr,
    newPriceIdr,
    costIdr: row.cost_idr,
  }))
  return { count: changes.length, items }
}

/** Changes the prices of everything chosen at once; the products' revisions go on, so that open editors notice. */
export async function changePrices(ctx: Ctx, input: PriceChangeInput): Promise<{ count: number }> {
  const changes = changesOf(await findVariants(ctx, input, true), input)
  if (changes.length === 0) return { count: 0 }
  const productIds = [...new Set(changes.map(({ row }) => row.product_id))]
  await ctx.tx.run(
    sql`update store.variants v set price_idr = n.price_idr, updated_at = now()
      from unnest(${changes.map(({ row }) => row.id)}::uuid[], ${changes.map(({ newPriceIdr }) => newPriceIdr)}::bigint[])
        as n (id, price_idr)
      where v.tenant_id = ${ctx.tenant.id} and v.id = n.id`,
  )
  await ctx.tx.run(
    sql`update store.products set revision = revision + 1, updated_at = now()
      where tenant_id = ${ctx.tenant.id} and id = any(${productIds}::uuid[])`,
  )
  await summarize(ctx, productIds)
  announceTenant(ctx, ctx.tenant.id)
  return { count: changes.length }
}

function changesOf(rows: readonly Row[], input: PriceChangeInput) {
  return rows
    .map((row) => ({ row, newPriceIdr: changedPrice(row.price_idr, input) }))
    .filter(({ row, newPriceIdr }) => newPriceIdr !== row.price_idr)
}

function findVariants(ctx: Ctx, { productIds, categoryId }: PriceChangeInput, locked: boolean): Promise<Row[]> {
  return ctx.tx.all(
    sql<Row>`select v.id, v.product_id, p.name as product_name, v.name, v.price_idr, v.cost_idr
      from store.products p join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id
      where p.tenant_id = ${ctx.tenant.id} and p.status <> 'archived'
        ${productIds.length > 0 ? sql`and p.id = any(${productIds}::uuid[])` : sql``}
        ${categoryId ? sql`and p.category_id = ${categoryId}` : sql``}
      order by p.id, v.position, v.id ${locked ? sql`for update of p, v` : sql``}`,
  )
}
