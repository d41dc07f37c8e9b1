import type { Ctx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { findOrder } from './queries.ts'

/* An order that waits for its money. */

/** How long goods stay held after the buyer's time is over, so that money of the last seconds is heard of. */
const GRACE_MS = 30_000
/** Whoever pays while the invoice is on the screen, as most do, needs no message that asks for it, and each costs money. */
const QUIET_MS = 60_000

/**
 * Plans what becomes of an order that is not paid: its buyer is written to, and at the end of the time it gives back what
 * it held. `away`: somebody else placed it, so the buyer, who has no page before them, hears of it at once.
 */
export function planWaiting(ctx: Ctx, orderId: string, { heldUntil, away }: { heldUntil: Date; away: boolean }): void {
  if (away) tellWaiting(ctx, orderId, heldUntil)
  else enqueue(ctx, 'store.watchOrder', { orderId }, { runAt: new Date(ctx.now.getTime() + QUIET_MS) })
}

/** Looks at an order some time after it was placed. */
export async function watchOrder(ctx: Ctx, orderId: string): Promise<void> {
  const order = await findOrder(ctx, orderId)
  if (order?.status === 'pending_payment') tellWaiting(ctx, orderId, new Date(order.held_until))
}

/** The message is a listener's, so that one which cannot be written never keeps the goods held. */
function tellWaiting(ctx: Ctx, orderId: string, heldUntil: Date): void {
  emit(ctx, 'store.order_waits', { orderId })
  enqueue(ctx, 'store.expireOrder', { orderId }, { runAt: new Date(heldUntil.getTime() + GRACE_MS) })
}
