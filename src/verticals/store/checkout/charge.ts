import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { type ChargeWish, findIntentsFor, prepareCharge, requestCharge } from '#services/payments/index.ts'
import { ORDER } from '../orders/events.ts'
import { lockOrder, type OrderRow } from '../orders/queries.ts'
import { releaseOrder } from '../orders/release.ts'

/* The charge of an order: intent in a transaction, the gateway in between, its answer in another. */

export type Payable = Pick<
  OrderRow,
  'id' | 'number' | 'token' | 'total_idr' | 'held_until' | 'buyer_name' | 'email' | 'whatsapp'
>
export type Prepared = { orderId: string; reference: string; fresh: boolean; wish: ChargeWish }

/** Writes the intent. The wish names the order, so `number` may come with the same flight (`named`); `first`: of a new order. */
export async function prepare(
  ctx: Ctx,
  order: Omit<Payable, 'number'>,
  { named, first }: { named: Promise<string>; first: boolean },
): Promise<Prepared> {
  const [{ reference, fresh, wish }, number] = await Promise.all([
    prepareCharge(ctx, { ...wishOf(ctx, order), first }),
    named,
  ])
  return { orderId: order.id, reference, fresh, wish: { ...wish, description: descriptionOf(ctx, number) } }
}

/** The same for an order that waits for its money; null when there is nothing to pay (any more). */
export async function prepareAgain(ctx: Ctx, { id }: { id: string }): Promise<Prepared | null> {
  const [order, attempts] = await Promise.all([lockOrder(ctx, id), findIntentsFor(ctx, ORDER, id)])
  if (order?.status !== 'pending_payment' || new Date(order.held_until) <= ctx.now) return null
  if (attempts.some(({ status }) => status === 'paid')) return null
  return prepare(ctx, order, { named: Promise.resolve(order.number), first: false })
}

function wishOf(ctx: Ctx, order: Omit<Payable, 'number'>): ChargeWish {
  return {
    paidFor: { kind: ORDER, id: order.id },
    amountIdr: order.total_idr,
    by: { method: 'qris' },
    expiresAt: order.held_until,
    description: '',
    customer: { name: order.buyer_name, email: order.email, phone: order.whatsapp },
    returnUrl: `${originOf(ctx.house, ctx.tenant.host)}/invoice/${order.token}`,
  }
}

function descriptionOf(ctx: Ctx, number: string): string {
  return `${number} ${ctx.tenant.name}`.slice(0, 80)
}

/**
 * Asks the gateway. When it refuses, the order ends at once and gives back what it held. When it does not answer, the
 * order stays: the gateway will be asked what became of the charge, and the buyer may try again until the time is over.
 */
export async function openCharge(ctx: OutsideCtx, { orderId, reference, fresh, wish }: Prepared): Promise<void> {
  if (!fresh) return
  try {
    await requestCharge(ctx, reference, wish)
  } catch (error) {
    if (!isProblem(error)) throw error
    if (error.code === 'gateway-busy') return
    await ctx.transact(async (inner) => {
      const order = await lockOrder(inner, orderId)
      if (order?.status === 'pending_payment') await releaseOrder(inner, order, 'cancelled', 'charge_refused')
    })
    throw error
  }
}
