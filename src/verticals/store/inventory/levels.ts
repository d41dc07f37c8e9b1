import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { tellRestocked } from '../waiting/restock.ts'

/**
 * To be called in the transaction that holds or sells units of these variants. Each time the stock falls to its mark it
 * is told once (`store.stock_low`), and pages are drawn anew when nothing is left.
 */
export async function noteStockTaken(ctx: Ctx, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length === 0) return
  const rows = await ctx.tx.all(
    sql<{ id: string; units: number; told: boolean }>`
      with now_low as (
        select v.id, v.low_told_at is null as fresh, n.units
        from store.variants v cross join lateral (select count(*)::int as units from (
          select from store.stock_items s where s.tenant_id = ${ctx.tenant.id} and s.variant_id = v.id
            and s.status = 'available' limit v.low_stock_at + 1) s) n
        where v.tenant_id = ${ctx.tenant.id} and v.id = any(${variantIds}::uuid[]) and n.units <= v.low_stock_at),
      told as (
        update store.variants v set low_told_at = now() from now_low
        where v.tenant_id = ${ctx.tenant.id} and v.id = now_low.id and now_low.fresh and v.low_told_at is null
        returning v.id)
      select now_low.id, now_low.units, told.id is not null as told from now_low left join told on told.id = now_low.id`,
  )
  for (const { id } of rows.filter(({ told }) => told)) emit(ctx, 'store.stock_low', { variantId: id })
  if (rows.some(({ units }) => units === 0)) announceTenant(ctx, ctx.tenant.id)
}

/**
 * To be called in the transaction that puts units into stock or gives them back. Those who wait are told in their order,
 * as many as there are units, and the next fall to the mark is told again.
 */
export async function noteStockAdded(ctx: Ctx, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length === 0) return
  await ctx.tx.run(
    sql`update store.variants v set low_told_at = null
      where v.tenant_id = ${ctx.tenant.id} and v.id = any(${variantIds}::uuid[]) and v.low_told_at is not null
        and (select count(*) from (select from store.stock_items s where s.tenant_id = ${ctx.tenant.id}
          and s.variant_id = v.id and s.status = 'available' limit v.low_stock_at + 1) s) > v.low_stock_at`,
  )
  await tellRestocked(ctx, variantIds)
  announceTenant(ctx, ctx.tenant.id)
}
