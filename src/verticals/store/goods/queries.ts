import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { ReviewTable, ListVariants } from './schemas.ts'

type ChoiceRow = {
  id: string
  product_id: string
  product_name: string
  name: string
  kind: 'stock' | 'shared' | 'invite' | 'file'
  bundle: boolean
  price_idr: number
}

/** Variants of products that are not put away, by name. */
export function findChoices(ctx: Ctx, { q, ids, productIds, kind, bundles, limit }: ListVariants) {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(
    sql<ChoiceRow>`select v.id, v.product_id, p.name as product_name, v.name, p.kind, v.bundle, v.price_idr
      from store.products p join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id
      where p.tenant_id = ${ctx.tenant.id} and p.status <> 'archived'
        ${like ? sql`and (p.name || ' ' || v.name ilike ${like} or v.sku ilike ${like})` : sql``}
        ${ids ? sql`and v.id = any(${ids}::uuid[])` : sql``}
        ${productIds ? sql`and p.id = any(${productIds}::uuid[])` : sql``} ${kind ? sql`and p.kind = ${kind}` : sql``}
        ${bundles === 'no' ? sql`and not v.bundle` : sql``}
      order by lower(p.name) collate "C", v.position, v.id limit ${limit}`,
  )
}

type StockRow = ChoiceRow & {
  low_stock_at: number
  sold_7_days: number
  available: number
  held: number
  sold: number
  quarantined: number
  voided: number
}

export function findStock(ctx: Ctx, id: string) {
  return ctx.tx.first(
    sql<StockRow>`select v.id, v.product_id, p.name as product_name, v.name, p.kind, v.bundle, v.price_idr,
        v.low_stock_at, v.sold_7_days, n.available, n.held, n.sold, n.quarantined, n.voided
      from store.variants v join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
        cross join lateral (select count(*) filter (where s.status = 'available')::int as available,
          count(*) filter (where s.status = 'held')::int as held, count(*) filter (where s.status = 'sold')::int as sold,
          count(*) filter (where s.status = 'quarantined')::int as quarantined,
          count(*) filter (where s.status = 'void')::int as voided
          from store.stock_items s where s.tenant_id = ${ctx.tenant.id} and s.variant_id = v.id) n
      where v.tenant_id = ${ctx.tenant.id} and v.id = ${id}`,
  )
}

export type ReviewRow = {
  product_name: string
  order_number: string
  rating: number
  name: string
  body: string
  reply: string
  status: 'pending' | 'shown' | 'hidden'
  created_at: string
}

export function findReviews(ctx: Ctx, { status, productId }: ReviewTable, limit: number) {
  return ctx.tx.all(
    sql<ReviewRow>`select p.name as product_name, o.number as order_number, r.rating, r.name, r.body, r.reply, r.status,
        r.created_at
      from store.reviews r join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = r.product_id
        join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = r.order_item_id
        join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = i.order_id
      where r.tenant_id = ${ctx.tenant.id} ${status ? sql`and r.status = ${status}` : sql``}
        ${productId ? sql`and r.product_id = ${productId}` : sql``}
      order by r.id desc limit ${limit}`,
  )
}
