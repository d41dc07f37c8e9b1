import type { PlatformCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { noteEvent, type OrderRow } from '../portal/queries.ts'
import { findRun, insertRun, insertSteps } from './queries.ts'
import { stepsFor } from './steps.ts'

export { findRun as findProvisioning } from './queries.ts'

/** Lays down every step of the building and starts the first; once per order. */
export async function startProvisioning(ctx: PlatformCtx, order: OrderRow): Promise<void> {
  if (await findRun(ctx, order.id)) return
  const names = stepsFor(ctx.house.registry, order.vertical).map(({ name }) => name)
  ctx.tx.defer(insertRun(ctx, order.id, newId()))
  ctx.tx.defer(insertSteps(ctx, order.id, names))
  noteEvent(ctx, order.id, 'building_started')
  enqueue(ctx, 'platform.provision', { orderId: order.id, step: names[0] }, { key: order.id })
}
