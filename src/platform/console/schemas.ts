import { z } from 'zod'
import { Conversation } from '../conversation/schemas.ts'
import { Order } from '../portal/schemas.ts'
import { PlatformSettings } from '../settings.ts'

const filter = {
  status: Order.shape.status.optional(),
  /** How much of the price is paid. */
  payment: z.enum(['none', 'some', 'all']).optional(),
  package: z.string().trim().max(40).optional(),
  vertical: z.string().trim().max(40).optional(),
  /** First and last day of ordering, in Jakarta. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** What waits for somebody of the platform. */
  attention: z.enum(['approval', 'message', 'building', 'credit']).optional(),
  q: z.string().trim().max(80).optional(),
  sort: z.enum(['newest', 'oldest', 'updated', 'total']).default('newest'),
}
/** Where a page of a sorted list begins: the last row's sorting figure, and its id. */
export const Place = z.string().regex(/^\d{1,16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

export const ListOrders = z.strictObject({ ...filter, cursor: Place.optional() })
export type ListOrders = z.output<typeof ListOrders>
/** The same list as one table. */
export const ExportOrders = z.strictObject(filter)

export const OrderPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      businessName: z.string(),
      ownerName: z.string(),
      ownerEmail: z.string(),
      ownerWhatsapp: z.string(),
      slug: z.string(),
      wishedDomain: z.string().nullable(),
      vertical: z.string(),
      package: z.string(),
      status: Order.shape.status,
      scheme: z.enum(['full', 'dp']),
      payment: z.enum(['none', 'some', 'all']),
      totalIdr: z.int(),
      paidIdr: z.int(),
      creditIdr: z.int(),
      /** The buyer's messages that nobody has seen. */
      unread: z.int(),
      createdAt: z.string(),
      updatedAt: z.string(),
    }),
  ),
  next: z.string().nullable(),
})

export const OrderDossier = Order.extend({
  tenantId: z.uuid().nullable(),
  tagline: z.string(),
  logoId: z.uuid().nullable(),
  wishedDomain: z.object({ name: z.string(), state: z.enum(['free', 'taken', 'unknown']).nullable() }).nullable(),
  dpPercent: z.int().nullable(),
  locale: z.enum(['id', 'en']),
  consent: z.object({ at: z.string(), version: z.string() }),
  messages: Conversation,
  awaitsApproval: z.boolean(),
  mayActivate: z.boolean(),
  payments: z.array(
    z.object({
      id: z.uuid(),
      /** The invoice that it was asked for. */
      invoice: z.string(),
      reference: z.string(),
      method: z.string(),
      channel: z.string().nullable(),
      amountIdr: z.int(),
      feeIdr: z.int(),
      paidAt: z.string(),
      /** When we heard of it, and how the gateway calls it. */
      capturedAt: z.string(),
      gatewayPaymentId: z.string(),
      outcome: z.enum(['exact', 'late', 'double', 'wrong_amount']),
    }),
  ),
  provisioning: z
    .object({
      status: z.enum(['running', 'done', 'failed']),
      steps: z.array(
        z.object({
          name: z.string(),
          status: z.enum(['waiting', 'running', 'done', 'failed']),
          attempts: z.int(),
          startedAt: z.string().nullable(),
          finishedAt: z.string().nullable(),
          error: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
})

export const ById = z.strictObject({ id: z.uuid() })
export const Deactivation = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(200) })

const { provisioning, goLive, dpPercent, legalName, legalAddress, npwp } = PlatformSettings.shape
/** Without the defaults: a setting that is not named keeps its value. */
export const UpdateSettings = z.strictObject({
  provisioning: provisioning.unwrap().optional(),
  goLive: goLive.unwrap().optional(),
  dpPercent: dpPercent.unwrap().optional(),
  legalName: legalName.unwrap().optional(),
  legalAddress: legalAddress.unwrap().optional(),
  npwp: npwp.unwrap().optional(),
})
export type UpdateSettings = z.output<typeof UpdateSettings>
