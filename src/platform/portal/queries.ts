import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { OrderStatus, PlaceOrder } from './schemas.ts'

export type NewOrder = {
  id: string
  number: string
  token: string
  packageName: string
  totalIdr: number
  /** Null for orders paid in full. */
  dpPercent: number | null
  consentVersion: string
} & PlaceOrder

export function insertOrder(ctx: Ctx, order: NewOrder) {
  return db.insertInto('platform.orders').values({
    tenant_id: ctx.tenant.id,
    id: order.id,
    number: order.number,
    token: order.token,
    status: 'new',
    vertical: order.vertical,
    package: order.package,
    package_name: order.packageName,
    scheme: order.scheme,
    total_idr: order.totalIdr,
    business_name: order.businessName,
    slug: order.slug,
    tagline: order.tagline,
    brand: JSON.stringify(order.brand),
    logo_id: order.logoId ?? null,
    wished_domain: order.wishedDomain ?? null,
    wished_domain_state: order.wishedDomain ? 'unknown' : null,
    dp_percent: order.dpPercent,
    owner_name: order.owner.name,
    owner_email: order.owner.email,
    owner_whatsapp: order.owner.whatsapp,
    owner_address: order.owner.address,
    locale: order.locale,
    consented_at: ctx.now,
    consent_version: order.consentVersion,
  })
}

export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>

export function findOrder(ctx: Ctx, id: string) {
  return ctx.tx.first(orders(ctx).where('id', '=', id))
}

export function findOrderByToken(ctx: Ctx, token: string) {
  return ctx.tx.first(orders(ctx).where('token', '=', token))
}

/** The order, locked until the transaction ends: everything that moves an order takes this first. */
export function lockOrder(ctx: Ctx, id: string) {
  return ctx.tx.first(orders(ctx).where('id', '=', id).forUpdate())
}

/** Orders with money whose building has not begun, and finished ones that are not public: what a setting can move. */
export function findWaiting(ctx: Ctx) {
  return ctx.tx.all(sql<{ id: string }>`
    select o.id from platform.orders o
    where o.tenant_id = ${ctx.tenant.id} and (o.status = 'ready'
      or o.status in ('new', 'in_progress')
        and exists (select from platform.invoices i
          where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.status = 'paid')
        and not exists (select from platform.provisionings p
          where p.tenant_id = ${ctx.tenant.id} and p.order_id = o.id))
    order by o.id`)
}

function orders(ctx: Ctx) {
  return db.selectFrom('platform.orders').selectAll().where('tenant_id', '=', ctx.tenant.id)
}

export function updateOrder(
  ctx: Ctx,
  id: string,
  changes: {
    status?: OrderStatus
    site_tenant_id?: string
    approved_at?: Date
    wished_domain_state?: 'free' | 'taken' | 'unknown'
  },
) {
  return ctx.tx.run(
    db
      .updateTable('platform.orders')
      .set({ ...changes, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

/** Adds a line to the order's story, which buyer and owner both read. */
export function noteEvent(ctx: Ctx, orderId: string, event: string, note: string | null = null): void {
  ctx.tx.defer(
    db
      .insertInto('platform.order_events')
      .values({ tenant_id: ctx.tenant.id, id: newId(), order_id: orderId, event, note }),
  )
}

export function findEvents(ctx: Ctx, orderId: string) {
  return ctx.tx.all(
    db
      .selectFrom('platform.order_events')
      .select(['at', 'event', 'note'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .orderBy('id'),
  )
}
