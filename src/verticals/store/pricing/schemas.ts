import { z } from 'zod'

const money = z.int().min(0).max(1_000_000_000)
const ids = z.array(z.uuid()).max(200)

const CouponCode = z
  .string()
  .trim()
  .transform((typed) => typed.toUpperCase())
  .pipe(
    z.string().regex(/^[A-Z0-9-]{3,30}$/, {
      error: 'Pakai 3–30 huruf besar, angka, atau tanda hubung.|Use 3–30 capital letters, digits or hyphens.',
    }),
  )

const fields = {
  code: CouponCode,
  kind: z.enum(['percent', 'fixed']),
  value: z.int().min(1).max(1_000_000_000),
  minSpendIdr: money.default(0),
  maxDiscountIdr: money.min(1).nullable().default(null),
  productIds: ids.default([]),
  categoryIds: ids.default([]),
  totalLimit: z.int().min(1).max(1_000_000).nullable().default(null),
  buyerLimit: z.int().min(1).max(1_000).nullable().default(null),
  startsAt: z.iso.datetime().nullable().default(null),
  endsAt: z.iso.datetime().nullable().default(null),
  active: z.boolean().default(true),
  /** Whether it takes something off flash prices, and whether points may be given beside it. */
  withFlash: z.boolean().default(true),
  withPoints: z.boolean().default(true),
  /** Only for whoever has signed in; only for a contact that has ordered nothing yet. */
  membersOnly: z.boolean().default(false),
  firstOrderOnly: z.boolean().default(false),
}

type Rules = { kind: string; value: number; startsAt: string | null; endsAt: string | null }
const percentFits = ({ kind, value }: Rules): boolean => kind !== 'percent' || value <= 100
const inOrder = ({ startsAt, endsAt }: Rules): boolean => !startsAt || !endsAt || startsAt < endsAt
const percent = { path: ['value'], error: 'Persen paling banyak 100.|Per cent is 100 at most.' }
const order = { path: ['endsAt'], error: 'Akhirnya harus sesudah mulainya.|The end must be after the start.' }

export const CouponInput = z.strictObject(fields).refine(percentFits, percent).refine(inOrder, order)
export type CouponInput = z.output<typeof CouponInput>
export const EditCoupon = z
  .strictObject({ id: z.uuid(), ...fields })
  .refine(percentFits, percent)
  .refine(inOrder, order)

export const Coupon = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: z.enum(['percent', 'fixed']),
  value: z.int(),
  minSpendIdr: z.int(),
  maxDiscountIdr: z.int().nullable(),
  productIds: z.array(z.uuid()),
  categoryIds: z.array(z.uuid()),
  totalLimit: z.int().nullable(),
  buyerLimit: z.int().nullable(),
  used: z.int(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  active: z.boolean(),
  withFlash: z.boolean(),
  withPoints: z.boolean(),
  membersOnly: z.boolean(),
  firstOrderOnly: z.boolean(),
  createdAt: z.string(),
})
export type Coupon = z.output<typeof Coupon>
export const ListCoupons = z.strictObject({
  q: z.string().trim().max(40).optional(),
  active: z.enum(['yes', 'no']).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListCoupons = z.output<typeof ListCoupons>
export const CouponPage = z.object({ items: z.array(Coupon), nextCursor: z.uuid().nullable() })
