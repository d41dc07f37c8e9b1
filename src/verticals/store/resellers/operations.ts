import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { mayRefuse } from '../checkout/refusals.ts'
import { Revealed } from '../orders/schemas.ts'
import { notShown } from '../orders/secrets.ts'
import { walletShort } from '../wallet/problems.ts'
import { listPrices } from './catalogue.ts'
import { readHome } from './home.ts'
import { importPrices } from './sheet.ts'
import * as matrix from './matrix.ts'
import { placeForCustomer } from './place.ts'
import { resellerOf } from './index.ts'
import { listOrders, readOwn, revealOwn } from './orders.ts'
import { placeFast, previewFast, readFast } from './fast.ts'
import * as problems from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'
import * as tiers from './tiers.ts'

const manage = 'store.resellers.manage'

export const readResellerStanding = operation({
  get: '/store/reseller/standing',
  open: 'signed-in',
  summary: 'Whether one may sell, and how one’s application stands.',
  input: z.strictObject({}),
  output: schemas.MyStanding,
  run: (ctx) => service.readStanding(ctx),
})

export const applyForReseller = operation({
  post: '/store/reseller/applications',
  open: 'signed-in',
  summary: 'Asks to become a reseller.',
  limit: { name: 'store-apply', points: 10, seconds: 3600 },
  input: schemas.Apply,
  output: nothing,
  problems: [problems.membersOnly, problems.alreadyApplied],
  run: (ctx, input) => service.apply(ctx, input),
})

export const readResellerHome = operation({
  get: '/store/reseller/home',
  can: 'store.reseller.orders',
  summary: 'The reseller’s day, 30 days, level and wallet.',
  input: z.strictObject({}),
  output: schemas.ResellerHome,
  problems: [problems.notReseller],
  run: async (ctx) => readHome(ctx, await resellerOf(ctx)),
})

export const listResellerPrices = operation({
  get: '/store/reseller/prices',
  can: 'store.reseller.catalogue',
  summary: 'What can be bought, at the reseller’s own prices.',
  input: schemas.ListPrices,
  output: schemas.PricePage,
  problems: [problems.notReseller],
  run: async (ctx, input) => listPrices(ctx, await resellerOf(ctx), input),
})

export const listResellers = operation({
  get: '/store/admin/resellers',
  can: manage,
  summary: 'Resellers and who would like to be one, newest first.',
  input: schemas.ListResellers,
  output: schemas.ResellerPage,
  run: (ctx, input) => service.list(ctx, input),
})

export const readReseller = operation({
  get: '/store/admin/resellers/{id}',
  can: manage,
  summary: 'One reseller with the wallet.',
  input: schemas.ById,
  output: schemas.ResellerView,
  problems: [notFound],
  run: (ctx, { id }) => service.read(ctx, id),
})

export const approveReseller = operation({
  post: '/store/admin/resellers/{id}/approvals',
  can: manage,
  summary: 'Lets somebody sell, also after a refusal or a suspension.',
  input: schemas.Approve,
  output: nothing,
  problems: [notFound, problems.notDecidable, problems.noTier],
  run: (ctx, { id, tierId }) => service.approve(ctx, id, tierId),
})

export const refuseReseller = operation({
  post: '/store/admin/resellers/{id}/refusals',
  can: manage,
  summary: 'Refuses an application with a reason that is read by who made it.',
  input: schemas.WithReason,
  output: nothing,
  problems: [notFound, problems.notDecidable],
  run: (ctx, { id, reason }) => service.refuse(ctx, id, reason),
})

export const suspendReseller = operation({
  post: '/store/admin/resellers/{id}/suspensions',
  can: manage,
  summary: 'Stops a reseller at once, their programs too; what they have stays theirs.',
  input: schemas.WithReason,
  output: nothing,
  problems: [notFound, problems.notDecidable],
  run: (ctx, { id, reason }) => service.suspend(ctx, id, reason),
})

export const setResellerTier = operation({
  put: '/store/admin/resellers/{id}/tier',
  can: manage,
  summary: 'Gives a reseller a level that stays, or lets turnover decide again.',
  input: schemas.SetTier,
  output: nothing,
  problems: [notFound, problems.notDecidable, problems.noTier],
  run: (ctx, { id, tierId }) => service.setTier(ctx, id, tierId),
})

export const listResellerTiers = operation({
  get: '/store/admin/reseller-tiers',
  can: manage,
  summary: 'The levels of resellers, the lowest first.',
  input: z.strictObject({}),
  output: schemas.TierList,
  run: (ctx) => tiers.listTiers(ctx),
})

