import { z } from 'zod'

/* What an order looks like to whoever holds its link. */

export const TokenText = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/)
export const Token = z.strictObject({ token: TokenText })

export const ORDER_STATUSES = [
  'pending_payment',
  'paid',
  'processing',
  'delivered',
  'partially_delivered',
  'attention',
  'expired',
  'cancelled',
  'refunded',
] as const
export const OrderStatus = z.enum(ORDER_STATUSES)
export type OrderStatus = z.output<typeof OrderStatus>

export const ITEM_STATUSES = [
  'pending',
  'queued',
  'delivering',
  'delivered',
  'partial',
  'attention',
  'credited',
  'cancelled',
] as const
export const ItemStatus = z.enum(ITEM_STATUSES)

const Kind = z.enum(['stock', 'shared', 'invite', 'file', 'bundle'])

/** The masked unit: what it is and how it stands, never what it says. */
export const DeliveryView = z.object({
  id: z.uuid(),
  itemId: z.uuid(),
  kind: z.enum(['code', 'seat', 'invite', 'file']),
  status: z.enum(['ready', 'sent', 'accepted', 'rejected', 'expired', 'replaced', 'revoked']),
  /** For a seat: which one. For an invitation: where it was sent, masked. */
  label: z.string().nullable(),
  file: z.object({ id: z.uuid(), name: z.string(), bytes: z.int() }).nullable(),
  downloadsLeft: z.int().nullable(),
  downloadsUntil: z.string().nullable(),
  warrantyUntil: z.string().nullable(),
  endsAt: z.string().nullable(),
  revealedAt: z.string().nullable(),
  /** The account's secret has changed since the buyer last looked. */
  changed: z.boolean(),
  replacesId: z.uuid().nullable(),
  createdAt: z.string(),
})
export type DeliveryView = z.output<typeof DeliveryView>

export const ItemView = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  productId: z.uuid(),
  productSlug: z.string(),
  variantId: z.uuid(),
  kind: Kind,
  productName: z.string(),
  variantName: z.string(),
  quantity: z.int(),
  unitIdr: z.int(),
  totalIdr: z.int(),
  flash: z.boolean(),
  target: z.record(z.string(), z.string()),
  /** What the provider calls the account that was named; null: it was not asked or did not answer. */
  targetName: z.string().nullable(),
  status: ItemStatus,
  deliveredCount: z.int(),
  creditedCount: z.int(),
  warrantyDays: z.int(),
  durationDays: z.int().nullable(),
})
export type ItemView = z.output<typeof ItemView>

/** How the latest attempt to pay stands. `preparing`: the gateway has not answered yet; ask again or open another one. */
export const InvoicePart = z.object({
  state: z.enum(['preparing', 'open', 'paid', 'ended', 'none']),
  reference: z.string().nullable(),
  amountIdr: z.int(),
  qrString: z.string().nullable(),
  /** A test gateway's own page, only where the house is a demonstration. */
  payUrl: z.string().nullable(),
  expiresAt: z.string(),
  /** The buyer may open (another) charge now. */
  canCharge: z.boolean(),
  /** The buyer may order the same again (`POST …/renewals`). */
  canRenew: z.boolean(),
})
export type InvoicePart = z.output<typeof InvoicePart>

export const CREDIT_REASONS = [
  'late',
  'double',
  'wrong_amount',
  'out_of_stock',
  'undelivered',
  'cancelled',
  'goodwill',
] as const
export const CreditReason = z.enum(CREDIT_REASONS)
export type CreditReason = z.output<typeof CreditReason>
export const CreditStatus = z.enum(['available', 'applied', 'payout_asked', 'refunding', 'refunded'])

export const CreditView = z.object({
  id: z.uuid(),
  reason: CreditReason,
  amountIdr: z.int(),
  leftIdr: z.int(),
  status: CreditStatus,
  createdAt: z.string(),
})
export type CreditView = z.output<typeof CreditView>

export const ClaimView = z.object({
  id: z.uuid(),
  deliveryId: z.uuid(),
  status: z.enum(['open', 'replaced', 'credited', 'refused']),
  problem: z.string(),
  answer: z.string(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
})
export type ClaimView = z.output<typeof ClaimView>

/** `kind` names what happened (orders/words.ts); `detail` is a figure or a name, never a secret. */
export const EventView = z.object({ kind: z.string(), detail: z.string(), at: z.string() })

export const OrderView = z.object({
  number: z.string(),
  token: z.string(),
  status: OrderStatus,
  createdAt: z.string(),
  paidAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  serverNow: z.string(),
  shopName: z.string(),
  buyer: z.object({ name: z.string(), email: z.string(), whatsapp: z.string() }),
  items: z.array(ItemView),
  subtotalIdr: z.int(),
  discountIdr: z.int(),
  couponCode: z.string().nullable(),
  /** A reseller placed it; what they paid from their wallet is not shown to who holds the link. */
  byReseller: z.boolean(),
  creditIdr: z.int(),
  feeIdr: z.int(),
  totalIdr: z.int(),
  points: z.int(),
  pointsIdr: z.int(),
  invoice: InvoicePart,
  deliveries: z.array(DeliveryView),
  credits: z.array(CreditView),
  claims: z.array(ClaimView),
  timeline: z.array(EventView),
  canCancel: z.boolean(),
})
export type OrderView = z.output<typeof OrderView>

/** A secret as the buyer reads it: labelled lines in their order. */
export const SecretLine = z.object({ label: z.string(), value: z.string() })
export type SecretLine = z.output<typeof SecretLine>
export const Revealed = z.object({ lines: z.array(SecretLine), instructionsHtml: z.string() })
export type Revealed = z.output<typeof Revealed>
export const RevealDelivery = z.strictObject({ token: TokenText, id: z.uuid() })

export const Lookup = z.strictObject({
  number: z.string().trim().min(3).max(40),
  /** The order's e-mail address or WhatsApp number. */
  contact: z.string().trim().min(5).max(254),
})
export type Lookup = z.output<typeof Lookup>

/** What anybody may see who is shown a proof: that it was bought, never by whom in full, never what. */
export const ProofView = z.object({
  shopName: z.string(),
  number: z.string(),
  status: OrderStatus,
  buyer: z.string(),
  totalIdr: z.int(),
  paidAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  items: z.array(z.object({ productName: z.string(), variantName: z.string(), quantity: z.int() })),
})
export type ProofView = z.output<typeof ProofView>

export const CancelOrder = z.strictObject({ token: TokenText, reason: z.string().trim().max(200).default('') })
export const ProofLink = z.object({ proof: z.string() })
