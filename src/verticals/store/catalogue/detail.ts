import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readMarkdown } from '#web/markdown.ts'
import {
  cardColumns,
  cardOf,
  type CardRow,
  fileMissing,
  higher,
  partUnits,
  picked,
  pictureOf,
  type StoredPicture,
} from './cards.ts'
import { productsHere, variantsHere } from '../outlets/prices.ts'
import { FEW, type InputField, isClosed, type Kind, stockLevel } from './rules.ts'
import type { Product, Variant } from './schemas.ts'

const RELATED = 4
const DETAIL_WIDTH = 1280

type DetailRow = CardRow & {
  description: string
  instructions: string
  faq: { question: string; answer: string }[]
  all_pictures: StoredPicture[]
  inputs: InputField[]
  target_check: string | null
  must_read: string
  warranty_days: number
  min_quantity: number
  max_quantity: number
  per_buyer_max: number | null
  cutoff_from: string | null
  cutoff_to: string | null
  updated_at: string
}

/** A product as its page shows it: one flight. Drafts and archived ones do not exist for the public. */
export async function readProduct(ctx: Ctx, slug: string): Promise<Product> {
  const [row, variants, related] = await Promise.all([
    ctx.tx.first(detailQuery(ctx, slug)),
    ctx.tx.all(variantQuery(ctx, slug)),
    ctx.tx.all(relatedQuery(ctx, slug)),
  ])
  if (!row) throw notFound()
  const cutoff = row.cutoff_from && row.cutoff_to ? { from: row.cutoff_from, to: row.cutoff_to } : null
  return {
    ...cardOf(row),
    descriptionHtml: htmlOf(row.description),
    instructionsHtml: htmlOf(row.instructions),
    faq: row.faq,
    pictures: row.all_pictures.map((picture) => pictureOf(picture, DETAIL_WIDTH)),
    inputs: row.inputs,
    targetCheck: row.target_check !== null && row.inputs.length > 0,
    mustReadHtml: row.must_read.trim() ? htmlOf(row.must_read) : null,
    warrantyDays: row.warranty_days,
    minQuantity: row.min_quantity,
    maxQuantity: row.max_quantity,
    perBuyerMax: row.per_buyer_max,
    cutoff,
    closedNow: isClosed(cutoff, ctx.now),
    variants: variants.map((variant) => variantOf(row.kind, variant)),
    related: related.map(cardOf),
    updatedAt: row.updated_at,
  }
}

function detailQuery(ctx: Ctx, slug: string) {
  return sql<DetailRow>`select ${cardColumns(ctx)}, p.description, p.instructions, p.faq, p.pictures as all_pictures,
      p.inputs, p.target_check, p.must_read, p.warranty_days, p.min_quantity, p.max_quantity, p.per_buyer_max,
      p.cutoff_from, p.cutoff_to, p.updated_at
    from ${productsHere(ctx)} p left join store.categories c on c.tenant_id = ${ctx.tenant.id} and c.id = p.category_id
    where p.tenant_id = ${ctx.tenant.id} and p.slug = ${slug} and p.status in ('active', 'paused')`
}

type VariantRow = {
  id: string
  name: string
  price_idr: number
  compare_at_idr: number | null
  duration_days: number | null
  bundle: boolean
  units: number
  file_missing: boolean
  flash: Variant['flash']
  parts: Variant['parts'] | null
  part_units: number | null
}

function variantQuery(ctx: Ctx, slug: string) {
  const { join, price, compareAt, flash } = variantsHere(ctx)
  return sql<VariantRow>`
    select v.id, v.name, ${price} as price_idr, ${compareAt} as compare_at_idr, v.duration_days, v.bundle, parts.parts, parts.part_units,
      ${fileMissing(ctx, 'p', 'v')} as file_missing,
      (select count(*)::int from (select from store.stock_items s where s.tenant_id = ${ctx.tenant.id}
        and s.variant_id = v.id and s.status = 'available' limit ${sql.lit(FEW + 1)}) s) as units,
      (select jsonb_build_object('id', f.id, 'priceIdr', f.price_idr, 'endsAt', f.ends_at,
          'left', f.cap - f.held - f.sold, 'perBuyer', f.per_buyer)
        from store.flash_sales f where f.tenant_id = ${ctx.tenant.id} and f.variant_id = v.id
          and f.ends_at > now() and f.starts_at <= now() and ${flash}
        order by f.price_idr, f.id limit 1) as flash
    from store.products p join store.variants v on v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id and v.visible
      ${join}
      left join lateral (
        select jsonb_agg(jsonb_build_object('name', o.name || ' · ' || w.name, 'quantity', b.quantity) order by w.id) as parts,
          min(${partUnits(ctx)}) as part_units
        from store.bundle_items b
          join store.variants w on w.tenant_id = ${ctx.tenant.id} and w.id = b.variant_id
          join store.products o on o.tenant_id = ${ctx.tenant.id} and o.id = w.product_id
        where v.bundle and b.tenant_id = ${ctx.tenant.id} and b.bundle_id = v.id) parts on true
    where p.tenant_id = ${ctx.tenant.id} and p.slug = ${slug} and p.status in ('active', 'paused')
    order by v.position, v.id`
}

function variantOf(kind: Kind, row: VariantRow): Variant {
  const endless = (kind === 'invite' || kind === 'file') && !row.file_missing
  return {
    id: row.id,
    name: row.name,
    priceIdr: row.price_idr,
    compareAtIdr: higher(row.compare_at_idr, row.price_idr),
    ...stockLevel(row.bundle ? (row.part_units ?? 0) : endless ? null : row.units),
    durationDays: row.duration_days,
    flash: row.flash,
    parts: row.parts ?? [],
  }
}

/** Those that were chosen, in their order; where none were, the most sold of the same category. */
function relatedQuery(ctx: Ctx, slug: string) {
  const shown = sql`p.tenant_id = ${ctx.tenant.id} and p.id <> own.id and p.status in ('active', 'paused')`
  const here = productsHere(ctx)
  return sql<CardRow>`
    select ${cardColumns(ctx)} from (
      select ${picked}, p.place from store.products own cross join lateral (
        select p.*, array_position(own.related_ids, p.id) as place from ${here} p
          where ${shown} and p.id = any(own.related_ids)
        union all
        (select p.*, 0 from ${here} p
          where ${shown} and own.related_ids = '{}' and p.category_id = own.category_id
          order by p.sold_count desc, p.id desc limit ${sql.lit(RELATED)})) p
      where own.tenant_id = ${ctx.tenant.id} and own.slug = ${slug} and own.status in ('active', 'paused')
      order by p.place, p.sold_count desc, p.id desc limit ${sql.lit(RELATED)}) p
    left join store.categories c on c.tenant_id = ${ctx.tenant.id} and c.id = p.category_id
    order by p.place, p.sold_count desc, p.id desc`
}

const KEPT = 500
const kept = new Map<string, string>()

/** The same text gives the same HTML; it is made once while it is in use. */
function htmlOf(text: string): string {
  const known = kept.get(text)
  if (known !== undefined) return known
  const { html } = readMarkdown(text)
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
  kept.set(text, html)
  return html
}
