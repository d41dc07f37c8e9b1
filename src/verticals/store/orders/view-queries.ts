import type { Ctx } from '#kernel/context.ts'
import { db, fixed, sql } from '#kernel/db/sql.ts'

/* What is shown of an order. Nothing here touches a sealed column. */

export type ShownItem = {
  id: string
  parent_id: string | null
  product_id: string
  product_slug: string
  variant_id: string
  kind: 'stock' | 'shared' | 'invite' | 'file' | 'bundle'
  product_name: string
  variant_name: string
  quantity: number
  unit_price_idr: number
  total_idr: number
  flash_sale_id: string | null
  target: Record<string, string>
  target_name: string | null
  status: string
  delivered_count: number
  credited_count: number
  warranty_days: number
  duration_days: number | null
}

export function findShownItems(ctx: Ctx, orderId: string) {
  return ctx.tx.all(sql<ShownItem>`
    select item.id, item.parent_id, item.product_id, product.slug as product_slug, item.variant_id, item.kind,
      item.product_name, item.variant_name, item.quantity, item.unit_price_idr, item.total_idr, item.flash_sale_id,
      item.target, item.target_name, item.status, item.delivered_count, item.credited_count, item.warranty_days, item.duration_days
    from store.order_items item
      join store.products product on product.tenant_id = ${ctx.tenant.id} and product.id = item.product_id
    where item.tenant_id = ${ctx.tenant.id} and item.order_id = ${orderId} order by item.position`)
}

export type ShownDelivery = {
  id: string
  order_item_id: string
  kind: 'code' | 'seat' | 'invite' | 'file'
  status: string
  seat: string | null
  invite_target: string | null
  file_id: string | null
  file_name: string | null
  file_bytes: number | null
  downloads_left: number | null
  downloads_until: string | null
  warranty_until: string | null
  ends_at: string | null
  first_revealed_at: string | null
  changed: boolean
  replaces_id: string | null
  created_at: string
}

export function findShownDeliveries(ctx: Ctx, orderId: string) {
  return ctx.tx.all(sql<ShownDelivery>`
    select d.id, d.order_item_id, d.kind, d.status, unit.seat, d.invite_target, file.id as file_id,
      file.name as file_name, file.bytes as file_bytes, d.downloads_left, d.downloads_until, d.warranty_until, d.ends_at,
      d.first_revealed_at, coalesce(account.revision > d.seen_revision, false) as changed, d.replaces_id, d.created_at
    from store.deliveries d
      left join store.stock_items unit on unit.tenant_id = ${ctx.tenant.id} and unit.id = d.stock_item_id
      left join store.shared_accounts account on account.tenant_id = ${ctx.tenant.id} and account.id = unit.account_id
      left join store.product_files file on file.tenant_id = ${ctx.tenant.id} and file.id = d.file_id
    where d.tenant_id = ${ctx.tenant.id} and d.order_id = ${orderId} order by d.id`)
}

type OfOrder = { tenant: string; order: string }

const claimsOf = fixed(({ tenant, order }: OfOrder) =>
  db
    .selectFrom('store.warranty_claims')
    .select(['id', 'delivery_id', 'status', 'problem', 'answer', 'created_at', 'decided_at'])
    .where('tenant_id', '=', tenant)
    .where('order_id', '=', order)
    .orderBy('id'),
)
const eventsOf = fixed(({ tenant, order }: OfOrder) =>
  db
    .selectFrom('store.order_events')
    .select(['id', 'kind', 'detail', 'actor_kind', 'actor_name', 'created_at'])
    .where('tenant_id', '=', tenant)
    .where('order_id', '=', order)
    .orderBy('id'),
)

export function findShownClaims(ctx: Ctx, orderId: string) {
  return ctx.tx.all(claimsOf({ tenant: ctx.tenant.id, order: orderId }))
}

export function findEvents(ctx: Ctx, orderId: string) {
  return ctx.tx.all(eventsOf({ tenant: ctx.tenant.id, order: orderId }))
}

/** The order whose number and one of whose contacts somebody knows. */
export function findByContact(ctx: Ctx, number: string, email: string, whatsapp: string) {
  return ctx.tx.first(sql<{ id: string }>`
    select id from store.orders where tenant_id = ${ctx.tenant.id} and number = ${number}
      and (email = ${email} or whatsapp = ${whatsapp})
      and outlet_id is not distinct from ${ctx.tenant.outlet?.id ?? null}::uuid`)
}
