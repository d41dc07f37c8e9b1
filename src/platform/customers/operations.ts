import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { MyOrders } from './schemas.ts'
import * as service from './service.ts'

export const listMyOrders = operation({
  get: '/me/orders',
  open: 'signed-in',
  summary: "The orders placed with the signed-in person's verified email address.",
  input: z.strictObject({}),
  output: MyOrders,
  run: (ctx) => service.listMyOrders(ctx),
})
