import type { OutsideCtx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findIntentsFor, settle } from '#services/payments/index.ts'
import { ORDER } from '../orders/events.ts'
import { findOrderByToken } from '../orders/queries.ts'

/** How many of an order's charges are asked about: the one that is shown, and the one before it. */
const LATEST = 2

/**
 * Looks whether money came, for a buyer who presses the button. What it becomes is decided where it always is; a gateway
 * that does not answer is asked again by the planned check.
 */
export async function checkOrder(ctx: OutsideCtx, token: string): Promise<void> {
  const intents = await ctx.transact(async (inner) => {
    const order = await findOrderByToken(inner, token)
    if (!order) throw notFound()
    return findIntentsFor(inner, ORDER, order.id)
  })
  const latest = intents.toSorted((left, right) => (left.id < right.id ? 1 : -1)).slice(0, LATEST)
  for (const { reference } of latest) {
    try {
      await settle(ctx, reference)
    } catch (error) {
      ctx.house.log.warn({ err: error, reference }, 'a buyer’s check was not answered')
    }
  }
}
