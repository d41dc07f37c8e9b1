import type { Door } from '../checkout/door.ts'
import type { Owner } from './queries.ts'
import { holdPoints, pointTerms } from './service.ts'

/** The same door with somebody's points; `wanted` whether they are to be given for this order, and at most how many. */
export function withPoints(door: Door, owner: Owner, wanted: boolean, atMost?: number): Door {
  return {
    ...door,
    terms: async (ctx, variantIds) => {
      const [terms, points] = await Promise.all([
        door.terms(ctx, variantIds),
        pointTerms(ctx, owner, { variantIds, wanted, ...(atMost === undefined ? {} : { atMost }) }),
      ])
      return { ...terms, points }
    },
    hold: async (ctx, order) => {
      await door.hold(ctx, order)
      if (order.priced.points > 0) await holdPoints(ctx, owner, order.id, order.priced.points)
    },
  }
}
