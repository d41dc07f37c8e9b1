import type { Ctx } from '#kernel/context.ts'
import { db, fixed, sql } from '#kernel/db/sql.ts'
import { unitCost } from '../catalogue/costs.ts'

export type Status = 'applied' | 'approved' | 'refused' | 'suspended'

/** With whether the account behind them is shut: that is decided with the team's other accounts, and stops them as well. */
function withAccount(tenant: string) {
  return db
    .selectFrom('store.resellers as r')
    .innerJoin('kernel.people as p', (join) =>
      join.onRef('p.tenant_id', '=', 'r.tenant_id').onRef('p.id', '=', 'r.person_id'),
    )
    .selectAll('r')
    .select('p.status as account')
    .where('r.tenant_id', '=', tenant)
    .where('p.tenant_id', '=', tenant)
}

type ByPerson = { tenant: string; person: string }
const byPerson = fixed(({ tenant, person }: ByPerson) => withAccount(tenant).where('r.person_id', '=', person))
const byId = fixed(({ tenant, id }: { tenant: string; id: string }) => withAccount(tenant).where('r.id', '=', id))

export type ResellerRow = NonNullable<Awaited<ReturnType<typeof findByPerson>>>

export function findByPerson(ctx: Ctx, personId: string) {
  return ctx.tx.first(byPerson({ tenant: ctx.tenant.id, person: personId }))
}

export function findReseller(ctx: Ctx, id: string) {
  return ctx.tx.first(byId({ tenant: ctx.tenant.id, id }))
}

/** Whoever decides about a reseller holds their row. */
export function lockReseller(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db
      .selectFrom('store.resellers')
      .selectAll()
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .forUpdate(),
  )
}

/** The reseller a link names, if they may sell. */
export function findByCode(ctx: Ctx, code: string) {
  return ctx.tx.first(withAccount(ctx.tenant.id).where('r.code', '=', code).where('r.status', '=', sql.lit('approved')))
}

export type TierRow = Awaited<ReturnType<typeof findTiers>>[number]

/** All levels, the lowest first. */
export function findTiers(ctx: Ctx) {
  return ctx.tx.all(
    db.selectFrom('store.reseller_tiers').selectAll().where('tenant_id', '=', ctx.tenant.id).orderBy('rank'),
  )
}

export type PriceRow = {
  variant_id: string
  retail_idr: number
  cost_idr: number
  tier_price_idr: number | null
  tier_off: number | null
  own_price_idr: number | null
  own_off: number | null
  off_basis_points: number
}

/** The shop's price of these variants with everything that is said of them for one reseller. */
export function findPrices(ctx: Ctx, reseller: { id: string; tierId: string }, variantIds: readonly string[]) {
  return ctx.tx.all(sql<PriceRow>`
    select variants.id as variant_id, variants.price_idr as retail_idr, ${unitCost(ctx, 'variants')} as cost_idr, tier.price_idr as tier_price_idr,
      tier.off_basis_points as tier_off, own.price_idr as own_price_idr, own.off_basis_points as own_off,
      tiers.off_basis_points
    from store.variants
    join store.reseller_tiers as tiers on tiers.tenant_id = ${ctx.tenant.id} and tiers.id = ${reseller.tierId}
    left join store.reseller_prices as tier on tier.tenant_id = ${ctx.tenant.id} and tier.tier_id = tiers.id
      and tier.variant_id = variants.id
    left join store.reseller_prices as own on own.tenant_id = ${ctx.tenant.id} and own.reseller_id = ${reseller.id}
      and own.variant_id = variants.id
    where variants.tenant_id = ${ctx.tenant.id} and variants.id = any(${variantIds}::uuid[])`)
}

/** What each line (not a bundle as such, but its parts) earns when it is handed over. */
export function setMargins(ctx: Ctx, margins: readonly { itemId: string; idr: number }[]) {
  return sql`update store.order_items as item set margin_idr = mine.idr
    from unnest(${margins.map(({ itemId }) => itemId)}::uuid[], ${margins.map(({ idr }) => idr)}::bigint[]) as mine (id, idr)
    where item.tenant_id = ${ctx.tenant.id} and item.id = mine.id`
}

type Applied = { status: string; shop_name: string; channel: string; whatsapp: string; about: string }

/** A first application; 0: this person has made one, perhaps in this very moment. */
export function insertApplied(
  ctx: Ctx,
  row: Applied & { id: string; person_id: string; code: string },
): Promise<number> {
  return ctx.tx.run(
    db
      .insertInto('store.resellers')
      .values({ tenant_id: ctx.tenant.id, ...row })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doNothing()),
  )
}

/** A refused application is made anew; 0: it is not refused any more. */
export function reapply(ctx: Ctx, id: string, row: Applied): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('store.resellers')
      .set({ ...row, reason: '', decided_at: null, decided_by: null, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('status', '=', sql.lit('refused')),
  )
}

export type ListedReseller = {
  id: string
  status: Status
  shop_name: string
  channel: string
  about: string
  whatsapp: string
  code: string
  person_id: string
  name: string
  email: string
  account: 'active' | 'suspended'
  tier_id: string | null
  tier_pinned: boolean
  turnover_idr: number
  topup_idr: number
  margin_idr: number
  owed_idr: number
  reason: string
  created_at: string
  decided_at: string | null
}
type Search = { id?: string; status?: Status | undefined; q?: string | undefined; cursor?: string | undefined }

/** Resellers with their wallets, newest first. */
export function searchResellers(ctx: Ctx, { id, status, q, cursor }: Search, limit: number) {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(sql<ListedReseller>`
    select r.id, r.status, r.shop_name, r.channel, r.about, r.whatsapp, r.code, r.person_id, people.name, people.email,
      people.status as account, r.tier_id,
      r.tier_pinned, r.turnover_idr, coalesce(w.topup_idr, 0)::bigint as topup_idr,
      coalesce(w.margin_idr, 0)::bigint as margin_idr, coalesce(w.owed_idr, 0)::bigint as owed_idr, r.reason,
      r.created_at, r.decided_at
    from store.resellers as r
    join kernel.people on people.tenant_id = ${ctx.tenant.id} and people.id = r.person_id
    left join store.wallets as w on w.tenant_id = ${ctx.tenant.id} and w.reseller_id = r.id
    where r.tenant_id = ${ctx.tenant.id} ${id ? sql`and r.id = ${id}` : sql``}
      ${status ? sql`and r.status = ${status}` : sql``} ${cursor ? sql`and r.id < ${cursor}` : sql``}
      ${like ? sql`and (r.shop_name ilike ${like} or people.name ilike ${like} or people.email ilike ${like})` : sql``}
    order by r.id desc limit ${limit}`)
}

export async function countWaiting(ctx: Ctx): Promise<number> {
  const row = await ctx.tx.first(sql<{ n: number }>`
    select count(*)::int as n from store.resellers where tenant_id = ${ctx.tenant.id} and status = 'applied'`)
  return row!.n
}

/** The shop writes nothing to the buyer of this order. */
export function keepQuiet(ctx: Ctx, orderId: string) {
  return sql`update store.orders set tell_buyer = false where tenant_id = ${ctx.tenant.id} and id = ${orderId}`
}
