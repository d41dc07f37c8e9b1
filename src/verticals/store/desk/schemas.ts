import { z } from 'zod'
import { ListOrders, OrderRow } from '../orders/admin-schemas.ts'
import { StoreSettings } from '../settings.ts'
import { normaliseWhatsapp } from '../orders/buyer.ts'
import { ListCredits } from '../credits/schemas.ts'
import { JobKind, ListJobs } from '../fulfilment/schemas.ts'
import { CHECKS, VIEW_LISTS } from './rules.ts'

/* The shop at a glance, and what its people do with many things at once. */

/** What the signed-in person may see; a part they may not see is null. */
export const ShopDesk = z.object({
  orders: z
    .object({
      today: z.int(),
      paidToday: z.int(),
      yesterday: z.int(),
      unpaid: z.int().meta({ description: 'Waiting for their payment now.' }),
      attention: z.int(),
      medianSeconds: z.int().nullable().meta({ description: 'From payment to hand-over, over seven days.' }),
      days: z.array(z.object({ day: z.string(), orders: z.int(), paid: z.int(), units: z.int() })),
      latest: z.array(OrderRow),
    })
    .nullable(),
  /** Money after the gateway's fees, what had to be given back and what resellers earned. */
  income: z
    .object({
      todayIdr: z.int(),
      feesTodayIdr: z.int(),
      yesterdayIdr: z.int(),
      days: z.array(z.object({ day: z.string(), netIdr: z.int() })),
    })
    .nullable(),
  work: z
    .object({
      pending: z.int(),
      staff: z.int(),
      dead: z.int(),
      claims: z.int(),
      reviews: z.int(),
      credits: z.int(),
      creditsIdr: z.int(),
      payoutsAsked: z.int(),
    })
    .nullable(),
  low: z
    .array(
      z.object({
        variantId: z.uuid(),
        productId: z.uuid(),
        productName: z.string(),
        variantName: z.string(),
        available: z.int(),
        daysLeft: z.int().nullable(),
      }),
    )
    .nullable(),
  checklist: z.array(z.object({ code: z.enum(CHECKS), done: z.boolean() })).nullable(),
})
export type ShopDesk = z.output<typeof ShopDesk>

const ViewList = z.enum(VIEW_LISTS)
const Name = z.string().trim().min(1).max(60)
export const ListViews = z.strictObject({ list: ViewList })
export const SaveView = z.strictObject({
  list: ViewList,
  name: Name,
  /** The filters as they stand in the address, without the question mark. */
  query: z
    .string()
    .max(1000)
    .regex(/^[a-zA-Z]+=[^\s?#&=]+(&[a-zA-Z]+=[^\s?#&=]+)*$/),
})
export type SaveView = z.output<typeof SaveView>
export const View = z.object({ id: z.uuid(), name: z.string(), query: z.string() })
export const Views = z.object({ items: z.array(View) })
export const ById = z.strictObject({ id: z.uuid() })
export const Made = z.object({ id: z.uuid() })

export const Choices = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) })

const Ids = z.array(z.uuid()).min(1).max(50)
const Reason = z.string().trim().min(3).max(200)
export const RetryOrders = z.strictObject({ ids: Ids })
export const NoteOrders = z.strictObject({ ids: Ids, note: z.string().trim().min(1).max(300) })
export type NoteOrders = z.output<typeof NoteOrders>
export const ManyDone = z.object({
  done: z.int(),
  /** Those for which there was nothing to do. */
  skipped: z.int(),
})
export const GrantCredit = z.strictObject({
  id: z.uuid(),
  amountIdr: z
    .int()
    .min(1_000, { error: 'Paling sedikit Rp 1.000.|At least Rp 1,000.' })
    .max(10_000_000, { error: 'Paling banyak Rp 10.000.000.|At most Rp 10,000,000.' }),
  reason: Reason,
})
export type GrantCredit = z.output<typeof GrantCredit>

/** Up to a hundred at once, the oldest first; `left` says how many are still there. */
export const ReplayJobs = z.strictObject({
  status: z.enum(['dead', 'staff']),
  kind: JobKind.optional(),
  reason: Reason,
})
export type ReplayJobs = z.output<typeof ReplayJobs>
export const Replayed = z.object({ done: z.int(), left: z.int() })

