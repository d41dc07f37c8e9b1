import { z } from 'zod'
import { isSimplePattern, KINDS, LIMITS } from './rules.ts'
import { Slug } from './schemas.ts'

/* What admins write and read of the catalogue. Pictures are ids of services/files. */

const Price = z.int().min(0).max(LIMITS.priceIdr)
const Name = z.string().trim().min(1)
const Art = z.string().trim().max(40).default('')
const Time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, {
  error: 'Tulis jam seperti 23:00.|Write the time as 23:00.',
})

const categoryFields = {
  name: Name.max(60),
  summary: z.string().trim().max(LIMITS.summary).default(''),
  art: Art,
  pictureId: z.uuid().nullable().default(null),
  featured: z.boolean().default(false),
  visible: z.boolean().default(true),
}
export const NewCategory = z.strictObject({ ...categoryFields, slug: Slug.optional() })
export type NewCategory = z.output<typeof NewCategory>
export const EditCategory = z.strictObject({ id: z.uuid(), ...categoryFields, slug: Slug })
export type EditCategory = z.output<typeof EditCategory>
export const OrderCategories = z.strictObject({ ids: z.array(z.uuid()).max(500) })
export const AdminCategory = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  art: z.string(),
  pictureId: z.uuid().nullable(),
  featured: z.boolean(),
  visible: z.boolean(),
  products: z.int(),
})
export const AdminCategories = z.object({ items: z.array(AdminCategory) })

const Choices = z.array(z.string().trim().min(1).max(60)).max(60)
export const EditInput = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/, {
      error: 'Pakai huruf kecil, angka, dan garis bawah.|Use lower-case letters, digits and underscores.',
    }),
    label: Name.max(60),
    type: z.enum(['text', 'email', 'phone', 'number', 'select', 'server']),
    required: z.boolean().default(true),
    help: z.string().trim().max(200).default(''),
    pattern: z
      .string()
      .max(100)
      .refine(isSimplePattern, {
        error:
          'Pola ini terlalu rumit; pakai kelas karakter dan jumlah saja.|This pattern is too complex; use classes and counts only.',
      })
      .optional(),
    options: Choices.optional(),
  })
  .refine(({ type, options }) => !['select', 'server'].includes(type) || (options ?? []).length > 0, {
    path: ['options'],
    error: 'Isi pilihannya.|Write the choices.',
  })

export const EditVariant = z.strictObject({
  /** Without one it is a new variant. */
  id: z.uuid().optional(),
  name: Name.max(80),
  sku: z.string().trim().max(60).default(''),
  priceIdr: Price,
  compareAtIdr: Price.nullable().default(null),
  durationDays: z.int().min(1).max(3650).nullable().default(null),
  costIdr: Price.default(0),
  visible: z.boolean().default(true),
  lowStockAt: z.int().min(0).max(1_000_000).default(5),
  providerId: z.uuid().nullable().default(null),
  plan: z.string().trim().max(80).default(''),
  downloadLimit: z.int().min(1).max(1000).default(5),
  downloadDays: z.int().min(1).max(3650).default(30),
  /** What a bundle is made of; empty: it is no bundle. */
  parts: z
    .array(z.strictObject({ variantId: z.uuid(), quantity: z.int().min(1).max(20) }))
    .max(LIMITS.parts)
    .default([]),
})
export type EditVariant = z.output<typeof EditVariant>

const productFields = {
  name: Name.max(LIMITS.name),
  categoryId: z.uuid().nullable().default(null),
  summary: z.string().trim().max(LIMITS.summary).default(''),
  description: z.string().max(LIMITS.description).default(''),
  instructions: z.string().max(LIMITS.instructions).default(''),
  faq: z
    .array(z.strictObject({ question: Name.max(200), answer: Name.max(2_000) }))
    .max(LIMITS.faq)
    .default([]),
  tags: z.array(Name.max(LIMITS.tag)).max(LIMITS.tags).default([]),
  pictureIds: z.array(z.uuid()).max(LIMITS.pictures).default([]),
  art: Art,
  inputs: z.array(EditInput).max(LIMITS.inputs).default([]),
  /** The provider that is asked whose account the buyer has named; it counts only where something is asked of the buyer. */
  targetCheck: z.uuid().nullable().default(null),
  mustRead: z.string().max(LIMITS.mustRead).default(''),
  warrantyDays: z.int().min(0).max(3650).default(0),
  /** Claims inside the window are answered by a replacement without staff, unless a buyer claims too often. */
  warrantyAuto: z.boolean().default(false),
  minQuantity: z.int().min(1).max(100).default(1),
  maxQuantity: z.int().min(1).max(100).default(1),
  perBuyerMax: z.int().min(1).max(1000).nullable().default(null),
  cutoff: z.strictObject({ from: Time, to: Time }).nullable().default(null),
  relatedIds: z.array(z.uuid()).max(LIMITS.related).default([]),
  variants: z.array(EditVariant).min(1).max(LIMITS.variants),
}
export const NewProduct = z.strictObject({ ...productFields, kind: z.enum(KINDS), slug: Slug.optional() })
export type NewProduct = z.output<typeof NewProduct>
export const EditProduct = z.strictObject({
  id: z.uuid(),
  ...productFields,
  slug: Slug,
  /** The revision that was read; when another was saved since, this one is refused. */
  revision: z.int().min(1),
})
export type EditProduct = z.output<typeof EditProduct>

