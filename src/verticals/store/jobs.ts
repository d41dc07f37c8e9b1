import { z } from 'zod'
import { job, outsideJob } from '#kernel/module/manifest.ts'
import { runJob } from './fulfilment/engine.ts'
import { sweep } from './orders/sweep.ts'
import { expireOrder as expire } from './orders/release.ts'
import { watchOrder as watch } from './orders/waits.ts'

/** One attempt to hand a line of an order over. The engine plans what follows, so the queue itself repeats only faults. */
export const fulfil = outsideJob({
  input: z.object({ jobId: z.uuid() }),
  run: (ctx, { jobId }) => runJob(ctx, jobId),
})

/** Writes to the buyer of an order that is still not paid, and plans its end. */
export const watchOrder = job({
  input: z.object({ orderId: z.uuid() }),
  run: (ctx, { orderId }) => watch(ctx, orderId),
})

/** Ends an order whose time to pay is over, after the gateway was asked once more. */
export const expireOrder = outsideJob({
  input: z.object({ orderId: z.uuid() }),
  run: (ctx, { orderId }) => expire(ctx, orderId),
})

/** Takes up what a job that was given up has left: unpaid orders past their time, hand-overs that are due. */
export const sweepOrders = job({ input: z.strictObject({}), run: (ctx) => sweep(ctx) })
