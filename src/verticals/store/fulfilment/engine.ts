import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { noteStockAdded } from '../inventory/levels.ts'
import { concludeWith } from '../orders/conclude.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import { findItems, lockOrder, updateItem } from '../orders/queries.ts'
import { releaseStock } from '../stock/queries.ts'
import type { FulfilmentJob, InsideFulfiller, Outcome } from './fulfiller.ts'
import { fulfillers } from './fulfillers.ts'
import { type Ended, writeOutcome } from './outcome.ts'
import { claimJob, findJob, findWork, type JobRow, keepRequest, lockJob, updateJob } from './queries.ts'

/* Runs hand-over work: one runner at a time, attempts that are seen, gaps that grow, an end that can be taken up again. */

export const jobRunning = problem('job-running', 409, {
  id: 'Pekerjaan ini sedang berjalan. Coba lagi sebentar lagi.',
  en: 'This work is running. Try again in a moment.',
})
export const jobUncertain = problem('job-uncertain', 409, {
  id: 'Belum pasti apakah penyedia sudah mengirimnya. Kami terus menanyakannya; jika penyedia diam saja, paling lama enam jam lagi tim Anda yang memutuskan.',
  en: 'It is not known yet whether the provider has sent it. We keep asking; if it stays silent, your team decides in six hours at the latest.',
})
export const jobEnded = problem('job-ended', 409, {
  id: 'Pekerjaan ini sudah selesai atau dibatalkan.',
  en: 'This work has ended or was cancelled.',
})

/** One attempt of a job, if it is due and nobody else has it. */
export async function runJob(ctx: OutsideCtx, jobId: string): Promise<void> {
  const claimed = await ctx.transact((inner) => claimJob(inner, jobId))
  if (!claimed) return comeBack(ctx, jobId)
  await ctx.house.probe?.('store.claimed')
  const fulfiller = fulfillers.find(({ kind }) => kind === claimed.kind)
  if (fulfiller && 'deliver' in fulfiller) return ctx.transact((inner) => runInside(inner, fulfiller, claimed))
  const began = performance.now()
  const job = (await ctx.transact((inner) => findWork(inner, claimed)))!
  let outcome: Outcome
  try {
    outcome = fulfiller
      ? await fulfiller.run(ctx, job)
      : { kind: 'staff', note: 'Belum ada cara otomatis untuk jenis ini.' }
  } catch (error) {
    ctx.house.log.warn({ err: error, jobId }, 'a hand-over attempt failed')
    outcome = { kind: 'failed', error: 'Kesalahan di sisi kami; dicoba lagi.', retry: true }
  }
  await ctx.transact((inner) => endClaim(inner, job, claimed.max_attempts, outcome, performance.now() - began))
}

/** Somebody else runs it, perhaps somebody dead: it is looked at again when the claim has lapsed. */
async function comeBack(ctx: OutsideCtx, jobId: string): Promise<void> {
  await ctx.transact(async (inner) => {
    const job = await findJob(inner, jobId)
    if (job?.status === 'running' && job.next_run_at)
      enqueue(inner, 'store.fulfil', { jobId }, { runAt: new Date(job.next_run_at), key: `lease:${jobId}` })
  })
}

async function runInside(ctx: Ctx, fulfiller: InsideFulfiller, claimed: JobRow): Promise<void> {
  const began = performance.now()
  const order = (await lockOrder(ctx, claimed.order_id))!
  const [now, items, job] = await Promise.all([
    lockJob(ctx, claimed.id),
    findItems(ctx, order.id),
    findWork(ctx, claimed),
  ])
  if (now?.claims !== claimed.claims || now.status !== 'running') return
  const outcome = await fulfiller.deliver(ctx, job!)
  const at = { tookMs: performance.now() - began, maxAttempts: claimed.max_attempts }
  await concludeWith(ctx, order, items, [writeOutcome(ctx, job!, outcome, at)])
}

/** Writes what came of a claim, unless another runner has taken over meanwhile. */
async function endClaim(ctx: Ctx, job: FulfilmentJob, maxAttempts: number, outcome: Outcome, tookMs: number) {
  const order = (await lockOrder(ctx, job.orderId))!
  const [now, items] = await Promise.all([lockJob(ctx, job.id), findItems(ctx, order.id)])
  if (now?.claims !== job.claim || now.status !== 'running') return
  const known = { ...job, requestId: now.request_id, providerId: now.provider_id, accountId: now.account_id }
  await concludeWith(ctx, order, items, [writeOutcome(ctx, known, outcome, { tookMs, maxAttempts })])
}

