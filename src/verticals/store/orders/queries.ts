import type { Ctx } from '#kernel/context.ts'
import { db, fixed, NOW, sql, updateRow } from '#kernel/db/sql.ts'
import type { OrderStatus } from './schemas.ts'

type ById = { tenant: string; id: string }
type ByToken = { tenant: string; token: string }

const orderById = fixed(({ tenant, id }: ById) =>
  db.selectFrom('store.orders').selectAll().where('tenant_id', '=', tenant).where('id', '=', id),
)
const orderByToken = fixed(({ tenant, token }: ByToken) =>
  db.selectFrom('store.orders').selectAll().where('tenant_id', '=', tenant).where('token', '=', token),
)
const lockedById = fixed(({ tenant, id }: ById) =>
  db.selectFrom('store.orders').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).forUpdate(),
)
const lockedByToken = fixed(({ tenant, token }: ByToken) =>
  db.selectFrom('store.orders').selectAll().where('tenant_id', '=', tenant).where('token', '=', token).forUpdate(),
)
const itemsOf = fixed(({ tenant, id }: ById) =>
  db
    .selectFrom('store.order_items')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('order_id', '=', id)
    .orderBy('position'),
)

export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>

export function findOrder(ctx: Ctx, id: string) {
  return ctx.tx.first(orderById({ tenant: ctx.tenant.id, id }))
}

/** By its link, where it was placed: an outlet's order opens at that outlet alone, and none of the shop's opens there. */
export async function findOrderByToken(ctx: Ctx, token: string) {
  return hereOnly(ctx, await ctx.tx.first(orderByToken({ tenant: ctx.tenant.id, token })))
}

export function hereOnly<O extends { outlet_id: string | null }>(ctx: Ctx, order: O | undefined): O | undefined {
  return order && order.outlet_id === (ctx.tenant.outlet?.id ?? null) ? order : undefined
}

/** Whoever changes an order or its money holds its row: what happens to one order happens in one line. */
export function lockOrder(ctx: Ctx, id: string) {
  return ctx.tx.first(lockedById({ tenant: ctx.tenant.id, id }))
}

export async function lockOrderByToken(ctx: Ctx, token: string) {
  return hereOnly(ctx, await ctx.tx.first(lockedByToken({ tenant: ctx.tenant.id, token })))
}

export type ItemRow = Awaited<ReturnType<typeof findItems>>[number]

export function findItems(ctx: Ctx, orderId: string) {
  return ctx.tx.all(itemsOf({ tenant: ctx.tenant.id, id: orderId }))
}

type OrderChanges = {
  status?: OrderStatus
  paid_at?: Date
  delivered_at?: Date
  held_until?: string
  form_key?: null
  note?: string
}

export function updateOrder(ctx: Ctx, id: string, changes: OrderChanges) {
  return updateRow('store.orders', { tenant_id: ctx.tenant.id, id }, { ...changes, updated_at: NOW })
}

type ItemChanges = { status?: string; delivered_count?: number; credited_count?: number }

export function updateItem(ctx: Ctx, id: string, changes: ItemChanges) {
  return updateRow('store.order_items', { tenant_id: ctx.tenant.id, id }, changes)
}

/** All lines of an order at once. */
export function updateItems(ctx: Ctx, orderId: string, status: string) {
  return db
    .updateTable('store.order_items')
    .set({ status })
    .where('tenant_id', '=', ctx.tenant.id)
    .where('order_id', '=', orderId)
}

/** Units of flash sales that an order holds become sold ones, or free again. */
export function moveFlash(ctx: Ctx, orderId: string, to: 'sold' | 'free') {
  return sql`update store.flash_sales as sale set held = held - mine.units
      ${to === 'sold' ? sql`, sold = sold + mine.units` : sql``}
    from (select flash_sale_id, sum(quantity)::int as units from store.order_items
      where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} and flash_sale_id is not null
      group by flash_sale_id) as mine
    where sale.tenant_id = ${ctx.tenant.id} and sale.id = mine.flash_sale_id`
}

/** A coupon that was taken by an order that came to nothing may be used by somebody else. */
export function returnCoupon(ctx: Ctx, couponId: string) {
  return sql`update store.coupons set used = greatest(used - 1, 0)
    where tenant_id = ${ctx.tenant.id} and id = ${couponId}`
}

/** Credit held for an order is given back to where it came from. */
export function returnCredits(ctx: Ctx, orderId: string) {
  return sql`with given as (
      update store.credit_uses set status = 'released'
      where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} and status = 'held' returning credit_id, amount_idr)
    update store.credits as credit set left_idr = left_idr + given.amount_idr, status = 'available', updated_at = now()
    from given where credit.tenant_id = ${ctx.tenant.id} and credit.id = given.credit_id`
}

export function keepCredits(ctx: Ctx, orderId: string) {
  return db
    .updateTable('store.credit_uses')
    .set({ status: 'used' })
    .where('tenant_id', '=', ctx.tenant.id)
    .where('order_id', '=', orderId)
    .where('status', '=', sql.lit('held'))
}
