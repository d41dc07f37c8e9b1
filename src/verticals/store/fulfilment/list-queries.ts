import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { ListJobs } from './schemas.ts'

export type ListedJob = {
  id: string
  order_id: string
  number: string
  order_item_id: string
  product_name: string
  variant_name: string
  quantity: number
  kind: string
  status: string
  attempts: number
  max_attempts: number
  next_run_at: string | null
  last_error: string
  created_at: string
  finished_at: string | null
}

function jobs(ctx: Ctx) {
  return sql`select j.id, j.order_id, o.number, j.order_item_id, i.product_name, i.variant_name, i.quantity, j.kind,
      j.status, j.attempts, j.max_attempts, j.next_run_at, j.last_error, j.created_at, j.finished_at
    from store.fulfillment_jobs j
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = j.order_id
      join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = j.order_item_id
    where j.tenant_id = ${ctx.tenant.id}`
}

/** Hand-over work newest first, beginning after the one with the id `cursor`. */
export function searchJobs(ctx: Ctx, { status, kind, orderId, cursor }: ListJobs, limit: number) {
  const parts = [
    status ? sql`and j.status = ${status}` : null,
    kind ? sql`and j.kind = ${kind}` : null,
    orderId ? sql`and j.order_id = ${orderId}` : null,
    cursor ? sql`and j.id < ${cursor}` : null,
  ].filter((part) => part !== null)
  return ctx.tx.all(sql<ListedJob>`${jobs(ctx)} ${sql.join(parts, sql` `)} order by j.id desc limit ${limit}`)
}

export function findListedJob(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<ListedJob>`${jobs(ctx)} and j.id = ${id}`)
}

/** What is not done yet, by state; what is done is counted for a day only. */
export function countJobs(ctx: Ctx) {
  return ctx.tx.all(sql<{ status: string; n: number }>`
    select status, count(*)::int as n from store.fulfillment_jobs
    where tenant_id = ${ctx.tenant.id} and (status not in ('done', 'cancelled') or finished_at > now() - interval '1 day')
    group by status`)
}

export function findAttempts(ctx: Ctx, jobId: string) {
  return ctx.tx.all(
    db
      .selectFrom('store.job_attempts')
      .select(['outcome', 'detail', 'took_ms', 'created_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('job_id', '=', jobId)
      .orderBy('id', 'desc')
      .limit(100),
  )
}
