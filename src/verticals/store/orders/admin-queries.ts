import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { ListOrders } from './admin-schemas.ts'
import { originColumns, originJoins, type OriginRow, placedAt } from './origin.ts'

export type ListedOrder = OriginRow & {
  id: string
  number: string
  status: string
  buyer_name: string
  email: string
  whatsapp: string
  total_idr: number
  credit_idr: number
  wallet_idr: number
  goods: string
  units: number
  created_at: string
  paid_at: string | null
  delivered_at: string | null
}

/** Orders newest first, beginning after the one with the id `cursor`. */
export function searchOrders(ctx: Ctx, filter: ListOrders, limit: number) {
  return ctx.tx.all(sql<ListedOrder>`
    select o.id, o.number, o.status, o.buyer_name, o.email, o.whatsapp, o.total_idr, o.credit_idr, o.wallet_idr,
      goods.names as goods, goods.units, o.created_at, o.paid_at, o.delivered_at, ${originColumns}
    from store.orders o ${originJoins(ctx)} cross join lateral (
      select coalesce(string_agg(i.product_name || ' ' || i.variant_name, ', ' order by i.position), '') as names,
        coalesce(sum(i.quantity), 0)::int as units
      from store.order_items i where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.parent_id is null) goods
    where o.tenant_id = ${ctx.tenant.id} ${conditions(ctx, filter)}
    order by o.id desc limit ${limit}`)
}

function conditions(ctx: Ctx, { status, kind, productId, place, outletId, from, to, q, cursor }: ListOrders) {
  const parts = [
    status ? sql`and o.status = ${status}` : null,
    cursor ? sql`and o.id < ${cursor}` : null,
    place ? placedAt(place) : null,
    outletId ? sql`and o.outlet_id = ${outletId}` : null,
    from ? sql`and o.created_at >= ${from}::date::timestamp at time zone 'Asia/Jakarta'` : null,
    to ? sql`and o.created_at < (${to}::date + 1)::timestamp at time zone 'Asia/Jakarta'` : null,
    q ? textCondition(q) : null,
    kind || productId
      ? sql`and exists (select from store.order_items i where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id
          and (${kind ?? null}::text is null or i.kind = ${kind ?? null})
          and (${productId ?? null}::uuid is null or i.product_id = ${productId ?? null}::uuid))`
      : null,
  ]
  return sql.join(
    parts.filter((part) => part !== null),
    sql` `,
  )
}

function textCondition(q: string) {
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`and (o.number ilike ${like} or o.buyer_name ilike ${like} or o.email ilike ${like} or o.whatsapp ilike ${like})`
}

export type JobOfOrder = {
  id: string
  order_item_id: string
  kind: string
  status: string
  attempts: number
  last_error: string
  next_run_at: string | null
}

export function findJobsOf(ctx: Ctx, orderId: string) {
  return ctx.tx.all(sql<JobOfOrder>`
    select id, order_item_id, kind, status, attempts, last_error, next_run_at from store.fulfillment_jobs
    where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} order by id`)
}

export function findRevealsOf(ctx: Ctx, orderId: string) {
  return ctx.tx.all(sql<{
    delivery_id: string
    viewer: string
    actor_name: string
    reason: string
    created_at: string
  }>`
    select r.delivery_id, r.viewer, r.actor_name, r.reason, r.created_at from store.reveals r
      join store.deliveries d on d.tenant_id = ${ctx.tenant.id} and d.id = r.delivery_id
    where r.tenant_id = ${ctx.tenant.id} and d.order_id = ${orderId} order by r.id`)
}

export function findDeliveryOrder(ctx: Ctx, deliveryId: string) {
  return ctx.tx.first(sql<{ order_id: string }>`
    select order_id from store.deliveries where tenant_id = ${ctx.tenant.id} and id = ${deliveryId}`)
}
