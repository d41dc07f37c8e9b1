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

/**
 * Wraps every tenant's data keys under the present master key, in one transaction and the platform's last: a former key
 * is needed as long as it is needed for one of them, and what asks whether it is needed asks for the platform's.
 */
export const rewrapKeys = platformJob({
  input: Nothing,
  run: async (ctx) => {
    const { hosts, secrets, log } = ctx.house
    const ids = (await ctx.tx.all(db.selectFrom('kernel.tenants').select('id'))).map(({ id }) => id)
    let count = 0
    for (const id of ids.toSorted((a, b) => Number(a === ctx.tenant.id) - Number(b === ctx.tenant.id))) {
      const tenant = await hosts.tenantById(id)
      if (tenant) count += await ctx.visit(tenant, (inside) => secrets.rewrap(inside))
    }
    if (count > 0) log.info({ keys: count }, 'data keys were wrapped under the present master key')
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
