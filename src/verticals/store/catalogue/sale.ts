import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { fileMissing } from './cards.ts'
import type { Cutoff, InputField, Kind } from './rules.ts'

type Sold = {
  variantId: string
  productId: string
  productName: string
  variantName: string
  kind: Kind
  warrantyDays: number
  durationDays: number | null
  providerId: string | null
  plan: string
  downloadLimit: number
  downloadDays: number
  /** A file of which no version is on sale: nothing could be handed over. */
  fileMissing: boolean
}

/** One part of a bundle: `quantity` units of it in each unit of the bundle. */
export type Part = Sold & { quantity: number }

/** Everything that quoting, ordering and handing over need to know of a variant; times are ISO, money whole rupiah. */
export type SaleVariant = Sold & {
  productSlug: string
  status: 'draft' | 'active' | 'paused' | 'archived'
  visible: boolean
  categoryId: string | null
  priceIdr: number
  costIdr: number
  compareAtIdr: number | null
  bundle: boolean
  parts: Part[]
  minQuantity: number
  maxQuantity: number
  perBuyerMax: number | null
  cutoff: Cutoff | null
  inputs: InputField[]
  targetCheck: string | null
  /** Markdown; empty: nothing to agree to. */
  mustRead: string
  /** The flash sale whose time is now, also when all its units are held or sold. */
  flash: {
    id: string
    priceIdr: number
    startsAt: string
    endsAt: string
    cap: number
    held: number
    sold: number
    perBuyer: number
  } | null
}

/**
 * What the named variants are and cost now, in one flight and without locks; ids that are not of this shop are left
 * out. Drafts and hidden variants are there too: whoever sells decides by `status` and `visible`.
 */
export async function readForSale(ctx: Ctx, variantIds: readonly string[]): Promise<SaleVariant[]> {
  if (variantIds.length === 0) return []
  const ids = `{${variantIds.join(',')}}`
  const rows = await ctx.tx.all(sql<Row>`
    select v.id, v.product_id, v.name, v.price_idr, v.compare_at_idr, v.cost_idr, v.duration_days, v.visible, v.bundle,
      v.provider_id, v.plan, v.download_limit, v.download_days, p.slug, p.name as product_name, p.kind, p.status,
      p.category_id, p.warranty_days, p.min_quantity, p.max_quantity, p.per_buyer_max, p.cutoff_from, p.cutoff_to,
      p.inputs, p.target_check, p.must_read, not v.bundle and ${fileMissing(ctx, 'p', 'v')} as file_missing,
      (select jsonb_build_object('id', f.id, 'priceIdr', f.price_idr, 'startsAt', f.starts_at, 'endsAt', f.ends_at,
          'cap', f.cap, 'held', f.held, 'sold', f.sold, 'perBuyer', f.per_buyer)
        from store.flash_sales f where f.tenant_id = ${ctx.tenant.id} and f.variant_id = v.id
          and f.ends_at > ${ctx.now} and f.starts_at <= ${ctx.now}
        order by f.price_idr, f.id limit 1) as flash,
      case when v.bundle then (
        select jsonb_agg(jsonb_build_object('quantity', b.quantity, 'variantId', w.id, 'productId', w.product_id,
            'productName', o.name, 'variantName', w.name, 'kind', o.kind, 'warrantyDays', o.warranty_days,
            'durationDays', w.duration_days, 'providerId', w.provider_id, 'plan', w.plan,
            'downloadLimit', w.download_limit, 'downloadDays', w.download_days,
            'fileMissing', ${fileMissing(ctx, 'o', 'w')}) order by w.id)
        from store.bundle_items b
          join store.variants w on w.tenant_id = ${ctx.tenant.id} and w.id = b.variant_id
          join store.products o on o.tenant_id = ${ctx.tenant.id} and o.id = w.product_id
        where b.tenant_id = ${ctx.tenant.id} and b.bundle_id = v.id) end as parts
    from store.variants v join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
    where v.tenant_id = ${ctx.tenant.id} and v.id = any(${ids}::uuid[])`)
  return rows.map(saleOf)
}

type Row = {
  id: string
  product_id: string
  name: string
  price_idr: number
  compare_at_idr: number | null
  cost_idr: number
  duration_days: number | null
  visible: boolean
  bundle: boolean
  provider_id: string | null
  plan: string
  download_limit: number
  download_days: number
  file_missing: boolean
  slug: string
  product_name: string
  kind: Kind
  status: SaleVariant['status']
  category_id: string | null
  warranty_days: number
  min_quantity: number
  max_quantity: number
  per_buyer_max: number | null
  cutoff_from: string | null
  cutoff_to: string | null
  inputs: InputField[]
  target_check: string | null
  must_read: string
  flash: SaleVariant['flash']
  parts: Part[] | null
}

function saleOf(row: Row): SaleVariant {
  return {
    variantId: row.id,
    productId: row.product_id,
    productSlug: row.slug,
    productName: row.product_name,
    variantName: row.name,
    kind: row.kind,
    status: row.status,
    visible: row.visible,
    categoryId: row.category_id,
    priceIdr: row.price_idr,
    costIdr: row.cost_idr,
    compareAtIdr: row.compare_at_idr,
    warrantyDays: row.warranty_days,
    durationDays: row.duration_days,
    providerId: row.provider_id,
    plan: row.plan,
    downloadLimit: row.download_limit,
    downloadDays: row.download_days,
    fileMissing: row.file_missing,
    bundle: row.bundle,
    parts: row.parts ?? [],
    minQuantity: row.min_quantity,
    maxQuantity: row.max_quantity,
    perBuyerMax: row.per_buyer_max,
    cutoff: row.cutoff_from && row.cutoff_to ? { from: row.cutoff_from, to: row.cutoff_to } : null,
    inputs: row.inputs,
    targetCheck: row.target_check,
    mustRead: row.must_read,
    flash: row.flash,
  }
}
