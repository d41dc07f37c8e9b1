/* Figures of a shop's days. Pure. */

const DAY_MS = 86_400_000
const WIB_MS = 7 * 3_600_000

/** The day of an instant in Jakarta, as YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + WIB_MS).toISOString().slice(0, 10)
}

/** The day so many days after this one; negative: before. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** When a day begins in Jakarta. */
export function startOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - WIB_MS)
}

/** Upper ends, in seconds, of the buckets in which hand-over times are counted; what takes longer is in the last one. */
export const BUCKETS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 90, 120, 180, 300, 600, 1200, 1800, 3600, 7200, 14_400,
  28_800, 86_400, 259_200,
] as const

/** Hand-over times as counts by bucket (its place in BUCKETS). */
export type Buckets = Readonly<Record<string, number>>

/** The median of many hand-overs in seconds, as the upper end of the bucket it falls into; null: there were none. */
export function medianOf(counts: readonly Buckets[]): number | null {
  const sums = new Map<number, number>()
  for (const one of counts) {
    for (const [place, n] of Object.entries(one)) sums.set(Number(place), (sums.get(Number(place)) ?? 0) + n)
  }
  const total = [...sums.values()].reduce((sum, n) => sum + n, 0)
  let seen = 0
  for (const [place, n] of [...sums].toSorted(([left], [right]) => left - right)) {
    seen += n
    if (seen * 2 >= total) return BUCKETS[Math.min(place, BUCKETS.length - 1)]!
  }
  return null
}

/** What makes a new shop ready to sell, in the order in which it is best done. */
export const CHECKS = ['product', 'stock', 'site', 'purchase'] as const
export type Check = (typeof CHECKS)[number]

/** Lists whose filters people keep under a name. */
export const VIEW_LISTS = ['orders', 'payments', 'jobs', 'credits'] as const
