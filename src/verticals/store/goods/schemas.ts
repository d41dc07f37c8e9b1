import { z } from 'zod'
import { Kind } from '../catalogue/schemas.ts'

/** One of them may stand alone, as in an address. */
const Ids = z.union([z.array(z.uuid()).max(200), z.uuid().transform((id) => [id])])

/** Variants to choose from: for bundles, flash sales, imports, coupons. */
export const ListVariants = z.strictObject({
  q: z.string().trim().max(80).optional(),
  /** Only these variants, or those of these products. */
  ids: Ids.optional(),
  productIds: Ids.optional(),
  kind: Kind.optional(),
  /** `no` leaves out what is made of others. */
  bundles: z.enum(['yes', 'no']).default('yes'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
})
export type ListVariants = z.output<typeof ListVariants>

const Choice = z.object({
  id: z.uuid(),
  productId: z.uuid(),
  productName: z.string(),
  name: z.string(),
  kind: Kind,
  bundle: z.boolean(),
  priceIdr: z.int(),
})
export const VariantChoices = z.object({ items: z.array(Choice) })

export const ById = z.strictObject({ id: z.uuid() })

/** One variant with what is in stock of it. */
export const VariantStock = Choice.extend({
  lowStockAt: z.int(),
  sold7Days: z.int(),
  available: z.int(),
  held: z.int(),
  sold: z.int(),
  quarantined: z.int(),
  voided: z.int(),
  /** In how many days it is used up at the pace of the last seven; null when nothing was sold. */
  daysLeft: z.int().nullable(),
})

export const ProductTable = z.strictObject({
  q: z.string().trim().max(80).optional(),
  status: z.enum(['draft', 'active', 'paused', 'archived']).optional(),
  kind: Kind.optional(),
  categoryId: z.uuid().optional(),
})
export const StockTable = z.strictObject({ q: z.string().trim().max(80).optional() })
export const ReviewTable = z.strictObject({
  status: z.enum(['pending', 'shown', 'hidden']).optional(),
  productId: z.uuid().optional(),
})
export type ReviewTable = z.output<typeof ReviewTable>
