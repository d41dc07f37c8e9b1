/* When a failed attempt is made again, and when nobody tries any more. Pure. */

const SECOND = 1000
const FIRST_MS = 5 * SECOND
const LONGEST_MS = 3600 * SECOND

/** 5 s, 10 s, 20 s … an hour at most, each up to a fifth longer by `chance` (0 to 1), so that many do not come at once. */
export function backoffMs(attempts: number, chance: number): number {
  const plain = Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), LONGEST_MS)
  return Math.round(plain * (1 + chance / 5))
}

/** Whether a failed attempt is the last one. */
export function isGivenUp(attempts: number, maxAttempts: number, retry: boolean): boolean {
  return !retry || attempts >= maxAttempts
}
