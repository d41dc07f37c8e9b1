import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { outletColumn, type OutletPlace } from '#kernel/tenancy/outlets.ts'

export type OrderRow = {
  id: string
  number: string
  token: string
  status: string
  buyer_name: string
  email: string
  whatsapp: string
  /** What a member has chosen since, else what the order was placed in. */
  locale: Locale
  total_idr: number
  held_until: string
  /** False: the reseller who placed it writes to the buyer alone. */
  tell_buyer: boolean
  /** Where it was placed, if not in the shop itself. */
  outlet: OutletPlace | null
  /** What is on it, the parts of a bundle left out. */
  goods: { product: string; variant: string; quantity: number }[]
  /** The kinds of what was handed over. */
  kinds: string[]
  product_ids: string[]
}

export function findOrder(ctx: Ctx, id: string): Promise<OrderRow | undefined> {
  return ctx.tx.first(sql<OrderRow>`
    select o.id, o.number, o.token, o.status, o.buyer_name, o.email, o.whatsapp, coalesce(m.locale, o.locale) as locale, o.total_idr, o.held_until, o.tell_buyer,
      ${outletColumn(ctx, 'o.outlet_id')} as outlet,
      coalesce((select jsonb_agg(jsonb_build_object('product', i.product_name, 'variant', i.variant_name,
          'quantity', i.quantity) order by i.position)
        from store.order_items i where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id and i.parent_id is null),
        '[]') as goods,
      array(select distinct d.kind from store.deliveries d
        where d.tenant_id = ${ctx.tenant.id} and d.order_id = o.id) as kinds,
      array(select distinct i.product_id from store.order_items i
        where i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id) as product_ids
    from store.orders o
      left join store.members m on m.tenant_id = ${ctx.tenant.id} and m.person_id = o.person_id and o.channel = 'shop'
    where o.tenant_id = ${ctx.tenant.id} and o.id = ${id}`)
}

export type GoodsRow = { order_id: string; product: string; variant: string }

/** What one delivery is of, and of which order. */
export function findGoods(ctx: Ctx, deliveryId: string): Promise<GoodsRow | undefined> {
  return ctx.tx.first(sql<GoodsRow>`
    select d.order_id, i.product_name as product, i.variant_name as variant
    from store.deliveries d join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = d.order_item_id
    where d.tenant_id = ${ctx.tenant.id} and d.id = ${deliveryId}`)
}

export type VariantRow = { product: string; variant: string; slug: string; product_id: string; left: number }

export function findVariant(ctx: Ctx, variantId: string): Promise<VariantRow | undefined> {
  return ctx.tx.first(sql<VariantRow>`
    select p.name as product, v.name as variant, p.slug, p.id as product_id,
      (select count(*)::int from store.stock_items s where s.tenant_id = ${ctx.tenant.id} and s.variant_id = v.id
        and s.status = 'available') as left
    from store.variants v join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
    where v.tenant_id = ${ctx.tenant.id} and v.id = ${variantId}`)
}

export async function findProductName(ctx: Ctx, productId: string): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ name: string }>`
    select name from store.products where tenant_id = ${ctx.tenant.id} and id = ${productId}`)
  return row?.name ?? null
}

export type ClaimRow = { id: string; order_id: string; delivery_id: string; status: string }

export function findClaim(ctx: Ctx, id: string): Promise<ClaimRow | undefined> {
  return ctx.tx.first(sql<ClaimRow>`
    select id, order_id, delivery_id, status from store.warranty_claims
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

export type WaitingRow = VariantRow & {
  email: string
  whatsapp: string | null
  locale: Locale
  turn_ends_at: string | null
}

export function findWaiting(ctx: Ctx, id: string): Promise<WaitingRow | undefined> {
  return ctx.tx.first(sql<WaitingRow>`
    select w.email, w.whatsapp, w.locale, w.turn_ends_at, p.name as product, v.name as variant, p.slug,
      p.id as product_id, 0 as left
    from store.waiting w
      join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = w.variant_id
      join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
    where w.tenant_id = ${ctx.tenant.id} and w.id = ${id}`)
}

/** The providers of the order's invitations, whose pools it uses or no longer uses. */
export async function findProvidersOf(ctx: Ctx, orderId: string): Promise<string[]> {
  const rows = await ctx.tx.all(sql<{ id: string }>`
    select distinct v.provider_id as id
    from store.order_items i join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.id = i.variant_id
    where i.tenant_id = ${ctx.tenant.id} and i.order_id = ${orderId} and i.kind = 'invite' and v.provider_id is not null`)
  return rows.map(({ id }) => id)
}

export type EndingRow = {
  id: string
  order_id: string
  item_id: string
  ends_at: string
  product: string
  variant: string
  variant_id: string
  slug: string
}

/** Takes those that end within so many days and were never reminded of; each is taken once, whoever asks. */
export function takeEnding(ctx: Ctx, days: number, limit: number): Promise<EndingRow[]> {
  return ctx.tx.all(sql<EndingRow>`
    with due as materialized (
      select id from store.deliveries
      where tenant_id = ${ctx.tenant.id} and ends_at is not null and reminded_at is null
        and ends_at > now() and ends_at <= now() + make_interval(days => ${days}::integer)
        and status in ('ready', 'sent', 'accepted')
      order by ends_at limit ${limit}::integer for update skip locked)
    update store.deliveries d set reminded_at = now()
    from due, store.order_items i
      join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = i.product_id
    where d.tenant_id = ${ctx.tenant.id} and d.id = due.id and i.tenant_id = ${ctx.tenant.id} and i.id = d.order_item_id
    returning d.id, d.order_id, i.id as item_id, d.ends_at, i.product_name as product, i.variant_name as variant,
      i.variant_id, p.slug`)
}
