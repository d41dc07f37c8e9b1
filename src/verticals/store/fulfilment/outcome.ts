import type { Ctx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { noteEvent } from '../orders/events.ts'
import { updateItem } from '../orders/queries.ts'
import type { FulfilmentJob, Outcome } from './fulfiller.ts'
import { insertAttempt, insertDeliveries, insertJob, updateJob } from './queries.ts'
import { backoffMs, isGivenUp } from './rules.ts'

/* What an attempt's outcome makes of the job and its line. The caller concludes the order afterwards. */

/** How the line stands after an attempt; `credited` units could not be handed over. */
export type Ended = { itemId: string; status: string; delivered: number; credited: number }

type At = { tookMs: number; maxAttempts: number; /** The row does not exist yet. */ fresh?: boolean }

/** Writes deliveries, the attempt, the job and the line; all ride with the next flight. */
export function writeOutcome(ctx: Ctx, job: FulfilmentJob, outcome: Outcome, at: At): Ended {
  const detail = detailOf(outcome).slice(0, 500)
  if (outcome.kind === 'delivered' && outcome.deliveries.length > 0)
    ctx.tx.defer(insertDeliveries(ctx, job, outcome.deliveries.slice(0, job.item.wanted)))
  const next = nextOf(ctx, job, outcome, at)
  if (at.fresh)
    ctx.tx.defer(
      insertJob(ctx, {
        id: job.id,
        order_id: job.orderId,
        order_item_id: job.itemId,
        kind: job.kind,
        status: next.status,
        attempts: job.attempts,
      }),
    )
  else ctx.tx.defer(updateJob(ctx, job.id, next))
  ctx.tx.defer(
    insertAttempt(ctx, {
      job_id: job.id,
      outcome: outcome.kind,
      detail,
      account_id: job.accountId,
      took_ms: Math.round(at.tookMs),
    }),
  )
  if (next.next_run_at) enqueue(ctx, 'store.fulfil', { jobId: job.id }, { runAt: new Date(next.next_run_at) })
  const ended = endedOf(job, outcome, next.status)
  ctx.tx.defer(
    updateItem(ctx, job.itemId, {
      status: ended.status,
      delivered_count: ended.delivered,
      credited_count: ended.credited,
    }),
  )
  if (next.status === 'dead' || next.status === 'staff') noteEvent(ctx, job.orderId, `job_${next.status}`, detail)
  return ended
}

function detailOf(outcome: Outcome): string {
  if (outcome.kind === 'staff') return outcome.note
  if (outcome.kind === 'failed') return outcome.error
  return outcome.detail ?? ''
}

type Next = {
  status: 'done' | 'waiting' | 'unknown' | 'staff' | 'dead'
  next_run_at: string | null
  finished_at: string | null
  last_error?: string
  attempts?: number
}

function nextOf(ctx: Ctx, job: FulfilmentJob, outcome: Outcome, { maxAttempts }: At): Next {
  const end = { next_run_at: null, finished_at: new Date().toISOString() }
  switch (outcome.kind) {
    case 'delivered':
      return { status: 'done', last_error: '', ...end }
    case 'staff':
      return { status: 'staff', last_error: outcome.note.slice(0, 500), next_run_at: null, finished_at: null }
    case 'waiting':
      // Waiting is nobody's failure: the attempt is given back.
      return {
        status: 'waiting',
        next_run_at: outcome.runAt.toISOString(),
        finished_at: null,
        attempts: job.attempts - 1,
      }
    case 'unknown':
      return { status: 'unknown', next_run_at: outcome.runAt.toISOString(), finished_at: null }
    case 'failed': {
      const last_error = outcome.error.slice(0, 500)
      if (isGivenUp(job.attempts, maxAttempts, outcome.retry)) return { status: 'dead', last_error, ...end }
      const again = new Date(ctx.now.getTime() + backoffMs(job.attempts, Math.random()))
      return { status: 'waiting', last_error, next_run_at: again.toISOString(), finished_at: null }
    }
  }
}

function endedOf({ item, itemId }: FulfilmentJob, outcome: Outcome, status: Next['status']): Ended {
  const before = item.quantity - item.wanted
  if (outcome.kind !== 'delivered') {
    const stuck = status === 'staff' || status === 'dead'
    return { itemId, status: stuck ? 'attention' : 'delivering', delivered: before, credited: 0 }
  }
  const delivered = before + Math.min(outcome.deliveries.length, item.wanted)
  const credited = item.quantity - delivered
  const full = credited === 0 ? 'delivered' : delivered > 0 ? 'partial' : 'credited'
  return { itemId, status: full, delivered, credited }
}
