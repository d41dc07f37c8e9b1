import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'

/** Told at once; those behind them are told by the next restock. */
const MOST_TOLD = 200

/**
 * Tells those who wait for a restock of these variants, in the order they came and as many as there are units. A restock
 * promises nothing, so it gives no turn: who is told first may buy first.
 */
export async function tellRestocked(ctx: Ctx, variantIds: readonly string[]): Promise<void> {
  // Materialized: a planner that ran the inner part again for each row would tell everybody.
  const told = await ctx.tx.all(
    sql<{ id: string; variant_id: string }>`with first as materialized (
        select one.id from unnest(${variantIds}::uuid[]) as v (id) cross join lateral (
          select q.id from store.waiting q where q.tenant_id = ${ctx.tenant.id} and q.variant_id = v.id
            and q.told_at is null and q.flash_sale_id is null
          order by q.id limit (select count(*) from (select from store.stock_items s where s.tenant_id = ${ctx.tenant.id}
            and s.variant_id = v.id and s.status = 'available' limit ${sql.lit(MOST_TOLD)}) s)
          for update skip locked) one)
      update store.waiting w set told_at = now() from first
      where w.tenant_id = ${ctx.tenant.id} and w.id = first.id returning w.id, w.variant_id`,
  )
  for (const { id, variant_id } of told.toSorted((left, right) => (left.id < right.id ? -1 : 1))) {
    emit(ctx, 'store.restocked', { variantId: variant_id, waitingId: id })
  }
}
