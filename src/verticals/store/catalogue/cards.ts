import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { FEW, type Kind, stockLevel } from './rules.ts'
import type { Picture, ProductCard } from './schemas.ts'

/* How a product becomes a card: one list of columns and what is counted for each product that is really shown. */

export type StoredPicture = { id: string; width: number; height: number }

export type CardRow = {
  id: string
  slug: string
  name: string
  kind: Kind
  category_slug: string | null
  category_name: string | null
  summary: string
  art: string
  picture: StoredPicture | null
  from_idr: number
  compare_at_idr: number | null
  flash: { priceIdr: number; endsAt: string; left: number } | null
  units: number | null
  paused: boolean
  rating_count: number
  rating_sum: number
  sold_count: number
  median_seconds: number | null
  tags: string[]
}

/** Counting ends here: more than a few are many. */
const COUNTED = FEW + 1

/** The columns of `store.products` that a card needs, for an inner query that picks the products as `p`. */
export const picked = sql.raw(`p.id, p.slug, p.name, p.kind, p.category_id, p.summary, p.art, p.pictures, p.from_idr,
  p.compare_at_idr, p.status, p.rating_count, p.rating_sum, p.sold_count, p.median_seconds, p.tags, p.stock_variant_ids,
  p.bundle_ids, p.flash_variant_ids, p.flash_until`)

/** The columns of a card, of picked products `p` left-joined with their category `c`. */
export function cardColumns(ctx: Ctx) {
  return sql`p.id, p.slug, p.name, p.kind, c.slug as category_slug, c.name as category_name, p.summary, p.art,
    p.pictures->0 as picture, p.from_idr, p.compare_at_idr, p.status = 'paused' as paused, p.rating_count, p.rating_sum,
    p.sold_count, p.median_seconds, p.tags, ${unitsOf(ctx)} as units,
    case when p.flash_until > now() then store.flash_now(${ctx.tenant.id}::uuid, p.flash_variant_ids) end as flash`
}

/** Whether this product sells a file and none of this variant's versions is on sale: an SQL truth. */
export function fileMissing(ctx: Ctx, product: 'p' | 'o', variant: 'v' | 'w') {
  return sql<boolean>`(${sql.ref(`${product}.kind`)} = 'file' and not exists (select from store.product_files f
    where f.tenant_id = ${ctx.tenant.id} and f.variant_id = ${sql.ref(`${variant}.id`)} and f.status = 'active'))`
}

/** Free units of a product `p`, counted up to a few; null: there is no end of them. */
export function unitsOf(ctx: Ctx) {
  return sql`case
    when p.kind = 'file' and not exists (select from store.product_files f where f.tenant_id = ${ctx.tenant.id}
      and f.variant_id = any(p.stock_variant_ids) and f.status = 'active') and p.bundle_ids = '{}' then 0
    when p.kind in ('invite', 'file') and p.stock_variant_ids <> '{}' then null
    else greatest(
      (select count(*)::int from (select from store.stock_items s where s.tenant_id = ${ctx.tenant.id}
        and s.variant_id = any(p.stock_variant_ids) and s.status = 'available' limit ${sql.lit(COUNTED)}) s),
      case when p.bundle_ids <> '{}' then store.bundle_units(${ctx.tenant.id}::uuid, p.bundle_ids) end) end`
}

/** How many units of its bundle a part `b` with variant `w` of product `o` allows, counted up to a few. */
export function partUnits(ctx: Ctx) {
  return sql`case when ${fileMissing(ctx, 'o', 'w')} then 0 when o.kind in ('invite', 'file') then ${sql.lit(COUNTED)} else (
    select count(*)::int from (select from store.stock_items s where s.tenant_id = ${ctx.tenant.id}
      and s.variant_id = b.variant_id and s.status = 'available' limit ${sql.lit(COUNTED)} * b.quantity) s) / b.quantity end`
}

const LIST_WIDTH = 640

export function pictureOf(picture: StoredPicture, width = LIST_WIDTH): Picture {
  const shown = Math.min(width, picture.width)
  const height = Math.max(1, Math.round((picture.height * shown) / picture.width))
  return { url: `/media/${picture.id}/${width}.webp`, width: shown, height }
}

export function cardOf(row: CardRow): ProductCard {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    category: row.category_slug === null ? null : { slug: row.category_slug, name: row.category_name! },
    summary: row.summary,
    art: row.art,
    picture: row.picture && pictureOf(row.picture),
    fromIdr: row.from_idr,
    compareAtIdr: higher(row.compare_at_idr, row.from_idr),
    flash: row.flash,
    ...stockLevel(row.units),
    paused: row.paused,
    rating: ratingOf(row),
    soldCount: row.sold_count,
    medianSeconds: row.median_seconds,
    tags: row.tags,
  }
}

/** A struck-through price is one only when it is higher. */
export function higher(compareAtIdr: number | null, priceIdr: number): number | null {
  return compareAtIdr !== null && compareAtIdr > priceIdr ? compareAtIdr : null
}

export function ratingOf({ rating_count, rating_sum }: Pick<CardRow, 'rating_count' | 'rating_sum'>) {
  return rating_count > 0 ? { average: Math.round((rating_sum * 10) / rating_count) / 10, count: rating_count } : null
}
