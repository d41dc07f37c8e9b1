/** What was measured: every sample, in the order taken. */
export type Result = { part: string; name: string; unit: string; samples: number[]; note?: string }

/** A demand on a figure, with what was found. A stretch is a wish: missing it fails nothing. */
export type Verdict = {
  part: string
  name: string
  value: number
  limit: Limit
  met: boolean
}
type Limit = ({ atLeast: number } | { below: number }) & { stretch?: boolean }

export type Findings = { results: Result[]; verdicts: Verdict[] }

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function verdict(part: string, name: string, value: number, limit: Limit): Verdict {
  const met = 'atLeast' in limit ? value >= limit.atLeast : value < limit.below
  return { part, name, value, limit, met }
}

export type Contestant = { name: string; note?: string; run(): Promise<number> }

/**
 * Lets the contestants run in turns (A B C A B C …), so that whatever else the machine does meanwhile meets them all.
 * Each is run once before, uncounted.
 */
export async function inTurns(
  part: string,
  unit: string,
  rounds: number,
  contestants: readonly Contestant[],
): Promise<Result[]> {
  const results = contestants.map(({ name, note }) => ({
    part,
    name,
    unit,
    samples: [] as number[],
    ...(note ? { note } : {}),
  }))
  for (const contestant of contestants) await contestant.run()
  for (let round = 0; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) results[index]!.samples.push(await contestant.run())
  }
  return results
}

/** How the first compares with the second: the median over the rounds, each round beside its own neighbour. */
export function ratio(results: readonly Result[], ours: string, control: string): number | null {
  const a = results.find(({ name }) => name === ours)?.samples
  const b = results.find(({ name }) => name === control)?.samples
  return a && b ? median(a.map((sample, round) => sample / b[round]!)) : null
}

/** Runs `work` `total` times, `lanes` at once; returns how many a second. Each lane knows its number. */
export async function perSecond(
  total: number,
  lanes: number,
  work: (lane: number) => Promise<unknown>,
): Promise<number> {
  let left = total
  const began = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (left-- > 0) await work(lane)
    }),
  )
  return (total / (performance.now() - began)) * 1000
}
