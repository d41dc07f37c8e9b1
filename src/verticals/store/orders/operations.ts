import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { ORDER } from './events.ts'
import { orderOfLink } from './links.ts'
import * as schemas from './schemas.ts'
import { notShown } from './secrets.ts'
import * as service from './service.ts'
import { readOrder as read } from './view.ts'

export const readOrder = operation({
  get: '/store/orders/{token}',
  open: 'anyone',
  summary: 'An order with its payment, goods (masked), credits and history, for whoever holds its link.',
  input: schemas.Token,
  output: schemas.OrderView,
  problems: [notFound],
  run: (ctx, { token }) => read(ctx, token),
})

export const watchOrder = operation({
  get: '/store/orders/{token}/events',
  open: 'anyone',
  summary: 'Tells when an order or its payment has changed.',
  stream: true,
  input: schemas.Token,
  output: z.string(),
  problems: [notFound],
  run: async (ctx, { token }) => {
    const id = await orderOfLink(ctx, token)
    if (!id) throw notFound()
    return `${ORDER}:${id}`
  },
})

export const revealDelivery = operation({
  post: '/store/orders/{token}/deliveries/{id}/reveals',
  open: 'anyone',
  summary: 'Shows what was delivered; each look is noted.',
  // The answer is a secret: it is never stored, and asking again is another noted look.
  idempotency: 'none',
  limit: { name: 'store-reveal', points: 120, seconds: 600 },
  input: schemas.RevealDelivery,
  output: schemas.Revealed,
  problems: [notFound, notShown],
  run: (ctx, { token, id }) => service.reveal(ctx, token, id),
})

export const cancelOrder = operation({
  post: '/store/orders/{token}/cancellations',
  open: 'anyone',
  summary: 'Gives an unpaid order up.',
  input: schemas.CancelOrder,
  output: nothing,
  problems: [notFound, service.notCancellable],
  run: (ctx, { token, reason }) => service.cancelOrder(ctx, token, reason),
})

export const createLookup = operation({
  post: '/store/lookups',
  open: 'anyone',
  summary: 'Sends the link of an order to its contact; answers the same whether there is such an order or not.',
  limit: { name: 'store-lookup', points: 5, seconds: 900, field: 'contact', widePoints: 40 },
  input: schemas.Lookup,
  output: nothing,
  run: (ctx, input) => service.lookUp(ctx, input),
})

export const createProof = operation({
  post: '/store/orders/{token}/proofs',
  open: 'anyone',
  summary: 'A link to show that something was bought, without contact and without secrets.',
  idempotency: 'none',
  input: schemas.Token,
  output: schemas.ProofLink,
  problems: [notFound],
  run: (ctx, { token }) => service.proofOf(ctx, token),
})

export const readProof = operation({
  get: '/store/proofs/{token}',
  open: 'anyone',
  summary: 'What a proof shows.',
  input: schemas.Token,
  output: schemas.ProofView,
  problems: [notFound],
  run: (ctx, { token }) => service.readProof(ctx, token),
})
