import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { unitCost } from '../catalogue/costs.ts'
import { findReseller, findTiers, type TierRow } from './queries.ts'
import { resellerPrice, type Rule } from './rules.ts'
import type { ListMatrix, SavePrices } from './schemas.ts'

/* The shop's prices of everything for everybody: what was set, and what it comes to. */

export type GoodsRow = {
  id: string
  product_id: string
  code: string
  product: string
  variant: string
  slug: string
  price_idr: number
  cost_idr: number
  kind: string
  bundle: boolean
  inputs: { key: string; label?: string }[]
  sort: string
}

type Wanted = { q?: string | undefined; cursor?: string | undefined; limit: number; onSale: boolean }

/** What can be bought, by name; a code of its own for each, which a paste of many lines may use. */
export async function findGoods(ctx: Ctx, { q, cursor, limit, onSale }: Wanted) {
  const after = cursor ? readCursor(cursor) : null
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  const rows = await ctx.tx.all(sql<GoodsRow>`
    select v.id, v.product_id, ${CODE} as code, p.name as product, v.name as variant, p.slug, v.price_idr, ${unitCost(ctx, 'v')} as cost_idr,
      p.kind, v.bundle, p.inputs, ${SORT} as sort
    from store.products as p join store.variants as v on v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id
    where p.tenant_id = ${ctx.tenant.id} ${onSale ? sql`and p.status = 'active' and v.visible` : sql`and p.status <> 'archived'`}
      ${like ? sql`and (p.name || ' ' || v.name ilike ${like} or v.sku ilike ${like} or ${CODE} = lower(${q}))` : sql``}
      ${after ? sql`and (${SORT} collate "C", v.id) > (${after.sort}, ${after.id}::uuid)` : sql``}
    order by ${SORT} collate "C", v.id limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? cursorOf(items.at(-1)!) : null }
}

/** The shop's own code in small letters, or the end of the id. */
export const CODE = sql`case when v.sku <> '' then lower(v.sku) else right(v.id::text, 8) end`

/** As much of a name as a cursor has room for; what begins alike is in the order of its ids. */
const SORT = sql`left(lower(p.name), 40)`

function cursorOf({ sort, id }: GoodsRow): string {
  return Buffer.from(JSON.stringify([sort, id])).toString('base64url')
}
function readCursor(cursor: string): { sort: string; id: string } {
  try {
    const [sort, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (typeof sort === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { sort, id }
  } catch {
    // Falls through: whoever makes cursors up begins anew.
  }
  throw invalidInput({}, [{ path: 'cursor', sentence: { id: 'Kursor ini tidak dikenal.', en: 'Unknown cursor.' } }])
}

type SetRow = {
  variant_id: string
  tier_id: string | null
  reseller_id: string | null
  price_idr: number | null
  off_basis_points: number | null
}

function findSet(ctx: Ctx, variantIds: readonly string[], resellerId: string | null): Promise<SetRow[]> {
  return ctx.tx.all(sql<SetRow>`
    select variant_id, tier_id, reseller_id, price_idr, off_basis_points from store.reseller_prices
    where tenant_id = ${ctx.tenant.id} and variant_id = any(${variantIds}::uuid[])
      and (tier_id is not null or reseller_id = ${resellerId}::uuid)`)
}

/** A page of the matrix; with a reseller, their own prices stand beside the levels'. One who is not there has no column. */
export async function readMatrix(ctx: Ctx, { resellerId, ...wanted }: ListMatrix) {
  const [{ items, nextCursor }, tiers, reseller] = await Promise.all([
    findGoods(ctx, { ...wanted, onSale: false }),
    findTiers(ctx),
    resellerId ? findReseller(ctx, resellerId) : undefined,
  ])
  const set = await findSet(
    ctx,
    items.map(({ id }) => id),
    reseller?.id ?? null,
  )
  const tierOf = reseller ? tiers.find(({ id }) => id === reseller.tier_id) : undefined
  return {
    tiers: tiers.map(({ id, name, off_basis_points }) => ({ id, name, offBasisPoints: off_basis_points })),
    reseller: reseller ? { id: reseller.id, shopName: reseller.shop_name, tierId: reseller.tier_id } : null,
    items: items.map((goods) => ({
      variantId: goods.id,
      productId: goods.product_id,
      code: goods.code,
      name: `${goods.product} · ${goods.variant}`,
      retailIdr: goods.price_idr,
      costIdr: goods.cost_idr,
      cells: tiers.map((tier) => ({ tierId: tier.id, ...cellOf(goods, set, tier) })),
      own: reseller ? ownCell(goods, set, reseller.id, tierOf) : null,
    })),
    nextCursor,
  }
}

function cellOf(goods: GoodsRow, set: readonly SetRow[], tier: TierRow) {
  const row = set.find(({ variant_id, tier_id }) => variant_id === goods.id && tier_id === tier.id)
  const rules = { own: null, tier: ruleOf(row), offBasisPoints: tier.off_basis_points, costIdr: goods.cost_idr }
  return { ...figuresOf(row), effectiveIdr: resellerPrice(goods.price_idr, rules) }
}

function ownCell(goods: GoodsRow, set: readonly SetRow[], resellerId: string, tier: TierRow | undefined) {
  const row = set.find(({ variant_id, reseller_id }) => variant_id === goods.id && reseller_id === resellerId)
  const ofTier = set.find(({ variant_id, tier_id }) => variant_id === goods.id && tier_id === tier?.id)
  const offBasisPoints = tier?.off_basis_points ?? 0
  const rules = { own: ruleOf(row), tier: ruleOf(ofTier), offBasisPoints, costIdr: goods.cost_idr }
  return { ...figuresOf(row), effectiveIdr: resellerPrice(goods.price_idr, rules) }
}

function figuresOf(row: SetRow | undefined) {
  return { priceIdr: row?.price_idr ?? null, offBasisPoints: row?.off_basis_points ?? null }
}

function ruleOf(row: SetRow | undefined): Rule | null {
  if (!row) return null
  return row.price_idr === null ? { offBasisPoints: row.off_basis_points! } : { priceIdr: row.price_idr }
}

type Cell = SavePrices['cells'][number]

/** Sets prices, all or none; the answer says what stood there, so that it can be put back. */
export async function savePrices(ctx: Ctx, wanted: SavePrices) {
  // Of two that say the same place the later one holds.
  const cells = [...new Map(wanted.cells.map((cell) => [placeOf(cell), cell])).values()]
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} prices`}, 23))`)
  await refuseUnknown(ctx, cells)
  const before = await replaceCells(ctx, cells)
  // Prices of mini-shops hang on these.
  announceTenant(ctx, ctx.tenant.id)
  return { changed: cells.length, before }
}

async function refuseUnknown(ctx: Ctx, cells: readonly Cell[]): Promise<void> {
  const ids = (key: 'variantId' | 'tierId' | 'resellerId') => [...new Set(cells.flatMap((cell) => cell[key] ?? []))]
  // Held: a variant that is being deleted at this moment is unknown, not in the way.
  const row = await ctx.tx.first(sql<{ v: number; t: number; r: number }>`
    with goods as (select id from store.variants where tenant_id = ${ctx.tenant.id}
      and id = any(${ids('variantId')}::uuid[]) order by id for key share)
    select (select count(*) from goods)::int as v,
    (select count(*) from store.reseller_tiers where tenant_id = ${ctx.tenant.id} and id = any(${ids('tierId')}::uuid[]))::int as t,
    (select count(*) from store.resellers where tenant_id = ${ctx.tenant.id} and id = any(${ids('resellerId')}::uuid[]))::int as r`)
  const known = [row!.v, row!.t, row!.r].join()
  if (known !== [ids('variantId').length, ids('tierId').length, ids('resellerId').length].join()) throw notFound()
}

const placeOf = ({ variantId, tierId, resellerId }: Cell) => `${variantId} ${tierId ?? resellerId}`

async function replaceCells(ctx: Ctx, cells: readonly Cell[]) {
  const [variants, tiers] = [cells.map(({ variantId }) => variantId), cells.map(({ tierId }) => tierId ?? null)]
  const resellers = cells.map(({ resellerId }) => resellerId ?? null)
  const stood = await ctx.tx.all(sql<SetRow>`delete from store.reseller_prices as price
    using unnest(${variants}::uuid[], ${tiers}::uuid[], ${resellers}::uuid[]) as cell (variant_id, tier_id, reseller_id)
    where price.tenant_id = ${ctx.tenant.id} and price.variant_id = cell.variant_id
      and (price.tier_id = cell.tier_id or price.reseller_id = cell.reseller_id)
    returning price.variant_id, price.tier_id, price.reseller_id, price.price_idr, price.off_basis_points`)
  const known = new Map(stood.map((row) => [`${row.variant_id} ${row.tier_id ?? row.reseller_id}`, row]))
  const rowOf = (cell: Cell) => known.get(placeOf(cell))
  const cleared = (cell: Cell) => cell.priceIdr === null && cell.offBasisPoints === null
  const gone = cells.filter((cell) => cleared(cell) && rowOf(cell)).map(({ variantId }) => variantId)
  if (gone.length > 0)
    // What is gone cannot tell when it went: programs that ask what has changed find the variant itself.
    ctx.tx.defer(sql`update store.variants set updated_at = now()
      where tenant_id = ${ctx.tenant.id} and id = any(${gone}::uuid[])`)
  const said = cells.filter((cell) => !cleared(cell))
  if (said.length > 0)
    ctx.tx.defer(sql`insert into store.reseller_prices
      (tenant_id, id, variant_id, tier_id, reseller_id, price_idr, off_basis_points)
      select ${ctx.tenant.id}, * from unnest(${said.map(() => newId())}::uuid[],
        ${said.map(({ variantId }) => variantId)}::uuid[], ${said.map(({ tierId }) => tierId ?? null)}::uuid[],
        ${said.map(({ resellerId }) => resellerId ?? null)}::uuid[], ${said.map(({ priceIdr }) => priceIdr)}::bigint[],
        ${said.map(({ offBasisPoints }) => offBasisPoints)}::int[])`)
  return cells.map((cell) => ({
    variantId: cell.variantId,
    ...(cell.tierId ? { tierId: cell.tierId } : { resellerId: cell.resellerId! }),
    ...figuresOf(rowOf(cell)),
  }))
}
