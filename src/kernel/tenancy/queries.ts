import type { PlatformCtx, Tenant } from '../context.ts'
import { db, sql } from '../db/sql.ts'
import { announceTenant } from './hosts.ts'

/** Makes a tenant; false when it existed already. Only the platform's role may. */
export async function insertTenant(
  ctx: PlatformCtx,
  tenant: { id: string; slug: string; vertical: string; name: string },
): Promise<boolean> {
  const made = await ctx.tx.run(
    db
      .insertInto('kernel.tenants')
      .values({ ...tenant, kind: 'client', status: 'preparing' })
      .onConflict((conflict) => conflict.column('id').doNothing()),
  )
  return made > 0
}

export async function setTenantStatus(ctx: PlatformCtx, tenantId: string, status: Tenant['status']): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable('kernel.tenants')
      .set({ status, updated_at: sql<string>`now()` })
      .where('id', '=', tenantId)
      .where('kind', '=', 'client'),
  )
  announceTenant(ctx, tenantId)
}

export async function insertSubdomain(ctx: PlatformCtx, tenantId: string, label: string): Promise<void> {
  await ctx.tx.run(
    db
      .insertInto('kernel.domains')
      .values({ kind: 'subdomain', name: label, tenant_id: tenantId, verified_at: sql<string>`now()` })
      .onConflict((conflict) => conflict.columns(['kind', 'name']).doNothing()),
  )
  announceTenant(ctx, tenantId)
}
