import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { forbidden, notFound } from '#kernel/problem/common.ts'
import { jobRunning, jobUncertain } from '../fulfilment/engine.ts'
import * as admin from './admin.ts'
import * as schemas from './admin-schemas.ts'
import { ORDERS_TOPIC } from './events.ts'
import { Revealed } from './schemas.ts'
import { notShown } from './secrets.ts'

const read = 'store.orders.read'
const manage = 'store.orders.manage'

export const listOrders = operation({
  get: '/store/admin/orders',
  can: read,
  summary: 'Orders, newest first.',
  input: schemas.ListOrders,
  output: schemas.OrderPage,
  run: (ctx, input) => admin.list(ctx, input),
})

export const readOrderDetail = operation({
  get: '/store/admin/orders/{id}',
  can: read,
  summary: 'One order with everything that happened to it, the notices of the gateway as they came included.',
  input: schemas.ById,
  output: schemas.OrderDetail,
  problems: [notFound],
  run: (ctx, { id }) => admin.read(ctx, id),
})

export const watchOrders = operation({
  get: '/store/admin/order-events',
  can: read,
  summary: 'Tells when an order of the shop has changed.',
  stream: true,
  input: z.strictObject({}),
  output: z.string(),
  run: async () => ORDERS_TOPIC,
})

export const setOrderNote = operation({
  put: '/store/admin/orders/{id}/note',
  can: manage,
  summary: 'Keeps a note of the shop about an order.',
  input: schemas.SetNote,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id, note }) => admin.setNote(ctx, id, note),
})

export const endOrder = operation({
  post: '/store/admin/orders/{id}/cancellations',
  can: manage,
  summary: 'Ends an order: what was not handed over becomes credit.',
  input: schemas.WithReason,
  output: nothing,
  problems: [notFound, admin.nothingToRefund, jobRunning, jobUncertain],
  run: (ctx, { id, reason }) => admin.cancel(ctx, id, reason),
})

export const retryOrder = operation({
  post: '/store/admin/orders/{id}/retries',
  can: manage,
  summary: 'Begins every given up hand-over of an order anew.',
  input: schemas.ById,
  output: schemas.Retried,
  problems: [notFound, admin.nothingToRetry],
  run: (ctx, { id }) => admin.retry(ctx, id),
})

export const refundOrder = operation({
  post: '/store/admin/orders/{id}/refunds',
  can: 'store.money.manage',
  summary: 'Gives up what was not handed over and returns the order’s credits through the gateway.',
  input: schemas.WithReason,
  output: schemas.Refunding,
  problems: [notFound, admin.nothingToRefund, jobRunning, jobUncertain],
  run: (ctx, { id, reason }) => admin.refund(ctx, id, reason),
})

export const revealForStaff = operation({
  post: '/store/admin/deliveries/{id}/reveals',
  can: 'store.secrets.reveal',
  summary: 'Shows what a buyer was given; who looked and why is kept.',
  idempotency: 'none',
  limit: { name: 'store-staff-reveal', points: 120, seconds: 600 },
  input: schemas.WithReason,
  output: Revealed,
  problems: [notFound, notShown, forbidden],
  run: (ctx, { id, reason }) => admin.revealForStaff(ctx, id, reason),
})
