import { z } from 'zod'
import { JobState } from '../fulfilment/schemas.ts'
import { PLACES } from './origin.ts'
import * as view from './schemas.ts'

/* Orders as the shop's own people see them. */

const Day = z.iso.date()
export const ListOrders = z.strictObject({
  status: view.OrderStatus.optional(),
  kind: z.enum(['stock', 'shared', 'invite', 'file', 'bundle']).optional(),
  productId: z.uuid().optional(),
  /** Where it was placed. */
  place: z.enum(PLACES).optional(),
  /** A mini-shop of a reseller. */
  outletId: z.uuid().optional(),
  /** Days in Jakarta, both included. */
  from: Day.optional(),
  to: Day.optional(),
  /** Part of a number, name, address or WhatsApp number. */
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListOrders = z.output<typeof ListOrders>

const Named = z.object({ id: z.uuid(), name: z.string() })
/** `link`: at the shop by a reseller’s link. `own`: at the shop by a reseller, for themselves. */
export const Origin = z.object({ place: z.enum(PLACES), reseller: Named.nullable(), outlet: Named.nullable() })
export type Origin = z.output<typeof Origin>

export const OrderRow = z.object({
  id: z.uuid(),
  number: z.string(),
  status: view.OrderStatus,
  buyerName: z.string(),
  email: z.string(),
  whatsapp: z.string(),
  totalIdr: z.int(),
  creditIdr: z.int(),
  /** What a reseller's wallet paid; nothing is left to pay then. */
  walletIdr: z.int(),
  goods: z.string(),
  units: z.int(),
  createdAt: z.string(),
  paidAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  origin: Origin,
})
export const OrderPage = z.object({ items: z.array(OrderRow), nextCursor: z.uuid().nullable() })

export const AdminEvent = view.EventView.extend({ by: z.string() })
/** What the gateway sent, as it came. */
export const Notice = z.object({
  id: z.uuid(),
  reference: z.string(),
  eventId: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  at: z.string(),
})
export const Charge = z.object({
  reference: z.string(),
  status: z.string(),
  amountIdr: z.int(),
  createdAt: z.string(),
  expiresAt: z.string(),
})
export const Capture = z.object({
  id: z.uuid(),
  outcome: z.string(),
  amountIdr: z.int(),
  feeIdr: z.int(),
  paidAt: z.string(),
})
export const OrderJob = z.object({
  id: z.uuid(),
  itemId: z.uuid(),
  kind: z.string(),
  status: JobState,
  attempts: z.int(),
  lastError: z.string(),
  nextRunAt: z.string().nullable(),
})
export const Reveal = z.object({
  deliveryId: z.uuid(),
  viewer: z.string(),
  by: z.string(),
  reason: z.string(),
  at: z.string(),
})

export const OrderDetail = OrderRow.omit({ goods: true, units: true }).extend({
  token: z.string(),
  /** The buyer’s page, at the shop or at the mini-shop where it was placed. */
  trackUrl: z.string(),
  subtotalIdr: z.int(),
  discountIdr: z.int(),
  points: z.int(),
  pointsIdr: z.int(),
  feeIdr: z.int(),
  couponCode: z.string().nullable(),
  heldUntil: z.string(),
  note: z.string(),
  mustRead: z.string().nullable(),
  consentedAt: z.string(),
  items: z.array(view.ItemView),
  deliveries: z.array(view.DeliveryView),
  credits: z.array(view.CreditView),
  claims: z.array(view.ClaimView),
  charges: z.array(Charge),
  captures: z.array(Capture),
  notices: z.array(Notice),
  jobs: z.array(OrderJob),
  reveals: z.array(Reveal),
  timeline: z.array(AdminEvent),
})

export const ById = z.strictObject({ id: z.uuid() })
export const SetNote = z.strictObject({ id: z.uuid(), note: z.string().trim().max(1000) })
export const WithReason = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(200) })
export const Retried = z.object({ jobs: z.int() })
export const Refunding = z.object({ amountIdr: z.int() })
