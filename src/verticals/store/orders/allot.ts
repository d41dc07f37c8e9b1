import type { Ctx } from '#kernel/context.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import type { Captured } from '#services/payments/index.ts'
import { noteCredit } from '../credits/notes.ts'
import { isResellers, keepInWallet } from '../wallet/orders.ts'
import { noteEvent, ORDER } from './events.ts'
import { markPaid } from './paid.ts'
import { findItems, lockOrder, type OrderRow } from './queries.ts'
import { retake } from './retake.ts'
import { allotmentOf } from './rules.ts'
import type { CreditReason, OrderStatus } from './schemas.ts'

/**
 * Gives money that came in its meaning: it pays its order and the goods are handed over, or it becomes the buyer's
 * credit, or its reseller's. One entry for each capture (two where too much came for a reseller's order), in the transaction that hears of it (docs/store-money.md).
 */
export async function allot(ctx: Ctx, captured: Captured): Promise<void> {
  if (captured.forKind !== ORDER) return
  const [order, items] = await Promise.all([lockOrder(ctx, captured.forId), findItems(ctx, captured.forId)])
  if (!order) throw new Error(`no order ${captured.forId} for capture ${captured.captureId}`)
  const status = order.status as OrderStatus
  const allotment = allotmentOf(captured, { status, totalIdr: order.total_idr })
  if (allotment.kind === 'credit') return keepAsCredit(ctx, order, captured, captured.amountIdr, allotment.reason)
  // An unpaid order holds its goods; one that has ended has to find them again.
  if (status !== 'pending_payment' && !(await retake(ctx, order, items)))
    return keepAsCredit(ctx, order, captured, captured.amountIdr, allotment.elseReason)
  const { excessIdr } = allotment
  const owedIdr = isResellers(order) ? 0 : excessIdr
  post(ctx, {
    kind: 'payment',
    source: `capture/${captured.captureId}`,
    legs: [
      debit('liabilities:unallocated', order.total_idr + owedIdr, order.id),
      credit('liabilities:deposits', order.total_idr, order.id),
      credit('liabilities:credits', owedIdr, order.id),
    ],
  })
  if (status !== 'pending_payment') noteEvent(ctx, order.id, 'stood_up', captured.outcome)
  if (owedIdr > 0) await note(ctx, order, captured, owedIdr, 'wrong_amount')
  else if (excessIdr > 0) await keepInWallet(ctx, order, { amountIdr: excessIdr, captureId: captured.captureId })
  await markPaid(ctx, order.id, { order: { ...order, status: 'paid' }, items })
}

async function keepAsCredit(ctx: Ctx, order: OrderRow, captured: Captured, amountIdr: number, reason: CreditReason) {
  if (isResellers(order)) return keepInWallet(ctx, order, { amountIdr, captureId: captured.captureId })
  post(ctx, {
    kind: 'credit',
    source: `capture/${captured.captureId}`,
    legs: [debit('liabilities:unallocated', amountIdr, order.id), credit('liabilities:credits', amountIdr, order.id)],
  })
  await note(ctx, order, captured, amountIdr, reason)
}

async function note(ctx: Ctx, order: OrderRow, captured: Captured, amountIdr: number, reason: CreditReason) {
  const { captureId, intentId } = captured
  await noteCredit(ctx, order, { amountIdr, reason, captureId, intentId })
}
