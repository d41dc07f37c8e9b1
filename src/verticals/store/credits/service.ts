import type { Ctx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { notFound } from '#kernel/problem/common.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { type Refunded, type RefundRefused, requestRefund } from '#services/payments/index.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import { findOrderByToken } from '../orders/queries.ts'
import { mustSee, viewerOf } from '../orders/secrets.ts'
import { creditNotAvailable, noAddress, notByGateway } from './problems.ts'
import * as queries from './queries.ts'
import { type AskPayout, type ListCredits, PayoutAddress, type PayOutCredit } from './schemas.ts'

/* How a credit goes back to a buyer: through the gateway, or by the shop's own transfer to where the buyer wants it. */

const placeOf = (creditId: string): string => `store.credits/payout_sealed/${creditId}`

/** The guest says where the money is to go. It is sealed at once; asked again, the new account takes the old one's place. */
export async function askPayout(ctx: Ctx, { token, creditId, ...address }: AskPayout): Promise<void> {
  const order = await findOrderByToken(ctx, token)
  const row = order ? await queries.lockCredit(ctx, creditId) : undefined
  if (!order || row?.order_id !== order.id) throw notFound()
  if (!OWED.has(row.status) || row.left_idr === 0) throw creditNotAvailable()
  const sealed = await ctx.house.secrets.seal(ctx, placeOf(creditId), JSON.stringify(address))
  ctx.tx.defer(queries.updateCredit(ctx, creditId, { status: 'payout_asked', payout_sealed: sealed }))
  noteEvent(ctx, order.id, 'payout_asked', String(row.left_idr))
  emit(ctx, 'store.payout_asked', { orderId: order.id, creditId })
  announceOrder(ctx, order.id)
}

const OWED = new Set(['available', 'payout_asked'])

/** Shows staff where a credit is to be sent. The act itself is in the audit log. */
export async function readPayout(ctx: Ctx, creditId: string, reason: string) {
  const row = await queries.findCredit(ctx, creditId)
  if (!row) throw notFound()
  mustSee(viewerOf(ctx.actor, 'permission'), 'payout', { own: false, reason })
  if (!row.payout_sealed) throw noAddress()
  noteEvent(ctx, row.order_id, 'payout_seen')
  return PayoutAddress.parse(JSON.parse(await ctx.house.secrets.open(ctx, placeOf(creditId), row.payout_sealed)))
}

/** Returns what is left of a credit through the gateway; the gateway's answer comes later, as a fact. */
export async function refundCredit(ctx: Ctx, creditId: string, reason: string): Promise<void> {
  const row = await takeCredit(ctx, creditId)
  if (!row.intent_id) throw notByGateway()
  const refundId = requestRefund(ctx, { intentId: row.intent_id, amountIdr: row.left_idr, reason })
  ctx.tx.defer(queries.updateCredit(ctx, creditId, { status: 'refunding', refund_id: refundId }))
  post(ctx, {
    kind: 'refund_decided',
    source: `refund/${refundId}`,
    legs: [
      debit('liabilities:credits', row.left_idr, row.order_id),
      credit('liabilities:refunds_due', row.left_idr, refundId),
    ],
  })
  noteEvent(ctx, row.order_id, 'refund_decided', String(row.left_idr))
  announceOrder(ctx, row.order_id)
}

/** The shop has sent what was left of a credit by its own transfer; the buyer's account is forgotten. */
export async function payOutCredit(ctx: Ctx, { creditId, bankReference }: PayOutCredit): Promise<void> {
  const row = await takeCredit(ctx, creditId)
  ctx.tx.defer(queries.updateCredit(ctx, creditId, { status: 'refunded', left_idr: 0, payout_sealed: null }))
  post(ctx, {
    kind: 'credit_paid_out',
    source: `credit/${creditId}`,
    legs: [debit('liabilities:credits', row.left_idr, row.order_id), credit('assets:bank', row.left_idr)],
  })
  noteEvent(ctx, row.order_id, 'credit_paid_out', `${formatRupiah(row.left_idr)} · ${bankReference}`)
  tellReturned(ctx, row, row.left_idr)
}

/** A credit of which something is left, behind its lock: whoever comes second finds it gone. */
async function takeCredit(ctx: Ctx, creditId: string): Promise<queries.CreditRow> {
  const row = await queries.lockCredit(ctx, creditId)
  if (!row) throw notFound()
  if (!OWED.has(row.status) || row.left_idr === 0) throw creditNotAvailable()
  return row
}

export async function noteRefunded(ctx: Ctx, refunded: Refunded): Promise<void> {
  const row = await queries.lockCreditByRefund(ctx, refunded.refundId)
  if (!row) return
  ctx.tx.defer(queries.updateCredit(ctx, row.id, { status: 'refunded', left_idr: 0, payout_sealed: null }))
  noteEvent(ctx, row.order_id, 'refund_done', String(refunded.amountIdr))
  tellReturned(ctx, row, refunded.amountIdr)
}

/** The gateway would not return it: the credit is the buyer's again, and the shop sees why. */
export async function noteRefundRefused(ctx: Ctx, refused: RefundRefused): Promise<void> {
  const row = await queries.lockCreditByRefund(ctx, refused.refundId)
  if (!row) return
  const status = row.payout_sealed ? 'payout_asked' : 'available'
  ctx.tx.defer(queries.updateCredit(ctx, row.id, { status, refund_id: null }))
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

function tellReturned(ctx: Ctx, row: queries.CreditRow, amountIdr: number): void {
  emit(ctx, 'store.credit_returned', { orderId: row.order_id, creditId: row.id, amountIdr })
  announceOrder(ctx, row.order_id)
}

export async function list(ctx: Ctx, wanted: ListCredits) {
  const rows = await queries.searchCredits(ctx, wanted, wanted.limit + 1)
  const items = rows.slice(0, wanted.limit).map((row) => ({
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.number,
    buyerName: row.buyer_name,
    reason: row.reason as 'late',
    amountIdr: row.amount_idr,
    leftIdr: row.left_idr,
    status: row.status as 'available',
    refundable: row.intent_id !== null,
    createdAt: row.created_at,
  }))
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}
