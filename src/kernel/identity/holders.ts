import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'

/** The active people of the context's tenant who hold a role, longest here first; of those, at most `limit`. */
export function findHolders(ctx: Ctx, role: string, limit: number) {
  return ctx.tx.all(
    db
      .selectFrom('kernel.role_grants as grants')
      .innerJoin('kernel.people as people', (join) =>
        join.onRef('people.tenant_id', '=', 'grants.tenant_id').onRef('people.id', '=', 'grants.person_id'),
      )
      .select(['people.id', 'people.name', 'people.email'])
      .where('grants.tenant_id', '=', ctx.tenant.id)
      .where('people.tenant_id', '=', ctx.tenant.id)
      .where('grants.role', '=', role)
      .where('people.status', '=', sql.lit('active'))
      .orderBy('people.id')
      .limit(limit),
  )
}
