import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const manage = 'store.catalogue.manage'
const ById = z.strictObject({ id: z.uuid() })

export const listCoupons = operation({
  get: '/store/admin/coupons',
  can: manage,
  summary: 'Coupons, newest first.',
  input: schemas.ListCoupons,
  output: schemas.CouponPage,
  run: (ctx, input) => service.list(ctx, input),
})

export const readCoupon = operation({
  get: '/store/admin/coupons/{id}',
  can: manage,
  summary: 'One coupon.',
  input: ById,
  output: schemas.Coupon,
  problems: [notFound],
  run: (ctx, { id }) => service.read(ctx, id),
})

export const createCoupon = operation({
  post: '/store/admin/coupons',
  can: manage,
  status: 201,
  summary: 'Makes a coupon.',
  input: schemas.CouponInput,
  output: schemas.Coupon,
  problems: [service.codeTaken],
  run: (ctx, input) => service.create(ctx, input),
})

export const updateCoupon = operation({
  put: '/store/admin/coupons/{id}',
  can: manage,
  summary: 'Changes a coupon; orders that were placed keep their price.',
  input: schemas.EditCoupon,
  output: schemas.Coupon,
  problems: [notFound, service.codeTaken, service.limitBelowUse],
  run: (ctx, { id, ...input }) => service.update(ctx, id, input),
})

export const deleteCoupon = operation({
  delete: '/store/admin/coupons/{id}',
  can: manage,
  summary: 'Removes a coupon that was never used.',
  input: ById,
  output: nothing,
  problems: [notFound, service.couponUsed],
  run: (ctx, { id }) => service.remove(ctx, id),
})
