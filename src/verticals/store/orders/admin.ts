import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { readMarkdown } from '#web/markdown.ts'
import { findCapturesFor, findIntentsFor, findNotices } from '#services/payments/index.ts'
import { findCreditsOf } from '../credits/queries.ts'
import { refundCredit } from '../credits/service.ts'
import { cancelJob, replayJob } from '../fulfilment/engine.ts'
import * as queries from './admin-queries.ts'
import type { ListOrders, OrderDetail } from './admin-schemas.ts'
import { announceOrder, noteEvent, ORDER } from './events.ts'
import { findOrigin, type OriginRow, presentOrigin } from './origin.ts'
import { findOrder, lockOrder, updateOrder } from './queries.ts'
import { releaseOrder } from './release.ts'
import type { OrderStatus, Revealed } from './schemas.ts'
import { openDelivery, viewerOf } from './secrets.ts'
import { claimOf, creditOf, deliveryOf, itemOf } from './view.ts'
import { sumOfOrder } from '../wallet/queries.ts'
import { findEvents, findShownClaims, findShownDeliveries, findShownItems } from './view-queries.ts'
import type { z } from 'zod'

/* What the shop's people read of orders and do with them. */

export const nothingToRetry = problem('nothing-to-retry', 409, {
  id: 'Tidak ada pekerjaan yang perlu diulang.',
  en: 'There is no work to repeat.',
})
export const nothingToRefund = problem('nothing-to-refund', 409, {
  id: 'Tidak ada uang yang dapat dikembalikan dari pesanan ini.',
  en: 'There is no money of this order to return.',
})

export async function list(ctx: Ctx, wanted: ListOrders) {
  const rows = await queries.searchOrders(ctx, wanted, wanted.limit + 1)
  const items = rows.slice(0, wanted.limit).map(({ goods, units, ...row }) => {
    return { ...headOf(row), origin: presentOrigin(row), goods, units }
  })
  return { items, nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null }
}

type Head = Omit<queries.ListedOrder, 'goods' | 'units' | keyof OriginRow>

function headOf(row: Head) {
  return {
    id: row.id,
    number: row.number,
    status: row.status as OrderStatus,
    buyerName: row.buyer_name,
    email: row.email,
    whatsapp: row.whatsapp,
    totalIdr: row.total_idr,
    creditIdr: row.credit_idr,
    walletIdr: row.wallet_idr,
    createdAt: row.created_at,
    paidAt: row.paid_at,
    deliveredAt: row.delivered_at,
  }
}

export async function read(ctx: Ctx, id: string): Promise<z.output<typeof OrderDetail>> {
  const [order, placed, items, deliveries, credits, claims, events, intents, captures, jobs, reveals] =
    await Promise.all([
      findOrder(ctx, id),
      findOrigin(ctx, id),
      findShownItems(ctx, id),
      findShownDeliveries(ctx, id),
      findCreditsOf(ctx, id),
      findShownClaims(ctx, id),
      findEvents(ctx, id),
      findIntentsFor(ctx, ORDER, id),
      findCapturesFor(ctx, ORDER, [id]),
      queries.findJobsOf(ctx, id),
      queries.findRevealsOf(ctx, id),
    ])
  if (!order || !placed) throw notFound()
  const notices = await findNotices(
    ctx,
    intents.map(({ reference }) => reference),
  )
  return {
    ...headOf(order),
    ...placed,
    token: order.token,
    subtotalIdr: order.subtotal_idr,
    discountIdr: order.discount_idr,
    points: order.points,
    pointsIdr: order.points_idr,
    feeIdr: order.fee_idr,
    couponCode: order.coupon_code,
    heldUntil: order.held_until,
    note: order.note,
    mustRead: order.must_read,
    consentedAt: order.consented_at,
    items: items.map(itemOf),
    deliveries: deliveries.map(deliveryOf),
    credits: credits.map(creditOf),
    claims: claims.map(claimOf),
    charges: intents.map((intent) => ({
      reference: intent.reference,
      status: intent.status,
      amountIdr: intent.amount_idr,
      createdAt: intent.created_at,
      expiresAt: intent.expires_at,
    })),
    captures: captures.map((one) => ({
      id: one.id,
      outcome: one.outcome,
      amountIdr: one.amount_idr,
      feeIdr: one.fee_idr,
      paidAt: one.paid_at,
    })),
    notices: notices.map((one) => ({
      id: one.id,
      reference: one.reference,
      eventId: one.event_id,
      headers: one.headers,
      body: one.body.toString('utf8'),
      at: one.received_at,
    })),
    jobs: jobs.map((job) => ({
      id: job.id,
      itemId: job.order_item_id,
      kind: job.kind,
      status: job.status as 'queued',
      attempts: job.attempts,
      lastError: job.last_error,
      nextRunAt: job.next_run_at,
    })),
    reveals: reveals.map((one) => ({
      deliveryId: one.delivery_id,
      viewer: one.viewer,
      by: one.actor_name,
      reason: one.reason,
      at: one.created_at,
    })),
    timeline: events.map((event) => ({
      kind: event.kind,
      detail: event.detail,
      // What the house does by itself has the name of a job, which tells a shop nothing.
      by: event.actor_kind === 'system' ? '' : event.actor_name,
      at: event.created_at,
    })),
  }
}

