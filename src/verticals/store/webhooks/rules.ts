/* What is told, when it is tried again, and which addresses may be called. Pure. */

export const GOODS_KINDS = [
  'product.changed',
  'product.price_changed',
  'product.stock_changed',
  'product.removed',
] as const
export const EVENT_KINDS = [
  'order.placed',
  'order.paid',
  'order.delivered',
  'order.partially_delivered',
  'order.attention',
  'order.expired',
  'order.cancelled',
  'order.credited',
  'order.delivery_changed',
  'order.claim_decided',
  'wallet.topped_up',
  'wallet.low',
  'reseller.tier_changed',
  ...GOODS_KINDS,
] as const
export type EventKind = (typeof EVENT_KINDS)[number]
/** Sent by hand only, to see whether an address answers. */
export const TEST_KIND = 'webhook.test'

/** Seconds before each attempt, counted from the end of the one before it. It is published; programs rely on it. */
export const SCHEDULE_SECONDS = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const
export const MOST_ATTEMPTS = SCHEDULE_SECONDS.length
/** Up to a tenth longer, so that what failed together does not come back together. */
export const JITTER = 0.1
const MOST_WAIT_SECONDS = 86_400

/**
 * Milliseconds until the attempt after `attempts` failed ones; null: there is none. A receiver that names a later time
 * (`Retry-After`) is given it, within a day. `chance` is from 0 to 1.
 */
export function waitMs(attempts: number, retryAfterSeconds: number | null, chance: number): number | null {
  const planned = SCHEDULE_SECONDS[attempts]
  if (planned === undefined) return null
  const asked = Math.min(retryAfterSeconds ?? 0, MOST_WAIT_SECONDS)
  return Math.round(Math.max(planned * (1 + JITTER * chance), asked) * 1000)
}

const LINE_MS = 500
const MOST_LINE_MS = 600_000
/** After so many waits, about half an hour, it no longer stands behind what should have gone before it. */
export const MOST_WAITS = 12

/** Milliseconds until what stands behind others of its address asks again, after it has waited so often. */
export function lineMs(waits: number, chance: number): number {
  return Math.round(Math.min(LINE_MS * 2 ** waits, MOST_LINE_MS) * (1 + chance))
}

/** What an answer means: it has arrived, there is nobody any more, or it is to be tried again. */
export function verdictOf(status: number | null): 'arrived' | 'gone' | 'again' {
  if (status !== null && status >= 200 && status < 300) return 'arrived'
  return status === 410 ? 'gone' : 'again'
}

/** The delay a receiver asks for, in seconds; null: none, or one that is not understood. */
export function retryAfter(header: string | undefined, now: Date): number | null {
  if (!header) return null
  if (/^\d{1,7}$/.test(header)) return Number(header)
  const at = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}

/** How much of an answer is kept to look at. */
export const KEPT_BYTES = 2_048

/** The beginning of an answer as text that can be stored: whole signs, at most 2 KB. */
export function keptText(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, KEPT_BYTES))
  return text.replaceAll('\0', '').replace(/\uFFFD$/, '')
}
