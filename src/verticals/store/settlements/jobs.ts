import { z } from 'zod'
import { outsideJob } from '#kernel/module/manifest.ts'
import { work } from './service.ts'

/** Holds the lines of a settlement file against the money, part by part. */
export const matchSettlement = outsideJob({
  input: z.strictObject({ settlementId: z.uuid() }),
  run: (ctx, { settlementId }) => work(ctx, settlementId),
})
