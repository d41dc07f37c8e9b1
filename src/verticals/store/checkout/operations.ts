import type { OutsideCtx } from '#kernel/context.ts'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { gatewayRefused } from '#services/payments/index.ts'
import { cashbackIn } from '../cashback/door.ts'
import { doorOf } from '../members/door.ts'
import { Token } from '../orders/schemas.ts'
import { outletDoorOf } from '../outlets/door.ts'
import { outletClosed } from '../outlets/problems.ts'
import { throughLink } from '../resellers/link.ts'
import type { Door } from './door.ts'
import * as problems from './problems.ts'
import { mayRefuse } from './refusals.ts'
import { AskQuote, Breakdown, Placed, PlaceOrder } from './schemas.ts'
import * as service from './service.ts'

const { notRenewable, orderClosed } = problems

export const askQuote = operation({
  post: '/store/quotes',
  open: 'anyone',
  summary: 'What a cart costs now, with coupon, credit and fee.',
  idempotency: 'none',
  input: AskQuote,
  output: Breakdown,
  problems: [problems.productGone, outletClosed],
  run: async (ctx, input) => {
    const priced = await service.quote(ctx, input, (await outletDoorOf(ctx)) ?? doorOf(ctx, input))
    return { ...priced, cashbackIdr: await cashbackIn(ctx, priced) }
  },
})

export const placeOrder = operation({
  post: '/store/orders',
  open: 'anyone',
  summary:
    'Reserves the goods, writes the order and opens its QRIS charge. Whoever is too late is told before any charge.',
  outside: true,
  status: 201,
  input: PlaceOrder,
  output: Placed,
  problems: mayRefuse,
  run: async (ctx, input) => service.placeOrder(ctx, input, await doorFor(ctx, input)),
})

export const renewOrder = operation({
  post: '/store/orders/{token}/renewals',
  open: 'anyone',
  summary: 'Orders the same again after an order has ended unpaid, at the prices of today.',
  outside: true,
  status: 201,
  input: Token,
  output: Placed,
  problems: [notFound, notRenewable, ...mayRefuse],
  run: (ctx, { token }) => service.renewOrder(ctx, token, (wish) => doorFor(ctx, wish)),
})

/** At an outlet there is one door for everybody; elsewhere whose it is, and by whose link they came. */
async function doorFor(ctx: OutsideCtx, wish: PlaceOrder): Promise<Door> {
  const there = ctx.tenant.outlet ? await ctx.transact(outletDoorOf) : null
  return there ?? throughLink(ctx, doorOf(ctx, wish), wish.reseller)
}

export const createOrderCharge = operation({
  post: '/store/orders/{token}/charges',
  open: 'anyone',
  summary: 'Opens a charge for an unpaid order again, when the first one failed or was never answered.',
  outside: true,
  limit: { name: 'store-charge', points: 30, seconds: 600 },
  input: Token,
  output: nothing,
  problems: [notFound, orderClosed, gatewayRefused],
  run: (ctx, { token }) => service.chargeAgain(ctx, token),
})
