import { z } from 'zod'

/** What happens in stock and in the queues of those who wait; ids only. */
export const stockFacts = {
  /** The stock of a variant fell to its mark; told once for each fall. */
  'store.stock_low': z.object({ variantId: z.uuid() }),
  /** A batch turned out to be bad; the buyers of what was sold of it are to be told. */
  'store.batch_recalled': z.object({ batchId: z.uuid() }),
  /** There is something again for somebody who waited. */
  'store.restocked': z.object({ variantId: z.uuid(), waitingId: z.uuid() }),
  /** It is somebody's turn in the queue of a flash sale, until `waiting.turn_ends_at`. */
  'store.flash_turn': z.object({ waitingId: z.uuid() }),
}
