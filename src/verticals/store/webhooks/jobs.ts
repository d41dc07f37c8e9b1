import { z } from 'zod'
import { job, outsideJob } from '#kernel/module/manifest.ts'
import { sendWebhook as send } from './send.ts'
import { tellGoods as tell } from './goods.ts'
import { sweep } from './service.ts'

/** One attempt to tell an address something. What follows it is planned by itself; the queue repeats only our own faults. */
export const sendWebhook = outsideJob({
  input: z.object({ id: z.uuid(), round: z.int(), number: z.int(), waits: z.int().optional() }),
  // Whoever waits for goods comes first.
  priority: 10,
  run: (ctx, turn) => send(ctx, turn),
})

/** Holds the catalogue against what a reseller was told, and comes back in a minute while somebody listens. */
export const tellGoods = job({
  input: z.object({ personId: z.uuid() }),
  priority: 10,
  run: (ctx, { personId }) => tell(ctx, personId),
})

export const sweepWebhooks = job({ input: z.strictObject({}), run: (ctx) => sweep(ctx) })
