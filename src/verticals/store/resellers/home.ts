import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { originOf } from '#kernel/house.ts'
import { readWallet } from '../wallet/statement.ts'
import type { Reseller } from './of.ts'
import { findReseller, findTiers } from './queries.ts'
import { givenBack } from './tiers.ts'

/* What a reseller sees first: money, level, how it goes. */

type Sums = { orders: number; units: number; spent_idr: number; margin_idr: number }

export async function readHome(ctx: Ctx, reseller: Reseller) {
  const [row, tiers, wallet, today, month] = await Promise.all([
    findReseller(ctx, reseller.id),
    findTiers(ctx),
    readWallet(ctx, reseller),
    sumSince(ctx, reseller, sql`date_trunc('day', ${ctx.now}::timestamptz, 'Asia/Jakarta')`),
    sumSince(ctx, reseller, sql`${ctx.now}::timestamptz - interval '30 days'`),
  ])
  const tier = tiers.find(({ id }) => id === reseller.tierId)!
  const next = tiers.find(({ rank }) => rank > tier.rank)
  return {
    shopName: reseller.shopName,
    code: reseller.code,
    link: `${originOf(ctx.house, ctx.tenant.host)}/r/${reseller.code}`,
    tier: { name: tier.name, offBasisPoints: tier.off_basis_points },
    nextTier: next ? { name: next.name, offBasisPoints: next.off_basis_points, turnoverIdr: next.turnover_idr } : null,
    tierPinned: row!.tier_pinned,
    turnoverIdr: month.turnover_idr,
    wallet,
    today: shown(today),
    month: shown(month),
  }
}

/**
 * What the reseller bought and paid, by wallet or QRIS, in how many orders; margin as it was booked in that time. What
 * customers of the link paid is no spending of the reseller's: it counts towards the level alone.
 */
async function sumSince(ctx: Ctx, { id: resellerId, personId }: Reseller, since: ReturnType<typeof sql>) {
  const own = sql<boolean>`(channel <> 'shop' or person_id = ${personId})`
  const row = await ctx.tx.first(sql<Sums & { turnover_idr: number }>`
    select (count(*) filter (where ${own}))::int as orders,
      coalesce(sum(units) filter (where ${own}), 0)::int as units,
      coalesce(sum(subtotal_idr - discount_idr - ${givenBack(ctx)}), 0)::bigint as turnover_idr,
      coalesce(sum(wallet_idr + total_idr) filter (where ${own}), 0)::bigint as spent_idr, (
        select coalesce(sum(margin_idr - owed_idr), 0) from store.wallet_entries where tenant_id = ${ctx.tenant.id}
          and reseller_id = ${resellerId} and kind in ('wallet_margin', 'wallet_margin_back')
          and created_at >= ${since})::bigint as margin_idr
    from store.orders cross join lateral (
      select sum(quantity) as units from store.order_items where tenant_id = ${ctx.tenant.id}
        and order_id = orders.id and parent_id is null) as items
    where orders.tenant_id = ${ctx.tenant.id} and orders.reseller_id = ${resellerId} and orders.created_at >= ${since}
      and orders.status in ('paid', 'processing', 'delivered', 'partially_delivered', 'attention')`)
  return row!
}

function shown({ orders, units, spent_idr, margin_idr }: Sums) {
  return { orders, units, spentIdr: spent_idr, marginIdr: margin_idr }
}
