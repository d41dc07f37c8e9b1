import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { emit } from '#kernel/events/emit.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { findCapturesFor, findIntentsFor } from '#services/payments/index.ts'
import { announceOrder, noteEvent, ORDER } from '../orders/events.ts'
import { findOrder, type OrderRow } from '../orders/queries.ts'
import type { CreditReason } from '../orders/schemas.ts'
import { insertCredit } from './queries.ts'

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

/** Gives a buyer credit out of the shop's own pocket, as a warranty or a kindness: it lessens what was earned. */
export async function grantCredit(ctx: Ctx, orderId: string, amountIdr: number): Promise<string> {
  const order = (await findOrder(ctx, orderId))!
  const id = await noteCredit(ctx, order, { amountIdr, reason: 'goodwill' })
  post(ctx, {
    kind: 'goodwill',
    source: `credit/${id}`,
    legs: [debit('expenses:goodwill', amountIdr, orderId), credit('liabilities:credits', amountIdr, orderId)],
  })
  return id
}