export async function setNote(ctx: Ctx, id: string, note: string): Promise<void> {
  if ((await ctx.tx.run(updateOrder(ctx, id, { note }))) === 0) throw notFound()
  noteEvent(ctx, id, 'note')
  announceOrder(ctx, id)
}

const OPEN_JOBS = new Set(['queued', 'waiting', 'unknown', 'staff', 'dead'])
const STUCK_JOBS = new Set(['staff', 'dead'])

/** Ends an order: unpaid, it gives back what it held; paid, whatever was not handed over becomes the buyer's credit. */
export async function cancel(ctx: Ctx, id: string, reason: string): Promise<void> {
  const order = await lockOrder(ctx, id)
  if (!order) throw notFound()
  if (order.status === 'pending_payment') return releaseOrder(ctx, order, 'cancelled', 'cancelled', reason)
  if ((await cancelJobs(ctx, id, reason)) === 0) throw nothingToRefund()
}

async function cancelJobs(ctx: Ctx, orderId: string, reason: string): Promise<number> {
  const open = (await queries.findJobsOf(ctx, orderId)).filter(({ status }) => OPEN_JOBS.has(status))
  for (const job of open) await cancelJob(ctx, job.id, reason)
  return open.length
}

/** Begins every given up or waiting-for-staff job of an order anew. */
export async function retry(ctx: Ctx, id: string): Promise<{ jobs: number }> {
  const order = await lockOrder(ctx, id)
  if (!order) throw notFound()
  const stuck = (await queries.findJobsOf(ctx, id)).filter(({ status }) => STUCK_JOBS.has(status))
  if (stuck.length === 0) throw nothingToRetry()
  for (const job of stuck) await replayJob(ctx, job.id, '')
  return { jobs: stuck.length }
}

/**
 * Gives up what is not handed over and returns every credit of the order through the gateway. What a wallet paid goes back
 * to the wallet with the giving up, and counts.
 */
export async function refund(ctx: Ctx, id: string, reason: string): Promise<{ amountIdr: number }> {
  const order = await lockOrder(ctx, id)
  if (!order) throw notFound()
  const before = await sumOfOrder(ctx, id)
  await cancelJobs(ctx, id, reason)
  const [after, credits] = await Promise.all([sumOfOrder(ctx, id), findCreditsOf(ctx, id)])
  const owed = credits.filter(
    ({ status, left_idr, intent_id }) => ['available', 'payout_asked'].includes(status) && left_idr > 0 && intent_id,
  )
  const backIdr = after.back_idr - before.back_idr
  if (owed.length === 0 && backIdr === 0) throw nothingToRefund()
  for (const credit of owed) await refundCredit(ctx, credit.id, reason)
  return { amountIdr: owed.reduce((sum, { left_idr }) => sum + left_idr, backIdr) }
}

/** Shows staff what a buyer was given, with the reason in the log. */
export async function revealForStaff(ctx: Ctx, deliveryId: string, reason: string): Promise<Revealed> {
  const found = await queries.findDeliveryOrder(ctx, deliveryId)
  if (!found) throw notFound()
  const viewer = viewerOf(ctx.actor, 'permission')
  const { lines, instructions } = await openDelivery(ctx, { deliveryId, viewer, orderId: found.order_id, reason })
  return { lines, instructionsHtml: readMarkdown(instructions).html }
}
