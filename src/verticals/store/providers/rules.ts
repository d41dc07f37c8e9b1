/* When a provider is left alone, and when its accounts have something left. */

const SECOND_MS = 1000
const WIB_MS = 7 * 3_600_000
const DAY_MS = 24 * 3_600_000

/** The day in Western Indonesia, on which quotas are counted: `2026-11-21`. */
export function wibDay(now: Date): string {
  return new Date(now.getTime() + WIB_MS).toISOString().slice(0, 10)
}

/** When the next day begins in Western Indonesia. */
export function nextWibDay(now: Date): Date {
  return new Date((Math.floor((now.getTime() + WIB_MS) / DAY_MS) + 1) * DAY_MS - WIB_MS)
}

/** So many failures in a row open the breaker; each further one doubles the time it stays open. */
export const OPEN_AFTER = 5
export const OPEN_SECONDS = 30
export const LONGEST_OPEN_SECONDS = 900
/** How long the one who tries first, after the breaker was open, has for its attempt. */
export const PROBE_SECONDS = 60

export type BreakerState = 'closed' | 'open' | 'half-open'

export function breakerState(openUntil: string | null, now: Date): BreakerState {
  if (openUntil === null) return 'closed'
  return new Date(openUntil) > now ? 'open' : 'half-open'
}

const POLL_GAPS_MINUTES = [1, 2, 5, 10, 30, 60, 180, 360]
const POLLED_DAYS = 14

/** When to ask again what became of an invitation; null: never. `asked` is how often it was asked. */
export function nextPoll(sentAt: Date, asked: number, now: Date): Date | null {
  if (now.getTime() - sentAt.getTime() > POLLED_DAYS * DAY_MS) return null
  return new Date(now.getTime() + (POLL_GAPS_MINUTES[asked] ?? POLL_GAPS_MINUTES.at(-1)!) * 60 * SECOND_MS)
}

/** The wait after the n-th question about a call of unknown outcome: 5 seconds, doubling, an hour at most. */
export function unknownGap(asked: number): number {
  return Math.min(5 * 2 ** asked, 3600) * SECOND_MS
}

/** Questions about an unknown outcome that are not answered, after which a person has to look: about six hours. */
export const MOST_UNKNOWN_QUESTIONS = 14
