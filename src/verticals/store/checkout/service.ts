import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { notFound } from '#kernel/problem/common.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { findItems, findOrderByToken, lockOrderByToken } from '../orders/queries.ts'
import type { OrderStatus } from '../orders/schemas.ts'
import { openCharge, prepareAgain } from './charge.ts'
import { type Door, guestDoor } from './door.ts'
import { gatherQuote, priceSales, salesOf } from './gather.ts'
import type { Reserved } from './keep.ts'
import { couponGone, couponRefused, notRenewable, orderClosed } from './problems.ts'
import { Contended, reserve } from './reserve.ts'
import type { AskQuote, Breakdown, Placed, PlaceOrder } from './schemas.ts'
import { askAll, Unasked, type Verdicts } from './targets.ts'

/** One breakdown for what is on the screen; a coupon that gives nothing says why. */
export async function quote(ctx: Ctx, input: AskQuote, door: Door = guestDoor): Promise<Breakdown> {
  const found = await gatherQuote(ctx, input, door)
  const lines = input.lines.map((line) => ({ ...line, target: {} }))
  const priced = priceSales(salesOf(lines, found), found, input.coupon, ctx.now)
  const problem = priced.coupon?.problem
  return {
    ...priced,
    coupon: priced.coupon && { ...priced.coupon, problem: problem ? problem[ctx.locale] : null },
  }
}

const TRIES = 12

/**
 * Takes an order: reserves, writes and prepares the charge in one transaction, then asks the gateway. Where a product
 * wants to know whose account it goes to, that is asked first, with no transaction open. Whoever comes too
 * late hears it before there is a charge. A refusal of the gateway gives everything back at once; no answer leaves the
 * order, whose charge is asked about.
 */
export async function placeOrder(ctx: OutsideCtx, input: PlaceOrder, door: Door = guestDoor): Promise<Placed> {
  const formKey = input.formToken ?? ctx.idempotencyKey ?? null
  const { prepared, ...placed } = await reserved(ctx, input, { formKey, door })
  if (prepared) await openCharge(ctx, prepared)
  return placed
}

type With = { formKey: string | null; door: Door }

async function reserved(ctx: OutsideCtx, input: PlaceOrder, how: With): Promise<Reserved> {
  let verdicts: Verdicts = null
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.transact((inner) => reserve(inner, input, { ...how, last: attempt === TRIES, verdicts }))
    } catch (error) {
      if (error instanceof Unasked) {
        verdicts = await askAll(ctx, error.wanted)
        continue
      }
      if (!(error instanceof Contended)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 10 * attempt))
    }
  }
}

/** Opens another charge for an unpaid order, or asks again for one that was never answered. */
export async function chargeAgain(ctx: OutsideCtx, token: string): Promise<void> {
  const prepared = await ctx.transact(async (inner) => {
    const order = await lockOrderByToken(inner, token)
    if (!order) throw notFound()
    return prepareAgain(inner, order)
  })
  if (!prepared) throw orderClosed()
  await openCharge(ctx, prepared)
}

/** Orders the same again, at the prices of today, after an order has ended unpaid. */
export async function renewOrder(ctx: OutsideCtx, token: string): Promise<Placed> {
  const input = await ctx.transact((inner) => cartOf(inner, token))
  try {
    return await placeOrder(ctx, input)
  } catch (error) {
    // What the coupon gave is gone; whoever wants the goods without it sees the price before paying.
    if (!isProblem(error) || !COUPON_CODES.has(error.code)) throw error
    return placeOrder(ctx, { ...input, coupon: '' })
  }
}

const COUPON_CODES = new Set([couponRefused.code, couponGone.code])

async function cartOf(ctx: Ctx, token: string): Promise<PlaceOrder> {
  const order = await findOrderByToken(ctx, token)
  if (!order) throw notFound()
  const ended: OrderStatus[] = ['expired', 'cancelled']
  if (!ended.includes(order.status as OrderStatus)) throw notRenewable()
  const items = await findItems(ctx, order.id)
  return {
    lines: items
      .filter(({ parent_id }) => parent_id === null)
      .map(({ variant_id, quantity, target }) => ({
        variantId: variant_id,
        quantity,
        target: target as Record<string, string>,
      })),
    coupon: order.coupon_code ?? '',
    buyer: { name: order.buyer_name, email: order.email, whatsapp: order.whatsapp },
    consent: true,
    hasRead: order.must_read !== null,
    locale: order.locale as 'id' | 'en',
  }
}
