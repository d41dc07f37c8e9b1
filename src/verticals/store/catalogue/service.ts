import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { notFound } from '#kernel/problem/common.ts'
import type { ProblemKind } from '#kernel/problem/problem.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { keepWords } from '../search/vocabulary.ts'
import { keptWords } from '../search/words.ts'
import { adapterOf } from '../providers/adapters/index.ts'
import { findProvider } from '../providers/queries.ts'
import type { AdminProduct, EditProduct, EditVariant, ListAdminProducts, NewProduct, Status } from './edit-schemas.ts'
import { keepPictures } from './pictures.ts'
import * as problems from './problems.ts'
import * as queries from './product-queries.ts'
import * as removal from './removal-queries.ts'
import { freeSlug, slugOf } from './rules.ts'

const PAGE = 30
/** Another product may take the very slug between the look and the writing. */
const SLUG_TRIES = 5

type Fields = Omit<NewProduct, 'kind' | 'slug'>
type Variants = (EditVariant & { id: string })[]

/** Writes a draft. A slug that was typed is taken as it is or refused; one made from the name finds a free place. */
export async function create(ctx: Ctx, { kind, slug, ...fields }: NewProduct): Promise<{ id: string; slug: string }> {
  const id = newId()
  refuseForeign(fields.variants, new Set())
  const variants = numbered(fields.variants)
  const values = await valuesOf(ctx, id, fields, variants)
  const wanted = slug ?? (slugOf(fields.name) || 'produk')
  for (let attempt = 0; attempt < SLUG_TRIES; attempt++) {
    const free = freeSlug(wanted, await queries.takenSlugs(ctx, stem(wanted), null))
    if (slug && free !== slug) throw taken(slug, free)
    if (await queries.insertProduct(ctx, id, kind, { ...values, slug: free })) {
      await writeVariants(ctx, id, variants)
      return { id, slug: free }
    }
  }
  throw new Error('no free slug was found')
}

/** Replaces what a product says, if nobody else has saved it since `revision` was read. */
export async function update(ctx: Ctx, { id, revision, slug, ...fields }: EditProduct): Promise<{ revision: number }> {
  const before = await queries.lockProduct(ctx, id)
  if (!before) throw notFound()
  if (before.revision !== revision) throw problems.productChanged({ revision: before.revision })
  const free = freeSlug(slug, await queries.takenSlugs(ctx, stem(slug), id))
  if (free !== slug) throw taken(slug, free)
  const old = await queries.findVariants(ctx, id)
  const variants = numbered(fields.variants)
  await removeVariants(
    ctx,
    old.filter((one) => !variants.some((kept) => kept.id === one.id)),
  )
  refuseForeign(fields.variants, new Set(old.map((one) => one.id)))
  if (before.status === 'active' && !variants.some(({ visible }) => visible)) throw incomplete()
  const values = await valuesOf(ctx, id, fields, variants)
  const written = await queries.updateProduct(ctx, id, { ...values, slug })
  await writeVariants(ctx, id, variants)
  announceTenant(ctx, ctx.tenant.id)
  return { revision: written!.revision }
}

export async function setStatus(ctx: Ctx, id: string, status: Status): Promise<void> {
  const before = await queries.lockProduct(ctx, id)
  if (!before) throw notFound()
  if (before.status === status) return
  if (status === 'active' && before.stock_variant_ids.length + before.bundle_ids.length === 0) throw incomplete()
  await (status === 'draft' ? removal.noteGone(ctx, id) : removal.forgetGone(ctx, id))
  await queries.updateStatus(ctx, id, status)
  announceTenant(ctx, ctx.tenant.id)
}

export async function setFeatured(ctx: Ctx, id: string, featured: boolean): Promise<void> {
  if ((await queries.updateFeatured(ctx, id, featured)) === 0) throw notFound()
  announceTenant(ctx, ctx.tenant.id)
}

/** A draft that says the same under another name, without stock, sales, flash sales and SKUs. */
export async function duplicate(ctx: Ctx, id: string): Promise<{ id: string; slug: string }> {
  const { variants, ...product } = await read(ctx, id)
  const fields = pick(product)
  return create(ctx, {
    ...fields,
    name: `${fields.name.slice(0, 110)} (salinan)`,
    kind: product.kind,
    variants: variants.map(({ id: _id, ...one }) => ({ ...one, sku: '' })),
  })
}

