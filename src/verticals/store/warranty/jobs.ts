import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { runRecall as run } from './recalls.ts'

export const runRecall = job({
  input: z.strictObject({ recallId: z.uuid() }),
  run: (ctx, { recallId }) => run(ctx, recallId),
})
