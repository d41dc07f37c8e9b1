import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { creditNotAvailable, noAddress, notByGateway } from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const manage = 'store.money.manage'

export const askPayout = operation({
  post: '/store/orders/{token}/payouts',
  open: 'anyone',
  summary: 'Says to which bank account or e-wallet a credit is to be sent.',
  limit: { name: 'store-payout', points: 10, seconds: 3600, field: 'token', widePoints: 60 },
  input: schemas.AskPayout,
  output: nothing,
  problems: [notFound, creditNotAvailable],
  run: (ctx, input) => service.askPayout(ctx, input),
})

export const listCredits = operation({
  get: '/store/admin/credits',
  can: 'store.orders.read',
  summary: 'Money owed to buyers and what became of it, newest first.',
  input: schemas.ListCredits,
  output: schemas.CreditPage,
  run: (ctx, input) => service.list(ctx, input),
})

export const readPayout = operation({
  post: '/store/admin/credits/{creditId}/payout-reveals',
  can: manage,
  summary: 'Shows where the buyer wants a credit sent; each look is in the audit log.',
  idempotency: 'none',
  input: schemas.RefundCredit,
  output: schemas.PayoutAddress,
  problems: [notFound, noAddress],
  run: (ctx, { creditId, reason }) => service.readPayout(ctx, creditId, reason),
})

export const refundCredit = operation({
  post: '/store/admin/credits/{creditId}/refunds',
  can: manage,
  summary: 'Returns a credit to the payer through the gateway.',
  input: schemas.RefundCredit,
  output: nothing,
  problems: [notFound, creditNotAvailable, notByGateway],
  run: (ctx, { creditId, reason }) => service.refundCredit(ctx, creditId, reason),
})

export const payOutCredit = operation({
  post: '/store/admin/credits/{creditId}/payouts',
  can: manage,
  summary: 'Records that a credit was sent to the buyer by bank transfer, outside the gateway.',
  input: schemas.PayOutCredit,
  output: nothing,
  problems: [notFound, creditNotAvailable],
  run: (ctx, input) => service.payOutCredit(ctx, input),
})
