import type { Ctx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { findItems, lockOrder } from '../orders/queries.ts'
import { lockEarning } from './queries.ts'
import { settlePoints } from './service.ts'

/* Orders that were placed as a guest and have become a member's: what was handed over before earns points then. */

const AT_ONCE = 50

/** An order is claimed once, so its id comes here once. */
export function earnClaimedSoon(ctx: Ctx, orderIds: readonly string[]): void {
  for (let from = 0; from < orderIds.length; from += AT_ONCE)
    enqueue(ctx, 'store.earnClaimed', { orderIds: orderIds.slice(from, from + AT_ONCE) })
}

/** By the rules of today; an order that has earned meanwhile, or by another turn of this, earns nothing more. */
export async function earnClaimed(ctx: Ctx, orderIds: readonly string[]): Promise<void> {
  for (const id of orderIds.toSorted()) {
    const order = await lockOrder(ctx, id)
    if (!order?.person_id || (await lockEarning(ctx, id))) continue
    const leaves = (await findItems(ctx, id)).filter(({ kind }) => kind !== 'bundle')
    await settlePoints(ctx, order, leaves)
  }
}
