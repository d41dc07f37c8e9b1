import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { reviewTooEarly, reviewWritten } from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'store.orders.manage'

export const createReview = operation({
  post: '/store/orders/{token}/reviews',
  open: 'anyone',
  status: 201,
  summary: 'What a buyer thinks of a line of the order that was handed over.',
  input: schemas.NewReview,
  output: schemas.Written,
  problems: [notFound, reviewTooEarly, reviewWritten],
  limit: { name: 'store-reviews', points: 30, seconds: 3600 },
  run: service.create,
})

export const listReviews = operation({
  get: '/store/products/{productSlug}/reviews',
  open: 'anyone',
  summary: 'Reviews of a product that are shown, newest first.',
  input: schemas.ListReviews,
  output: schemas.Reviews,
  problems: [notFound],
  run: service.list,
})

export const listAllReviews = operation({
  get: '/store/admin/reviews',
  can,
  summary: 'Reviews of every status, newest first.',
  input: schemas.ListAllReviews,
  output: schemas.AllReviews,
  run: service.listAll,
})

export const decideReview = operation({
  put: '/store/admin/reviews/{id}',
  can,
  summary: 'Shows or hides a review and answers it.',
  input: schemas.DecideReview,
  output: nothing,
  problems: [notFound],
  run: service.decide,
})
