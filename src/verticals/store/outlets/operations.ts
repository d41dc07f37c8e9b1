import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { uploadProblems } from '#services/files/index.ts'
import { notReseller } from '../resellers/problems.ts'
import { resellerOf } from '../resellers/of.ts'
import { listGoods, saveGoods } from './goods.ts'
import { setLogo, wear } from './logo.ts'
import * as problems from './problems.ts'
import { findRules } from './queries.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const sell = 'store.reseller.orders'
const manage = 'store.resellers.manage'

export const readMyOutlet = operation({
  get: '/store/reseller/mini-shop',
  can: sell,
  summary: 'The reseller’s own mini-shop, or what one could begin with.',
  input: z.strictObject({}),
  output: schemas.MyOutlet,
  problems: [notReseller],
  run: async (ctx) => service.readMine(ctx, await resellerOf(ctx)),
})

export const openMyOutlet = operation({
  post: '/store/reseller/mini-shop',
  can: sell,
  summary: 'Opens the reseller’s mini-shop under an address of its own, which stays.',
  limit: { name: 'store-outlet', points: 20, seconds: 3600 },
  status: 201,
  input: schemas.OpenOutlet,
  output: schemas.MyOutlet,
  problems: [
    notReseller,
    problems.outletsOff,
    problems.outletExists,
    problems.labelTaken,
    problems.labelReserved,
    problems.addTooMuch,
  ],
  run: async (ctx, input) => service.open(ctx, await resellerOf(ctx), input),
})

export const editMyOutlet = operation({
  put: '/store/reseller/mini-shop',
  can: sell,
  summary: 'Changes name, words, contact, colours and margin of the reseller’s mini-shop.',
  input: schemas.EditOutlet,
  output: schemas.MyOutlet,
  problems: [notReseller, notFound, problems.addTooMuch],
  run: async (ctx, input) => service.edit(ctx, await resellerOf(ctx), input),
})

export const setMyOutletLogo = operation({
  put: '/store/reseller/mini-shop/logo',
  can: sell,
  upload: 'file',
  outside: true,
  summary:
    'Takes a PNG, JPEG, WebP or SVG picture as the logo of the reseller’s mini-shop, in place of the one before.',
  limit: { name: 'store-outlet-logo', points: 30, seconds: 3600 },
  input: schemas.UploadLogo,
  output: schemas.MyOutlet,
  problems: [notReseller, notFound, ...uploadProblems],
  // Sent twice it is the same logo; the one before is removed some days later.
  idempotency: 'none',
  run: (ctx, input) => setLogo(ctx, input),
})

export const removeMyOutletLogo = operation({
  delete: '/store/reseller/mini-shop/logo',
  can: sell,
  summary: 'Shows the initials of the name in place of the mini-shop’s logo.',
  input: z.strictObject({}),
  output: schemas.MyOutlet,
  problems: [notReseller, notFound],
  run: async (ctx) => wear(ctx, await resellerOf(ctx), null),
})

export const setMyOutletOpen = operation({
  put: '/store/reseller/mini-shop/state',
  can: sell,
  summary: 'Closes the reseller’s mini-shop, or opens it again.',
  input: schemas.SetOpen,
  output: schemas.MyOutlet,
  problems: [notReseller, notFound, problems.outletSuspended],
  run: async (ctx, input) => service.setOpen(ctx, await resellerOf(ctx), input.open),
})

export const listMyOutletGoods = operation({
  get: '/store/reseller/mini-shop/goods',
  can: sell,
  summary: 'What the mini-shop may sell, with the reseller’s price and its own.',
  input: schemas.ListGoods,
  output: schemas.OutletGoods,
  problems: [notReseller, notFound],
  run: async (ctx, input) => listGoods(ctx, await resellerOf(ctx), input),
})

export const saveMyOutletGoods = operation({
  put: '/store/reseller/mini-shop/goods',
  can: sell,
  summary: 'Sets prices of the mini-shop and hides goods there, all or none.',
  input: schemas.SaveGoods,
  output: nothing,
  problems: [notReseller, notFound, problems.notSold],
  run: async (ctx, input) => saveGoods(ctx, await resellerOf(ctx), input),
})

export const listOutlets = operation({
  get: '/store/admin/mini-shops',
  can: manage,
  summary: 'Mini-shops of resellers, newest first, with what was sold there.',
  input: schemas.ListOutlets,
  output: schemas.OutletPage,
  run: (ctx, input) => service.list(ctx, input),
})

export const suspendOutlet = operation({
  post: '/store/admin/mini-shops/{id}/suspensions',
  can: manage,
  summary: 'Closes a mini-shop with a reason that its reseller reads; what was bought there stays.',
  input: schemas.WithReason,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id, reason }) => service.suspend(ctx, id, reason),
})

export const reopenOutlet = operation({
  post: '/store/admin/mini-shops/{id}/reopenings',
  can: manage,
  summary: 'Lets a mini-shop sell again.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => service.reopen(ctx, id),
})

export const readOutletRules = operation({
  get: '/store/admin/mini-shop-rules',
  can: manage,
  summary: 'What the shop allows its resellers’ mini-shops.',
  input: z.strictObject({}),
  output: schemas.Rules,
  run: (ctx) => findRules(ctx),
})

export const saveOutletRules = operation({
  put: '/store/admin/mini-shop-rules',
  can: manage,
  summary: 'Says whether there may be mini-shops, the most they put on a price, and words no address holds.',
  input: schemas.Rules,
  output: nothing,
  run: (ctx, input) => service.saveRules(ctx, input),
})
