import { strict as assert } from 'node:assert'
import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { db, fixed, sql } from '../db/sql.ts'

const settingsOf = fixed(({ tenant, module }: { tenant: string; module: string }) =>
  db.selectFrom('kernel.settings').select('value').where('tenant_id', '=', tenant).where('module', '=', module),
)

/** One module's settings for the context's tenant; fields never set have the defaults of the module's schema. */
export async function readSettings<S extends z.ZodObject>(ctx: Ctx, module: string, schema: S): Promise<z.output<S>> {
  assert(
    ctx.house.registry.modules.some((known) => known.name === module),
    `no module ${module}`,
  )
  const row = await ctx.tx.first(settingsOf({ tenant: ctx.tenant.id, module }))
  return schema.parse(row?.value ?? {})
}

/** Changes the named fields and keeps the others; returns the settings as they are now. */
export async function writeSettings<S extends z.ZodObject>(
  ctx: Ctx,
  module: string,
  schema: S,
  changes: Partial<z.input<S>>,
): Promise<z.output<S>> {
  const value = schema.parse({ ...(await readSettings(ctx, module, schema)), ...changes })
  const named = JSON.stringify(Object.fromEntries(Object.keys(changes).map((name) => [name, value[name]])))
  await ctx.tx.run(
    db
      .insertInto('kernel.settings')
      .values({ tenant_id: ctx.tenant.id, module, value: JSON.stringify(value) })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'module']).doUpdateSet({
          // Only what was named, so that two people who change different settings at once both have their way.
          value: sql`settings.value || ${named}::jsonb`,
          updated_at: sql`now()`,
        }),
      ),
  )
  return readSettings(ctx, module, schema)
}
