import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'

/** What should have been looked at this long ago and was not. */
const LATE = sql.lit('5 minutes')

/** Every night: nothing stays held, and nothing paid stays undone, because a job was given up. */
export async function sweep(ctx: Ctx): Promise<void> {
  const [orders, jobs] = await Promise.all([
    ctx.tx.all(
      db
        .selectFrom('store.orders')
        .select('id')
        .where('tenant_id', '=', ctx.tenant.id)
        .where('status', '=', sql.lit('pending_payment'))
        .where('held_until', '<', sql<string>`now() - ${LATE}::interval`),
    ),
    ctx.tx.all(
      db
        .selectFrom('store.fulfillment_jobs')
        .select('id')
        .where('tenant_id', '=', ctx.tenant.id)
        .where('status', 'in', ['queued', 'waiting', 'unknown', 'running'])
        .where('next_run_at', '<', sql<string>`now() - ${LATE}::interval`),
    ),
  ])
  for (const { id } of orders) enqueue(ctx, 'store.expireOrder', { orderId: id }, { key: `sweep:${id}` })
  for (const { id } of jobs) enqueue(ctx, 'store.fulfil', { jobId: id }, { key: `sweep:${id}` })
}
