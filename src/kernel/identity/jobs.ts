import { z } from 'zod'
import { job } from '../module/manifest.ts'
import { deleteExpiredSessions } from './session-queries.ts'
import { deleteOldTokens } from './token-queries.ts'

/** Removes what can no longer be used: ended sessions and old links. */
export const sweepTenant = job({
  input: z.strictObject({}),
  run: async (ctx) => {
    await Promise.all([deleteExpiredSessions(ctx), deleteOldTokens(ctx)])
  },
})
