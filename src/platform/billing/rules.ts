import { portion } from '#kernel/money/rupiah.ts'
import type { Captured } from '#services/payments/index.ts'

/** DP of a price: the percentage, rounded up to whole thousands so that people can say it. */
export function dpOf(priceIdr: number, percent: number): number {
  return Math.min(priceIdr - 1, Math.ceil(portion(priceIdr, percent, 100) / 1000) * 1000)
}

export type InvoiceStatus = 'waiting' | 'open' | 'paid' | 'expired'
export type CreditReason = 'late' | 'double' | 'wrong_amount' | 'order_expired'

/**
 * What money becomes. Only the exact amount, received in time, pays an invoice, and only while the order has its
 * address: an invoice that ran out while the notice was under way is paid if nobody has taken the address since, and
 * an open one is not if somebody has. Everything else becomes a credit.
 */
export function allotmentOf(
  outcome: Captured['outcome'],
  invoice: InvoiceStatus,
  addressStillHeld: boolean,
): { pays: true } | { pays: false; reason: CreditReason } {
  if (outcome !== 'exact') return { pays: false, reason: outcome }
  if (invoice === 'paid') return { pays: false, reason: 'double' }
  return addressStillHeld ? { pays: true } : { pays: false, reason: 'order_expired' }
}
