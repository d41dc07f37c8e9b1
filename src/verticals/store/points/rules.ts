import type { PointTerms } from '../pricing/rules.ts'
import type { PointRules } from './schemas.ts'

/* What points are earned, taken back and good for. Pure. */

export type Earning = { perPointIdr: number; soldIdr: number; backIdr: number }

/** What an order has earned in all: whole points of the money that was paid for it and has not gone back. */
export function pointsFor({ perPointIdr, soldIdr, backIdr }: Earning): number {
  return Math.floor(Math.max(0, soldIdr - backIdr) / perPointIdr)
}

/** How a balance moves. `lot` are points that come in, `taken` such that go; their difference is what the balance does. */
export type Move = { earned: number; clawed: number; owed: number }

/**
 * What becomes of a balance when an order has earned `change` more (or fewer) points than before. What cannot be taken
 * back because it was used is owed, and the next points earned make up for it: a balance is never below zero.
 */
export function settleChange(change: number, { balance, owed }: { balance: number; owed: number }): Move {
  if (change >= 0) {
    const clawed = Math.min(owed, change)
    return { earned: change, clawed, owed: owed - clawed }
  }
  const clawed = Math.min(balance, -change)
  return { earned: 0, clawed, owed: owed - change - clawed }
}

/** What points may do for an order of whoever has so many; `wanted` whether they are to be given. */
export function termsOf(rules: PointRules, balance: number, wanted: boolean): PointTerms {
  const { on, perPointIdr, worthIdr, capPercent, leastOrderIdr: leastIdr } = rules
  return { most: on ? balance : 0, worthIdr, capPercent, leastIdr, wanted, perPointIdr: on ? perPointIdr : null }
}

/** When points that come in now end: after whole months, on the same day where the month has it. */
export function endOf(now: Date, months: number | null): Date | null {
  if (months === null) return null
  const end = new Date(now)
  end.setUTCMonth(end.getUTCMonth() + months)
  // A month that has no 31st ends earlier.
  if (end.getUTCDate() !== now.getUTCDate()) end.setUTCDate(0)
  return end
}

const DAY_MS = 86_400_000

/** Points of an order that could not be handed over are good for so long at least, however old they are. */
const RETURNED_DAYS = 30
export function returnedUntil(now: Date): Date {
  return new Date(now.getTime() + RETURNED_DAYS * DAY_MS)
}
