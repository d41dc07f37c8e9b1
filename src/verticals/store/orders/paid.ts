import type { Ctx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { cancelOpenCharges } from '#services/payments/index.ts'
import { startHandOver } from '../fulfilment/start.ts'
import { noteEvent, ORDER } from './events.ts'
import { findItems, findOrder, type ItemRow, keepCredits, moveFlash, type OrderRow } from './queries.ts'

/** What was read of an order behind its lock, where somebody has read it already. */
export type Behind = { order: OrderRow; items: ItemRow[] }

/**
 * The only place where an order becomes paid. Codes and seats it holds are handed over in this same transaction; other
 * kinds get their jobs. The caller holds the order's lock.
 */
export async function markPaid(ctx: Ctx, orderId: string, behind?: Behind): Promise<void> {
  const { order, items } = behind ?? (await read(ctx, orderId))
  if (items.some(({ flash_sale_id }) => flash_sale_id)) ctx.tx.defer(moveFlash(ctx, orderId, 'sold'))
  if (order.credit_idr > 0) useCredit(ctx, order)
  noteEvent(ctx, orderId, 'paid', String(order.total_idr + order.credit_idr + order.wallet_idr))
  const [ended] = await Promise.all([
    startHandOver(ctx, order, items),
    order.total_idr > 0 ? cancelOpenCharges(ctx, { kind: ORDER, id: orderId }) : undefined,
  ])
  // Of an order that was handed over in this very moment its delivery tells enough.
  if (ended.some(({ status }) => status === 'queued')) emit(ctx, 'store.order_paid', { orderId })
}

async function read(ctx: Ctx, orderId: string): Promise<Behind> {
  const [order, items] = await Promise.all([findOrder(ctx, orderId), findItems(ctx, orderId)])
  return { order: order!, items }
}

function useCredit(ctx: Ctx, order: OrderRow): void {
  ctx.tx.defer(keepCredits(ctx, order.id))
  post(ctx, {
    kind: 'credit_applied',
    source: `order/${order.id}`,
    legs: [
      debit('liabilities:credits', order.credit_idr, order.id),
      credit('liabilities:deposits', order.credit_idr, order.id),
    ],
  })
}
