import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { originOf } from '#kernel/house.ts'
import { atOutlet, outletColumn, type OutletPlace } from '#kernel/tenancy/outlets.ts'

/* Where an order was placed, and whose it is besides the buyer's. */

/**
 * The shop itself; a mini-shop; the shop by somebody's link; a reseller who bought there for themselves; the pages of
 * resellers; their programs.
 */
export const PLACES = ['shop', 'outlet', 'link', 'own', 'reseller', 'api'] as const
export type Place = (typeof PLACES)[number]

export type OriginRow = {
  place: Place
  reseller_id: string | null
  reseller_name: string | null
  outlet_id: string | null
  outlet_name: string | null
}

/** The columns of an OriginRow, for orders `o` with what `originJoins` joins. */
export const originColumns = sql`case when o.channel <> 'shop' then o.channel when o.outlet_id is not null then 'outlet'
    when o.reseller_id is null then 'shop' when o.person_id = r.person_id then 'own' else 'link' end as place,
  o.reseller_id, r.shop_name as reseller_name, o.outlet_id, t.name as outlet_name`

export function originJoins(ctx: Ctx) {
  return sql`left join store.resellers r on r.tenant_id = ${ctx.tenant.id} and r.id = o.reseller_id
    left join store.outlets t on t.tenant_id = ${ctx.tenant.id} and t.id = o.outlet_id`
}

/** Orders that were placed there. */
export function placedAt(place: Place) {
  return {
    shop: sql`and o.channel = 'shop' and o.reseller_id is null`,
    outlet: sql`and o.outlet_id is not null`,
    link: sql`and o.channel = 'shop' and o.outlet_id is null and o.person_id is distinct from r.person_id
      and o.reseller_id is not null`,
    own: sql`and o.channel = 'shop' and o.outlet_id is null and o.person_id = r.person_id`,
    reseller: sql`and o.channel = 'reseller'`,
    api: sql`and o.channel = 'api'`,
  }[place]
}

/** The origin of one order, with the address at which its buyer has it. */
export async function findOrigin(ctx: Ctx, id: string) {
  const row = await ctx.tx.first(sql<OriginRow & { token: string; outlet: OutletPlace | null }>`
    select ${originColumns}, o.token, ${outletColumn(ctx, 'o.outlet_id')} as outlet
    from store.orders o ${originJoins(ctx)} where o.tenant_id = ${ctx.tenant.id} and o.id = ${id}`)
  if (!row) return null
  // An outlet's order opens at the outlet and nowhere else.
  const site = originOf(ctx.house, atOutlet(ctx, row.outlet).tenant.host)
  return { origin: presentOrigin(row), trackUrl: `${site}/track/${row.token}` }
}

export function presentOrigin(row: OriginRow) {
  return {
    place: row.place,
    reseller: row.reseller_id === null ? null : { id: row.reseller_id, name: row.reseller_name ?? '' },
    outlet: row.outlet_id === null ? null : { id: row.outlet_id, name: row.outlet_name ?? '' },
  }
}

/** Mini-shops where something was bought, by name: what orders can be narrowed to. */
export function findSellingOutlets(ctx: Ctx, limit: number): Promise<{ id: string; name: string }[]> {
  return ctx.tx.all(sql<{ id: string; name: string }>`
    select t.id, t.name from store.outlets t where t.tenant_id = ${ctx.tenant.id}
      and exists (select from store.orders o where o.tenant_id = ${ctx.tenant.id} and o.outlet_id = t.id)
    order by lower(t.name), t.id limit ${limit}`)
}
