import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { maskEmail } from '../invites/rules.ts'
import { trackUrl } from '../notices/links.ts'
import { tell } from '../notices/tell.ts'
import { findGoods, findOrder } from '../notices/queries.ts'
import { nameOf } from '../notices/rules.ts'
import { noteEvent } from '../orders/events.ts'
import { recallRunning } from './problems.ts'
import * as batches from './batch-queries.ts'
import type { AffectedRow, RecallRow } from './batch-queries.ts'
import { findOpenClaim, lockUnit } from './queries.ts'
import { replaceUnit } from './replace.ts'
import type { ListAffected, Recall, StartRecall } from './schemas.ts'
import { conclude } from './service.ts'

/* What is done for everybody who has a unit of a bad batch. */

/** Deliveries of one transaction: few enough that buyers who look at their order meanwhile do not wait. */
const AT_ONCE = 25

export async function listAffected(ctx: Ctx, { id, cursor, limit }: ListAffected) {
  if ((await batches.batchStatus(ctx, id)) === null) throw notFound()
  const [rows, total] = await Promise.all([
    batches.findAffected(ctx, id, cursor ?? null, limit + 1),
    batches.countAffected(ctx, id),
  ])
  const items = rows.slice(0, limit).map((row) => ({
    deliveryId: row.delivery_id,
    orderId: row.order_id,
    orderNumber: row.number,
    buyerName: row.buyer_name,
    email: maskEmail(row.email),
    revealed: row.first_revealed_at !== null,
    deliveredAt: row.created_at,
  }))
  return { items, total, nextCursor: rows.length > limit ? items.at(-1)!.deliveryId : null }
}

export async function listRecalls(ctx: Ctx, batchId: string) {
  if ((await batches.batchStatus(ctx, batchId)) === null) throw notFound()
  return { items: (await batches.findRecalls(ctx, batchId)).map(present) }
}

/** Begins to write to all of them, or to replace what all of them have; a job goes through them and counts. */
export async function startRecall(ctx: Ctx, { id: batchId, kind, message }: StartRecall): Promise<{ id: string }> {
  if ((await batches.batchStatus(ctx, batchId)) === null) throw notFound()
  if (kind === 'message' && message.length < 5) {
    const sentence = { id: 'Tulis pesannya untuk pembeli.', en: 'Write what the buyers are to read.' }
    throw invalidInput({}, [{ path: 'message', sentence }])
  }
  const id = newId()
  const total = await batches.countAffected(ctx, batchId)
  if (!(await batches.insertRecall(ctx, { id, batch_id: batchId, kind, message, total }))) throw recallRunning()
  enqueue(ctx, 'store.runRecall', { recallId: id })
  return { id }
}

/** Goes on behind the last one that was looked at; each transaction does a few and counts them. */
export async function runRecall(ctx: Ctx, recallId: string): Promise<void> {
  const recall = await batches.lockRecall(ctx, recallId)
  if (recall?.status !== 'running') return
  const rows = await batches.findAffected(ctx, recall.batch_id, recall.seen, AT_ONCE)
  let [done, failed] = [recall.done, recall.failed]
  for (const row of rows) {
    const good = recall.kind === 'message' ? await writeTo(ctx, recall, row) : await replaceFor(ctx, row)
    if (good) done++
    else failed++
  }
  const more = rows.length === AT_ONCE
  const seen = rows.at(-1)?.delivery_id ?? recall.seen
  batches.updateRecall(ctx, recallId, { done, failed, seen, status: more ? 'running' : 'done' })
  if (more) enqueue(ctx, 'store.runRecall', { recallId })
}

async function writeTo(ctx: Ctx, recall: RecallRow, row: AffectedRow): Promise<boolean> {
  const [order, goods] = await Promise.all([findOrder(ctx, row.order_id), findGoods(ctx, row.delivery_id)])
  const params = {
    number: order!.number,
    goods: nameOf(goods!),
    message: recall.message,
    trackUrl: trackUrl(ctx, order!),
  }
  // Somebody who has five of them reads it once.
  await tell(ctx, order!, 'store_batch_recalled', params, recall.id)
  return true
}

/** A claim that waits for an answer is answered with it. */
async function replaceFor(ctx: Ctx, row: AffectedRow): Promise<boolean> {
  const unit = await lockUnit(ctx, row.delivery_id)
  if (!unit || ['replaced', 'revoked'].includes(unit.status)) return true
  const replaced = await replaceUnit(ctx, unit)
  if (!replaced) return false
  const claimId = await findOpenClaim(ctx, unit.id)
  if (claimId) {
    conclude(ctx, claimId, unit, { status: 'replaced', replacement_id: replaced.deliveryId })
    return true
  }
  noteEvent(ctx, unit.order_id, 'batch_replaced')
  const [order, goods] = await Promise.all([findOrder(ctx, unit.order_id), findGoods(ctx, unit.id)])
  const params = {
    number: order!.number,
    goods: nameOf(goods!),
    outcome: 'replaced' as const,
    trackUrl: trackUrl(ctx, order!),
  }
  await tell(ctx, order!, 'store_warranty_answered', params, unit.id)
  return true
}

function present(row: RecallRow): Recall {
  const { id, kind, message, status, total, done, failed, created_at: createdAt, finished_at: finishedAt } = row
  return { id, kind, message, status, total, done, failed, createdAt, finishedAt }
}
