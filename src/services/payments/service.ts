import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { announce, emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { problem } from '#kernel/problem/problem.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { type Charge, type ChargeRequest, GatewayRefused, type Payment } from './gateways/port.ts'
import {
  chargeColumns,
  endRefund,
  fillIntent,
  findOldRefunds,
  findRefund,
  findWatchedIntents,
  insertCapture,
  type IntentRow,
  lockIntent,
  updateIntent,
} from './queries.ts'
import { afterGap, type CaptureOutcome, classify, type IntentStatus, nextCheck, nextStatus } from './rules.ts'

export const gatewayBusy = problem('gateway-busy', 503, {
  id: 'Penyedia pembayaran sedang tidak menjawab. Belum ada tagihan yang dibuat; coba lagi sebentar lagi.',
  en: 'The payment provider is not answering. No charge was made yet; try again in a moment.',
})
export const gatewayRefused = problem('gateway-refused', 422, {
  id: 'Penyedia pembayaran menolak cara bayar ini. Pilih cara bayar lain.',
  en: 'The payment provider refused this way of paying. Choose another one.',
})

/** Intent -> call -> record. When the call fails its intent stays, and the job that was planned with it finds out. */
export async function sendCharge(ctx: OutsideCtx, request: ChargeRequest): Promise<IntentRow> {
  const { gateway } = ctx.house.ports.payments
  let charge: Charge
  try {
    charge = await gateway.charge(request)
  } catch (error) {
    const refused = error instanceof GatewayRefused
    if (refused) await ctx.transact((inner) => endIntent(inner, request.reference, 'failed'))
    ctx.house.log.warn({ err: error, reference: request.reference }, 'a charge could not be made')
    throw refused ? gatewayRefused() : gatewayBusy()
  }
  return ctx.transact(async (inner) => {
    // Should this be lost with the server, the job that was planned with the intent asks for the charge once more.
    inner.tx.relax()
    const filled = charge.status === 'pending' ? await fillIntent(inner, request.reference, charge) : undefined
    if (filled) return filled
    const intent = await lockIntent(inner, request.reference)
    if (!intent) throw new Error(`intent ${request.reference} is gone`)
    const status = statusAfter(intent, charge)
    inner.tx.defer(updateIntent(inner, intent.id, status, charge))
    return { ...intent, status, ...chargeColumns(charge) }
  })
}

async function endIntent(ctx: Ctx, reference: string, status: 'failed'): Promise<void> {
  const intent = await lockIntent(ctx, reference)
  if (intent?.status === 'intent') await ctx.tx.run(updateIntent(ctx, intent.id, status, null))
}

/**
 * The one function that believes in money, whoever calls (webhook, poll, person): asks the gateway for the charge,
 * compares reference, currency and amount, and records every payment it lists, each once.
 */
export async function settle(ctx: OutsideCtx, reference: string): Promise<void> {
  const charge = await ctx.house.ports.payments.gateway.status(reference)
  await ctx.transact(async (inner) => {
    const [locked, captures] = await Promise.all([
      lockIntent(inner, reference),
      charge ? capture(inner, reference, charge) : [],
    ])
    if (!locked) {
      ctx.house.log.warn({ reference }, 'a payment notice names a charge we do not know')
      return
    }
    if (charge) recordCharge(inner, locked, checked(charge, locked), captures)
    // The gateway has never heard of it: the request was lost on the way, so no money can come.
    else if (locked.status === 'intent') await inner.tx.run(updateIntent(inner, locked.id, 'failed', null))
    planNextCheck(inner, locked, (charge ? statusAfter(locked, charge) : locked.status) === 'paid')
  })
}

function checked(charge: Charge, intent: IntentRow): Charge {
  const same =
    charge.reference === intent.reference && charge.currency === 'IDR' && charge.amountIdr === intent.amount_idr
  if (!same) throw new Error(`the gateway's charge ${charge.reference} is not the one we asked for`)
  return charge
}

/** Until the gateway has spoken, what we hold is a guess: a request taken for lost may have been slow. */
function statusAfter(intent: IntentRow, charge: Charge): IntentStatus {
  return nextStatus(intent.gateway_id ? (intent.status as IntentStatus) : 'intent', charge.status)
}

type Capture = { id: string; payment: Payment; outcome: CaptureOutcome }

/** Writes every payment of the charge that was not known. Should the charge not be the one asked for, nothing stays of it. */
async function capture(ctx: Ctx, reference: string, charge: Charge): Promise<Capture[]> {
  const written = await Promise.all(
    classify(charge).map(async ({ payment, outcome }) => {
      const id = await insertCapture(ctx, reference, payment, outcome)
      return id ? [{ id, payment, outcome }] : []
    }),
  )
  return written.flat()
}

function recordCharge(ctx: Ctx, intent: IntentRow, charge: Charge, captures: readonly Capture[]): void {
  const status = statusAfter(intent, charge)
  for (const { id: captureId, payment, outcome } of captures) {
    post(ctx, {
      kind: 'receipt',
      source: `capture/${captureId}`,
      legs: [
        debit('assets:gateway', payment.amountIdr - payment.feeIdr),
        debit('expenses:gateway_fees', payment.feeIdr),
        credit('liabilities:unallocated', payment.amountIdr, intent.for_id),
      ],
    })
    emit(ctx, 'payments.captured', {
      captureId,
      intentId: intent.id,
      forKind: intent.for_kind,
      forId: intent.for_id,
      amountIdr: payment.amountIdr,
      feeIdr: payment.feeIdr,
      outcome,
    })
  }
  ctx.tx.defer(updateIntent(ctx, intent.id, status, charge))
  if (status !== intent.status) announce(ctx, `${intent.for_kind}:${intent.for_id}`)
}

/** A look of our own goes in line with everything else; only what the gateway tells of goes before. */
export const LOOK = 0

function planNextCheck(ctx: Ctx, intent: IntentRow, paid: boolean): void {
  const { firstCheckMs } = ctx.house.ports.payments
  const charge = { createdAt: new Date(intent.created_at), expiresAt: new Date(intent.expires_at), paid }
  const runAt = nextCheck(charge, new Date(), firstCheckMs)
  // The key keeps one planned check per charge, however many notices arrive; what is paid is in no hurry any more.
  if (runAt)
    enqueue(
      ctx,
      'payments.settle',
      { reference: intent.reference },
      { runAt, key: intent.reference, moves: paid, priority: LOOK },
    )
}

/** Carries a decided refund out at the gateway; the refund's own id makes a repetition harmless there. */
export async function carryOutRefund(ctx: OutsideCtx, refundId: string): Promise<void> {
  const refund = await ctx.transact((inner) => findRefund(inner, refundId))
  if (!refund || refund.status !== 'intent') return
  const payload = {
    refundId,
    intentId: refund.intent_id,
    forKind: refund.for_kind,
    forId: refund.for_id,
    amountIdr: refund.amount_idr,
  }
  try {
    const answer = await ctx.house.ports.payments.gateway.refund({
      reference: refund.reference,
      refundKey: refundId,
      amountIdr: refund.amount_idr,
      reason: refund.reason,
    })
    if (answer.status === 'pending') return await ctx.transact(async (inner) => planRefundCheck(inner, refund))
    if (answer.status === 'failed') throw new GatewayRefused('refund-failed', 'the gateway could not refund')
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error
    const refusal = error.code
    await ctx.transact(async (inner) => {
      if (await endRefund(inner, refundId, 'refused', refusal)) {
        emit(inner, 'payments.refund_refused', { ...payload, refusal })
      }
    })
    return
  }
  await ctx.transact(async (inner) => {
    if (!(await endRefund(inner, refundId, 'done', null))) return
    post(inner, {
      kind: 'refund',
      source: `refund/${refundId}`,
      legs: [
        debit('liabilities:refunds_due', refund.amount_idr, refundId),
        credit('assets:gateway', refund.amount_idr),
      ],
    })
    emit(inner, 'payments.refunded', payload)
  })
}

/** The gateway has taken the refund on and not yet made it: it is asked again, without end, because it is owed. */
function planRefundCheck(ctx: Ctx, refund: { id: string; created_at: string }): void {
  const { firstCheckMs } = ctx.house.ports.payments
  const runAt = afterGap(new Date(refund.created_at), new Date(), firstCheckMs)
  enqueue(ctx, 'payments.refund', { refundId: refund.id }, { runAt, key: refund.id })
}

/** Closes a charge nobody needs any more; if money came meanwhile, the answer says so and it is recorded. */
export async function cancelCharge(ctx: OutsideCtx, reference: string): Promise<void> {
  try {
    await ctx.house.ports.payments.gateway.cancel(reference)
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error
  }
  await settle(ctx, reference)
}

/**
 * Takes up again what nobody may be looking after any more, because its job was given up: refunds decided and not made,
 * and charges on which money may still come. A check that is planned as it should be keeps its time.
 */
export async function resume(ctx: Ctx): Promise<void> {
  const [refunds, intents] = await Promise.all([findOldRefunds(ctx), findWatchedIntents(ctx)])
  for (const { id } of refunds) enqueue(ctx, 'payments.refund', { refundId: id }, { key: id })
  for (const { reference } of intents)
    enqueue(ctx, 'payments.settle', { reference }, { key: reference, priority: LOOK })
}
