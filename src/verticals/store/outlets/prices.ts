import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'

/*
 * What goods cost at an outlet. One expression makes that price, and everybody who shows or takes it asks for it here: a
 * page that is made, a list that is sorted by it, a quote and an order can never disagree, and nothing has to be
 * brought up to date when the shop, a level or a reseller's own price changes.
 */

const WHOLE = sql.lit(10_000)

/**
 * Rows of `variant_id`, `product_id`, `price_idr` and `reseller_idr` of what this outlet sells, as a table of a query.
 * A price that the reseller has set for a variant, else their price with what they put on it (a part of it goes up to
 * whole hundreds), at most what the owner of the shop allows, and never below what the reseller pays.
 */
export function outletPrices(ctx: Ctx, outletId: string) {
  const tenant = ctx.tenant.id
  return sql`(select v.id as variant_id, v.product_id, r.idr as reseller_idr,
      greatest(r.idr, least(
        coalesce(g.price_idr, case when o.add_idr is not null then r.idr + o.add_idr
          else (r.idr + ${part(sql`r.idr`, sql`o.add_basis_points`)} + 99) / 100 * 100 end),
        r.idr + ${part(sql`r.idr`, sql`u.most_basis_points`)}, 1000000000)) as price_idr
    from store.outlets o
      join store.resellers s on s.tenant_id = ${tenant} and s.id = o.reseller_id
      join store.reseller_tiers t on t.tenant_id = ${tenant} and t.id = s.tier_id
      left join store.outlet_rules u on u.tenant_id = ${tenant}
      join store.variants v on v.tenant_id = ${tenant} and v.visible
      left join store.outlet_goods g on g.tenant_id = ${tenant} and g.outlet_id = o.id and g.variant_id = v.id
      left join store.reseller_prices mine on mine.tenant_id = ${tenant} and mine.reseller_id = s.id
        and mine.variant_id = v.id
      left join store.reseller_prices level on level.tenant_id = ${tenant} and level.tier_id = t.id
        and level.variant_id = v.id
      cross join lateral (select least(v.price_idr, coalesce(
        mine.price_idr, ${lessOf(sql`mine.off_basis_points`)}, level.price_idr, ${lessOf(sql`level.off_basis_points`)},
        ${lessOf(sql`t.off_basis_points`)})) as idr) r
    where o.tenant_id = ${tenant} and o.id = ${outletId} and not coalesce(g.hidden, false))`
}

type Fragment = ReturnType<typeof sql>

/** So many hundredths of a per cent, rounded as `portion` does; null of null. */
function part(idr: Fragment, basisPoints: Fragment): Fragment {
  return sql`(${idr} * ${basisPoints} * 2 + ${WHOLE}) / (2 * ${WHOLE})`
}

/** As `resellerPrice` of resellers/rules.ts: so much off the shop's price, no lower than what the goods cost the shop. */
function lessOf(off: Fragment): Fragment {
  return sql`case when ${off} is not null then greatest(${part(sql`v.price_idr`, sql`(${WHOLE} - ${off})`)}, v.cost_idr) end`
}

/**
 * The products that stand where the visitor is, under the names of the table's columns. At an outlet: those of which it
 * sells a variant, at its own lowest price, without the shop's struck-through prices and flash sales. Public queries read
 * products by this alone.
 *
 * `reads` says how many of them the query looks at before it knows which it wants, because the server cannot tell. `few`
 * makes the price of one product after the other, until there are enough; `all` makes those of all goods in one go, which
 * sorts 6,000 variants by price in a twentieth of the time and would be wasted on a page of the most sold.
 */
export function productsHere(ctx: Ctx, reads: 'few' | 'all' = 'few') {
  const { outlet } = ctx.tenant
  if (!outlet) return sql`store.products`
  const prices = outletPrices(ctx, outlet.id)
  const here =
    reads === 'few'
      ? sql`cross join lateral (select min(x.price_idr) as from_idr from ${prices} x where x.product_id = q.id) here`
      : sql`join (select x.product_id, min(x.price_idr) as from_idr from ${prices} x group by x.product_id) here
          on here.product_id = q.id`
  return sql`(select q.tenant_id, q.id, q.slug, q.name, q.category_id, q.kind, q.status, q.summary, q.description,
      q.instructions, q.faq, q.tags, q.pictures, q.art, q.inputs, q.target_check, q.must_read, q.warranty_days,
      q.min_quantity, q.max_quantity, q.per_buyer_max, q.cutoff_from, q.cutoff_to, q.related_ids, q.featured_at,
      q.sold_count, q.rating_count, q.rating_sum, q.median_seconds, q.updated_at,
      here.from_idr, null::bigint as compare_at_idr, q.stock_variant_ids, q.bundle_ids,
      '{}'::uuid[] as flash_variant_ids, null::timestamptz as flash_until
    from store.products q ${here}
    where q.tenant_id = ${ctx.tenant.id} and here.from_idr is not null)`
}

/** The same for variants `v`: what is joined to them, and the price that is shown. */
export function variantsHere(ctx: Ctx) {
  const { outlet } = ctx.tenant
  if (!outlet) return { join: sql``, price: sql`v.price_idr`, compareAt: sql`v.compare_at_idr`, flash: sql`true` }
  return {
    join: sql`join ${outletPrices(ctx, outlet.id)} here on here.variant_id = v.id`,
    price: sql`here.price_idr`,
    compareAt: sql`null::bigint`,
    flash: sql`false`,
  }
}

export type OutletPrice = { variant_id: string; price_idr: number; reseller_idr: number }

export function findOutletPrices(ctx: Ctx, outletId: string, variantIds: readonly string[]): Promise<OutletPrice[]> {
  return ctx.tx.all(sql<OutletPrice>`select x.variant_id, x.price_idr, x.reseller_idr
    from ${outletPrices(ctx, outletId)} x where x.variant_id = any(${variantIds}::uuid[])`)
}
