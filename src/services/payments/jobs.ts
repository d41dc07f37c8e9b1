import { z } from 'zod'
import { job, outsideJob } from '#kernel/module/manifest.ts'
import { cancelCharge, carryOutRefund, resume as resumeAll, settle as settleCharge } from './service.ts'

const Reference = z.object({ reference: z.string() })

/** Somebody has paid and waits: money goes before messages and housekeeping. */
const priority = -10

export const settle = outsideJob({
  input: Reference,
  priority,
  run: (ctx, { reference }) => settleCharge(ctx, reference),
})
export const cancel = outsideJob({ input: Reference, run: (ctx, { reference }) => cancelCharge(ctx, reference) })
export const refund = outsideJob({
  input: z.object({ refundId: z.uuid() }),
  run: (ctx, { refundId }) => carryOutRefund(ctx, refundId),
})
export const resume = job({ input: z.strictObject({}), run: (ctx) => resumeAll(ctx) })
