import type { OutsideCtx, PlatformCtx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { setTenantStatus } from '#kernel/tenancy/queries.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { findInvoices, type InvoiceRow } from '../billing/queries.ts'
import { tellSiteLive } from '../messages.ts'
import { findProvisioning, startProvisioning } from '../provisioning/plan.ts'
import { PlatformSettings } from '../settings.ts'
import { findWaiting, lockOrder, noteEvent, type OrderRow, updateOrder } from './queries.ts'
import { type Standing, standingOf } from './rules.ts'
import type { OrderStatus } from './schemas.ts'
import { announceOrder } from './service.ts'

/**
 * Brings an order to where its money, its building and the settings put it, and starts the building when it is time.
 * Whoever changes one of these calls it afterwards, in the same transaction; calling it once more changes nothing.
 */
export async function advanceOrder(ctx: PlatformCtx, orderId: string): Promise<void> {
  const [order, invoices, provisioning, settings] = await Promise.all([
    lockOrder(ctx, orderId),
    findInvoices(ctx, orderId),
    findProvisioning(ctx, orderId),
    readSettings(ctx, 'platform', PlatformSettings),
  ])
  const paid = paidShare(invoices)
  const approved = settings.provisioning === 'auto' || order!.approved_at !== null
  if (!provisioning && paid !== 'none' && approved) await startProvisioning(ctx, order!)
  const status = order!.status as OrderStatus
  const next = standingOf({ status, paid, built: provisioning?.status === 'done', goLive: settings.goLive })
  if (next === status) return
  await updateOrder(ctx, orderId, { status: next })
  noteEvent(ctx, orderId, `status_${next}`)
  if (next === 'active') await openSite(ctx, order!)
}

/** Advances every order that waited for the owner's hand, each in a transaction of its own. */
export async function advanceWaiting(ctx: OutsideCtx<PlatformCtx>): Promise<void> {
  for (const { id } of await ctx.transact(findWaiting)) {
    await ctx.transact(async (inner) => {
      await advanceOrder(inner, id)
      announceOrder(inner, id)
    })
  }
}

/** Makes a paid and finished site public; its price is income from now on. */
export async function openSite(ctx: PlatformCtx, order: OrderRow): Promise<void> {
  await setTenantStatus(ctx, order.site_tenant_id!, 'live')
  await recognizeIncome(ctx, order)
  emit(ctx, 'platform.site_went_live', { orderId: order.id, siteTenantId: order.site_tenant_id! })
  await tellSiteLive(ctx, order)
}

export function paidShare(invoices: readonly InvoiceRow[]): Standing['paid'] {
  const paid = invoices.filter(({ status }) => status === 'paid').length
  if (paid === 0) return 'none'
  return paid === invoices.length ? 'all' : 'some'
}

async function recognizeIncome(ctx: PlatformCtx, order: OrderRow): Promise<void> {
  // A site that is switched on again has earned its price before.
  if (order.status === 'inactive') return
  post(ctx, {
    kind: 'revenue',
    source: `order/${order.id}`,
    legs: [debit('liabilities:deposits', order.total_idr, order.id), credit('income:sites', order.total_idr, order.id)],
  })
}
