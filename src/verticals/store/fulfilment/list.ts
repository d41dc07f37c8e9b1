import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import type { z } from 'zod'
import * as queries from './list-queries.ts'
import { type Job, JobState, type ListJobs } from './schemas.ts'

/* The hand-over work as those see it who look after it. */

export async function list(ctx: Ctx, wanted: ListJobs) {
  const [rows, counted] = await Promise.all([queries.searchJobs(ctx, wanted, wanted.limit + 1), queries.countJobs(ctx)])
  const items = rows.slice(0, wanted.limit).map(jobOf)
  const found = new Map(counted.map(({ status, n }) => [status, n]))
  const counts = Object.fromEntries(JobState.options.map((state) => [state, found.get(state) ?? 0]))
  return {
    items,
    counts: counts as Record<z.output<typeof JobState>, number>,
    nextCursor: rows.length > wanted.limit ? items.at(-1)!.id : null,
  }
}

export async function read(ctx: Ctx, id: string) {
  const [row, attempts] = await Promise.all([queries.findListedJob(ctx, id), queries.findAttempts(ctx, id)])
  if (!row) throw notFound()
  const history = attempts.map((one) => ({
    outcome: one.outcome,
    detail: one.detail,
    tookMs: one.took_ms,
    at: one.created_at,
  }))
  return { ...jobOf(row), history }
}

function jobOf(row: queries.ListedJob): z.output<typeof Job> {
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.number,
    itemId: row.order_item_id,
    productName: row.product_name,
    variantName: row.variant_name,
    quantity: row.quantity,
    kind: row.kind as 'stock',
    status: row.status as 'queued',
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    nextRunAt: row.next_run_at,
    lastError: row.last_error,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}
