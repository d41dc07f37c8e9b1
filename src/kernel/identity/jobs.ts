import { z } from 'zod'
import { db } from '../db/sql.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { job, platformJob } from '../module/manifest.ts'
import { deleteExpiredSessions } from './session-queries.ts'
import { deleteOldTokens } from './token-queries.ts'

const Nothing = z.strictObject({})

/** Starts one short sweep in every tenant. */
export const sweep = platformJob({
  input: Nothing,
  run: async (ctx) => {
    const tenants = await ctx.tx.all(db.selectFrom('kernel.tenants').select('id'))
    for (const { id } of tenants) {
      const tenant = await ctx.house.hosts.tenantById(id)
      if (tenant)
        await ctx.visit(tenant, async (inside) => enqueue(inside, 'identity.sweepTenant', {}, { key: 'sweep' }))
    }
  },
})

/** Removes what can no longer be used: ended sessions and old links. */
export const sweepTenant = job({
  input: Nothing,
  run: async (ctx) => {
    await Promise.all([deleteExpiredSessions(ctx), deleteOldTokens(ctx)])
  },
})
