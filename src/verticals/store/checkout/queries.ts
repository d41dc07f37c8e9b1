import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

/* What is asked before an order is taken. Everything of one order travels in one flight. */

/**
 * Who orders, as keys. `whatsapp` stands beside the key, and a member beside both: a new address alone makes nobody a new
 * buyer.
 */
export type Buyer = { key: string; whatsapp: string; personId: string | null }

/**
 * One buyer's orders are taken one after the other, so that what is counted stays true until COMMIT. A buyer is counted
 * by mailbox, by number and as a member, so all are locked: always in this order, or two buyers who share one could wait for each other.
 */
export function lockBuyer(ctx: Ctx, { key, whatsapp, personId }: Buyer): Promise<number> {
  const lock = (name: string) => sql`pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} ${name}`}, 11))`
  return ctx.tx.run(sql`select ${lock(`buyer ${key}`)}, ${lock(`number ${whatsapp}`)}
    ${personId ? sql`, ${lock(`person ${personId}`)}` : sql``}`)
}

/** The same for a network or a product that is close to its cap. */
export function lockCap(ctx: Ctx, name: string): Promise<number> {
  return ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} cap ${name}`}, 11))`)
}

export type OpenCounts = { by_contact: number; by_network: number }

/** Unpaid orders of this contact and from this network. */
export async function countOpen(ctx: Ctx, buyer: Buyer, networkKey: string | null): Promise<OpenCounts> {
  const row = await ctx.tx.first(sql<OpenCounts>`select
    (select count(*) from (
      select id from store.orders where tenant_id = ${ctx.tenant.id} and buyer_key = ${buyer.key}
        and status = 'pending_payment'
      union select id from store.orders where tenant_id = ${ctx.tenant.id} and whatsapp = ${buyer.whatsapp}
        and status = 'pending_payment') as mine)::int as by_contact,
    (select count(*) from store.orders where tenant_id = ${ctx.tenant.id} and network_key = ${networkKey}
      and status = 'pending_payment')::int as by_network`)
  return row!
}

/** Units of each of these products that unpaid orders hold. */
export function countOpenUnits(ctx: Ctx, variantIds: readonly string[]) {
  return ctx.tx.all(sql<{ product_id: string; units: number }>`
    select items.product_id, sum(items.quantity)::int as units
    from store.orders cross join lateral ${linesOf(ctx)} as items
    where orders.tenant_id = ${ctx.tenant.id} and orders.status = 'pending_payment' and items.product_id in (
      select product_id from store.variants where tenant_id = ${ctx.tenant.id} and id = any(${variantIds}::uuid[]))
    group by items.product_id`)
}

/** The lines of one order. Fenced by OFFSET, so that no plan begins with all that was ever sold of a product. */
function linesOf(ctx: Ctx) {
  return sql`(select product_id, flash_sale_id, quantity from store.order_items
    where tenant_id = ${ctx.tenant.id} and order_id = orders.id and parent_id is null offset 0)`
}

export type Bought = { product_id: string; flash_sale_id: string | null; recent: number; ever: number }

/** What this buyer has bought or holds of these products: in 30 days, and ever (for flash sales). */
export function countBought(ctx: Ctx, buyer: Buyer, variantIds: readonly string[]) {
  return ctx.tx.all(sql<Bought>`
    select items.product_id, items.flash_sale_id, sum(items.quantity)::int as ever,
      coalesce(sum(items.quantity) filter (where orders.created_at > now() - interval '30 days'), 0)::int as recent
    from (select id, created_at from store.orders where tenant_id = ${ctx.tenant.id} and buyer_key = ${buyer.key}
        and status not in ('expired', 'cancelled')
      union select id, created_at from store.orders where tenant_id = ${ctx.tenant.id} and whatsapp = ${buyer.whatsapp}
        and status not in ('expired', 'cancelled')) as orders
    cross join lateral ${linesOf(ctx)} as items
    where items.product_id in (
      select product_id from store.variants where tenant_id = ${ctx.tenant.id} and id = any(${variantIds}::uuid[]))
    group by items.product_id, items.flash_sale_id`)
}

/** The coupon of this code with its uses and orders of this buyer; null where the buyer is not known yet. */
export function findCoupon(ctx: Ctx, code: string, buyer: Buyer | null) {
  const none = sql`null::int`
  return ctx.tx.first(sql<CouponRow>`
    select coupons.*, ${buyer ? usesOf(ctx, buyer) : none} as used_by_buyer,
      ${Boolean(buyer?.personId)}::boolean as is_member,
      case when first_order_only then ${buyer ? ordersOf(ctx, buyer) : none} end as orders_before
    from store.coupons where tenant_id = ${ctx.tenant.id} and code = ${code}`)
}

/** Uses of `coupons` by one buyer, held ones as well. */
export function usesOf(ctx: Ctx, buyer: Buyer) {
  return sql<number>`(select count(*) from store.orders where tenant_id = ${ctx.tenant.id} and coupon_id = coupons.id
    and ${isOf(buyer)} and status not in ('expired', 'cancelled'))::int`
}

/** Whether this buyer has ordered anything that was not given up, as far as anybody needs to know. */
function ordersOf(ctx: Ctx, buyer: Buyer) {
  return sql<number>`(select count(*) from (select from store.orders where tenant_id = ${ctx.tenant.id}
    and ${isOf(buyer)} and status not in ('expired', 'cancelled') limit 1) as mine)::int`
}

function isOf({ key, whatsapp, personId }: Buyer) {
  return sql`(buyer_key = ${key} or whatsapp = ${whatsapp} ${personId ? sql`or person_id = ${personId}` : sql``})`
}

export type CouponRow = {
  id: string
  code: string
  kind: 'percent' | 'fixed'
  value: number
  min_spend_idr: number
  max_discount_idr: number | null
  product_ids: string[]
  category_ids: string[]
  total_limit: number | null
  buyer_limit: number | null
  used: number
  starts_at: string | null
  ends_at: string | null
  active: boolean
  with_flash: boolean
  with_points: boolean
  members_only: boolean
  first_order_only: boolean
  created_at: string
  used_by_buyer: number | null
  orders_before: number | null
  is_member: boolean
}

/** Whether any of these keyed contacts, devices and networks may not buy. */
export async function isBlocked(ctx: Ctx, keys: readonly string[]): Promise<boolean> {
  const row = await ctx.tx.first(sql`
    select from store.blocklist where tenant_id = ${ctx.tenant.id} and kind in ('email', 'whatsapp', 'device', 'network')
      and value_key = any(${keys}::text[]) limit 1`)
  return row !== undefined
}

/** Credits of the order behind a link that may still be used, oldest first; locked when they are to be used. */
export function findUsableCredits(ctx: Ctx, token: string, lock: boolean) {
  return ctx.tx.all(sql<{ id: string; left_idr: number }>`
    select id, left_idr from store.credits where tenant_id = ${ctx.tenant.id} and status = 'available' and left_idr > 0
      and order_id = (select id from store.orders where tenant_id = ${ctx.tenant.id} and token = ${token})
    order by id ${lock ? sql`for update` : sql``}`)
}

/** Credit of all the orders of an account. */
export function findMemberCredits(ctx: Ctx, personId: string, lock: boolean) {
  return ctx.tx.all(sql<{ id: string; left_idr: number }>`
    select c.id, c.left_idr
    from store.orders o join store.credits c on c.tenant_id = ${ctx.tenant.id} and c.order_id = o.id
    where o.tenant_id = ${ctx.tenant.id} and o.person_id = ${personId} and c.status = 'available' and c.left_idr > 0
    order by c.id ${lock ? sql`for update of c` : sql``}`)
}

/** What a unit of each part of these bundles costs by itself, to share a bundle's price among its parts. */
export function findPartPrices(ctx: Ctx, variantIds: readonly string[]) {
  return ctx.tx.all(sql<{ id: string; price_idr: number }>`
    select distinct part.id, part.price_idr from store.bundle_items as items join store.variants as part
      on part.tenant_id = ${ctx.tenant.id} and part.id = items.variant_id
    where items.tenant_id = ${ctx.tenant.id} and items.bundle_id = any(${variantIds}::uuid[])`)
}

export function findByForm(ctx: Ctx, formKey: string) {
  return ctx.tx.first(
    db
      .selectFrom('store.orders')
      .select(['id', 'number', 'token', 'buyer_key', 'outlet_id'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('form_key', '=', formKey),
  )
}