/** Only what was never sold and has nothing in stock, with its prices; everything else is archived. */
export async function remove(ctx: Ctx, id: string): Promise<void> {
  if (!(await queries.lockProduct(ctx, id))) throw notFound()
  const ids = (await queries.findVariants(ctx, id)).map((one) => one.id)
  await removal.lockVariants(ctx, ids)
  if ((await removal.usedVariants(ctx, ids)).size > 0) throw problems.productUsed()
  await removal.deleteVariants(ctx, ids)
  await removal.noteGone(ctx, id)
  await removal.deleteProduct(ctx, id)
  announceTenant(ctx, ctx.tenant.id)
}

export async function list(ctx: Ctx, input: ListAdminProducts) {
  const rows = await queries.findProducts(ctx, input, PAGE + 1)
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    status: row.status,
    pauseReason: row.pause_reason,
    categoryName: row.category_name,
    fromIdr: row.from_idr,
    variants: row.variants,
    available: row.available,
    soldCount: row.sold_count,
    featured: row.featured,
    updatedAt: row.updated_at,
  }))
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

export async function read(ctx: Ctx, id: string): Promise<AdminProduct> {
  const [row, variants, parts] = await Promise.all([
    queries.findProduct(ctx, id),
    queries.findVariants(ctx, id),
    queries.findParts(ctx, id),
  ])
  if (!row) throw notFound()
  return {
    id: row.id,
    kind: row.kind as AdminProduct['kind'],
    slug: row.slug,
    revision: row.revision,
    status: row.status as Status,
    pauseReason: row.pause_reason as AdminProduct['pauseReason'],
    featured: row.featured_at !== null,
    soldCount: row.sold_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    name: row.name,
    categoryId: row.category_id,
    summary: row.summary,
    description: row.description,
    instructions: row.instructions,
    faq: row.faq,
    tags: row.tags,
    pictureIds: row.pictures.map((picture) => picture.id),
    art: row.art,
    inputs: row.inputs,
    targetCheck: row.target_check,
    mustRead: row.must_read,
    warrantyDays: row.warranty_days,
    warrantyAuto: row.warranty_auto,
    minQuantity: row.min_quantity,
    maxQuantity: row.max_quantity,
    perBuyerMax: row.per_buyer_max,
    cutoff: row.cutoff_from && row.cutoff_to ? { from: row.cutoff_from, to: row.cutoff_to } : null,
    relatedIds: row.related_ids,
    variants: variants.map((one) => ({
      id: one.id,
      name: one.name,
      sku: one.sku,
      priceIdr: one.price_idr,
      compareAtIdr: one.compare_at_idr,
      durationDays: one.duration_days,
      costIdr: one.cost_idr,
      visible: one.visible,
      lowStockAt: one.low_stock_at,
      providerId: one.provider_id,
      plan: one.plan,
      downloadLimit: one.download_limit,
      downloadDays: one.download_days,
      parts: parts
        .filter((part) => part.bundle_id === one.id)
        .map((part) => ({ variantId: part.variant_id, quantity: part.quantity })),
    })),
  }
}

/** What of a product one writes; the rest is its history. */
function pick(product: Omit<AdminProduct, 'variants'>): Omit<Fields, 'variants'> {
  const history = new Set([
    'id',
    'kind',
    'slug',
    'revision',
    'status',
    'pauseReason',
    'featured',
    'soldCount',
    'createdAt',
    'updatedAt',
  ])
  return Object.fromEntries(Object.entries(product).filter(([name]) => !history.has(name))) as Omit<Fields, 'variants'>
}

async function valuesOf(ctx: Ctx, id: string, fields: Fields, variants: Variants) {
  if (fields.minQuantity > fields.maxQuantity) throw at(problems.quantityTurned, 'minQuantity')
  const [category, pictures] = await Promise.all([
    checkReferences(ctx, id, fields),
    keepPictures(ctx, fields.pictureIds, [fields.description, fields.instructions]),
    checkParts(ctx, variants),
  ])
  const named = keptWords(fields.name)
  const words = keptWords(fields.name, fields.tags.join(' '), category ?? '', fields.summary)
  await keepWords(ctx, words)
  return {
    name: fields.name,
    category_id: fields.categoryId,
    summary: fields.summary,
    description: fields.description,
    instructions: fields.instructions,
    faq: JSON.stringify(fields.faq),
    tags: fields.tags,
    pictures: JSON.stringify(pictures),
    art: fields.art,
    inputs: JSON.stringify(fields.inputs),
    target_check: fields.inputs.length > 0 ? fields.targetCheck : null,
    must_read: fields.mustRead,
    warranty_days: fields.warrantyDays,
    warranty_auto: fields.warrantyAuto,
    min_quantity: fields.minQuantity,
    max_quantity: fields.maxQuantity,
    per_buyer_max: fields.perBuyerMax,
    cutoff_from: fields.cutoff?.from ?? null,
    cutoff_to: fields.cutoff?.to ?? null,
    related_ids: fields.relatedIds.filter((one) => one !== id),
    name_words: named,
    search_words: words,
  }
}

