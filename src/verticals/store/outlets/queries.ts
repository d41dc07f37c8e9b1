import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { outletLogoColumn } from '#kernel/tenancy/brand.ts'

export type OutletRow = NonNullable<Awaited<ReturnType<typeof findOutlet>>>

export function findOutlet(ctx: Ctx, id: string) {
  return ctx.tx.first(outlets(ctx).where('id', '=', id))
}

export function findOutletOf(ctx: Ctx, resellerId: string) {
  return ctx.tx.first(outlets(ctx).where('reseller_id', '=', resellerId))
}

/** Whoever changes an outlet holds its row. */
export function lockOutlet(ctx: Ctx, id: string) {
  return ctx.tx.first(outlets(ctx).where('id', '=', id).forUpdate())
}

function outlets(ctx: Ctx) {
  return db.selectFrom('store.outlets').selectAll().where('tenant_id', '=', ctx.tenant.id)
}

export type Rules = { enabled: boolean; mostBasisPoints: number | null; forbidden: string[] }

export async function findRules(ctx: Ctx): Promise<Rules> {
  const row = await ctx.tx.first(db.selectFrom('store.outlet_rules').selectAll().where('tenant_id', '=', ctx.tenant.id))
  return {
    enabled: row?.enabled ?? true,
    mostBasisPoints: row?.most_basis_points ?? null,
    forbidden: row?.forbidden ?? [],
  }
}

export function writeRules(ctx: Ctx, { enabled, mostBasisPoints, forbidden }: Rules) {
  return sql`insert into store.outlet_rules (tenant_id, enabled, most_basis_points, forbidden)
    values (${ctx.tenant.id}, ${enabled}, ${mostBasisPoints}::int, ${forbidden}::text[])
    on conflict (tenant_id) do update set enabled = excluded.enabled, most_basis_points = excluded.most_basis_points,
      forbidden = excluded.forbidden, updated_at = now()`
}

type NewOutlet = {
  id: string
  reseller_id: string
  label: string
  name: string
  tagline: string
  whatsapp: string
  add_basis_points: number | null
  add_idr: number | null
}

/** False: this reseller has one already. */
export async function insertOutlet(ctx: Ctx, row: NewOutlet): Promise<boolean> {
  const added = await ctx.tx.run(
    db
      .insertInto('store.outlets')
      .values({ tenant_id: ctx.tenant.id, ...row })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'reseller_id']).doNothing()),
  )
  return added === 1
}

type Changes = Partial<Omit<NewOutlet, 'id' | 'reseller_id' | 'label'>> & {
  status?: 'open' | 'closed' | 'suspended'
  reason?: string
  decided_by?: string
}

export function updateOutlet(ctx: Ctx, id: string, changes: Changes) {
  return db
    .updateTable('store.outlets')
    .set({ ...changes, updated_at: sql<string>`now()` })
    .where('tenant_id', '=', ctx.tenant.id)
    .where('id', '=', id)
}

export type GoodsRow = { variant_id: string; price_idr: number | null; hidden: boolean }

export function findSet(ctx: Ctx, outletId: string, variantIds: readonly string[]): Promise<GoodsRow[]> {
  return ctx.tx.all(sql<GoodsRow>`select variant_id, price_idr, hidden from store.outlet_goods
    where tenant_id = ${ctx.tenant.id} and outlet_id = ${outletId} and variant_id = any(${variantIds}::uuid[])`)
}

/** Writes what is set for these goods, and forgets those for which nothing is. Tells how many are no goods of the shop. */
export async function writeGoods(ctx: Ctx, outletId: string, goods: readonly GoodsRow[]): Promise<number> {
  const ids = goods.map((one) => one.variant_id)
  const known = await ctx.tx.first(sql<{ n: number }>`select count(*)::int as n from store.variants
    where tenant_id = ${ctx.tenant.id} and id = any(${ids}::uuid[])`)
  ctx.tx.defer(sql`delete from store.outlet_goods where tenant_id = ${ctx.tenant.id} and outlet_id = ${outletId}
    and variant_id = any(${ids}::uuid[])`)
  const set = goods.filter(({ hidden, price_idr }) => hidden || price_idr !== null)
  for (const one of set)
    ctx.tx.defer(db.insertInto('store.outlet_goods').values({ tenant_id: ctx.tenant.id, outlet_id: outletId, ...one }))
  return ids.length - known!.n
}

export type ListedOutlet = {
  id: string
  label: string
  name: string
  status: 'open' | 'closed' | 'suspended'
  reason: string
  add_basis_points: number | null
  add_idr: number | null
  created_at: string
  reseller_id: string
  reseller_name: string
  reseller_status: string
  logo_id: string | null
  orders: number
  turnover_idr: number
  margin_idr: number
}

type Wanted = { q?: string | undefined; status?: string | undefined; cursor?: string | undefined }

/** Outlets of the shop, newest first, with what was paid at them in all and what that earned. */
export function searchOutlets(ctx: Ctx, { q, status, cursor }: Wanted, limit: number): Promise<ListedOutlet[]> {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(sql<ListedOutlet>`
    select o.id, o.label, o.name, o.status, o.reason, o.add_basis_points, o.add_idr, o.created_at, o.reseller_id,
      r.shop_name as reseller_name, r.status as reseller_status, ${outletLogoColumn(ctx, 'o.id')} as logo_id, sums.orders, sums.turnover_idr, sums.margin_idr
    from store.outlets o
      join store.resellers r on r.tenant_id = ${ctx.tenant.id} and r.id = o.reseller_id
      cross join lateral (
        select count(*)::int as orders,
          coalesce(sum(p.subtotal_idr - p.discount_idr), 0)::bigint as turnover_idr,
          coalesce(sum((select sum(i.margin_idr) from store.order_items i
            where i.tenant_id = ${ctx.tenant.id} and i.order_id = p.id)), 0)::bigint as margin_idr
        from store.orders p where p.tenant_id = ${ctx.tenant.id} and p.outlet_id = o.id
          and p.status in ('paid', 'processing', 'delivered', 'partially_delivered', 'attention')) sums
    where o.tenant_id = ${ctx.tenant.id} ${status ? sql`and o.status = ${status}` : sql``}
      ${cursor ? sql`and o.id < ${cursor}` : sql``}
      ${like ? sql`and (o.name ilike ${like} or o.label ilike ${like} or r.shop_name ilike ${like})` : sql``}
    order by o.id desc limit ${limit}`)
}

/** Every outlet of the shop with its reseller's state, or that of one reseller. */
export function findStates(ctx: Ctx, resellerId: string | null) {
  return ctx.tx.all(sql<{ id: string; name: string; status: string; reseller_status: string }>`
    select o.id, o.name, o.status, case when p.status = 'active' then r.status else 'suspended' end as reseller_status
    from store.outlets o
      join store.resellers r on r.tenant_id = ${ctx.tenant.id} and r.id = o.reseller_id
      join kernel.people p on p.tenant_id = ${ctx.tenant.id} and p.id = r.person_id
    where o.tenant_id = ${ctx.tenant.id} ${resellerId ? sql`and o.reseller_id = ${resellerId}` : sql``}`)
}
