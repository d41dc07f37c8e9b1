import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { describeCatalogue } from '../content/catalogue.ts'
import { findOrderByToken } from './queries.ts'
import { describeOrder } from './read.ts'
import { Catalogue, Order, PlaceOrder, Token } from './schemas.ts'
import * as service from './service.ts'

export const readCatalogue = operation({
  get: '/catalogue',
  open: 'anyone',
  summary: 'Templates and packages with their prices.',
  input: z.strictObject({}),
  output: Catalogue,
  run: (ctx) => describeCatalogue(ctx),
})

export const placeOrder = operation({
  post: '/orders',
  open: 'anyone',
  summary: 'Orders a site: holds its address and makes the invoices.',
  crosses: true,
  status: 201,
  // Mobile carriers put whole neighbourhoods behind one address.
  limit: { name: 'order', points: 60, seconds: 3600 },
  input: PlaceOrder,
  output: z.object({ id: z.uuid(), token: z.string(), number: z.string(), invoiceToken: z.string() }),
  problems: [
    service.slugTaken,
    service.slugReserved,
    service.packageUnknown,
    service.priceChanged,
    service.logoUnknown,
  ],
  run: (ctx, input) => service.placeOrder(ctx, input),
})

export const readOrder = operation({
  get: '/orders/{token}',
  open: 'anyone',
  summary: 'An order, for whoever holds its link.',
  input: Token,
  output: Order,
  problems: [notFound],
  run: async (ctx, { token }) => {
    const row = await findOrderByToken(ctx, token)
    if (!row) throw notFound()
    return describeOrder(ctx, row)
  },
})

export const watchOrder = operation({
  get: '/orders/{token}/events',
  open: 'anyone',
  summary: 'Tells when an order has changed.',
  stream: true,
  input: Token,
  output: z.string(),
  problems: [notFound],
  run: async (ctx, { token }) => {
    const row = await findOrderByToken(ctx, token)
    if (!row) throw notFound()
    return `platform.order:${row.id}`
  },
})
