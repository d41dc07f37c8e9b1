import './ports.ts'
import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { originOf } from '#kernel/house.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { findIntentsFor, insertIntent, insertRefund, type IntentRow } from './queries.ts'
import type { PayBy } from './schemas.ts'
import { LOOK, sendCharge } from './service.ts'

export { simulatorGateway } from './gateways/simulator.ts'
export { gatewayRefused, settle } from './service.ts'
export { findCapturesFor, findIntentsFor, findNotices, type IntentRow, type NoticeRow } from './queries.ts'
export {
  searchCharges,
  searchNotices,
  sumCharges,
  sumReceived,
  type ChargeFilter,
  type ChargeRow,
  type ChargeState,
} from './listing.ts'
export { findCapturesBetween, findCapturesNamed, spanOf, type Held } from './settled.ts'
export type { Captured, PayBy, Refunded, RefundRefused } from './schemas.ts'

/** The thing being paid for, in the words of the module that asks; payments only keeps and returns them. */
export type PaidFor = { kind: string; id: string }
export type ChargeWish = {
  paidFor: PaidFor
  amountIdr: number
  by: PayBy
  expiresAt: string
  description: string
  customer: { name: string; email: string; phone?: string }
  /** Nothing was ever asked for it, so no attempt needs to be looked for. */
  first?: boolean
  /** Where the gateway's own page leads the payer back to. */
  returnUrl?: string
}

/** `wish` is what was written down: a repeated request must be the first one word for word, its end included. */
export type Prepared = { reference: string; fresh: boolean; wish: ChargeWish }

/**
 * Writes the intent to charge, before anything is asked of the gateway; an attempt that is still good for the same
 * way of paying is used again. Call `requestCharge` with a fresh one afterwards, outside the transaction.
 */
export async function prepareCharge(ctx: Ctx, wish: ChargeWish): Promise<Prepared> {
  const channel = channelOf(wish.by)
  const attempts = wish.first ? [] : await findIntentsFor(ctx, wish.paidFor.kind, wish.paidFor.id)
  const known = attempts.find(
    (intent) =>
      ['intent', 'pending'].includes(intent.status) &&
      intent.method === wish.by.method &&
      intent.channel === channel &&
      intent.amount_idr === wish.amountIdr &&
      new Date(intent.expires_at) > ctx.now,
  )
  if (known) {
    const { reference, status, expires_at: expiresAt } = known
    return { reference, fresh: status === 'intent', wish: { ...wish, expiresAt } }
  }
  const id = newId()
  const reference = `RK${id.replaceAll('-', '').slice(0, 23).toUpperCase()}`
  const { gateway, firstCheckMs } = ctx.house.ports.payments
  ctx.tx.defer(
    insertIntent(ctx, {
      id,
      reference,
      gateway: gateway.name,
      for_kind: wish.paidFor.kind,
      for_id: wish.paidFor.id,
      method: wish.by.method,
      channel,
      amount_idr: wish.amountIdr,
      expires_at: wish.expiresAt,
    }),
  )
  const runAt = new Date(ctx.now.getTime() + firstCheckMs)
  // Even if this process ends before the gateway answers, somebody will ask what became of the charge.
  enqueue(ctx, 'payments.settle', { reference }, { runAt, key: reference, priority: LOOK })
  return { reference, fresh: true, wish }
}

/** Asks the gateway for the prepared charge and records its answer. Returns the intent as it is then. */
export function requestCharge(ctx: OutsideCtx, reference: string, wish: ChargeWish): Promise<IntentRow> {
  const { by } = wish
  const origin = originOf(ctx.house, ctx.tenant.host)
  return sendCharge(ctx, {
    reference,
    amountIdr: wish.amountIdr,
    method: by.method,
    ...(by.method === 'va' ? { bank: by.bank } : {}),
    ...(by.method === 'ewallet' ? { wallet: by.wallet } : {}),
    expiresAt: wish.expiresAt,
    description: wish.description,
    customer: wish.customer,
    ...(wish.returnUrl ? { returnUrl: wish.returnUrl } : {}),
    notifyUrl: `${origin}/api/v1/payments/hooks/${ctx.house.ports.payments.gateway.name}`,
  })
}

/** Decides a refund; a job carries it out and tells by `payments.refunded` or `payments.refund_refused`. */
export function requestRefund(ctx: Ctx, refund: { intentId: string; amountIdr: number; reason: string }): string {
  const id = newId()
  ctx.tx.defer(
    insertRefund(ctx, { id, intent_id: refund.intentId, amount_idr: refund.amountIdr, reason: refund.reason }),
  )
  enqueue(ctx, 'payments.refund', { refundId: id }, { key: id })
  return id
}

/** Closes every attempt that is or may be open, because the thing has been paid or no longer stands. */
export async function cancelOpenCharges(ctx: Ctx, paidFor: PaidFor): Promise<void> {
  const intents = await findIntentsFor(ctx, paidFor.kind, paidFor.id)
  for (const intent of intents.filter(({ status }) => status === 'pending' || status === 'intent')) {
    enqueue(ctx, 'payments.cancel', { reference: intent.reference })
  }
}

function channelOf(by: PayBy): string | null {
  if (by.method === 'va') return by.bank
  return by.method === 'ewallet' ? by.wallet : null
}
