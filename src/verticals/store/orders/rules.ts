import type { Captured } from '#services/payments/index.ts'
import type { CreditReason, OrderStatus } from './schemas.ts'

/* What money becomes, and where an order stands. Pure. */

/** `pay`: it pays the order if the goods can be had, the rest is `elseReason`; what is over becomes credit. */
export type Allotment =
  | { kind: 'pay'; excessIdr: number; elseReason: CreditReason }
  | { kind: 'credit'; reason: CreditReason }

const UNPAID: readonly OrderStatus[] = ['pending_payment', 'expired', 'cancelled']

/** Whether money has given this order its meaning already. */
export function isPaid(status: OrderStatus): boolean {
  return !UNPAID.includes(status)
}

/**
 * Money that covers an unpaid order pays it, be it late or too much, as long as the goods can be had. Notices may come in
 * any order, so the first one that covers the order pays it and the next one is the double. What the buyer has given up
 * is delivered only for money that was under way in time.
 */
export function allotmentOf(
  { outcome, amountIdr }: Pick<Captured, 'outcome' | 'amountIdr'>,
  order: { status: OrderStatus; totalIdr: number },
): Allotment {
  if (isPaid(order.status)) return { kind: 'credit', reason: outcome === 'exact' ? 'double' : outcome }
  if (outcome === 'exact' || outcome === 'double') return { kind: 'pay', excessIdr: 0, elseReason: 'out_of_stock' }
  if (order.status === 'cancelled' || amountIdr < order.totalIdr) return { kind: 'credit', reason: outcome }
  return { kind: 'pay', excessIdr: amountIdr - order.totalIdr, elseReason: outcome }
}

export type ItemStanding = { status: string; kind: string }

/** Where a paid order stands, from its lines (without bundles, which stand as their parts do). */
export function standingOf(leaves: readonly ItemStanding[]): OrderStatus {
  const is = (...wanted: string[]) => leaves.some(({ status }) => wanted.includes(status))
  if (is('attention')) return 'attention'
  if (is('pending', 'queued', 'delivering')) return 'processing'
  if (!is('delivered', 'partial')) return 'refunded'
  return is('partial', 'credited', 'cancelled') ? 'partially_delivered' : 'delivered'
}

/** A bundle stands as its parts do. */
export function bundleStanding(parts: readonly ItemStanding[]): string {
  const standing = standingOf(parts)
  const names: Partial<Record<OrderStatus, string>> = {
    attention: 'attention',
    processing: 'delivering',
    refunded: 'credited',
    partially_delivered: 'partial',
    delivered: 'delivered',
  }
  return names[standing] ?? 'pending'
}

/** `a•••@contoh.id`: enough to know one's own, not enough to learn another's. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, 1)}•••@${domain}`
}
export function maskName(name: string): string {
  return name
    .split(' ')
    .map((word) => `${word.slice(0, 1)}•••`)
    .join(' ')
}

type Unit = { id: string; itemId: string; replacesId: string | null }
export type Place = { place: number; count: number }

/**
 * Which of several units of one line each delivery is: the first of three. One that takes another's place has its number,
 * so that "kode 2" stays the same for the buyer and for whoever helps. Lines of one unit have no numbers.
 */
export function placesOf(deliveries: readonly Unit[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const itemId of new Set(deliveries.map((unit) => unit.itemId))) {
    const units = deliveries.filter((unit) => unit.itemId === itemId)
    const known = new Set(units.map(({ id }) => id))
    const first = units.filter(({ replacesId }) => !replacesId || !known.has(replacesId))
    if (first.length < 2) continue
    for (const unit of units)
      places.set(unit.id, { place: first.indexOf(rootOf(unit, units)) + 1, count: first.length })
  }
  return places
}

function rootOf(unit: Unit, units: readonly Unit[]): Unit {
  const before = units.find(({ id }) => id === unit.replacesId)
  return before ? rootOf(before, units) : unit
}
