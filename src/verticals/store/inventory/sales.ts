import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'

/**
 * Counts anew what lists and stock levels say of sales: units of each variant in the last seven days, units of each
 * product ever, and the median time from payment to hand-over of its last thirty days. Once a night, and for what was
 * just sold some minutes later (`countSoon`); never in a sale, which would wait for others at the row of its product.
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

/** The same for one product, as the job of `countSoon`. */
export async function rollProduct(ctx: Ctx, productId: string): Promise<void> {
  if ((await rollProducts(ctx, productId)) > 0) announceTenant(ctx, ctx.tenant.id)
}

/** Sales of one product within so many minutes of the first are counted together. */
const TOGETHER_MS = 3 * 60_000
/** One process asks for the count of one product no more often, so that hand-overs do not queue up at its job. */
const QUIET_MS = 20_000
const asked = new Map<string, number>()

/**
 * Asks for a new count of products of which something was just handed over. A count that is planned keeps its time: what
 * sells without a pause is counted all the same.
 */
export function countSoon(ctx: Ctx, productIds: readonly string[]): void {
  const now = Date.now()
  if (asked.size > 10_000) asked.clear()
  for (const productId of new Set(productIds)) {
    if (now - (asked.get(productId) ?? 0) < QUIET_MS) continue
    asked.set(productId, now)
    enqueue(ctx, 'store.countProduct', { productId }, { runAt: new Date(now + TOGETHER_MS), key: productId })
  }
}

/** All products of the shop, or one. */
function rollProducts(ctx: Ctx, productId: string | null = null): Promise<number> {
  const only = (column: string) => (productId === null ? sql`` : sql`and ${sql.ref(column)} = ${productId}`)
  return ctx.tx.run(
    sql`update store.products p set sold_count = greatest(p.sold_count, coalesce(n.units, 0)), median_seconds = coalesce(n.median, p.median_seconds)
      from store.products q left join (
        select i.product_id, sum(i.delivered_count)::int as units,
          round(percentile_cont(0.5) within group (order by extract(epoch from o.delivered_at - o.paid_at))
            filter (where o.delivered_at > now() - interval '30 days' and i.kind in ('stock', 'shared', 'file')))::int as median
        from store.orders o join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id
        where o.tenant_id = ${ctx.tenant.id} and o.paid_at is not null and i.delivered_count > 0
          ${only('i.product_id')}
        group by i.product_id) n on n.product_id = q.id
      where p.tenant_id = ${ctx.tenant.id} and q.tenant_id = ${ctx.tenant.id} and q.id = p.id ${only('q.id')}
        and (p.sold_count < coalesce(n.units, 0) or p.median_seconds is distinct from coalesce(n.median, p.median_seconds))`,
  )
}
