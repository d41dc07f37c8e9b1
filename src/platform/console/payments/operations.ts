import { operation } from '#kernel/http/operation.ts'
import { ListPayments, PaymentPage } from './schemas.ts'
import * as service from './service.ts'

export const listPayments = operation({
  get: '/console/payments',
  can: 'payments.read',
  summary: 'Every attempt to pay for an order with what came of it, newest first, and the sums of the filtered list.',
  input: ListPayments,
  output: PaymentPage,
  run: (ctx, input) => service.listPayments(ctx, input),
})
