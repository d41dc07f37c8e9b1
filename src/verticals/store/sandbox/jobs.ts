import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { step } from './course.ts'
import { deleteOld } from './queries.ts'
import { answerClaim } from './service.ts'

/* Whoever waits for real goods comes before whoever tries something out. */

const KEPT_DAYS = 30

export const stepSandbox = job({
  input: z.object({ id: z.uuid(), resellerId: z.uuid() }),
  priority: 10,
  run: (ctx, turn) => step(ctx, turn),
})
export const answerSandboxClaim = job({
  input: z.object({ id: z.uuid(), orderId: z.uuid(), resellerId: z.uuid() }),
  priority: 10,
  run: (ctx, turn) => answerClaim(ctx, turn),
})
export const sweepSandbox = job({ input: z.strictObject({}), run: (ctx) => deleteOld(ctx, KEPT_DAYS) })