export const saveResellerTiers = operation({
  put: '/store/admin/reseller-tiers',
  can: manage,
  summary: 'Writes all levels anew, the lowest first.',
  input: schemas.SaveTiers,
  output: nothing,
  problems: [problems.tierUsed, problems.noTier],
  run: (ctx, input) => tiers.saveTiers(ctx, input),
})

export const readPriceMatrix = operation({
  get: '/store/admin/pricing',
  can: manage,
  summary: 'The shop’s prices for every level, and for one reseller.',
  input: schemas.ListMatrix,
  output: schemas.Matrix,
  problems: [notFound],
  run: (ctx, input) => matrix.readMatrix(ctx, input),
})

export const savePriceMatrix = operation({
  put: '/store/admin/pricing',
  can: manage,
  summary: 'Sets prices of levels and resellers, all or none; answers what stood there before.',
  input: schemas.SavePrices,
  output: schemas.SavedPrices,
  problems: [notFound],
  run: (ctx, input) => matrix.savePrices(ctx, input),
})

const buy = 'store.reseller.orders'

export const listResellerOrders = operation({
  get: '/store/reseller/orders',
  can: buy,
  summary: 'Orders of the reseller and of customers who came by the link, newest first.',
  input: schemas.ListResellerOrders,
  output: schemas.ResellerOrderPage,
  problems: [problems.notReseller],
  run: async (ctx, input) => listOrders(ctx, await resellerOf(ctx), input),
})

export const readResellerOrder = operation({
  get: '/store/reseller/orders/{id}',
  can: buy,
  summary: 'An order that the reseller bought, with what was delivered, masked.',
  input: schemas.ById,
  output: schemas.ResellerOrderDetail,
  problems: [problems.notReseller, notFound],
  run: async (ctx, { id }) => readOwn(ctx, await resellerOf(ctx), id),
})

export const revealForReseller = operation({
  post: '/store/reseller/orders/{id}/deliveries/{deliveryId}/reveals',
  can: buy,
  summary: 'Shows what was delivered; each look is noted.',
  idempotency: 'none',
  limit: { name: 'store-reveal', points: 120, seconds: 600 },
  input: schemas.RevealForReseller,
  output: Revealed,
  problems: [problems.notReseller, notFound, notShown],
  run: async (ctx, input) => revealOwn(ctx, await resellerOf(ctx), input),
})

export const placeResellerOrder = operation({
  post: '/store/reseller/orders',
  can: buy,
  summary: 'Orders at the reseller’s prices, from the wallet at once or by QRIS.',
  outside: true,
  status: 201,
  input: schemas.PlaceForCustomer,
  output: schemas.PlacedForCustomer,
  problems: [problems.notReseller, walletShort, ...mayRefuse],
  run: async (ctx, input) => placeForCustomer(ctx, await ctx.transact(resellerOf), input),
})

export const previewFastOrder = operation({
  post: '/store/reseller/fast-order-previews',
  can: buy,
  summary: 'What pasted lines mean and cost, and what is wrong with which.',
  idempotency: 'none',
  input: schemas.PreviewFast,
  output: schemas.FastPreview,
  problems: [problems.notReseller, problems.tooManyLines],
  run: async (ctx, { text }) => previewFast(ctx, await resellerOf(ctx), text),
})

export const placeFastOrder = operation({
  post: '/store/reseller/fast-orders',
  can: buy,
  summary: 'Orders many lines, each by itself from the wallet, and tells of each what came of it.',
  outside: true,
  status: 201,
  input: schemas.PlaceFast,
  output: schemas.FastResults,
  problems: [problems.notReseller],
  run: async (ctx, input) => placeFast(ctx, await ctx.transact(resellerOf), input),
})

export const readFastOrder = operation({
  get: '/store/reseller/fast-orders/{key}',
  can: buy,
  summary: 'What came of each line of an order of many lines, by its Idempotency-Key.',
  input: schemas.ReadFast,
  output: schemas.FastResults,
  problems: [problems.notReseller],
  run: async (ctx, { key }) => readFast(ctx, await resellerOf(ctx), key),
})

export const importPriceMatrix = operation({
  post: '/store/admin/pricing/imports',
  can: manage,
  summary: 'What a table of prices would change; with `apply` it does, all or none.',
  idempotency: 'none',
  input: schemas.ImportPrices,
  output: schemas.ImportedPrices,
  run: (ctx, input) => importPrices(ctx, input),
})
