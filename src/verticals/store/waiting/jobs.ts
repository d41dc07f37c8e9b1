import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { flashFreed } from './turns.ts'

/** When turns of a flash sale have ended: whoever comes next has theirs. */
export const passTurns = job({
  input: z.strictObject({ flashSaleId: z.uuid() }),
  run: (ctx, { flashSaleId }) => flashFreed(ctx, flashSaleId),
})
