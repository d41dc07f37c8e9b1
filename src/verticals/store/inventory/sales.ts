import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'

/**
 * Counts anew what lists and stock levels say of sales: units of each variant in the last seven days, units of each
 * product ever, and the median time from payment to hand-over of its last thirty days. Once a night, so that a sale
 * never waits for another one at the row of a product that everybody buys.
 */
export async function rollSales(ctx: Ctx): Promise<void> {
  const [variants, products] = await Promise.all([rollVariants(ctx), rollProducts(ctx)])
  if (variants + products > 0) announceTenant(ctx, ctx.tenant.id)
}

function rollVariants(ctx: Ctx): Promise<number> {
  return ctx.tx.run(
    sql`update store.variants v set sold_7_days = coalesce(n.units, 0)
      from store.variants w left join (
        select i.variant_id, sum(i.delivered_count)::int as units
        from store.orders o join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id
        where o.tenant_id = ${ctx.tenant.id} and o.created_at > now() - interval '7 days' and o.paid_at is not null
        group by i.variant_id) n on n.variant_id = w.id
      where v.tenant_id = ${ctx.tenant.id} and w.tenant_id = ${ctx.tenant.id} and w.id = v.id
        and v.sold_7_days <> coalesce(n.units, 0)`,
  )
}

function rollProducts(ctx: Ctx): Promise<number> {
  return ctx.tx.run(
    sql`update store.products p set sold_count = greatest(p.sold_count, coalesce(n.units, 0)), median_seconds = coalesce(n.median, p.median_seconds)
      from store.products q left join (
        select i.product_id, sum(i.delivered_count)::int as units,
          round(percentile_cont(0.5) within group (order by extract(epoch from o.delivered_at - o.paid_at))
            filter (where o.delivered_at > now() - interval '30 days' and i.kind in ('stock', 'shared', 'file')))::int as median
        from store.orders o join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id
        where o.tenant_id = ${ctx.tenant.id} and o.paid_at is not null and i.delivered_count > 0
        group by i.product_id) n on n.product_id = q.id
      where p.tenant_id = ${ctx.tenant.id} and q.tenant_id = ${ctx.tenant.id} and q.id = p.id
        and (p.sold_count < coalesce(n.units, 0) or p.median_seconds is distinct from coalesce(n.median, p.median_seconds))`,
  )
}
