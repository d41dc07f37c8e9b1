import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { hashInput } from '#kernel/http/idempotency.ts'
import { notFound } from '#kernel/problem/common.ts'
import { isProblem, type Sentence } from '#kernel/problem/problem.ts'
import { findItems, findOrderByToken, lockOrderByToken } from '../orders/queries.ts'
import type { OrderStatus } from '../orders/schemas.ts'
import { findReseller } from '../resellers/queries.ts'
import { openCharge, prepareAgain } from './charge.ts'
import { type Door, guestDoor } from './door.ts'
import { gatherQuote, priceSales, salesOf } from './gather.ts'
import type { Reserved } from './keep.ts'
import { couponGone, couponRefused, notRenewable, orderClosed, pointsGone, pointsRefused } from './problems.ts'
import { Contended, reserve } from './reserve.ts'
import type { AskQuote, Breakdown, Placed, PlaceOrder } from './schemas.ts'
import { askAll, Unasked, type Verdicts } from './targets.ts'

/** One breakdown for what is on the screen; a coupon that gives nothing says why. */
export async function quote(ctx: Ctx, input: AskQuote, door: Door = guestDoor): Promise<Breakdown> {
  const found = await gatherQuote(ctx, input, door)
  const lines = input.lines.map((line) => ({ ...line, target: {} }))
  const priced = priceSales(salesOf(lines, found), found, input.coupon, ctx.now)
  const { coupon, pointsOffer: offer } = priced
  const said = (problem: Sentence | null) => (problem ? problem[ctx.locale] : null)
  return {
    ...priced,
    cashbackIdr: 0,
    coupon: coupon && { ...coupon, problem: said(coupon.problem) },
    pointsOffer: offer.most > 0 ? { ...offer, problem: said(offer.problem) } : null,
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
  const formKey = formKeyOf(input) ?? ctx.idempotencyKey ?? null
  const { prepared, ...placed } = await reserved(ctx, input, { formKey, door })
  if (prepared) await openCharge(ctx, prepared)
  return placed
}

/** Goods were deleted between being read and being written down: read again, they are not there, which is said. */
function gone(error: unknown): boolean {
  return (error as { code?: string }).code === '23503'
}

/** A form that is sent twice is one order; one that was gone back to, and now says something else, is another. */
function formKeyOf({ formToken, lines, coupon, usePoints, useCredit, creditToken }: PlaceOrder): string | null {
  return formToken ? hashInput(formToken, { lines, coupon, usePoints, useCredit, creditToken }) : null
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
      if (!(error instanceof Contended) && !(gone(error) && attempt < TRIES)) throw error
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

/** The door of whoever asks, by what they wish. */
type DoorFor = (wish: PlaceOrder) => Door | Promise<Door>

/**
 * Orders the same again, at the prices of today, after an order has ended unpaid. It is the order of whoever asks now. What
 * the coupon or the points gave may be gone; whoever wants the goods without them sees the price before paying.
 */
export async function renewOrder(ctx: OutsideCtx, token: string, doorFor: DoorFor): Promise<Placed> {
  let input = await ctx.transact((inner) => cartOf(inner, token))
  for (;;) {
    try {
      return await placeOrder(ctx, input, await doorFor(input))
    } catch (error) {
      const without = isProblem(error) ? WITHOUT[error.code] : undefined
      if (!without) throw error
      input = { ...input, ...without }
    }
  }
}

/** What the same is tried without, once it was refused. */
const WITHOUT: Record<string, Partial<PlaceOrder>> = {
  [couponRefused.code]: { coupon: '' },
  [couponGone.code]: { coupon: '' },
  [pointsRefused.code]: { usePoints: false },
  [pointsGone.code]: { usePoints: false },
}

async function cartOf(ctx: Ctx, token: string): Promise<PlaceOrder> {
  const order = await findOrderByToken(ctx, token)
  if (!order) throw notFound()
  const ended: OrderStatus[] = ['expired', 'cancelled']
  if (!ended.includes(order.status as OrderStatus)) throw notRenewable()
  const items = await findItems(ctx, order.id)
  // Whose customer it was stays whose customer it is.
  const reseller =
    order.reseller_id && order.channel === 'shop' ? await findReseller(ctx, order.reseller_id) : undefined
  return {
    ...(reseller ? { reseller: reseller.code } : {}),
    lines: items
      .filter(({ parent_id }) => parent_id === null)
      .map(({ variant_id, quantity, target }) => ({
        variantId: variant_id,
        quantity,
        target: target as Record<string, string>,
      })),
    coupon: order.coupon_code ?? '',
    useCredit: false,
    buyer: { name: order.buyer_name, email: order.email, whatsapp: order.whatsapp },
    usePoints: order.points > 0,
    consent: true,
    hasRead: order.must_read !== null,
    locale: order.locale as 'id' | 'en',
  }
}
