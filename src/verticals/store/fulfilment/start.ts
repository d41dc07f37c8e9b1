import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { concludeWith } from '../orders/conclude.ts'
import type { ItemRow, OrderRow } from '../orders/queries.ts'
import { updateItem } from '../orders/queries.ts'
import type { FulfilmentJob, InsideFulfiller, Kind } from './fulfiller.ts'
import { fulfillers } from './fulfillers.ts'
import { type Ended, writeOutcome } from './outcome.ts'
import { insertJob } from './queries.ts'

export const MAX_ATTEMPTS = 8

/**
 * Begins the hand-over of a paid order: a job for each line. What is handed over by rows alone is done at once, in the
 * transaction that makes the order paid, so a buyer has a code as soon as the money is known; the rest is enqueued. The
 * order is written as it stands then.
 */
export async function startHandOver(ctx: Ctx, order: OrderRow, items: readonly ItemRow[]): Promise<Ended[]> {
  const began = performance.now()
  const leaves = items.filter(({ kind }) => kind !== 'bundle')
  const ended = await Promise.all(
    leaves.map(async (item) => {
      const job = newJob(order, item)
      const inside = fulfillers.find((one): one is InsideFulfiller => one.kind === job.kind && 'deliver' in one)
      if (!inside) return later(ctx, job)
      const outcome = await inside.deliver(ctx, job)
      return writeOutcome(ctx, job, outcome, {
        tookMs: performance.now() - began,
        maxAttempts: MAX_ATTEMPTS,
        fresh: true,
      })
    }),
  )
  await concludeWith(ctx, { ...order, status: 'paid' }, items, ended, { paid_at: ctx.now })
  return ended
}

function later(ctx: Ctx, job: FulfilmentJob): Ended {
  ctx.tx.defer(
    insertJob(ctx, {
      id: job.id,
      order_id: job.orderId,
      order_item_id: job.itemId,
      kind: job.kind,
      status: 'queued',
      attempts: 0,
    }),
  )
  ctx.tx.defer(updateItem(ctx, job.itemId, { status: 'queued' }))
  enqueue(ctx, 'store.fulfil', { jobId: job.id })
  return { itemId: job.itemId, status: 'queued', delivered: 0, credited: 0 }
}

function newJob(order: OrderRow, item: ItemRow): FulfilmentJob {
  return {
    id: newId(),
    orderId: order.id,
    itemId: item.id,
    kind: item.kind as Kind,
    attempts: 1,
    claim: 1,
    requestId: null,
    providerId: null,
    accountId: null,
    item: {
      id: item.id,
      productId: item.product_id,
      variantId: item.variant_id,
      quantity: item.quantity,
      wanted: item.quantity,
      target: item.target as Record<string, string>,
      warrantyDays: item.warranty_days,
      durationDays: item.duration_days,
    },
    order: {
      id: order.id,
      number: order.number,
      token: order.token,
      email: order.email,
      whatsapp: order.whatsapp,
      name: order.buyer_name,
      locale: order.locale as 'id' | 'en',
    },
  }
}
