import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { balanceOf } from '#services/ledger/index.ts'
import { cancelOpenCharges, findIntentsFor, settle } from '#services/payments/index.ts'
import { noteStockAdded } from '../inventory/levels.ts'
import { freePoints } from '../points/index.ts'
import { releaseStock } from '../stock/queries.ts'
import { flashFreed } from '../waiting/turns.ts'
import { announceOrder, noteEvent, ORDER } from './events.ts'
import {
  findItems,
  lockOrder,
  moveFlash,
  type OrderRow,
  returnCoupon,
  returnCredits,
  updateItems,
  updateOrder,
} from './queries.ts'

/* How an unpaid order ends: everything it held is free again. */

export type Ending = 'expired' | 'cancelled'

/** Ends an unpaid order behind its lock. `event` names why, for the timeline. */
export async function releaseOrder(
  ctx: Ctx,
  order: OrderRow,
  ending: Ending,
  event: string,
  detail = '',
): Promise<void> {
  const items = await findItems(ctx, order.id)
  ctx.tx.defer(
    releaseStock(
      ctx,
      items.map(({ id }) => id),
    ),
  )
  if (items.some(({ flash_sale_id }) => flash_sale_id)) ctx.tx.defer(moveFlash(ctx, order.id, 'free'))
  if (order.coupon_id) ctx.tx.defer(returnCoupon(ctx, order.coupon_id))
  if (order.credit_idr > 0) ctx.tx.defer(returnCredits(ctx, order.id))
  ctx.tx.defer(updateItems(ctx, order.id, 'cancelled'))
  // The same form may be sent again.
  ctx.tx.defer(updateOrder(ctx, order.id, { status: ending, form_key: null }))
  noteEvent(ctx, order.id, event, detail)
  emit(ctx, `store.order_${ending}`, { orderId: order.id })
  announceOrder(ctx, order.id)
  const stocked = items.filter(({ kind }) => kind === 'stock' || kind === 'shared')
  const sales = new Set(items.flatMap(({ flash_sale_id }) => flash_sale_id ?? []))
  await Promise.all([
    ...[...sales].toSorted().map((saleId) => flashFreed(ctx, saleId)),
    order.points > 0 ? freePoints(ctx, order.id) : undefined,
    noteStockAdded(ctx, [...new Set(stocked.map(({ variant_id }) => variant_id))]),
    cancelOpenCharges(ctx, { kind: ORDER, id: order.id }),
  ])
}

/** After this long without an answer of the gateway the goods are given back all the same; late money is dealt with. */
const PATIENCE_MS = 15 * 60_000
const AGAIN_MS = 20_000

/** Ends an order whose time is over, after the gateway was asked once more. Running it twice changes nothing. */
export async function expireOrder(ctx: OutsideCtx, orderId: string): Promise<void> {
  const due = await ctx.transact(async (inner) => {
    const order = await lockOrder(inner, orderId)
    if (order?.status !== 'pending_payment' || new Date(order.held_until) > inner.now) return null
    return { heldUntil: order.held_until, intents: await findIntentsFor(inner, ORDER, orderId) }
  })
  if (!due) return
  const open = due.intents.filter(({ status }) => status === 'pending' || status === 'intent')
  try {
    for (const { reference } of open) await settle(ctx, reference)
  } catch (error) {
    if (Date.now() - Date.parse(due.heldUntil) < PATIENCE_MS) throw error
  }
  await ctx.transact((inner) => end(inner, orderId))
}

async function end(ctx: Ctx, orderId: string): Promise<void> {
  const order = await lockOrder(ctx, orderId)
  if (order?.status !== 'pending_payment') return
  const [intents, unallocatedIdr] = await Promise.all([
    findIntentsFor(ctx, ORDER, orderId),
    balanceOf(ctx, 'liabilities:unallocated', orderId),
  ])
  if (unallocatedIdr !== 0 || intents.some(({ status }) => status === 'paid')) {
    // The money is there, perhaps late, and waits for its meaning: until then the order keeps its goods.
    enqueue(ctx, 'store.expireOrder', { orderId }, { runAt: new Date(Date.now() + AGAIN_MS) })
    return
  }
  await releaseOrder(ctx, order, 'expired', 'expired')
}
