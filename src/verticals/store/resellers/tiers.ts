import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { noTier, tierUsed } from './problems.ts'
import { findTiers, type TierRow } from './queries.ts'
import type { SaveTiers } from './schemas.ts'
import { tierFor } from './rules.ts'

/* Levels of resellers, and who is on which. */

const FIRST = [
  { name: 'Dasar', off: 0, turnoverIdr: 0, calls: 60 },
  { name: 'Perak', off: 200, turnoverIdr: 5_000_000, calls: 120 },
  { name: 'Emas', off: 500, turnoverIdr: 25_000_000, calls: 300 },
]

/** The levels, the lowest first; a shop that has none yet is given three to begin with. */
export async function ensureTiers(ctx: Ctx): Promise<TierRow[]> {
  const [, found] = await Promise.all([lockTiers(ctx), findTiers(ctx)])
  if (found.length > 0) return found
  const rows = FIRST.map(({ name, off, turnoverIdr, calls }, index) => ({
    id: newId(),
    ...{ tenant_id: ctx.tenant.id, name, rank: index + 1, off, turnoverIdr, calls },
  }))
  for (const one of rows)
    ctx.tx.defer(sql`insert into store.reseller_tiers
      (tenant_id, id, name, rank, off_basis_points, turnover_idr, calls_a_minute)
      values (${ctx.tenant.id}, ${one.id}, ${one.name}, ${one.rank}, ${one.off}, ${one.turnoverIdr}, ${one.calls})`)
  return findTiers(ctx)
}

/** Whoever changes the levels does so after the other. */
function lockTiers(ctx: Ctx): Promise<number> {
  return ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} tiers`}, 23))`)
}

export async function listTiers(ctx: Ctx) {
  const [tiers, counts] = await Promise.all([
    findTiers(ctx),
    ctx.tx.all(sql<{ tier_id: string; n: number }>`select tier_id, count(*)::int as n from store.resellers
      where tenant_id = ${ctx.tenant.id} and tier_id is not null group by tier_id`),
  ])
  return {
    items: tiers.map((tier) => ({
      id: tier.id,
      name: tier.name,
      rank: tier.rank,
      offBasisPoints: tier.off_basis_points,
      turnoverIdr: tier.turnover_idr,
      callsAMinute: tier.calls_a_minute,
      resellers: counts.find(({ tier_id }) => tier_id === tier.id)?.n ?? 0,
    })),
  }
}

/** Writes all levels anew in the order they are given. One with resellers on it stays. */
export async function saveTiers(ctx: Ctx, { tiers }: SaveTiers): Promise<void> {
  await lockTiers(ctx)
  const { items: before } = await listTiers(ctx)
  if (tiers.some(({ id }) => id && !before.some((one) => one.id === id))) throw noTier()
  const gone = before.filter(({ id }) => !tiers.some((one) => one.id === id))
  const used = gone.find(({ resellers }) => resellers > 0)
  if (used) throw tierUsed({ name: used.name })
  for (const { id } of gone) {
    ctx.tx.defer(sql`delete from store.reseller_prices where tenant_id = ${ctx.tenant.id} and tier_id = ${id}`)
    ctx.tx.defer(sql`delete from store.reseller_tiers where tenant_id = ${ctx.tenant.id} and id = ${id}`)
  }
  for (const [index, tier] of tiers.entries())
    ctx.tx.defer(sql`insert into store.reseller_tiers
      (tenant_id, id, name, rank, off_basis_points, turnover_idr, calls_a_minute)
      values (${ctx.tenant.id}, ${tier.id ?? newId()}, ${tier.name}, ${index + 1}, ${tier.offBasisPoints},
        ${tier.turnoverIdr}, ${tier.callsAMinute})
      on conflict (tenant_id, id) do update set name = excluded.name, rank = excluded.rank,
        off_basis_points = excluded.off_basis_points, turnover_idr = excluded.turnover_idr,
        calls_a_minute = excluded.calls_a_minute, updated_at = now()`)
  // Prices of mini-shops hang on the levels.
  announceTenant(ctx, ctx.tenant.id)
}

/** The part of an order's prices that was not handed over and has gone back; a bundle goes back by its parts. */
export function givenBack(ctx: Ctx) {
  return sql<number>`coalesce((
    select (subtotal_idr - discount_idr) * sum(total_idr * credited_count / quantity) / nullif(sum(total_idr), 0)
    from store.order_items where tenant_id = ${ctx.tenant.id} and order_id = orders.id and kind <> 'bundle'), 0)::bigint`
}

/** Counts the turnover of 30 days and moves up whoever has reached a higher level; nobody falls by themselves. */
export async function promote(ctx: Ctx): Promise<void> {
  const [tiers, rows] = await Promise.all([
    findTiers(ctx),
    ctx.tx.all(sql<{ id: string; tier_id: string; tier_pinned: boolean; idr: number }>`
      select resellers.id, resellers.tier_id, resellers.tier_pinned, (
        select coalesce(sum(subtotal_idr - discount_idr - ${givenBack(ctx)}), 0) from store.orders where tenant_id = ${ctx.tenant.id}
          and reseller_id = resellers.id and created_at > ${ctx.now}::timestamptz - interval '30 days'
          and status in ('paid', 'processing', 'delivered', 'partially_delivered', 'attention'))::bigint as idr
      from store.resellers where tenant_id = ${ctx.tenant.id} and status = 'approved' order by id for update`),
  ])
  for (const row of rows) {
    const now = tiers.find(({ id }) => id === row.tier_id)
    const reached = tierFor(tiers, row.idr)
    const up = !row.tier_pinned && reached && reached.rank > (now?.rank ?? 0) ? reached.id : null
    ctx.tx.defer(sql`update store.resellers set turnover_idr = ${row.idr}, tier_id = coalesce(${up}::uuid, tier_id),
        tier_since = case when ${up}::uuid is null then tier_since else now() end
      where tenant_id = ${ctx.tenant.id} and id = ${row.id}`)
    if (!up) continue
    announceTenant(ctx, ctx.tenant.id)
    emit(ctx, 'store.reseller_tier_changed', { resellerId: row.id, tierId: up, direction: 'up' })
  }
}
