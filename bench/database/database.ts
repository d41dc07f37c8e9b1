import type { Findings } from '../support/measure.ts'
import { openGround } from './ground.ts'
import { measureOrder } from './order.ts'
import { measureRead } from './read.ts'

/** Reading and ordering on a durable database, beside the same statements without the product. */
export async function measureDatabase(say: (sentence: string) => void): Promise<Findings> {
  const ground = await openGround(say)
  try {
    say('Reading …')
    const read = await measureRead(ground)
    say('Ordering …')
    const order = await measureOrder(ground)
    return { results: [...read.results, ...order.results], verdicts: [...read.verdicts, ...order.verdicts] }
  } finally {
    await ground.close()
  }
}
