import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { Target } from '../checkout/schemas.ts'
import { Whatsapp } from '../orders/buyer.ts'
import { ClaimView, DeliveryView, InvoicePart, ItemStatus, OrderStatus, SecretLine } from '../orders/schemas.ts'

/* What programs of resellers send and are answered. Money is whole rupiah, times are ISO 8601. */

export const RefId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/, {
  error: 'refId: 1 sampai 64 huruf, angka, dan . _ : / -|refId: 1 to 64 letters, digits and . _ : / -',
})
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

export const ListGoods = z.strictObject({
  /** Only what has changed since then, in anything but its stock. */
  updatedSince: z.iso.datetime({ offset: true }).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListGoods = z.output<typeof ListGoods>

const Input = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'email', 'phone', 'number', 'select', 'server']),
  required: z.boolean(),
  help: z.string(),
  pattern: z.string().optional(),
  options: z.array(z.string()).optional(),
})
const GoodsVariant = z.object({
  id: z.uuid(),
  name: z.string(),
  sku: z.string(),
  /** What a unit costs you now. */
  priceIdr: z.int(),
  /** What visitors of the shop pay. */
  retailIdr: z.int(),
  durationDays: z.int().nullable(),
  /** Units that can be had now, counted up to 100; null: not counted. */
  stock: z.int().nullable(),
  available: z.boolean(),
})
export const Goods = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['stock', 'shared', 'invite', 'file']),
  category: z.string().nullable(),
  summary: z.string(),
  /** `gone`: no longer sold; told only with `updatedSince`. */
  status: z.enum(['active', 'paused', 'gone']),
  /** What `target` must hold. */
  inputs: z.array(Input),
  /** Whether `POST /reseller/target-checks` can tell whose account it is. */
  targetCheck: z.boolean(),
  /** What the buyer must know before buying; ordering means that they do. */
  mustRead: z.string(),
  minQuantity: z.int(),
  maxQuantity: z.int(),
  /** Hours (WIB) in which it is not sold. */
  cutoff: z.object({ from: z.string(), to: z.string() }).nullable(),
  warrantyDays: z.int(),
  variants: z.array(GoodsVariant),
})
export const GoodsPage = z.object({
  items: z.array(Goods),
  nextCursor: z.uuid().nullable(),
  /** Of the first page: what to ask for next time as `updatedSince`. Half a minute back, so a change may be told twice. */
  asOf: z.string(),
})
export type GoodsPage = z.output<typeof GoodsPage>

export const CreateOrder = z.strictObject({
  /** Your own name for the order: the same name is the same order, for ever. */
  refId: RefId,
  variantId: z.uuid(),
  quantity: z.int().min(1).max(100).default(1),
  target: Target.default({}),
  /** Refuse when a unit costs more than this. */
  maxPriceIdr: z.int().min(0).max(1_000_000_000).optional(),
  payBy: z.enum(['wallet', 'qris']).default('wallet'),
  /** Of your points, give at most so many: as many of them as the shop's rules let. Refused when that is none. */
  points: z
    .int()
    .min(1, { error: 'points: paling sedikit 1.|points: 1 at least.' })
    .max(1_000_000, { error: 'points: paling banyak 1.000.000.|points: 1,000,000 at most.' })
    .optional(),
  /** Who is written to about it; without it, you. */
  buyer: z
    .strictObject({
      name: z.string().max(120).transform(oneLine).pipe(z.string().min(2).max(120)),
      email: Email,
      whatsapp: Whatsapp,
    })
    .optional(),
})
export type CreateOrder = z.output<typeof CreateOrder>

export const PartnerOrder = z.object({
  id: z.uuid(),
  refId: z.string().nullable(),
  number: z.string(),
  status: OrderStatus,
  createdAt: z.string(),
  paidAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  items: z.array(
    z.object({
      variantId: z.uuid(),
      productName: z.string(),
      variantName: z.string(),
      quantity: z.int(),
      unitIdr: z.int(),
      totalIdr: z.int(),
      target: z.record(z.string(), z.string()),
      targetName: z.string().nullable(),
      status: ItemStatus,
      deliveredCount: z.int(),
    }),
  ),
  /** Points that were given for it, and what they took off. Absent where an order was answered before there were any. */
  points: z.int().optional(),
  pointsIdr: z.int().optional(),
  /** Taken from the wallet. */
  walletIdr: z.int(),
  feeIdr: z.int(),
  /** Still to be paid by QRIS when it was placed. */
  totalIdr: z.int(),
  /** Only of an order that is paid by QRIS. */
  invoice: InvoicePart.omit({ canCharge: true, canRenew: true }).nullable(),
  /** What was handed over, without what it says: that is opened one by one. */
  deliveries: z.array(DeliveryView.omit({ itemId: true, file: true, downloadsLeft: true, downloadsUntil: true })),
  claims: z.array(ClaimView),
})
export type PartnerOrder = z.output<typeof PartnerOrder>

/** What points are good for now. */
export const PartnerPoints = z.object({
  /** Off: none can be given, and none are earned. */
  on: z.boolean(),
  balance: z.int(),
  /** What one takes off an order. */
  worthIdr: z.int(),
  /** At most this per cent of what the goods cost, and never below what they cost the shop where it does not allow that. */
  capPercent: z.int(),
  leastOrderIdr: z.int(),
  /** Of what ends at all, the days that come first. */
  ending: z.array(z.object({ points: z.int(), endsAt: z.string() })),
})

export const ById = z.strictObject({ id: z.uuid() })
/** Any text may be asked for; what cannot be a name is nobody's. */
export const ByRef = z.strictObject({ refId: z.string().min(1).max(64) })
export const ListOrders = z.strictObject({
  status: OrderStatus.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListOrders = z.output<typeof ListOrders>
export const OrderPage = z.object({
  items: z.array(
    PartnerOrder.pick({ id: true, refId: true, number: true, status: true, createdAt: true, deliveredAt: true }).extend(
      {
        walletIdr: z.int(),
        totalIdr: z.int(),
      },
    ),
  ),
  nextCursor: z.uuid().nullable(),
})

export const OfDelivery = z.strictObject({ id: z.uuid(), deliveryId: z.uuid() })
export const Opened = z.object({
  lines: z.array(SecretLine),
  instructions: z.string(),
  /** Of a file: where it is loaded from within some minutes. Each link is one of the downloads that are left. */
  file: z.object({ name: z.string(), url: z.string(), expiresAt: z.string(), downloadsLeft: z.int() }).nullable(),
})
export type Opened = z.output<typeof Opened>
export const OpenClaim = z.strictObject({
  id: z.uuid(),
  deliveryId: z.uuid(),
  problem: z
    .string()
    .trim()
    .min(5, { error: 'Ceritakan masalahnya.|Tell us what is wrong.' })
    .max(2000, { error: 'Paling banyak 2.000 huruf.|At most 2,000 characters.' }),
})

export const Description = z.object({
  /** Readings in a minute; as many orders, and half as many pages of the catalogue. */
  callsAMinute: z.int(),
  calls: z.array(z.object({ method: z.string(), path: z.string(), summary: z.string(), shape: z.string() })),
})
