import { z } from 'zod'
import { Order } from '../portal/schemas.ts'
import { PlatformSettings } from '../settings.ts'

export const ListOrders = z.strictObject({
  status: z.enum(['new', 'in_progress', 'ready', 'active', 'inactive', 'expired']).optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
})
export type ListOrders = z.output<typeof ListOrders>

export const OrderPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      businessName: z.string(),
      ownerName: z.string(),
      slug: z.string(),
      package: z.string(),
      status: Order.shape.status,
      scheme: z.enum(['full', 'dp']),
      totalIdr: z.int(),
      paidIdr: z.int(),
      creditIdr: z.int(),
      createdAt: z.string(),
      updatedAt: z.string(),
    }),
  ),
  next: z.uuid().nullable(),
})

export const OrderDossier = Order.extend({
  tenantId: z.uuid().nullable(),
  awaitsApproval: z.boolean(),
  mayActivate: z.boolean(),
  payments: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      method: z.string(),
      channel: z.string().nullable(),
      amountIdr: z.int(),
      feeIdr: z.int(),
      paidAt: z.string(),
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

export const Overview = z.object({
  sites: z.object({ active: z.int(), inactive: z.int(), building: z.int() }),
  orders: z.object({ new: z.int(), thisWeek: z.int(), thisMonth: z.int() }),
  incomeIdr: z.int(),
  creditsIdr: z.int(),
  /** Work in the background that was tried for days and given up. */
  failedJobs: z.int(),
})

export const ById = z.strictObject({ id: z.uuid() })
export const Deactivation = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(200) })

const { provisioning, goLive, dpPercent } = PlatformSettings.shape
/** Without the defaults: a setting that is not named keeps its value. */
export const UpdateSettings = z.strictObject({
  provisioning: provisioning.unwrap().optional(),
  goLive: goLive.unwrap().optional(),
  dpPercent: dpPercent.unwrap().optional(),
})
export type UpdateSettings = z.output<typeof UpdateSettings>
