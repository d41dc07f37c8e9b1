import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { operation } from '#kernel/http/operation.ts'
import { notFound, personNeeded } from '#kernel/problem/common.ts'
import { orderClosed } from '../checkout/problems.ts'
import { partnerOf } from '../partner/reseller.ts'
import * as quotas from '../partner/quota.ts'
import { PartnerOrder } from '../partner/schemas.ts'
import { principalOf } from '../partner/who.ts'
import { notReseller } from '../resellers/problems.ts'
import { Topup } from '../wallet/schemas.ts'
import { payTopup, refill } from './money.ts'
import { liveKey, paidAlready } from './problems.ts'
import { readBalance, START_UNITS } from './queries.ts'
import { SCENARIOS } from './scenarios.ts'
import * as schemas from './schemas.ts'
import { latestOrders, payOrder, REFUSED_WORD } from './service.ts'

/* What only the test side has: money for nothing, and a button in place of a bank. A person may press it as well. */

const common = [notReseller, personNeeded, liveKey]

/** The reseller who tries something out; a live key is refused, so that no program mistakes the two. */
async function triesOut(ctx: Ctx) {
  if (ctx.actor.kind === 'key' && principalOf(ctx).mode === 'live') throw liveKey()
  return partnerOf(ctx)
}

export const readTestSide = operation({
  get: '/reseller/test-side',
  can: 'store.reseller.orders',
  quota: quotas.reads,
  summary: 'What can be tried out with a test key, its money, and what was tried last.',
  input: z.strictObject({}),
  output: schemas.Side,
  problems: common,
  run: async (ctx) => {
    const reseller = await triesOut(ctx)
    const [balanceIdr, orders] = await Promise.all([readBalance(ctx, reseller.id), latestOrders(ctx, reseller)])
    const scenarios = SCENARIOS.map(({ means, ...one }) => ({ ...one, means: means[ctx.locale] }))
    return { balanceIdr, startUnits: START_UNITS, scenarios, refusedWord: REFUSED_WORD, orders }
  },
})

export const refillTestSide = operation({
  post: '/reseller/test-refills',
  can: 'store.reseller.wallet',
  quota: quotas.orders,
  summary: 'Test keys only: fills the test wallet and the test stock again, without paying.',
  input: schemas.Refill,
  output: schemas.Refilled,
  problems: common,
  run: async (ctx, { balanceIdr }) => refill(ctx, await triesOut(ctx), balanceIdr),
})

export const payTestOrder = operation({
  post: '/reseller/test-payments',
  can: 'store.reseller.orders',
  quota: quotas.orders,
  summary: 'Test keys only: pays the QRIS invoice of a test order.',
  input: schemas.PayOrder,
  output: PartnerOrder,
  problems: [...common, notFound, orderClosed],
  run: async (ctx, { orderId }) => payOrder(ctx, await triesOut(ctx), orderId),
})

export const payTestTopup = operation({
  post: '/reseller/test-topup-payments',
  can: 'store.reseller.wallet',
  quota: quotas.orders,
  summary: 'Test keys only: pays the QRIS charge of a test top-up.',
  input: schemas.PayTopup,
  output: Topup,
  problems: [...common, notFound, paidAlready],
  run: async (ctx, { topupId }) => payTopup(ctx, await triesOut(ctx), topupId),
})
