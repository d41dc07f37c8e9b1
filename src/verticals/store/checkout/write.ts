import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, insertRows, sql } from '#kernel/db/sql.ts'
import type { Priced } from '../pricing/rules.ts'
import { shares } from '../pricing/rules.ts'
import type { Part } from '../catalogue/index.ts'
import { unitsKept, useTurn } from '../waiting/turns.ts'
import type { Sale } from './decide.ts'
import type { Door } from './door.ts'
import type { PlaceOrder } from './schemas.ts'

/* The rows of a new order. */

export type NewOrder = {
  id: string
  door: Door
  token: string
  month: string
  prefix: string
  status: 'pending_payment' | 'paid'
  input: PlaceOrder
  priced: Priced
  couponId: string | null
  buyerKey: string
  networkKey: string | null
  deviceKey: string | null
  formKey: string | null
  mustRead: string | null
  heldUntil: string
  now: Date
}

/** Writes the order under the next number of its month; the counter's row is the lock, so this goes last. */
export async function insertOrder(ctx: Ctx, order: NewOrder): Promise<string> {
  const { door, input, priced, now } = order
  const { buyer } = input
  const row = await ctx.tx.first(sql<{ number: string }>`
    with counted as (
      insert into store.order_numbers (tenant_id, month, last) values (${ctx.tenant.id}, ${order.month}, 1)
      on conflict (tenant_id, month) do update set last = order_numbers.last + 1 returning last)
    insert into store.orders (tenant_id, id, number, token, status, buyer_name, email, whatsapp, buyer_key, locale,
      subtotal_idr, discount_idr, credit_idr, fee_idr, total_idr, coupon_id, coupon_code, must_read, consented_at,
      network_key, device_key, form_key, held_until, paid_at, channel, person_id, reseller_id, ref_id, points, points_idr,
      wallet_idr, outlet_id)
    select ${ctx.tenant.id}, ${order.id}, ${order.prefix} || '-' || ${order.month} || '-' ||
        lpad(last::text, greatest(6, length(last::text)), '0'), ${order.token}, ${order.status}, ${buyer.name},
      ${buyer.email}, ${buyer.whatsapp}, ${order.buyerKey}, ${input.locale}, ${priced.subtotalIdr}::bigint,
      ${priced.discountIdr}::bigint, ${priced.creditIdr}::bigint, ${priced.feeIdr}::bigint, ${priced.totalIdr}::bigint,
      ${order.couponId}::uuid, ${order.couponId ? priced.coupon!.code : null}::text, ${order.mustRead}::text,
      ${now}::timestamptz, ${order.networkKey}::text, ${order.deviceKey}::text, ${order.formKey}::text,
      ${order.heldUntil}::timestamptz, ${order.status === 'paid' ? now : null}::timestamptz, ${door.channel},
      ${door.personId}::uuid, ${door.resellerId}::uuid, ${door.refId}::text, ${priced.points}::int,
      ${priced.pointsIdr}::bigint, ${priced.walletIdr}::bigint,
      ${door.outletId ?? null}::uuid
    from counted returning number`)
  return row!.number
}

export type NewItem = ReturnType<typeof itemsOf>[number]

/**
 * The lines of an order and, below a bundle's, its parts. What a bundle costs is shared among its parts by what they cost
 * by themselves, so that each part knows its worth if it alone cannot be handed over.
 */
export function itemsOf(sales: readonly Sale[], partPrices: ReadonlyMap<string, number>) {
  let position = 0
  return sales.flatMap(({ line, variant, flash }) => {
    const unitIdr = flash ? variant.flash!.priceIdr : variant.priceIdr
    const totalIdr = unitIdr * line.quantity
    const own = {
      ...rowOf(variant, line),
      parent_id: null as string | null,
      position: position++,
      kind: variant.bundle ? ('bundle' as const) : variant.kind,
      quantity: line.quantity,
      unit_price_idr: unitIdr,
      total_idr: totalIdr,
      flash_sale_id: flash ? variant.flash!.id : null,
    }
    if (!variant.bundle) return [own]
    const worth = (part: Part) => (partPrices.get(part.variantId) ?? 0) * part.quantity
    const parts = shares(totalIdr, variant.parts.map(worth)).map((share, index) => {
      const part = variant.parts[index]!
      return {
        ...rowOf(part, line),
        parent_id: own.id,
        position: position++,
        kind: part.kind,
        quantity: part.quantity * line.quantity,
        unit_price_idr: partPrices.get(part.variantId) ?? 0,
        total_idr: share,
        flash_sale_id: null as string | null,
      }
    })
    return [own, ...parts]
  })
}

type Sold = Pick<Part, 'productId' | 'variantId' | 'productName' | 'variantName' | 'warrantyDays' | 'durationDays'>

function rowOf(sold: Sold, { target, targetName = null }: Sale['line']) {
  return {
    id: newId(),
    product_id: sold.productId,
    variant_id: sold.variantId,
    product_name: sold.productName,
    variant_name: sold.variantName,
    target: JSON.stringify(target),
    target_name: targetName,
    warranty_days: sold.warrantyDays,
    duration_days: sold.durationDays,
  }
}

export function insertItems(ctx: Ctx, orderId: string, items: readonly NewItem[]) {
  return insertRows(
    'store.order_items',
    items.map((item) => ({ tenant_id: ctx.tenant.id, order_id: orderId, status: 'pending', ...item })),
  )
}

/**
 * Takes units of a flash sale, but for those that are kept for people whose turn it is; 0 changed rows: there are not so
 * many left. Whoever takes one has used their own turn.
 */
export async function holdFlash(ctx: Ctx, flashSaleId: string, units: number, email: string): Promise<number> {
  const taken = ctx.tx.run(sql`update store.flash_sales set held = held + ${units}
    where tenant_id = ${ctx.tenant.id} and id = ${flashSaleId}
      and held + sold + ${units} + ${unitsKept(ctx, flashSaleId, email)} <= cap`)
  useTurn(ctx, flashSaleId, email)
  return taken
}

/** Takes one use of a coupon; 0 changed rows: somebody else has had the last one. */
export function useCoupon(ctx: Ctx, couponId: string) {
  return ctx.tx.run(sql`update store.coupons set used = used + 1 where tenant_id = ${ctx.tenant.id}
    and id = ${couponId} and active and (total_limit is null or used < total_limit)`)
}

/** Takes an amount from credits, oldest first; they were locked when they were read. */
export function holdCredits(
  ctx: Ctx,
  orderId: string,
  credits: readonly { id: string; left_idr: number }[],
  amountIdr: number,
): void {
  let due = amountIdr
  for (const one of credits) {
    const takenIdr = Math.min(due, one.left_idr)
    if (takenIdr === 0) return
    due -= takenIdr
    ctx.tx.defer(sql`update store.credits set left_idr = left_idr - ${takenIdr}, updated_at = now(),
      status = case when left_idr = ${takenIdr} then 'applied' else status end
      where tenant_id = ${ctx.tenant.id} and id = ${one.id}`)
    ctx.tx.defer(
      db.insertInto('store.credit_uses').values({
        tenant_id: ctx.tenant.id,
        id: newId(),
        credit_id: one.id,
        order_id: orderId,
        amount_idr: takenIdr,
        status: 'held',
      }),
    )
  }
}
