import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { operation } from '#kernel/http/operation.ts'
import { invalidInput, notFound, personNeeded } from '#kernel/problem/common.ts'
import { gatewayRefused } from '#services/payments/index.ts'
import * as checkout from '../checkout/problems.ts'
import { downloadsUsedUp } from '../downloads/problems.ts'
import { notShown } from '../orders/secrets.ts'
import type { Reseller } from '../resellers/index.ts'
import { notReseller } from '../resellers/problems.ts'
import * as testMoney from '../sandbox/money.ts'
import { placeOrder as placeTestOrder } from '../sandbox/place.ts'
import * as sandbox from '../sandbox/service.ts'
import { checkTarget as checkTestTarget } from '../sandbox/target.ts'
import { readPoints } from './points.ts'
import { targetAbsent, targetCheckNone, targetCheckSilent } from '../targets/problems.ts'
import { CheckTarget, TargetChecked } from '../targets/schemas.ts'
import { checkTarget } from '../targets/service.ts'
import { topupOff, walletShort } from '../wallet/problems.ts'
import { EntryPage, ListEntries, OpenTopup, Topup, WalletView } from '../wallet/schemas.ts'
import { listEntries, readWallet } from '../wallet/statement.ts'
import { openTopup, readTopup } from '../wallet/topups.ts'
import * as warranty from '../warranty/problems.ts'
import { Reported } from '../warranty/schemas.ts'
import { listGoods } from './catalogue.ts'
import { describeApi } from './description.ts'
import * as orders from './orders.ts'
import { duplicateRef, priceAbove } from './problems.ts'
import * as quotas from './quota.ts'
import { livePartnerOf, partnerOf } from './reseller.ts'
import * as schemas from './schemas.ts'
import { principalOf } from './who.ts'

/*
 * The API of resellers. Every operation also takes the session of a reseller, so that it can be tried in the browser. What a
 * test key asks for is answered by the test side, in the same shapes and with the same refusals.
 */

const common = [notReseller, personNeeded]
const isTest = (ctx: Pick<Ctx, 'actor'>): boolean => principalOf(ctx).mode === 'test'

/** Answers from the test side for a test key, and from the real one for everybody else. */
async function either<T>(ctx: Ctx, test: (reseller: Reseller) => Promise<T>, live: () => Promise<T>): Promise<T> {
  return isTest(ctx) ? test(await partnerOf(ctx)) : live()
}
const { notRenewable: _renew, orderClosed: _closed, ...refusals } = checkout

export const listPartnerProducts = operation({
  get: '/reseller/products',
  can: 'store.reseller.catalogue',
  quota: quotas.catalogue,
  summary: 'What is sold, at your prices, with stock and what must be told; or what has changed since then.',
  input: schemas.ListGoods,
  output: schemas.GoodsPage,
  problems: common,
  run: async (ctx, input) => {
    const reseller = await partnerOf(ctx)
    const page = await listGoods(ctx, reseller, input)
    return isTest(ctx) ? sandbox.withTestStock(ctx, reseller, page) : page
  },
})

export const createPartnerOrder = operation({
  post: '/reseller/orders',
  can: 'store.reseller.orders',
  quota: quotas.orders,
  summary: 'Places an order. The same refId is the same order for ever, answered with the same bytes.',
  outside: true,
  status: 201,
  input: schemas.CreateOrder,
  output: schemas.PartnerOrder,
  problems: [
    ...common,
    ...Object.values(refusals),
    targetAbsent,
    gatewayRefused,
    walletShort,
    duplicateRef,
    priceAbove,
  ],
  run: (ctx, input) =>
    isTest(ctx)
      ? ctx.transact(async (inner) => placeTestOrder(inner, await partnerOf(inner), input))
      : orders.createOrder(ctx, input),
})

export const listPartnerOrders = operation({
  get: '/reseller/orders',
  can: 'store.reseller.orders',
  quota: quotas.reads,
  summary: 'Your orders, the latest first.',
  input: schemas.ListOrders,
  output: schemas.OrderPage,
  problems: common,
  run: (ctx, input) =>
    either(
      ctx,
      (reseller) => sandbox.listOrders(ctx, reseller, input),
      () => orders.listOrders(ctx, input),
    ),
})

export const readPartnerOrder = operation({
  get: '/reseller/orders/{id}',
  can: 'store.reseller.orders',
  quota: quotas.reads,
  summary: 'One of your orders as it stands now.',
  input: schemas.ById,
  output: schemas.PartnerOrder,
  problems: [...common, notFound],
  run: (ctx, input) =>
    either(
      ctx,
      (reseller) => sandbox.readById(ctx, reseller, input.id),
      () => orders.readById(ctx, input),
    ),
})

export const readPartnerOrderByRef = operation({
  get: '/reseller/order-refs/{refId}',
  can: 'store.reseller.orders',
  quota: quotas.reads,
  summary: 'The order under your own name for it, as it stands now.',
  input: schemas.ByRef,
  output: schemas.PartnerOrder,
  problems: [...common, notFound],
  run: (ctx, input) =>
    either(
      ctx,
      (reseller) => sandbox.readByRef(ctx, reseller, input.refId),
      () => orders.readByRef(ctx, input),
    ),
})