/**
 * Writes down the name of a call before it is made, with the provider and account it goes through. False: this runner
 * has been replaced and must not make the call.
 */
export async function keepCall(
  ctx: Ctx,
  job: FulfilmentJob,
  call: { requestId: string | null; providerId?: string | null; accountId?: string | null },
): Promise<boolean> {
  return (await keepRequest(ctx, job.id, job.claim, call)) > 0
}

const ENDABLE = new Set(['queued', 'waiting', 'unknown', 'staff', 'dead'])

/**
 * Ends or moves a job that no runner has, by the hand of staff or by what a provider told later. Refused while it runs
 * or after it has ended.
 */
export async function endAttempt(ctx: Ctx, jobId: string, outcome: Outcome): Promise<void> {
  const { job, order, items, work } = await takeJob(ctx, jobId)
  await concludeWith(ctx, order, items, [
    writeOutcome(ctx, work, outcome, { tookMs: 0, maxAttempts: job.max_attempts }),
  ])
}

/** Begins a job anew: with fresh attempts, now. A call of which nobody knows the outcome is still asked about first. */
export async function replayJob(ctx: Ctx, jobId: string, reason: string): Promise<void> {
  const { order } = await takeJob(ctx, jobId)
  ctx.tx.defer(
    updateJob(ctx, jobId, { status: 'queued', attempts: 0, next_run_at: ctx.now.toISOString(), finished_at: null }),
  )
  enqueue(ctx, 'store.fulfil', { jobId })
  noteEvent(ctx, order.id, 'job_replayed', reason)
  const items = await findItems(ctx, order.id)
  const job = (await findJob(ctx, jobId))!
  const item = items.find(({ id }) => id === job.order_item_id)!
  const ended: Ended = {
    itemId: item.id,
    status: 'queued',
    delivered: item.delivered_count,
    credited: item.credited_count,
  }
  ctx.tx.defer(updateItem(ctx, item.id, { status: 'queued' }))
  await concludeWith(ctx, order, items, [ended])
}

/** Gives a job up for good: what is not handed over becomes the buyer's credit. */
export async function cancelJob(ctx: Ctx, jobId: string, reason: string): Promise<void> {
  const { job, order, items, work } = await takeJob(ctx, jobId)
  const { item } = work
  const fulfiller = fulfillers.find(({ kind }) => kind === job.kind)
  const made = fulfiller && 'giveUp' in fulfiller ? await fulfiller.giveUp!(ctx, work, reason) : []
  if (made === 'uncertain') throw jobUncertain()
  if (made.length > 0) {
    noteEvent(ctx, order.id, 'job_cancelled', reason)
    const outcome: Outcome = { kind: 'delivered', deliveries: made, detail: reason }
    await concludeWith(ctx, order, items, [
      writeOutcome(ctx, work, outcome, { tookMs: 0, maxAttempts: job.max_attempts }),
    ])
    return announceOrder(ctx, order.id)
  }
  ctx.tx.defer(
    updateJob(ctx, jobId, {
      status: 'cancelled',
      next_run_at: null,
      finished_at: ctx.now.toISOString(),
      last_error: reason,
    }),
  )
  noteEvent(ctx, order.id, 'job_cancelled', reason)
  const delivered = item.quantity - item.wanted
  const status = delivered > 0 ? 'partial' : 'cancelled'
  ctx.tx.defer(releaseStock(ctx, [item.id]))
  ctx.tx.defer(updateItem(ctx, item.id, { status, credited_count: item.wanted }))
  await concludeWith(ctx, order, items, [{ itemId: item.id, status, delivered, credited: item.wanted }])
  if (job.kind === 'stock' || job.kind === 'shared') await noteStockAdded(ctx, [item.variantId])
  announceOrder(ctx, order.id)
}

async function takeJob(ctx: Ctx, jobId: string) {
  const found = await findJob(ctx, jobId)
  if (!found) throw notFound()
  const order = (await lockOrder(ctx, found.order_id))!
  const [job, items] = await Promise.all([lockJob(ctx, jobId), findItems(ctx, order.id)])
  if (job!.status === 'running') throw jobRunning()
  if (!ENDABLE.has(job!.status)) throw jobEnded()
  const work = (await findWork(ctx, job!))!
  return { job: job!, order, items, work }
}
