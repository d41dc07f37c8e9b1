import type { Ctx, PlatformCtx } from '#kernel/context.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { type Refunded, type RefundRefused, requestRefund } from '#services/payments/index.ts'
import { tellRefunded } from '../messages.ts'
import { findOrder, lockOrder, noteEvent, type OrderRow } from '../portal/queries.ts'
import { announceOrder } from '../portal/service.ts'
import { type CreditRow, findCredit, findCreditByRefund, updateCredit } from './queries.ts'
import type { PayOutCredit } from './schemas.ts'

/* How a credit goes back to the payer: through the gateway, or by the owner's own transfer. */

export const creditNotAvailable = problem('credit-not-available', 409, {
  id: 'Kredit ini sudah dipakai atau sedang dikembalikan.',
  en: 'This credit was used already or is being returned.',
})

/** The owner returns what is left of a credit to the payer, through the gateway. */
export async function refundCredit(ctx: Ctx, creditId: string, reason: string): Promise<void> {
  const { credit: now } = await takeCredit(ctx, creditId)
  const refundId = requestRefund(ctx, { intentId: now.intent_id, amountIdr: now.left_idr, reason })
  await updateCredit(ctx, creditId, { status: 'refunding', refund_id: refundId })
  post(ctx, {
    kind: 'refund_decided',
    source: `refund/${refundId}`,
    legs: [
      debit('liabilities:credits', now.left_idr, now.order_id),
      credit('liabilities:refunds_due', now.left_idr, refundId),
    ],
  })
  noteEvent(ctx, now.order_id, 'refund_decided', String(now.left_idr))
  announceOrder(ctx, now.order_id)
}

/** The owner has returned what was left of a credit by bank transfer, as money from a virtual account must be. */
export async function payOutCredit(ctx: Ctx, { creditId, bankReference }: PayOutCredit): Promise<void> {
  const { credit: now, order } = await takeCredit(ctx, creditId)
  await updateCredit(ctx, creditId, { status: 'refunded', left_idr: 0 })
  post(ctx, {
    kind: 'credit_paid_out',
    source: `credit/${creditId}`,
    legs: [debit('liabilities:credits', now.left_idr, order.id), credit('assets:bank', now.left_idr)],
  })
  noteEvent(ctx, order.id, 'credit_paid_out', `${formatRupiah(now.left_idr)} · ${bankReference}`)
  await tellRefunded(ctx, order, now.left_idr, creditId)
  announceOrder(ctx, order.id)
}

/** A credit of which something is left, behind its order's lock: whoever comes second finds it gone. */
async function takeCredit(ctx: Ctx, creditId: string): Promise<{ credit: CreditRow; order: OrderRow }> {
  const found = await findCredit(ctx, creditId)
  if (!found) throw notFound()
  const order = (await lockOrder(ctx, found.order_id))!
  const now = (await findCredit(ctx, creditId))!
  if (now.status !== 'available' || now.left_idr === 0) throw creditNotAvailable()
  return { credit: now, order }
}

export async function noteRefunded(ctx: PlatformCtx, refunded: Refunded): Promise<void> {
  const row = await findCreditByRefund(ctx, refunded.refundId)
  if (!row) return
  await updateCredit(ctx, row.id, { status: 'refunded', left_idr: 0 })
  const order = (await findOrder(ctx, row.order_id))!
  noteEvent(ctx, order.id, 'refund_done', String(refunded.amountIdr))
  await tellRefunded(ctx, order, refunded.amountIdr, refunded.refundId)
  announceOrder(ctx, order.id)
}

/** The gateway would not refund (virtual accounts): the credit is the customer's again and the owner sees why. */
export async function noteRefundRefused(ctx: PlatformCtx, refused: RefundRefused): Promise<void> {
  const row = await findCreditByRefund(ctx, refused.refundId)
  if (!row) return
  await updateCredit(ctx, row.id, { status: 'available', refund_id: null })
  post(ctx, {
    kind: 'refund_refused',
    source: `refund/${refused.refundId}`,
    legs: [
      debit('liabilities:refunds_due', refused.amountIdr, refused.refundId),
      credit('liabilities:credits', refused.amountIdr, row.order_id),
    ],
  })
  noteEvent(ctx, row.order_id, 'refund_refused', refused.refusal)
  announceOrder(ctx, row.order_id)
}