/** Everything a product points to must be of this shop; the answer is its category's name. */
async function checkReferences(ctx: Ctx, id: string, fields: Fields): Promise<string | null> {
  const related = [...new Set(fields.relatedIds)]
  const providers = [...new Set(fields.variants.flatMap(({ providerId }) => providerId ?? []))]
  const skus = fields.variants.map(({ sku }) => sku).filter(Boolean)
  const [found, sku] = await Promise.all([
    queries.findReferences(ctx, { categoryId: fields.categoryId, related, providers }),
    queries.takenSku(ctx, id, skus),
  ])
  if (!found!.category) throw at(problems.referenceUnknown, 'categoryId')
  if (found!.related !== related.length) throw at(problems.referenceUnknown, 'relatedIds')
  if (found!.providers !== providers.length) throw at(problems.referenceUnknown, 'variants')
  const { targetCheck } = fields
  const checker = targetCheck ? await findProvider(ctx, targetCheck) : null
  if (targetCheck && !checker) throw at(problems.referenceUnknown, 'targetCheck')
  if (checker && !adapterOf(ctx.house, checker.adapter)?.checksTargets) throw at(problems.checkerUnfit, 'targetCheck')
  const twice = sku ?? skus.find((one, place) => skus.indexOf(one) !== place)
  if (twice)
    throw problems.skuTaken({ sku: twice }, [
      { path: 'variants', sentence: problems.skuTaken({ sku: twice }).sentence },
    ])
  return found!.category_name
}

async function checkParts(ctx: Ctx, variants: Variants): Promise<void> {
  const own = new Set(variants.filter(({ parts }) => parts.length > 0).map(({ id }) => id))
  const wanted = [...new Set(variants.flatMap(({ parts }) => parts.map(({ variantId }) => variantId)))]
  const inside = new Set(variants.filter(({ parts }) => parts.length === 0).map(({ id }) => id))
  const plain = await queries.plainVariants(
    ctx,
    wanted.filter((one) => !inside.has(one)),
  )
  const doubled = variants.some(({ parts }) => new Set(parts.map(({ variantId }) => variantId)).size < parts.length)
  if (doubled || wanted.some((one) => own.has(one) || !(plain.has(one) || inside.has(one)))) {
    throw at(problems.partUnknown, 'variants')
  }
}

async function writeVariants(ctx: Ctx, productId: string, variants: Variants): Promise<void> {
  await queries.upsertVariants(ctx, productId, variants)
  await queries.replaceParts(ctx, variants)
  await queries.summarize(ctx, [productId])
}

async function removeVariants(ctx: Ctx, gone: { id: string; name: string }[]): Promise<void> {
  const ids = gone.map(({ id }) => id)
  await removal.lockVariants(ctx, ids)
  const used = await removal.usedVariants(ctx, ids)
  const kept = gone.find(({ id }) => used.has(id))
  if (kept) {
    const refused = problems.variantUsed({ name: kept.name })
    throw problems.variantUsed({ name: kept.name }, [{ path: 'variants', sentence: refused.sentence }])
  }
  await removal.deleteVariants(ctx, ids)
}

/** An id in the input is one of this product's own. */
function refuseForeign(variants: readonly EditVariant[], own: ReadonlySet<string>): void {
  if (variants.some(({ id }) => id !== undefined && !own.has(id))) throw at(problems.referenceUnknown, 'variants')
}

function numbered(variants: readonly EditVariant[]): Variants {
  return variants.map((one) => ({ ...one, id: one.id ?? newId() }))
}

/** What all numbered variants of a slug begin with. */
function stem(slug: string): string {
  return slug.slice(0, 60)
}

function taken(slug: string, suggestion: string) {
  const refused = problems.slugTaken({ slug, suggestion })
  return problems.slugTaken({ slug, suggestion }, [{ path: 'slug', sentence: refused.sentence }])
}

function incomplete() {
  return at(problems.productIncomplete, 'variants')
}

/** A refusal that names its field. */
function at(kind: ProblemKind, path: string) {
  return kind({}, [{ path, sentence: kind.sentence }])
}
