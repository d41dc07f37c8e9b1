import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { TokenText } from '../orders/schemas.ts'
import { Whatsapp } from '../orders/buyer.ts'

export const MOST_LINES = 10
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

export const CouponCode = z
  .string()
  .trim()
  .max(30)
  .transform((typed) => typed.toUpperCase())
  .pipe(z.string().regex(/^$|^[A-Z0-9-]{3,30}$/, { error: 'Kode kupon tidak dikenal.|This coupon code is not known.' }))

export const CartLine = z.strictObject({ variantId: z.uuid(), quantity: z.int().min(1).max(100) })

const cart = {
  lines: z.array(CartLine).min(1).max(MOST_LINES),
  coupon: CouponCode.default(''),
  /** Gives as many of the member's points as the rules let; of whoever has not signed in there are none. */
  usePoints: z.boolean().default(false),
  /** The link of an earlier order whose store credit is to be used. */
  creditToken: TokenText.optional(),
  /** Whoever has signed in may use all the credit of their orders. */
  useCredit: z.boolean().default(false),
}

/** `email` lets limits per buyer be told before the order is placed. */
export const AskQuote = z.strictObject({ ...cart, email: z.string().trim().max(254).optional() })
export type AskQuote = z.output<typeof AskQuote>

export const Breakdown = z.object({
  lines: z.array(
    z.object({
      variantId: z.uuid(),
      name: z.string(),
      quantity: z.int(),
      unitIdr: z.int(),
      totalIdr: z.int(),
      flash: z.boolean(),
    }),
  ),
  subtotalIdr: z.int(),
  coupon: z.object({ code: z.string(), discountIdr: z.int(), problem: z.string().nullable() }).nullable(),
  discountIdr: z.int(),
  /** Points given, and what they take off. */
  points: z.int(),
  pointsIdr: z.int(),
  /** What the points of whoever asks could do; null: nobody who has any. */
  pointsOffer: z.object({ most: z.int(), points: z.int(), idr: z.int(), problem: z.string().nullable() }).nullable(),
  /** What the order earns whoever asks, once it is handed over. */
  pointsEarned: z.int(),
  /** What comes back into the wallet of a reseller who buys at the shop's prices, once it is handed over. */
  cashbackIdr: z.int(),
  creditIdr: z.int(),
  walletIdr: z.int(),
  feeIdr: z.int(),
  feeBearer: z.enum(['buyer', 'shop']),
  totalIdr: z.int(),
})
export type Breakdown = z.output<typeof Breakdown>

/** What the buyer told for a line, by the keys of the product's inputs. */
export const Target = z
  .record(z.string().max(40), z.string().trim().max(254))
  .refine((target) => Object.keys(target).length <= 12, { error: 'Terlalu banyak isian.|Too many fields.' })

export const PlaceOrder = z.strictObject({
  lines: z
    .array(CartLine.extend({ target: Target.default({}) }))
    .min(1)
    .max(MOST_LINES),
  coupon: cart.coupon,
  usePoints: cart.usePoints,
  creditToken: cart.creditToken,
  useCredit: cart.useCredit,
  buyer: z.strictObject({
    name: z.string().max(120).transform(oneLine).pipe(z.string().min(2).max(120)),
    email: Email,
    whatsapp: Whatsapp,
  }),
  /** Terms and privacy. */
  consent: z.literal(true, { error: 'Centang persetujuan untuk melanjutkan.|Tick the consent to go on.' }),
  /** "Sudah baca deskripsi"; needed for products that ask for it. */
  hasRead: z.boolean().default(false),
  /** The total that was on the screen; when it is no longer the price, the order is refused. */
  shownTotalIdr: z.int().min(0).optional(),
  /** Made once with the form: the same form sent twice is one order, and another one once something else is ordered by it. */
  formToken: z.uuid().optional(),
  /** A random name the browser keeps for itself, for the blocklist. */
  device: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .optional(),
  /** The code of a reseller's link that the buyer came by; one that is not known is no reason to refuse. */
  reseller: z
    .string()
    .regex(/^[a-z0-9]{6,24}$/)
    .optional(),
  locale: z.enum(['id', 'en']).default('id'),
})
export type PlaceOrder = z.output<typeof PlaceOrder>

/** `token` opens the order (`GET /store/orders/{token}`). */
export const Placed = z.object({ number: z.string(), token: z.string() })
export type Placed = z.output<typeof Placed>
