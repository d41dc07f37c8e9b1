import type { Ctx } from '#kernel/context.ts'
import type { RawBuilder } from 'kysely'
import { sql } from '#kernel/db/sql.ts'

/**
 * What a unit costs the shop, of the variant that the statement calls `name`; 0: it is not known. A bundle costs at least
 * what its parts cost, whatever was typed for it.
 */
export function unitCost(ctx: Ctx, name: string): RawBuilder<number> {
  const v = (column: string) => sql.ref(`${name}.${column}`)
  return sql<number>`(case when ${v('bundle')} then greatest(${v('cost_idr')}, coalesce((
      select sum(part.cost_idr * b.quantity) from store.bundle_items b
        join store.variants part on part.tenant_id = ${ctx.tenant.id} and part.id = b.variant_id
      where b.tenant_id = ${ctx.tenant.id} and b.bundle_id = ${v('id')}), 0))
    else ${v('cost_idr')} end)::bigint`
}
