import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { PlatformSettings } from '../settings.ts'
import { findRun } from './queries.ts'

/** What may be said of the rest of an order's way. */
export type Estimate = {
  /** What waits for the owner's hand; null when everything goes by itself. */
  waitsFor: 'approval' | 'go_live' | null
  /** How long the building of a site usually takes: the median of the last ones. Null before the first. */
  usualSeconds: number | null
}

type Standing = { id: string; status: string; approved: boolean; paid: boolean }

export async function estimateFor(ctx: Ctx, order: Standing): Promise<Estimate> {
  const [settings, run, usualSeconds] = await Promise.all([
    readSettings(ctx, 'platform', PlatformSettings),
    findRun(ctx, order.id),
    medianOfBuildings(ctx),
  ])
  const approval = settings.provisioning === 'manual' && order.paid && !order.approved && !run
  const hand = settings.goLive === 'manual' && order.status === 'ready'
  return { waitsFor: approval ? 'approval' : hand ? 'go_live' : null, usualSeconds }
}

/** How many of the last buildings the estimate is taken from. */
const LAST = 50

async function medianOfBuildings(ctx: Ctx): Promise<number | null> {
  const row = await ctx.tx.first(sql<{ seconds: number | null }>`
    select percentile_cont(0.5) within group (order by extract(epoch from finished_at - created_at))::float8 as seconds
    from (
      select created_at, finished_at from platform.provisionings
      where tenant_id = ${ctx.tenant.id} and status = 'done' and finished_at is not null
      order by finished_at desc limit ${sql.lit(LAST)}) as last`)
  const seconds = row?.seconds ?? null
  return seconds === null ? null : Math.round(seconds)
}
