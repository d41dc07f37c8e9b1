import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { Token } from '../orders/schemas.ts'
import { checkOrder } from './service.ts'

export const checkPayment = operation({
  post: '/store/orders/{token}/checks',
  open: 'anyone',
  summary: 'Asks the gateway now whether an order was paid, instead of waiting for its notice.',
  outside: true,
  idempotency: 'none',
  limit: { name: 'store-check', points: 6, seconds: 60, field: 'token', widePoints: 60 },
  input: Token,
  output: nothing,
  problems: [notFound],
  run: (ctx, { token }) => checkOrder(ctx, token),
})
