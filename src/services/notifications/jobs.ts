import { z } from 'zod'
import { outsideJob } from '#kernel/module/manifest.ts'
import { deliver, MOST_ATTEMPTS } from './delivery.ts'

export const send = outsideJob({
  input: z.strictObject({ messageId: z.uuid() }),
  // More than a message has, so that it is always the message that gives up first, and says so in its row.
  maxAttempts: MOST_ATTEMPTS + 5,
  // Whoever waits for goods or for a page goes first.
  priority: 10,
  run: (ctx, { messageId }) => deliver(ctx, messageId),
})