const payments = {
  state: z.enum(['pending', 'paid', 'failed']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Part of a reference, or of an order's number or buyer. */
  q: z.string().trim().max(80).optional(),
}
export const ListPayments = z.strictObject({ ...payments, cursor: z.uuid().optional() })
export type ListPayments = z.output<typeof ListPayments>
const OrderName = z.object({ id: z.uuid(), number: z.string(), buyerName: z.string() })
export const Payment = z.object({
  id: z.uuid(),
  reference: z.string(),
  gateway: z.string(),
  method: z.string(),
  state: z.enum(['pending', 'paid', 'failed']),
  status: z.string(),
  outcomes: z.array(z.enum(['exact', 'late', 'double', 'wrong_amount'])),
  amountIdr: z.int(),
  capturedIdr: z.int(),
  feeIdr: z.int(),
  createdAt: z.string(),
  expiresAt: z.string(),
  paidAt: z.string().nullable(),
  order: OrderName,
})
export type Payment = z.output<typeof Payment>
export const PaymentPage = z.object({
  items: z.array(Payment),
  next: z.uuid().nullable(),
  /** Over everything the filter leaves, not only this page. */
  sums: z.object({
    pending: z.int(),
    paid: z.int(),
    failed: z.int(),
    capturedIdr: z.int(),
    feeIdr: z.int(),
    pendingIdr: z.int(),
  }),
})
export type PaymentPage = z.output<typeof PaymentPage>

export const ListWebhooks = z.strictObject({
  /** Part of a charge's reference or of the gateway's own event id. */
  q: z.string().trim().max(80).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.uuid().optional(),
})
export type ListWebhooks = z.output<typeof ListWebhooks>
export const Webhook = z.object({
  id: z.uuid(),
  gateway: z.string(),
  reference: z.string(),
  eventId: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  at: z.string(),
  order: OrderName.nullable(),
})
export type Webhook = z.output<typeof Webhook>
export const WebhookPage = z.object({ items: z.array(Webhook), next: z.uuid().nullable() })

/** A WhatsApp number, or nothing. */
const NumberOrNone = z
  .string()
  .trim()
  .max(30)
  .transform((typed, context) => {
    if (typed === '') return ''
    const number = normaliseWhatsapp(typed)
    if (number) return number
    context.addIssue({
      code: 'custom',
      message: 'Tulis nomor WhatsApp, misalnya 0812 3456 7890.|Write a WhatsApp number, such as 0812 3456 7890.',
    })
    return z.NEVER
  })

const { shape } = StoreSettings
/** Without the defaults: a setting that is not named keeps its value. */
export const UpdateSettings = z.strictObject({
  feeBearer: shape.feeBearer.unwrap().optional(),
  feeBasisPoints: shape.feeBasisPoints.unwrap().optional(),
  paymentWindowMinutes: shape.paymentWindowMinutes.unwrap().optional(),
  openPerContact: shape.openPerContact.unwrap().optional(),
  openPerNetwork: shape.openPerNetwork.unwrap().optional(),
  openPerProduct: shape.openPerProduct.unwrap().optional(),
  numberPrefix: shape.numberPrefix.unwrap().optional(),
  warrantyAbuseLimit: shape.warrantyAbuseLimit.unwrap().optional(),
  reviewModeration: shape.reviewModeration.unwrap().optional(),
  supportWhatsapp: NumberOrNone.optional(),
  topupMinIdr: shape.topupMinIdr.unwrap().optional(),
  topupMaxIdr: shape.topupMaxIdr.unwrap().optional(),
  withdrawMinIdr: shape.withdrawMinIdr.unwrap().optional(),
})
export type UpdateSettings = z.output<typeof UpdateSettings>

export const OrderTable = ListOrders.omit({ cursor: true, limit: true })
export const PaymentTable = z.strictObject(payments)
export const WebhookTable = ListWebhooks.omit({ cursor: true })
export const JobTable = ListJobs.omit({ cursor: true, limit: true, orderId: true })
export const CreditTable = ListCredits.omit({ cursor: true, limit: true })
