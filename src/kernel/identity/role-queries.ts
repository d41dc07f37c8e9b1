import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'

/* A tenant's own roles. Who holds which role stands in queries.ts. */

export type RoleRow = { code: string; name: string; permissions: string[] }

export function listOwnRoles(ctx: Ctx): Promise<RoleRow[]> {
  return ctx.tx.all(
    db
      .selectFrom('kernel.roles')
      .select(['code', 'name', 'permissions'])
      .where('tenant_id', '=', ctx.tenant.id)
      .orderBy('name'),
  )
}

/** How many people hold each role, suspended ones too. */
export function countHolders(ctx: Ctx): Promise<{ role: string; holders: number }[]> {
  return ctx.tx.all(sql<{ role: string; holders: number }>`
    select role, count(*)::int as holders from kernel.role_grants
    where tenant_id = ${ctx.tenant.id} group by role`)
}

export async function insertOwnRole(ctx: Ctx, { code, name, permissions }: RoleRow): Promise<void> {
  await ctx.tx.run(db.insertInto('kernel.roles').values({ tenant_id: ctx.tenant.id, code, name, permissions }))
}

export async function updateOwnRole(ctx: Ctx, { code, name, permissions }: RoleRow): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable('kernel.roles')
      .set({ name, permissions, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('code', '=', code),
  )
}

export async function deleteOwnRole(ctx: Ctx, code: string): Promise<void> {
  await ctx.tx.run(db.deleteFrom('kernel.roles').where('tenant_id', '=', ctx.tenant.id).where('code', '=', code))
}
