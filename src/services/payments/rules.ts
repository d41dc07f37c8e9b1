import type { Charge, ChargeStatus, Payment } from './gateways/port.ts'

export type IntentStatus = 'intent' | ChargeStatus
export type CaptureOutcome = 'exact' | 'late' | 'double' | 'wrong_amount'

/**
 * What each payment of a charge is, whatever order the gateway lists them in: the first of the asked amount on a charge
 * that was still good is `exact`, later ones of that amount are `double`; money on a charge that had already ended is
 * `late`; any other amount is `wrong_amount`.
 */
export function classify(charge: Charge): { payment: Payment; outcome: CaptureOutcome }[] {
  const ended = charge.status === 'expired' || charge.status === 'failed' || charge.status === 'cancelled'
  let exact = false
  return charge.payments
    .toSorted((a, b) => Date.parse(a.paidAt) - Date.parse(b.paidAt) || (a.id < b.id ? -1 : 1))
    .map((payment) => {
      if (payment.amountIdr !== charge.amountIdr) return { payment, outcome: 'wrong_amount' as const }
      if (ended) return { payment, outcome: 'late' as const }
      const outcome = exact ? ('double' as const) : ('exact' as const)
      exact = true
      return { payment, outcome }
    })
}

/** Statuses only move forward: what is paid stays paid, what has ended does not become pending again. */
export function nextStatus(now: IntentStatus, reported: ChargeStatus): IntentStatus {
  const rank: Record<IntentStatus, number> = { intent: 0, pending: 1, failed: 2, expired: 2, cancelled: 2, paid: 3 }
  return rank[reported] > rank[now] ? reported : now
}

const SECOND = 1000
const DAY = 24 * 3600 * SECOND
/** Money may still arrive on a charge that has ended; after this long nobody looks any more. */
export const WATCHED_AFTER_END_DAYS = 3

/**
 * When to ask the gateway again by ourselves, in case its webhook was lost: soon at first, then in growing gaps, until
 * three days after the charge's end. A charge that is paid can only be paid twice, which is rare and hurries nobody: its gaps
 * double. Null: never again.
 */
export function nextCheck(
  charge: { createdAt: Date; expiresAt: Date; paid: boolean },
  now: Date,
  firstMs: number,
): Date | null {
  const { createdAt, expiresAt, paid } = charge
  if (now.getTime() > expiresAt.getTime() + WATCHED_AFTER_END_DAYS * DAY) return null
  if (!paid) return afterGap(createdAt, now, firstMs)
  return new Date(now.getTime() + Math.max(firstMs * PAID_PATIENCE, now.getTime() - createdAt.getTime()))
}

/** How many times as long as for an open charge it is until a paid one is asked about for the first time. */
const PAID_PATIENCE = 8

/** Soon at first, then in gaps that grow with the age of the matter, up to an hour. */
export function afterGap(since: Date, now: Date, firstMs: number): Date {
  const age = now.getTime() - since.getTime()
  return new Date(now.getTime() + Math.min(Math.max(firstMs, age / 4), 3600 * SECOND))
}
