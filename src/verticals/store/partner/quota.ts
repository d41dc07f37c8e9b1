import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Quota } from '#kernel/http/quota.ts'
import { principalOf } from './who.ts'

/*
 * What a reseller may call in a minute, by their level or as the shop has set for them alone. It counts for the reseller, with however many keys; three buckets,
 * so that reading never keeps an order from being placed.
 */

const WINDOW_SECONDS = 60
/** The whole catalogue is seldom needed: `updatedSince` and webhooks tell what is new. */
const CATALOGUE_SHARE = 0.5

function quota(name: string, share: number): Quota {
  return {
    name,
    of: async (ctx: Ctx) => {
      const { personId, mode } = principalOf(ctx)
      const row = await findCalls(ctx, personId)
      // What is tried out is never taken off what is sold.
      const who = mode === 'test' ? `${personId} test` : personId
      return row && { who, points: Math.max(1, Math.floor(row.calls * share)), seconds: WINDOW_SECONDS }
    },
  }
}

async function findCalls(ctx: Ctx, personId: string): Promise<{ calls: number } | null> {
  const row = await ctx.tx.first(sql<{ calls: number }>`
    select coalesce(r.calls_a_minute, t.calls_a_minute) as calls from store.resellers r
      join store.reseller_tiers t on t.tenant_id = ${ctx.tenant.id} and t.id = r.tier_id
    where r.tenant_id = ${ctx.tenant.id} and r.person_id = ${personId} and r.status = 'approved'`)
  return row ?? null
}

export const reads = quota('reads', 1)
export const orders = quota('orders', 1)
export const catalogue = quota('catalogue', CATALOGUE_SHARE)
