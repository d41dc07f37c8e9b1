import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

/* What keeps a product or a variant, and everything that goes with one that is deleted. */

/** The variants, held until the transaction ends: nothing can begin to refer to them meanwhile. */
export async function lockVariants(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx.run(sql`select id from store.variants where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])
    order by id for update`)
}

/**
 * Those of these variants that have a history or stand in somebody else's bundle. Prices, flash sales and wishes to be told
 * are no history: they were about goods that nobody ever had.
 */
export async function usedVariants(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const tenant = ctx.tenant.id
  const rows = await ctx.tx.all(
    sql<{ id: string }>`select v.id from unnest(${ids}::uuid[]) as v (id) where
      exists (select from store.order_items where tenant_id = ${tenant} and variant_id = v.id)
      or exists (select from store.stock_items where tenant_id = ${tenant} and variant_id = v.id)
      or exists (select from store.shared_accounts where tenant_id = ${tenant} and variant_id = v.id)
      or exists (select from store.batches where tenant_id = ${tenant} and variant_id = v.id)
      or exists (select from store.stock_events where tenant_id = ${tenant} and variant_id = v.id)
      or exists (select from store.product_files where tenant_id = ${tenant} and variant_id = v.id)
      or exists (select from store.bundle_items where tenant_id = ${tenant} and variant_id = v.id
        and bundle_id <> all(${ids}::uuid[]))`,
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Deletes variants that were never used, with what was set for them: reseller prices, flash sales, wishes to be told.
 * Prices of mini-shops and what was tried out go by their own keys.
 */
export async function deleteVariants(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const [tenant, these] = [ctx.tenant.id, sql`any(${ids}::uuid[])`]
  for (const change of [
    sql`delete from store.bundle_items where tenant_id = ${tenant} and bundle_id = ${these}`,
    sql`delete from store.reseller_prices where tenant_id = ${tenant} and variant_id = ${these}`,
    sql`delete from store.waiting where tenant_id = ${tenant} and variant_id = ${these}`,
    sql`delete from store.flash_sales where tenant_id = ${tenant} and variant_id = ${these}`,
    sql`delete from store.variants where tenant_id = ${tenant} and id = ${these}`,
  ])
    await ctx.tx.run(change)
}

/** Notes that a product which was shown is gone; a draft that never was is nobody's business. */
export async function noteGone(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.run(sql`insert into store.gone_products (tenant_id, id, slug, name, kind)
    select tenant_id, id, slug, name, kind from store.products
    where tenant_id = ${ctx.tenant.id} and id = ${id} and status <> 'draft'
    on conflict (tenant_id, id) do update set slug = excluded.slug, name = excluded.name, gone_at = now()`)
}

/** It is shown again. */
export async function forgetGone(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.run(sql`delete from store.gone_products where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

/** Deletes a product without variants, and what points to it. */
export async function deleteProduct(ctx: Ctx, id: string): Promise<void> {
  await moveTargets(ctx, id)
  await ctx.tx.run(sql`update store.products set related_ids = array_remove(related_ids, ${id}::uuid)
    where tenant_id = ${ctx.tenant.id} and ${id}::uuid = any(related_ids)`)
  await ctx.tx.run(db.deleteFrom('store.products').where('tenant_id', '=', ctx.tenant.id).where('id', '=', id))
}

/** What members told for this product stays theirs for another one that asks the same; without one it is of no use. */
async function moveTargets(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.run(sql`
    update store.saved_targets t set product_id = other.id
    from (select distinct on (asks.keys) p.id, asks.keys from store.products p cross join lateral (
        select string_agg(field ->> 'key', ',' order by field ->> 'key' collate "C") as keys
        from jsonb_array_elements(p.inputs) field) asks
      where p.tenant_id = ${ctx.tenant.id} and p.id <> ${id} and p.status in ('active', 'paused')
      order by asks.keys, (p.status = 'active') desc, p.id desc) other
    where t.tenant_id = ${ctx.tenant.id} and t.product_id = ${id} and t.asks = other.keys`)
  await ctx.tx.run(sql`delete from store.saved_targets where tenant_id = ${ctx.tenant.id} and product_id = ${id}`)
}
