import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { ById } from '../console/schemas.ts'
import { Token } from '../portal/schemas.ts'
import { AnswerOrder, Conversation, OrderMessage, WriteMessage } from './schemas.ts'
import * as service from './service.ts'

export const readMessages = operation({
  get: '/orders/{token}/messages',
  open: 'anyone',
  summary: 'What buyer and owner wrote to each other, for whoever holds the link of the order.',
  input: Token,
  output: Conversation,
  problems: [notFound],
  run: async (ctx, input) => service.readConversation(ctx, (await service.orderOf(ctx, input)).id, 'buyer'),
})

export const writeMessage = operation({
  post: '/orders/{token}/messages',
  open: 'anyone',
  summary: 'Writes to the owner of the platform about an order.',
  status: 201,
  limit: { name: 'order-message', points: 20, seconds: 600, field: 'token', widePoints: 200 },
  input: WriteMessage,
  output: OrderMessage,
  problems: [notFound],
  run: async (ctx, { token, body }) => {
    const order = await service.orderOf(ctx, { token })
    return service.write(ctx, order, { author: 'buyer', name: order.owner_name, body })
  },
})

export const seeMessages = operation({
  post: '/orders/{token}/message-reads',
  open: 'anyone',
  summary: 'Notes that the holder of the link has seen what the owner wrote.',
  idempotency: 'none',
  input: Token,
  output: nothing,
  problems: [notFound],
  run: async (ctx, input) => service.see(ctx, (await service.orderOf(ctx, input)).id, 'buyer'),
})

export const answerOrder = operation({
  post: '/console/orders/{id}/messages',
  can: 'platform.orders.answer',
  summary: 'Writes to the buyer about an order.',
  status: 201,
  input: AnswerOrder,
  output: OrderMessage,
  problems: [notFound],
  run: async (ctx, { id, body }) => {
    const order = await service.orderOf(ctx, { id })
    const name = ctx.actor.kind === 'person' ? ctx.actor.name : ctx.tenant.name
    return service.write(ctx, order, { author: 'owner', name, body })
  },
})

export const seeOrderMessages = operation({
  post: '/console/orders/{id}/message-reads',
  can: 'platform.orders.answer',
  summary: 'Notes that the platform has seen what the buyer wrote.',
  idempotency: 'none',
  input: ById,
  output: nothing,
  problems: [notFound],
  run: async (ctx, input) => service.see(ctx, (await service.orderOf(ctx, input)).id, 'owner'),
})
