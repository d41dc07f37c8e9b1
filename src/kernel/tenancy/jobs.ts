import { z } from 'zod'
import { db, sql } from '../db/sql.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { job, platformJob } from '../module/manifest.ts'

const Nothing = z.strictObject({})

/** Starts every module's nightly jobs in every tenant. */
export const nightly = platformJob({
  input: Nothing,
  run: async (ctx) => {
    const { modules } = ctx.house.registry
    const tenants = await ctx.tx.all(db.selectFrom('kernel.tenants').select('id'))
    for (const { id } of tenants) {
      const tenant = await ctx.house.hosts.tenantById(id)
      if (!tenant) continue
      const serving = modules.filter((module) => ctx.house.registry.serves(module, tenant))
      const jobs = serving.flatMap((module) => (module.nightly ?? []).map((name) => `${module.name}.${name}`))
      await ctx.visit(tenant, async (inside) => {
        for (const name of jobs) enqueue(inside, name, {}, { key: 'nightly' })
      })
    }
  },
})

/** A week: a till that was without a network for days may still repeat what it sent. */
const KEPT_DAYS = 7

/** Forgets the answers of requests that nobody will repeat any more. */
export const forgetAnswers = job({
  input: Nothing,
  run: async (ctx) => {
    await ctx.tx.run(
      db
        .deleteFrom('kernel.idempotency_keys')
        .where('tenant_id', '=', ctx.tenant.id)
        .where('created_at', '<', sql<string>`now() - make_interval(days => ${sql.lit(KEPT_DAYS)})`),
    )
  },
})
