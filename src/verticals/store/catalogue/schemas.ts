import { z } from 'zod'
import { KINDS, LIMITS, SLUG, SORTS } from './rules.ts'

/* What buyers and visitors see of the catalogue. What admins write is in edit-schemas.ts. */

export const Kind = z.enum(KINDS)
const Price = z.int().min(0)

export const Slug = z.string().trim().toLowerCase().max(LIMITS.slug).regex(SLUG, {
  error:
    'Pakai huruf kecil, angka, dan tanda hubung; tidak diawali atau diakhiri tanda hubung.|Use lower-case letters, digits and hyphens, not starting or ending with a hyphen.',
})

export const Picture = z.object({ url: z.string(), width: z.int(), height: z.int() })
export type Picture = z.output<typeof Picture>

export const Stock = z.enum(['many', 'few', 'none'])

/** One product in a list. Prices are whole rupiah. */
export const ProductCard = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  kind: Kind,
  category: z.object({ slug: z.string(), name: z.string() }).nullable(),
  summary: z.string(),
  /** A name of our own set of drawings, used where there is no picture. */
  art: z.string(),
  picture: Picture.nullable(),
  /** The lowest regular price of its visible variants. */
  fromIdr: Price,
  compareAtIdr: Price.nullable(),
  /** The cheapest flash sale that sells now. */
  flash: z.object({ priceIdr: Price, endsAt: z.string(), left: z.int() }).nullable(),
  stock: Stock,
  /** How many are left; told only when they are few. */
  left: z.int().nullable(),
  paused: z.boolean(),
  rating: z.object({ average: z.number(), count: z.int() }).nullable(),
  soldCount: z.int(),
  /** From payment to hand-over, the median of the last days. */
  medianSeconds: z.int().nullable(),
  tags: z.array(z.string()),
})
export type ProductCard = z.output<typeof ProductCard>

const InQuery = z.coerce.number().int().min(0).max(LIMITS.priceIdr)

export const ListProducts = z.strictObject({
  q: z.string().trim().max(80).optional(),
  /** The slug of a category. */
  category: z.string().max(LIMITS.slug).optional(),
  kind: Kind.optional(),
  minIdr: InQuery.optional(),
  maxIdr: InQuery.optional(),
  /** `true` leaves out what is paused or has no unit left. */
  available: z.enum(['true', 'false']).optional(),
  /** By relevance when there is something to look for, else the most sold first. */
  sort: z.enum(SORTS).optional(),
  cursor: z
    .string()
    .max(300)
    .regex(/^[A-Za-z0-9_-]*$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(48).default(24),
})
export type ListProducts = z.output<typeof ListProducts>

export const ProductList = z.object({
  items: z.array(ProductCard),
  nextCursor: z.string().nullable(),
  /** The words that were looked for instead of what was typed. */
  corrected: z.string().nullable(),
})
export type ProductList = z.output<typeof ProductList>

export const Input = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'email', 'phone', 'number', 'select', 'server']),
  required: z.boolean(),
  help: z.string(),
  pattern: z.string().optional(),
  options: z.array(z.string()).optional(),
})

export const Variant = z.object({
  id: z.uuid(),
  name: z.string(),
  priceIdr: Price,
  compareAtIdr: Price.nullable(),
  stock: Stock,
  left: z.int().nullable(),
  durationDays: z.int().nullable(),
  /** The flash sale of now; `left` is zero while all its units are held or sold. */
  flash: z.object({ id: z.uuid(), priceIdr: Price, endsAt: z.string(), left: z.int(), perBuyer: z.int() }).nullable(),
  /** What a bundle is made of; empty for everything else. */
  parts: z.array(z.object({ name: z.string(), quantity: z.int() })),
})
export type Variant = z.output<typeof Variant>

export const Product = ProductCard.extend({
  descriptionHtml: z.string(),
  instructionsHtml: z.string(),
  faq: z.array(z.object({ question: z.string(), answer: z.string() })),
  pictures: z.array(Picture),
  inputs: z.array(Input),
  /** Whose account the buyer has named can be asked before paying (`POST /store/target-checks`). */
  targetCheck: z.boolean(),
  mustReadHtml: z.string().nullable(),
  warrantyDays: z.int(),
  minQuantity: z.int(),
  maxQuantity: z.int(),
  perBuyerMax: z.int().nullable(),
  cutoff: z.object({ from: z.string(), to: z.string() }).nullable(),
  closedNow: z.boolean(),
  variants: z.array(Variant),
  related: z.array(ProductCard),
  updatedAt: z.string(),
})
export type Product = z.output<typeof Product>

export const BySlug = z.strictObject({ productSlug: z.string().min(1).max(LIMITS.slug) })

export const Category = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  art: z.string(),
  picture: Picture.nullable(),
  count: z.int(),
  featured: z.boolean(),
})
export const CategoryList = z.object({ items: z.array(Category) })

/** Products that were chosen for the front page, the latest choice first. */
export const ListFeatured = z.strictObject({ limit: z.coerce.number().int().min(1).max(48).default(12) })
export const Featured = z.object({ items: z.array(ProductCard) })