export const openPartnerDelivery = operation({
  post: '/reseller/orders/{id}/deliveries/{deliveryId}/reveals',
  can: 'store.reseller.reveal',
  quota: quotas.reads,
  summary: 'Shows what was delivered; each look is noted.',
  // The answer is a secret: it is never stored, and asking again is another noted look.
  idempotency: 'none',
  input: schemas.OfDelivery,
  output: schemas.Opened,
  problems: [...common, notFound, notShown, downloadsUsedUp],
  run: (ctx, input) =>
    either(
      ctx,
      (reseller) => sandbox.openUnit(ctx, reseller, input),
      () => orders.openUnit(ctx, input),
    ),
})

export const openPartnerClaim = operation({
  post: '/reseller/orders/{id}/claims',
  can: 'store.reseller.orders',
  quota: quotas.orders,
  summary: 'A warranty claim for one unit; answered at once with another one where the shop allows that.',
  status: 201,
  input: schemas.OpenClaim,
  output: Reported,
  problems: [
    ...common,
    notFound,
    warranty.warrantyOver,
    warranty.notClaimable,
    warranty.claimOpen,
    warranty.tooManyClaims,
    warranty.pictureGone,
  ],
  run: (ctx, input) =>
    either(
      ctx,
      (reseller) => sandbox.openClaim(ctx, reseller, input),
      () => orders.openClaim(ctx, input),
    ),
})

export const readPartnerWallet = operation({
  get: '/reseller/wallet',
  can: 'store.reseller.wallet',
  quota: quotas.reads,
  summary: 'What the shop holds for you.',
  input: z.strictObject({}),
  output: WalletView,
  problems: common,
  run: async (ctx) => {
    const reseller = await partnerOf(ctx)
    return isTest(ctx) ? testMoney.readWallet(ctx, reseller) : readWallet(ctx, reseller)
  },
})

export const readPartnerPoints = operation({
  get: '/reseller/points',
  can: 'store.reseller.wallet',
  quota: quotas.reads,
  summary: 'Your points: how many, and what they are good for.',
  input: z.strictObject({}),
  output: schemas.PartnerPoints,
  problems: common,
  run: async (ctx) => {
    const reseller = await partnerOf(ctx)
    return isTest(ctx) ? testMoney.readPoints(ctx) : readPoints(ctx, reseller)
  },
})

export const listPartnerEntries = operation({
  get: '/reseller/wallet/entries',
  can: 'store.reseller.wallet',
  quota: quotas.reads,
  summary: 'The statement of your wallet, newest first.',
  input: ListEntries,
  output: EntryPage,
  problems: common,
  run: async (ctx, input) => {
    const reseller = await partnerOf(ctx)
    return isTest(ctx) ? testMoney.listEntries(ctx, reseller, input) : listEntries(ctx, reseller, input)
  },
})

export const openPartnerTopup = operation({
  post: '/reseller/topups',
  can: 'store.reseller.wallet',
  quota: quotas.orders,
  summary: 'Opens a QRIS charge that pays into your wallet.',
  outside: true,
  status: 201,
  limit: { name: 'store-topup', points: 30, seconds: 600 },
  input: OpenTopup,
  output: Topup,
  problems: [...common, topupOff, gatewayRefused],
  run: async (ctx, { amountIdr }) =>
    isTest(ctx)
      ? ctx.transact(async (inner) => testMoney.openTopup(inner, await partnerOf(inner), amountIdr))
      : openTopup(ctx, await ctx.transact(livePartnerOf), amountIdr),
})

export const readPartnerTopup = operation({
  get: '/reseller/topups/{id}',
  can: 'store.reseller.wallet',
  quota: quotas.reads,
  summary: 'How a top-up stands.',
  input: schemas.ById,
  output: Topup,
  problems: [...common, notFound],
  run: async (ctx, { id }) => {
    const reseller = await partnerOf(ctx)
    return isTest(ctx) ? testMoney.readTopup(ctx, reseller, id) : readTopup(ctx, reseller, id)
  },
})

export const checkPartnerTarget = operation({
  post: '/reseller/target-checks',
  can: 'store.reseller.catalogue',
  quota: quotas.orders,
  summary: 'Asks whose account it is before an order is placed; nothing is kept of the answer.',
  outside: true,
  idempotency: 'none',
  input: CheckTarget,
  output: TargetChecked,
  problems: [...common, notFound, invalidInput, targetCheckNone, targetCheckSilent],
  run: async (ctx, input) => {
    await ctx.transact(partnerOf)
    return isTest(ctx) ? ctx.transact((inner) => checkTestTarget(inner, input)) : checkTarget(ctx, input)
  },
})

export const describePartnerApi = operation({
  get: '/reseller/description',
  can: 'store.reseller.catalogue',
  quota: quotas.reads,
  summary: 'Everything a program may call here, and how often.',
  input: z.strictObject({}),
  output: schemas.Description,
  problems: common,
  run: async (ctx) => {
    await partnerOf(ctx)
    return describeApi(ctx)
  },
})
