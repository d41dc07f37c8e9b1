import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { productsHere } from '../outlets/prices.ts'
import type { StoredPicture } from './cards.ts'
import type { EditVariant, ListAdminProducts, Status } from './edit-schemas.ts'
import type { InputField } from './rules.ts'

const table = 'store.products'

export type ProductValues = {
  slug: string
  name: string
  category_id: string | null
  summary: string
  description: string
  instructions: string
  faq: string
  tags: string[]
  pictures: string
  art: string
  inputs: string
  target_check: string | null
  must_read: string
  warranty_days: number
  warranty_auto: boolean
  min_quantity: number
  max_quantity: number
  per_buyer_max: number | null
  cutoff_from: string | null
  cutoff_to: string | null
  related_ids: string[]
  name_words: string[]
  search_words: string[]
}

/** Adds a product; false when its slug is taken. */
export async function insertProduct(ctx: Ctx, id: string, kind: string, values: ProductValues): Promise<boolean> {
  const added = await ctx.tx.run(
    db
      .insertInto(table)
      .values({ tenant_id: ctx.tenant.id, id, kind, ...values })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doNothing()),
  )
  return added === 1
}

export function updateProduct(ctx: Ctx, id: string, values: ProductValues) {
  return ctx.tx.first(
    db
      .updateTable(table)
      .set({ ...values, revision: sql<number>`revision + 1`, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .returning('revision'),
  )
}

/** The product's row, held until the transaction ends. */
export function lockProduct(ctx: Ctx, id: string) {
  return ctx.tx.first(products(ctx).selectAll().where('id', '=', id).forUpdate())
}

export function findProduct(ctx: Ctx, id: string) {
  return ctx.tx.first(products(ctx).selectAll().where('id', '=', id)) as Promise<ProductRow | undefined>
}

export type ProductRow = Omit<NonNullable<Awaited<ReturnType<typeof lockProduct>>>, 'faq' | 'pictures' | 'inputs'> & {
  faq: { question: string; answer: string }[]
  pictures: StoredPicture[]
  inputs: InputField[]
}

/** A pause has a reason; every other status has none. */
export function updateStatus(ctx: Ctx, id: string, status: Status): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable(table)
      .set({
        status,
        pause_reason: status === 'paused' ? 'manual' : null,
        revision: sql<number>`revision + 1`,
        updated_at: sql<string>`now()`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export function updateFeatured(ctx: Ctx, id: string, featured: boolean): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable(table)
      .set({ featured_at: featured ? sql<string>`coalesce(featured_at, now())` : null })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

/** The slugs of products that begin alike, of all but this one. */
export async function takenSlugs(ctx: Ctx, start: string, but: string | null): Promise<Set<string>> {
  const rows = await ctx.tx.all(
    sql<{ slug: string }>`select slug from store.products where tenant_id = ${ctx.tenant.id}
      and starts_with(slug, ${start}) and (${but}::uuid is null or id <> ${but}::uuid)`,
  )
  return new Set(rows.map(({ slug }) => slug))
}

export function findVariants(ctx: Ctx, productId: string) {
  return ctx.tx.all(
    db
      .selectFrom('store.variants')
      .selectAll()
      .where('tenant_id', '=', ctx.tenant.id)
      .where('product_id', '=', productId)
      .orderBy('position')
      .orderBy('id'),
  )
}

export function findParts(ctx: Ctx, productId: string) {
  return ctx.tx.all(
    sql<{ bundle_id: string; variant_id: string; quantity: number }>`
      select b.bundle_id, b.variant_id, b.quantity
      from store.variants v join store.bundle_items b on b.tenant_id = ${ctx.tenant.id} and b.bundle_id = v.id
      where v.tenant_id = ${ctx.tenant.id} and v.product_id = ${productId} order by b.variant_id`,
  )
}

/** The product's variants as they shall be, each at its place; those it does not name stay as they are. */
export async function upsertVariants(ctx: Ctx, productId: string, variants: readonly (EditVariant & { id: string })[]) {
  await ctx.tx.run(
    db
      .insertInto('store.variants')
      .values(
        variants.map((one, position) => ({
          tenant_id: ctx.tenant.id,
          id: one.id,
          product_id: productId,
          name: one.name,
          sku: one.sku,
          position,
          price_idr: one.priceIdr,
          compare_at_idr: one.compareAtIdr,
          duration_days: one.durationDays,
          cost_idr: one.costIdr,
          visible: one.visible,
          low_stock_at: one.lowStockAt,
          provider_id: one.providerId,
          plan: one.plan,
          download_limit: one.downloadLimit,
          download_days: one.downloadDays,
          bundle: one.parts.length > 0,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'id']).doUpdateSet((excluded) => ({
          name: excluded.ref('excluded.name'),
          sku: excluded.ref('excluded.sku'),
          position: excluded.ref('excluded.position'),
          price_idr: excluded.ref('excluded.price_idr'),
          compare_at_idr: excluded.ref('excluded.compare_at_idr'),
          duration_days: excluded.ref('excluded.duration_days'),
          cost_idr: excluded.ref('excluded.cost_idr'),
          visible: excluded.ref('excluded.visible'),
          low_stock_at: excluded.ref('excluded.low_stock_at'),
          provider_id: excluded.ref('excluded.provider_id'),
          plan: excluded.ref('excluded.plan'),
          download_limit: excluded.ref('excluded.download_limit'),
          download_days: excluded.ref('excluded.download_days'),
          bundle: excluded.ref('excluded.bundle'),
          updated_at: sql`now()`,
        })),
      ),
  )
}

export async function replaceParts(ctx: Ctx, variants: readonly (EditVariant & { id: string })[]): Promise<void> {
  const ids = variants.map(({ id }) => id)
  ctx.tx.defer(
    sql`delete from store.bundle_items where tenant_id = ${ctx.tenant.id} and bundle_id = any(${ids}::uuid[])`,
  )
  const parts = variants.flatMap(({ id, parts: own }) => own.map((part) => ({ ...part, bundleId: id })))
  if (parts.length === 0) return
  await ctx.tx.run(
    db.insertInto('store.bundle_items').values(
      parts.map(({ bundleId, variantId, quantity }) => ({
        tenant_id: ctx.tenant.id,
        bundle_id: bundleId,
        variant_id: variantId,
        quantity,
      })),
    ),
  )
}

/** The variants of these ids that a bundle may be made of. */
export async function plainVariants(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.tx.all(
    sql<{ id: string }>`select id from store.variants where tenant_id = ${ctx.tenant.id}
      and id = any(${ids}::uuid[]) and not bundle`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Of what a product points to, what does not exist here: its category, related products and providers. */
export function findReferences(ctx: Ctx, ids: { categoryId: string | null; related: string[]; providers: string[] }) {
  return ctx.tx.first(
    sql<{ category: boolean; category_name: string | null; related: number; providers: number }>`select
      ${ids.categoryId}::uuid is null
        or exists (select from store.categories where tenant_id = ${ctx.tenant.id} and id = ${ids.categoryId}::uuid) as category,
      (select name from store.categories where tenant_id = ${ctx.tenant.id} and id = ${ids.categoryId}::uuid) as category_name,
      (select count(*)::int from store.products where tenant_id = ${ctx.tenant.id} and id = any(${ids.related}::uuid[])) as related,
      (select count(*)::int from store.providers where tenant_id = ${ctx.tenant.id} and id = any(${ids.providers}::uuid[])) as providers`,
  )
}

/** A SKU of another product's variant that is among these. */
export async function takenSku(ctx: Ctx, productId: string, skus: readonly string[]): Promise<string | null> {
  if (skus.length === 0) return null
  const row = await ctx.tx.first(
    sql<{ sku: string }>`select sku from store.variants where tenant_id = ${ctx.tenant.id}
      and sku = any(${skus}::text[]) and sku <> '' and product_id <> ${productId} limit 1`,
  )
  return row?.sku ?? null
}

/**
 * Writes anew what lists know of products without reading their variants. To be called in the transaction of every
 * change of variants, prices, bundles or flash sales.
 */
export async function summarize(ctx: Ctx, productIds: readonly string[]): Promise<void> {
  const tenant = ctx.tenant.id
  await ctx.tx.run(
    sql`update store.products p set from_idr = coalesce(s.from_idr, 0), compare_at_idr = s.compare_at_idr,
        stock_variant_ids = coalesce(s.stock_ids, '{}'), bundle_ids = coalesce(s.bundle_ids, '{}'),
        flash_variant_ids = coalesce(f.ids, '{}'), flash_until = f.until
      from store.products q
        left join lateral (
          select min(v.price_idr) as from_idr,
            (array_agg(v.compare_at_idr order by v.price_idr, v.position))[1] as compare_at_idr,
            array_agg(v.id order by v.position) filter (where not v.bundle) as stock_ids,
            array_agg(v.id order by v.position) filter (where v.bundle) as bundle_ids
          from store.variants v where v.tenant_id = ${tenant} and v.product_id = q.id and v.visible) s on true
        left join lateral (
          select array_agg(distinct f.variant_id) as ids, max(f.ends_at) as until
          from store.variants v join store.flash_sales f on f.tenant_id = ${tenant} and f.variant_id = v.id
          where v.tenant_id = ${tenant} and v.product_id = q.id and v.visible and f.ends_at > now()) f on true
      where p.tenant_id = ${tenant} and q.tenant_id = ${tenant} and q.id = p.id and q.id = any(${productIds}::uuid[])`,
  )
}

/** Everything for the admin's list, newest first, with what is free of each. */
export function findProducts(ctx: Ctx, { q, status, kind, categoryId, cursor }: ListAdminProducts, limit: number) {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  return ctx.tx.all(
    sql<AdminRow>`select p.id, p.slug, p.name, p.kind, p.status, p.pause_reason, c.name as category_name, p.from_idr,
        (select count(*)::int from store.variants v where v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id) as variants,
        case when p.kind in ('stock', 'shared') then (select count(*)::int from store.stock_items s
          where s.tenant_id = ${ctx.tenant.id} and s.variant_id = any(p.stock_variant_ids) and s.status = 'available')
        end as available, p.sold_count, p.featured_at is not null as featured, p.updated_at
      from (select * from store.products p where p.tenant_id = ${ctx.tenant.id}
        ${cursor ? sql`and p.id < ${cursor}` : sql``} ${status ? sql`and p.status = ${status}` : sql``}
        ${kind ? sql`and p.kind = ${kind}` : sql``} ${categoryId ? sql`and p.category_id = ${categoryId}` : sql``}
        ${
          like
            ? sql`and (p.name ilike ${like} or p.slug ilike ${like} or exists (select from store.variants v
          where v.tenant_id = ${ctx.tenant.id} and v.product_id = p.id and v.sku ilike ${like}))`
            : sql``
        }
        order by p.id desc limit ${limit}) p
      left join store.categories c on c.tenant_id = ${ctx.tenant.id} and c.id = p.category_id
      order by p.id desc`,
  )
}

type AdminRow = {
  id: string
  slug: string
  name: string
  kind: 'stock' | 'shared' | 'invite' | 'file'
  status: Status
  pause_reason: string | null
  category_name: string | null
  from_idr: number
  variants: number
  available: number | null
  sold_count: number
  featured: boolean
  updated_at: string
}

function products(ctx: Ctx) {
  return db.selectFrom(table).where('tenant_id', '=', ctx.tenant.id)
}

/** What a product that stands where the visitor is is called. */
export function findShownName(ctx: Ctx, slug: string) {
  return ctx.tx.first(sql<{ name: string; summary: string }>`select p.name, p.summary from ${productsHere(ctx)} p
    where p.tenant_id = ${ctx.tenant.id} and p.slug = ${slug} and p.status in ('active', 'paused')`)
}
