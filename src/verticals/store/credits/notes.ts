import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { emit } from '#kernel/events/emit.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { findCapturesFor, findIntentsFor } from '#services/payments/index.ts'
import { announceOrder, noteEvent, ORDER } from '../orders/events.ts'
import { findOrder, type OrderRow } from '../orders/queries.ts'
import type { CreditReason } from '../orders/schemas.ts'
import { takeBackFor } from '../points/index.ts'
import { giveToWallet, isResellers, takeMarginBack } from '../wallet/orders.ts'
import { insertCredit, sumGiven } from './queries.ts'

/* Money that is owed to a buyer. Each note has its ledger entry, made by whoever knows where the money comes from. */

type Owner = Pick<OrderRow, 'id' | 'buyer_key'>
type Note = { amountIdr: number; reason: CreditReason; captureId?: string; intentId?: string }

/**
 * Writes a credit of an order and tells of it; the caller books it (`liabilities:credits`). Without a charge of its own
 * it is tied to the one that paid the order, so that the gateway can return it.
 */
export async function noteCredit(ctx: Ctx, order: Owner, note: Note): Promise<string> {
  const intentId = note.intentId ?? (await payingIntent(ctx, order.id))
  const id = newId()
  ctx.tx.defer(
    insertCredit(ctx, {
      id,
      order_id: order.id,
      buyer_key: order.buyer_key,
      capture_id: note.captureId ?? null,
      intent_id: intentId,
      reason: note.reason,
      amount_idr: note.amountIdr,
    }),
  )
  noteEvent(ctx, order.id, `credit_${note.reason}`, String(note.amountIdr))
  emit(ctx, 'store.credit_noted', { orderId: order.id, creditId: id, amountIdr: note.amountIdr, reason: note.reason })
  announceOrder(ctx, order.id)
  return id
}

async function payingIntent(ctx: Ctx, orderId: string): Promise<string | null> {
  const [intents, captures] = await Promise.all([
    findIntentsFor(ctx, ORDER, orderId),
    findCapturesFor(ctx, ORDER, [orderId]),
  ])
  const received = new Set(captures.map(({ intent_id }) => intent_id))
  return intents.find(({ id }) => received.has(id))?.id ?? null
}

/**
 * Gives a buyer credit out of the shop's own pocket, as a warranty or a kindness: it lessens what was earned, by the shop
 * and in points by the buyer. Of an order that a reseller placed it goes to the wallet; of one that a reseller brought, their
 * margin goes back in the same measure.
 */
export async function grantCredit(ctx: Ctx, orderId: string, amountIdr: number): Promise<string> {
  const order = (await findOrder(ctx, orderId))!
  // The wallet before the points, as everywhere: two who take them in different order stop each other.
  const id = await giveTo(ctx, order, amountIdr)
  await takeBackFor(ctx, order, amountIdr)
  return id
}

async function giveTo(ctx: Ctx, order: OrderRow, amountIdr: number): Promise<string> {
  if (isResellers(order)) return giveToWallet(ctx, order, amountIdr)
  const id = await noteCredit(ctx, order, { amountIdr, reason: 'goodwill' })
  post(ctx, {
    kind: 'goodwill',
    source: `credit/${id}`,
    legs: [debit('expenses:goodwill', amountIdr, order.id), credit('liabilities:credits', amountIdr, order.id)],
  })
  await takeMarginBack(ctx, order, { amountIdr: await sumGiven(ctx, order.id), source: `credit/${id}` })
  return id
}
