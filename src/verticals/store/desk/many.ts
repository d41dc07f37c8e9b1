import type { Ctx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { grantCredit } from '../credits/index.ts'
import { replayJob } from '../fulfilment/index.ts'
import { retry } from '../orders/admin.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import { findOrder } from '../orders/queries.ts'
import * as queries from './queries.ts'
import type { GrantCredit, NoteOrders, ReplayJobs } from './schemas.ts'

/* What staff does with many orders or jobs at once. */

/** Begins the given up hand-overs of these orders anew; those without any are passed over. */
export async function retryOrders(ctx: Ctx, ids: readonly string[]) {
  let done = 0
  // In one order, so that two people who do this at once do not wait for each other in a circle.
  for (const id of [...new Set(ids)].toSorted()) done += (await passing(retry(ctx, id))) ? 1 : 0
  return { done, skipped: new Set(ids).size - done }
}

const PASSED = new Set(['nothing-to-retry', 'job-running', 'job-ended', 'not-found'])

/** Whether it was done; what there is no need for is no fault. */
async function passing(act: Promise<unknown>): Promise<boolean> {
  try {
    await act
    return true
  } catch (error) {
    if (isProblem(error) && PASSED.has(error.code)) return false
    throw error
  }
}

export async function noteOrders(ctx: Ctx, input: NoteOrders) {
  const changed = await queries.appendNotes(ctx, input)
  for (const id of changed) {
    noteEvent(ctx, id, 'note')
    announceOrder(ctx, id)
  }
  return { done: changed.length, skipped: new Set(input.ids).size - changed.length }
}

const AT_ONCE = 100

/** Begins given up work anew, the oldest first. */
export async function replayJobs(ctx: Ctx, input: ReplayJobs) {
  const [jobs, total] = await Promise.all([queries.findJobsIn(ctx, input, AT_ONCE), queries.countJobsIn(ctx, input)])
  let done = 0
  const inOrder = jobs.toSorted((left, right) => left.order_id.localeCompare(right.order_id))
  for (const { id } of inOrder) done += (await passing(replayJob(ctx, id, input.reason))) ? 1 : 0
  return { done, left: total - jobs.length }
}

/** Gives a buyer credit from the shop's own pocket, and says why. */
export async function creditOrder(ctx: Ctx, { id, amountIdr, reason }: GrantCredit) {
  if (!(await findOrder(ctx, id))) throw notFound()
  const creditId = await grantCredit(ctx, id, amountIdr)
  noteEvent(ctx, id, 'credit_reason', reason)
  return { id: creditId }
}
