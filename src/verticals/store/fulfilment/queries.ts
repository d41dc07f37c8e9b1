import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, insertRow, insertRows, NOW, sql, updateRow } from '#kernel/db/sql.ts'
import { type FulfilmentJob, type JobStatus, type Kind, LEASE_SECONDS, type NewDelivery } from './fulfiller.ts'

export function insertJob(
  ctx: Ctx,
  job: { id: string; order_id: string; order_item_id: string; kind: Kind; status: JobStatus; attempts: number },
) {
  const done = job.status === 'done'
  return insertRow('store.fulfillment_jobs', {
    tenant_id: ctx.tenant.id,
    next_run_at: done ? null : ctx.now.toISOString(),
    finished_at: done ? ctx.now.toISOString() : null,
    ...job,
  })
}

export type JobRow = {
  id: string
  order_id: string
  order_item_id: string
  kind: Kind
  status: JobStatus
  attempts: number
  max_attempts: number
  claims: number
  request_id: string | null
  provider_id: string | null
  account_id: string | null
}

/**
 * Makes this caller the runner: only one gets the row. A runner that has not been heard of for LEASE_SECONDS is taken for
 * dead, and its claim goes to the next; by its number of claims the old one is known and may write nothing any more.
 */
export function claimJob(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<JobRow>`
    update store.fulfillment_jobs set status = 'running', attempts = attempts + 1, claims = claims + 1, updated_at = now(),
      next_run_at = now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})
    where tenant_id = ${ctx.tenant.id} and id = ${id} and (
      status in ('queued', 'waiting', 'unknown') and (next_run_at is null or next_run_at <= now() + interval '1 second')
      or status = 'running' and next_run_at <= now())
    returning id, order_id, order_item_id, kind, status, attempts, max_attempts, claims, request_id, provider_id, account_id`)
}

export function findJob(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<JobRow & { next_run_at: string | null }>`
    select id, order_id, order_item_id, kind, status, attempts, max_attempts, claims, request_id, provider_id, account_id, next_run_at
    from store.fulfillment_jobs where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

export function lockJob(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<JobRow>`
    select id, order_id, order_item_id, kind, status, attempts, max_attempts, claims, request_id, provider_id, account_id
    from store.fulfillment_jobs where tenant_id = ${ctx.tenant.id} and id = ${id} for update`)
}

/** What a kind needs to know of the job's line and order. */
export async function findWork(ctx: Ctx, job: JobRow): Promise<FulfilmentJob | null> {
  const row = await ctx.tx.first(sql<WorkRow>`
    select i.product_id, i.variant_id, i.quantity, i.quantity - i.delivered_count - i.credited_count as wanted, i.target,
      i.warranty_days, i.duration_days, o.number, o.token, o.email, o.whatsapp, o.buyer_name, o.locale
    from store.order_items i join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = i.order_id
    where i.tenant_id = ${ctx.tenant.id} and i.id = ${job.order_item_id}`)
  return row ? workOf(job, row) : null
}
type WorkRow = {
  product_id: string
  variant_id: string
  quantity: number
  wanted: number
  target: Record<string, string>
  warranty_days: number
  duration_days: number | null
  number: string
  token: string
  email: string
  whatsapp: string
  buyer_name: string
  locale: 'id' | 'en'
}

function workOf(job: JobRow, row: WorkRow): FulfilmentJob {
  return {
    id: job.id,
    orderId: job.order_id,
    itemId: job.order_item_id,
    kind: job.kind,
    attempts: job.attempts,
    claim: job.claims,
    requestId: job.request_id,
    providerId: job.provider_id,
    accountId: job.account_id,
    item: {
      id: job.order_item_id,
      productId: row.product_id,
      variantId: row.variant_id,
      quantity: row.quantity,
      wanted: row.wanted,
      target: row.target,
      warrantyDays: row.warranty_days,
      durationDays: row.duration_days,
    },
    order: {
      id: job.order_id,
      number: row.number,
      token: row.token,
      email: row.email,
      whatsapp: row.whatsapp,
      name: row.buyer_name,
      locale: row.locale,
    },
  }
}

type JobChanges = {
  status: JobStatus
  next_run_at?: string | null
  finished_at?: string | null
  last_error?: string
  attempts?: number
}

export function updateJob(ctx: Ctx, id: string, changes: JobChanges) {
  return updateRow('store.fulfillment_jobs', { tenant_id: ctx.tenant.id, id }, { ...changes, updated_at: NOW })
}

export function insertAttempt(
  ctx: Ctx,
  attempt: { job_id: string; outcome: string; detail: string; account_id: string | null; took_ms: number },
) {
  return insertRow('store.job_attempts', { tenant_id: ctx.tenant.id, id: newId(), ...attempt })
}

/** The unit's warranty and end count from the moment it is handed over. */
export function insertDeliveries(ctx: Ctx, job: FulfilmentJob, deliveries: readonly NewDelivery[]) {
  const { item } = job
  return insertRows(
    'store.deliveries',
    deliveries.map((one) => ({
      tenant_id: ctx.tenant.id,
      id: newId(),
      order_id: job.orderId,
      order_item_id: job.itemId,
      kind: one.kind,
      status: one.status,
      stock_item_id: one.stockItemId ?? null,
      file_id: one.fileId ?? null,
      account_id: one.accountId ?? null,
      invite_target: one.inviteTarget ?? null,
      invite_reference: one.inviteReference ?? null,
      downloads_left: one.downloadsLeft ?? null,
      downloads_until: one.downloadsUntil ?? null,
      seen_revision: one.seenRevision ?? null,
      warranty_until: daysFrom(ctx.now, item.warrantyDays || null),
      ends_at: daysFrom(ctx.now, item.durationDays),
    })),
  )
}

function daysFrom(now: Date, days: number | null): string | null {
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString()
}

/** The name of a call that is about to be made; 0 changed rows: another runner has taken over. */
export function keepRequest(
  ctx: Ctx,
  id: string,
  claim: number,
  call: { requestId: string | null; providerId?: string | null; accountId?: string | null },
): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('store.fulfillment_jobs')
      .set({
        request_id: call.requestId,
        ...(call.providerId === undefined ? {} : { provider_id: call.providerId }),
        ...(call.accountId === undefined ? {} : { account_id: call.accountId }),
        updated_at: sql<string>`now()`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('claims', '=', claim)
      .where('status', '=', sql.lit('running')),
  )
}
