import { z } from 'zod'
import { job, outsideJob } from '#kernel/module/manifest.ts'
import { deliver, MOST_ATTEMPTS } from './delivery.ts'
import { deleteWritingSince } from './queries.ts'

export const send = outsideJob({
  input: z.union([
    z.strictObject({ messageId: z.uuid() }),
    // The messages of one occasion; `begun`: they were written as under way by the process that was to send them.
    z.strictObject({ messageIds: z.array(z.uuid()).min(1).max(4), begun: z.boolean() }),
  ]),
  // More than a message has, so that it is always the message that gives up first, and says so in its row.
  maxAttempts: MOST_ATTEMPTS + 5,
  // Whoever waits for goods or for a page goes first.
  priority: 10,
  run: (ctx, input) =>
    'messageId' in input ? deliver(ctx, [input.messageId], false) : deliver(ctx, input.messageIds, input.begun),
})

/** What was on its way to somebody while they were forgotten; the addresses themselves are not kept for it. */
export const forgetLate = job({
  input: z.strictObject({ since: z.iso.datetime(), digests: z.array(z.string().length(64)).max(10) }),
  run: async (ctx, gone) => void (await ctx.tx.run(deleteWritingSince(ctx, gone))),
})
