import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { InputField, Kind } from '../catalogue/rules.ts'
import { type Reseller, pricesFor } from '../resellers/index.ts'
import type { GoodsPage, ListGoods } from './schemas.ts'

/* The whole catalogue as a reseller buys it, page by page. */

/** Counting ends here: more than that are enough. */
const COUNTED = 100
/** Longer than a change takes from its time to the moment it can be read: what is told twice does no harm, what is missed does. */
const OVERLAP_MS = 30_000

/** What is sold, at this reseller's prices; with `updatedSince` what has changed, also what is no longer sold. */
export async function listGoods(ctx: Ctx, reseller: Reseller, input: ListGoods): Promise<GoodsPage> {
  const rows = await findGoods(ctx, reseller, input)
  if (input.updatedSince) {
    rows.push(...(await findGone(ctx, input.updatedSince, input)))
    rows.sort((left, right) => (left.id < right.id ? -1 : 1))
  }
  const shown = rows.slice(0, input.limit)
  const ids = shown.flatMap(({ variants }) => (variants ?? []).map(({ id }) => id))
  const prices = ids.length > 0 ? await pricesFor(ctx, reseller, ids) : new Map<string, number>()
  return {
    items: shown.map((row) => present(row, prices)),
    nextCursor: rows.length > input.limit ? shown.at(-1)!.id : null,
    asOf: new Date(ctx.now.getTime() - OVERLAP_MS).toISOString(),
  }
}

export type VariantRow = {
  id: string
  name: string
  sku: string
  retailIdr: number
  durationDays: number | null
  stock: number | null
}
export type GoodsRow = {
  id: string
  slug: string
  name: string
  kind: Kind
  category: string | null
  summary: string
  status: 'draft' | 'active' | 'paused' | 'archived'
  inputs: InputField[]
  target_check: boolean
  must_read: string
  min_quantity: number
  max_quantity: number
  cutoff_from: string | null
  cutoff_to: string | null
  warranty_days: number
  variants: VariantRow[] | null
}

function findGoods(ctx: Ctx, reseller: Reseller, { updatedSince, cursor, limit }: ListGoods): Promise<GoodsRow[]> {
  const sold = updatedSince ? changedSince(ctx, reseller, updatedSince) : sql<boolean>`p.status in ('active', 'paused')`
  return ctx.tx.all(sql<GoodsRow>`
    select p.id, p.slug, p.name, p.kind, c.name as category, p.summary, p.status, p.inputs,
      p.target_check is not null as target_check, p.must_read, p.min_quantity, p.max_quantity, p.cutoff_from, p.cutoff_to,
      p.warranty_days, ${variantsOf(ctx)} as variants
    from (select * from store.products p where p.tenant_id = ${ctx.tenant.id} and ${sold}
        and (${cursor ?? null}::uuid is null or p.id > ${cursor ?? null}::uuid) order by p.id limit ${limit + 1}) p
      left join store.categories c on c.tenant_id = ${ctx.tenant.id} and c.id = p.category_id
    order by p.id`)
}

/** What was shown and is deleted or a draft again; whatever the catalogue tells by itself is left to it. */
async function findGone(ctx: Ctx, since: string, { cursor, limit }: ListGoods): Promise<GoodsRow[]> {
  const rows = await ctx.tx.all(sql<Pick<GoodsRow, 'id' | 'slug' | 'name' | 'kind'>>`
    select g.id, g.slug, g.name, g.kind from store.gone_products g
    where g.tenant_id = ${ctx.tenant.id} and g.gone_at > ${since}::timestamptz
      and (${cursor ?? null}::uuid is null or g.id > ${cursor ?? null}::uuid)
      and not exists (select from store.products p where p.tenant_id = ${ctx.tenant.id} and p.id = g.id
        and (p.status <> 'draft' or p.sold_count > 0))
    order by g.id limit ${limit + 1}`)
  return rows.map((row) => ({ ...row, ...NOTHING_LEFT }))
}

const NOTHING_LEFT: Omit<GoodsRow, 'id' | 'slug' | 'name' | 'kind'> = {
  category: null,
  summary: '',
  status: 'archived',
  inputs: [],
  target_check: false,
  must_read: '',
  min_quantity: 1,
  max_quantity: 1,
  cutoff_from: null,
  cutoff_to: null,
  warranty_days: 0,
  variants: null,
}

/** Anything but stock: the product, its variants and category, the prices of this reseller, the level itself. Drafts never sold stay out. */
function changedSince(ctx: Ctx, { id, tierId }: Reseller, since: string) {
  return sql<boolean>`(p.status <> 'draft' or p.sold_count > 0) and (p.updated_at > ${since}::timestamptz
    or exists (select from store.variants v where v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id
      and v.updated_at > ${since}::timestamptz)
    or exists (select from store.variants v
      join store.reseller_prices r on r.tenant_id = ${ctx.tenant.id} and r.variant_id = v.id
      where v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id and (r.tier_id = ${tierId} or r.reseller_id = ${id})
        and r.updated_at > ${since}::timestamptz)
    or exists (select from store.categories c where c.tenant_id = ${ctx.tenant.id} and c.id = p.category_id
      and c.updated_at > ${since}::timestamptz)
    or exists (select from store.reseller_tiers t where t.tenant_id = ${ctx.tenant.id} and t.id = ${tierId}
      and t.updated_at > ${since}::timestamptz)
    or exists (select from store.resellers r where r.tenant_id = ${ctx.tenant.id} and r.id = ${id}
      and r.tier_since > ${since}::timestamptz))`
}

function variantsOf(ctx: Ctx) {
  return sql`(select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'sku', v.sku, 'retailIdr', v.price_idr,
      'durationDays', v.duration_days, 'stock', ${stockOf(ctx)}) order by v.position, v.id)
    from store.variants v where v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id and v.visible)`
}

/** Units of a variant `v` of product `p`; null: there is no end of them. */
function stockOf(ctx: Ctx) {
  return sql`case when v.bundle then store.bundle_units(${ctx.tenant.id}::uuid, array[v.id])
    when p.kind = 'invite' then null
    when p.kind = 'file' then case when exists (select from store.product_files f
      where f.tenant_id = ${ctx.tenant.id} and f.variant_id = v.id and f.status = 'active') then null else 0 end
    else (select count(*)::int from (select from store.stock_items s where s.tenant_id = ${ctx.tenant.id}
      and s.variant_id = v.id and s.status = 'available' limit ${sql.lit(COUNTED)}) s) end`
}

function present(row: GoodsRow, prices: ReadonlyMap<string, number>): GoodsPage['items'][number] {
  const status = row.status === 'active' || row.status === 'paused' ? row.status : 'gone'
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    category: row.category,
    summary: row.summary,
    status,
    inputs: row.inputs,
    targetCheck: row.target_check,
    mustRead: row.must_read,
    minQuantity: row.min_quantity,
    maxQuantity: row.max_quantity,
    cutoff: row.cutoff_from && row.cutoff_to ? { from: row.cutoff_from, to: row.cutoff_to } : null,
    warrantyDays: row.warranty_days,
    variants: (status === 'gone' ? [] : (row.variants ?? [])).map((variant) => ({
      ...variant,
      priceIdr: prices.get(variant.id) ?? variant.retailIdr,
      available: status === 'active' && variant.stock !== 0,
    })),
  }
}
