import { nothing, operation } from '#kernel/http/operation.ts'
import { enqueueIf } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { webhookForged } from './gateways/port.ts'
import { insertInbox, insertNew } from './queries.ts'
import { ReceiveHook } from './schemas.ts'

export const receiveHook = operation({
  post: '/payments/hooks/{gateway}',
  open: 'anyone',
  summary: 'A notice from the payment gateway: kept as it came, then the gateway itself is asked.',
  raw: true,
  idempotency: 'none',
  input: ReceiveHook,
  output: nothing,
  problems: [webhookForged],
  run: async (ctx, { gateway: name, headers, body }) => {
    const { gateway } = ctx.house.ports.payments
    if (gateway.name !== name) throw notFound()
    const hint = gateway.parseWebhook(headers, body)
    const { eventId, reference, opened } = hint
    const event = { gateway: name, eventId, reference, headers, body }
    if (opened) ctx.tx.defer(insertInbox(ctx, event))
    else
      enqueueIf(ctx, 'payments.settle', { reference }, { key: `${reference}:${eventId}` }, (asked) =>
        insertNew(ctx, event, asked),
      )
  },
})
