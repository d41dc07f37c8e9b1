import { z } from 'zod'
import { job } from '#kernel/module/manifest.ts'
import { deleteOldDrafts } from './queries.ts'

/** Once a night: orders that were begun and left. */
export const sweepDrafts = job({
  input: z.strictObject({}),
  run: async (ctx) => {
    await deleteOldDrafts(ctx)
  },
})
