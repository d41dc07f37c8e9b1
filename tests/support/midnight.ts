const DAY_MS = 24 * 3_600_000
/** Days begin at midnight in Jakarta, which is 17.00 UTC. */
const WIB_MS = 7 * 3_600_000
/** Longer than a file takes that counts by days; the wait is well below what a file may take (limit.ts). */
const NEEDED_MS = 3 * 60_000

/**
 * Waits until the day has more than three minutes left, so that what a file calls today is today to its end. To be awaited
 * where the file begins: there it takes nothing of the time of a test.
 */
export async function clearOfMidnight(): Promise<void> {
  const left = DAY_MS - ((Date.now() + WIB_MS) % DAY_MS)
  if (left < NEEDED_MS) await new Promise((resolve) => setTimeout(resolve, left + 1_000))
}
