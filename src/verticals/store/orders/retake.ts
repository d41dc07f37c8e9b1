import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { readForSale } from '../catalogue/index.ts'
import { buyerProblem } from '../checkout/decide.ts'
import { type Buyer, countBought, lockBuyer, usesOf } from '../checkout/queries.ts'
import { countAvailable, holdStock, lockStock } from '../stock/queries.ts'
import { spread } from '../stock/spread.ts'
import { freePoints, retakePoints } from '../points/index.ts'
import { type ItemRow, moveFlash, type OrderRow, returnCoupon, returnCredits } from './queries.ts'

/**
 * Takes again what an ended order held, for money that came late: goods, places in a flash sale, the coupon's use,
 * the points and the credit it was to be paid with. All or nothing; false, and nothing taken, where any of it is gone.
 */
export async function retake(ctx: Ctx, order: OrderRow, items: readonly ItemRow[]): Promise<boolean> {
  const leaves = items.filter(({ kind }) => kind === 'stock' || kind === 'shared')
  if (await overLimit(ctx, order, items)) return false
  const [units, flash, coupon, credit, points] = await Promise.all([
    lockStock(
      ctx,
      leaves.map((item) => ({ variantId: item.variant_id, quantity: item.quantity })),
    ),
    retakeFlash(ctx, order.id),
    order.coupon_id ? retakeCoupon(ctx, order.coupon_id, buyerOf(order)) : true,
    order.credit_idr > 0 ? retakeCredit(ctx, order.id, order.credit_idr) : true,
    order.points > 0 ? retakePoints(ctx, order.id, order.points) : true,
  ])
  const taken = spread(units, leaves)
  const wanted = leaves.reduce((sum, { quantity }) => sum + quantity, 0)
  if (taken.length === wanted && flash && coupon && credit && points) {
    if (taken.length > 0) ctx.tx.defer(holdStock(ctx, taken, order.held_until))
    return true
  }
  if (taken.length < wanted) await insist(ctx, leaves, taken)
  if (flash && items.some(({ flash_sale_id }) => flash_sale_id)) ctx.tx.defer(moveFlash(ctx, order.id, 'free'))
  if (coupon && order.coupon_id) ctx.tx.defer(returnCoupon(ctx, order.coupon_id))
  if (credit && order.credit_idr > 0) ctx.tx.defer(returnCredits(ctx, order.id))
  if (points && order.points > 0) await freePoints(ctx, order.id)
  return false
}

/** Whether the buyer has meanwhile bought as much of these products as one buyer may. */
async function overLimit(ctx: Ctx, order: OrderRow, items: readonly ItemRow[]): Promise<boolean> {
  if (order.channel !== 'shop') return false
  const lines = items.filter(({ parent_id }) => parent_id === null)
  const ids = [...new Set(lines.map(({ variant_id }) => variant_id))]
  const [, variants, bought] = await Promise.all([
    lockBuyer(ctx, buyerOf(order)),
    readForSale(ctx, ids),
    countBought(ctx, buyerOf(order), ids),
  ])
  const sales = lines.flatMap((item) => {
    const variant = variants.find(({ variantId }) => variantId === item.variant_id)
    const line = { variantId: item.variant_id, quantity: item.quantity, target: {} }
    return variant
      ? [{ line, variant, flash: item.flash_sale_id !== null && item.flash_sale_id === variant.flash?.id }]
      : []
  })
  return buyerProblem(sales, bought) !== null
}

function buyerOf(order: OrderRow): Buyer {
  return { key: order.buyer_key, whatsapp: order.whatsapp, personId: order.channel === 'shop' ? order.person_id : null }
}

/** Units that somebody else is just taking may come free again: then all of this is tried again a little later. */
async function insist(ctx: Ctx, leaves: readonly ItemRow[], taken: readonly { itemId: string }[]): Promise<void> {
  const wanted = Map.groupBy(leaves, ({ variant_id }) => variant_id)
  for (const [variantId, lines] of wanted) {
    const need = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    const got = taken.filter(({ itemId }) => lines.some(({ id }) => id === itemId)).length
    if (got < need && (await countAvailable(ctx, variantId, need))!.n < need) return
  }
  throw new Error('somebody else is just taking these units')
}

/** One statement for all flash sales of the order: either each has room, or none is touched. */
async function retakeFlash(ctx: Ctx, orderId: string): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ wanted: number; taken: number }>`
    with mine as (select flash_sale_id, sum(quantity)::int as units from store.order_items
        where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} and flash_sale_id is not null group by flash_sale_id),
      room as (select count(*) as n from mine join store.flash_sales as sale
        on sale.tenant_id = ${ctx.tenant.id} and sale.id = mine.flash_sale_id
        where sale.held + sale.sold + mine.units <= sale.cap),
      took as (update store.flash_sales as sale set held = held + mine.units from mine
        where sale.tenant_id = ${ctx.tenant.id} and sale.id = mine.flash_sale_id
          and sale.held + sale.sold + mine.units <= sale.cap
          and (select n from room) = (select count(*) from mine) returning sale.id)
    select (select count(*) from mine)::int as wanted, (select count(*) from took)::int as taken`)
  if (row!.taken > 0 && row!.taken < row!.wanted) throw new Error('a flash sale filled up in between')
  return row!.taken === row!.wanted
}

/** Not where the buyer has meanwhile used it as often as one buyer may; that buyer's orders wait for this one. */
async function retakeCoupon(ctx: Ctx, couponId: string, buyer: Buyer): Promise<boolean> {
  const count = await ctx.tx.run(sql`update store.coupons set used = used + 1 where tenant_id = ${ctx.tenant.id}
    and id = ${couponId} and (total_limit is null or used < total_limit)
    and (buyer_limit is null or ${usesOf(ctx, buyer)} < buyer_limit)`)
  return count > 0
}

/** The very credits that were given back when the order ended, if all of them are still there in full. */
async function retakeCredit(ctx: Ctx, orderId: string, amountIdr: number): Promise<boolean> {
  // Behind their locks, so that what is read below is what is there when it is taken.
  await ctx.tx.run(sql`select from store.credits where tenant_id = ${ctx.tenant.id} and id in (
    select credit_id from store.credit_uses where tenant_id = ${ctx.tenant.id} and order_id = ${orderId}
      and status = 'released') order by id for update`)
  const row = await ctx.tx.first(sql<{ idr: number }>`
    with mine as (select credit_id, sum(amount_idr)::bigint as amount_idr from store.credit_uses
        where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} and status = 'released' group by credit_id),
      free as (select coalesce(sum(mine.amount_idr), 0) as idr from mine join store.credits as credit
        on credit.tenant_id = ${ctx.tenant.id} and credit.id = mine.credit_id
        where credit.status = 'available' and credit.left_idr >= mine.amount_idr),
      took as (update store.credits as credit set left_idr = credit.left_idr - mine.amount_idr, updated_at = now(),
          status = case when credit.left_idr = mine.amount_idr then 'applied' else credit.status end from mine
        where credit.tenant_id = ${ctx.tenant.id} and credit.id = mine.credit_id and credit.status = 'available'
          and credit.left_idr >= mine.amount_idr and (select idr from free) = ${amountIdr}::bigint
        returning mine.amount_idr),
      kept as (update store.credit_uses set status = 'held' where tenant_id = ${ctx.tenant.id}
        and order_id = ${orderId} and status = 'released' and (select idr from free) = ${amountIdr}::bigint)
    select coalesce(sum(amount_idr), 0)::bigint as idr from took`)
  if (row!.idr > 0 && row!.idr < amountIdr) throw new Error('a credit was used in between')
  return row!.idr === amountIdr
}
