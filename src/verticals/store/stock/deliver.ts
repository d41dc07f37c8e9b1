import type { Ctx } from '#kernel/context.ts'
import type { FulfilmentJob, InsideFulfiller, Outcome } from '../fulfilment/fulfiller.ts'
import { type Sold, sellFree, sellHeld } from './queries.ts'

/* Codes and seats are handed over by rows alone: held becomes sold, in the transaction that writes the delivery. */

export const deliverCodes: InsideFulfiller = {
  kind: 'stock',
  deliver: async (ctx, job) =>
    ({ kind: 'delivered', deliveries: (await sell(ctx, job)).map(codeOf) }) satisfies Outcome,
}

export const deliverSeats: InsideFulfiller = {
  kind: 'shared',
  deliver: async (ctx, job) =>
    ({ kind: 'delivered', deliveries: (await sell(ctx, job)).map(seatOf) }) satisfies Outcome,
}

/** What the line holds and, if units of it were put aside since, others in their place. */
async function sell(ctx: Ctx, { item }: FulfilmentJob): Promise<Sold[]> {
  const held = await sellHeld(ctx, item.id, item.wanted)
  if (held.length === item.wanted) return held
  return [...held, ...(await sellFree(ctx, item.id, item.variantId, item.wanted - held.length))]
}

function codeOf({ id }: Sold) {
  return { kind: 'code' as const, status: 'ready' as const, stockItemId: id }
}

function seatOf({ id, revision }: Sold) {
  return {
    kind: 'seat' as const,
    status: 'ready' as const,
    stockItemId: id,
    ...(revision ? { seenRevision: revision } : {}),
  }
}