export const Status = z.enum(['draft', 'active', 'paused', 'archived'])
export type Status = z.output<typeof Status>

export const AdminProduct = z.object({
  ...z.object(productFields).shape,
  variants: z.array(EditVariant.extend({ id: z.uuid() })),
  id: z.uuid(),
  kind: z.enum(KINDS),
  slug: z.string(),
  revision: z.int(),
  status: Status,
  pauseReason: z.enum(['manual', 'pool_dry']).nullable(),
  featured: z.boolean(),
  soldCount: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type AdminProduct = z.output<typeof AdminProduct>

export const ListAdminProducts = z.strictObject({
  q: z.string().trim().max(80).optional(),
  status: Status.optional(),
  kind: z.enum(KINDS).optional(),
  categoryId: z.uuid().optional(),
  cursor: z.uuid().optional(),
})
export type ListAdminProducts = z.output<typeof ListAdminProducts>
export const AdminProducts = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      slug: z.string(),
      name: z.string(),
      kind: z.enum(KINDS),
      status: Status,
      pauseReason: z.string().nullable(),
      categoryName: z.string().nullable(),
      fromIdr: z.int(),
      variants: z.int(),
      /** Units free of all variants; null where nothing is counted. */
      available: z.int().nullable(),
      soldCount: z.int(),
      featured: z.boolean(),
      updatedAt: z.string(),
    }),
  ),
  next: z.uuid().nullable(),
})

export const ById = z.strictObject({ id: z.uuid() })
export const SetStatus = z.strictObject({ id: z.uuid(), status: Status })
export const SetFeatured = z.strictObject({ id: z.uuid(), featured: z.boolean() })

/** Which variants a change of prices is for: those of the named products, of a category, or all. */
const priceFields = {
  productIds: z.array(z.uuid()).max(500).default([]),
  categoryId: z.uuid().nullable().default(null),
  kind: z.enum(['percent', 'amount']),
  /** Percent (two places) or rupiah; less than nothing lowers prices. */
  value: z.number().min(-1_000_000).max(1_000_000),
  /** New prices are whole multiples of this. */
  roundToIdr: z.int().min(1).max(100_000).default(1),
}
export const PriceChange = z
  .strictObject(priceFields)
  .refine(({ kind, value }) => (kind === 'percent' ? value >= -99 && value <= 500 : Number.isInteger(value)), {
    path: ['value'],
    error: 'Isi persen antara -99 dan 500, atau rupiah bulat.|Write a percentage between -99 and 500, or whole rupiah.',
  })
export type PriceChangeInput = z.output<typeof PriceChange>
export const PricePreview = z.object({
  /** How many variants change; the list shows the first of them. */
  count: z.int(),
  items: z.array(
    z.object({
      variantId: z.uuid(),
      productName: z.string(),
      variantName: z.string(),
      priceIdr: z.int(),
      newPriceIdr: z.int(),
      /** What a unit costs the shop; below it a sale loses money. */
      costIdr: z.int(),
    }),
  ),
})

export const NewFlashSale = z.strictObject({
  variantId: z.uuid(),
  priceIdr: Price,
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  cap: z.int().min(1).max(1_000_000),
  perBuyer: z.int().min(1).max(100).default(1),
})
export type NewFlashSale = z.output<typeof NewFlashSale>
export const FlashSale = z.object({
  id: z.uuid(),
  variantId: z.uuid(),
  productId: z.uuid(),
  productName: z.string(),
  variantName: z.string(),
  regularIdr: z.int(),
  priceIdr: z.int(),
  startsAt: z.string(),
  endsAt: z.string(),
  cap: z.int(),
  perBuyer: z.int(),
  held: z.int(),
  sold: z.int(),
  state: z.enum(['coming', 'running', 'sold_out', 'ended']),
})
export const ListFlashSales = z.strictObject({ cursor: z.uuid().optional(), variantId: z.uuid().optional() })
export const FlashSales = z.object({ items: z.array(FlashSale), next: z.uuid().nullable() })
