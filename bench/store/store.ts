import { openGround } from '../database/ground.ts'
import type { Findings } from '../support/measure.ts'
import { measureImport } from './import.ts'
import { measureReadings, measureSearch } from './read.ts'
import { fillShops } from './volumes.ts'

/** Fifty shops with 2,000 products each, and one with 20,000: what they answer in a second, each beside plain SQL. */
export async function measureStore(say: (sentence: string) => void): Promise<Findings> {
  const ground = await openGround(say, fillShops)
  try {
    say('Reading …')
    const readings = await measureReadings(ground)
    say('Searching …')
    const search = await measureSearch(ground)
    say('Importing …')
    const imports = await measureImport(ground)
    const parts = [readings, search, imports]
    return { results: parts.flatMap(({ results }) => results), verdicts: parts.flatMap(({ verdicts }) => verdicts) }
  } finally {
    await ground.close()
  }
}
