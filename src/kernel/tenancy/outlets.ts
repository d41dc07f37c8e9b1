import type { Ctx, Tenant } from '../context.ts'
import { sql } from '../db/sql.ts'
import { announceTenant } from './hosts.ts'

/* Hosts of outlets: shops of others inside a tenant. */

/** Takes a label below the base domain for an outlet of the context's tenant, for good; false: somebody has it. */
export async function takeLabel(ctx: Ctx, outlet: { id: string; label: string; name: string }): Promise<boolean> {
  const row = await ctx.tx.first(
    sql<{ taken: boolean }>`select kernel.take_label(${outlet.label}, ${outlet.id}::uuid, ${outlet.name}) as taken`,
  )
  announceTenant(ctx, ctx.tenant.id)
  return row!.taken
}

/** What every request of the outlet's host is to know, in every process at once. */
export function setOutlet(ctx: Ctx, { id, name, open }: { id: string; name: string; open: boolean }): void {
  ctx.tx.defer(sql`select kernel.set_outlet(${id}::uuid, ${name}, ${open}::boolean)`)
  announceTenant(ctx, ctx.tenant.id)
}

/** How an outlet is found and called, as it stands beside a row that belongs to it: see `outletColumn`. */
export type OutletPlace = { id: string; name: string; label: string }

/** An SQL value: the place of the outlet whose id stands in `column`, or null. */
export function outletColumn(ctx: Ctx, column: string) {
  return sql<OutletPlace | null>`(select jsonb_build_object('id', d.outlet_id, 'name', d.outlet_name, 'label', d.name)
    from kernel.domains d where d.tenant_id = ${ctx.tenant.id} and d.outlet_id = ${sql.ref(column)} and d.kind = 'subdomain')`
}

/**
 * The same context as a request at the outlet's own host would have it: links, names and colours that are made of it are
 * the outlet's. Null leaves it as it is.
 */
export function atOutlet(ctx: Ctx, place: OutletPlace | null): Ctx {
  if (!place) return ctx
  const { id, name, label } = place
  const host = `${label}.${ctx.house.baseDomain}`
  const tenant: Tenant = { ...ctx.tenant, name, slug: label, host, outlet: { id, open: true } }
  return { ...ctx, tenant }
}
