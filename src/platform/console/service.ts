import type { Ctx, PlatformCtx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { setTenantStatus } from '#kernel/tenancy/queries.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { findCapturesFor } from '#services/payments/index.ts'
import { findInvoices } from '../billing/queries.ts'
import { INVOICE } from '../billing/service.ts'
import { readConversation } from '../conversation/service.ts'
import { tellSiteOff } from '../messages.ts'
import { openSite, paidShare } from '../portal/advance.ts'
import { findOrder, lockOrder, noteEvent, type OrderRow, updateOrder } from '../portal/queries.ts'
import { describeOrder } from '../portal/read.ts'
import { mayActivate } from '../portal/rules.ts'
import type { OrderStatus } from '../portal/schemas.ts'
import { announceOrder } from '../portal/service.ts'
import { findRun, findSteps } from '../provisioning/queries.ts'
import { PlatformSettings } from '../settings.ts'
import type { UpdateSettings } from './schemas.ts'

export const siteNotActive = problem('site-not-active', 409, {
  id: 'Situs ini sedang tidak aktif, jadi tidak ada yang dimatikan.',
  en: 'This site is not active, so there is nothing to switch off.',
})
export const siteNotReady = problem('site-not-ready', 409, {
  id: 'Situs ini baru dapat diaktifkan setelah lunas dan selesai dibuat.',
  en: 'This site can be switched on once it is fully paid and built.',
})

/** Takes a site off the public's view; its own administrators still get in. */
export async function deactivateSite(ctx: PlatformCtx, id: string, reason: string): Promise<void> {
  const order = await lockOrder(ctx, id)
  if (!order) throw notFound()
  if (order.status !== 'active') throw siteNotActive()
  await setTenantStatus(ctx, order.site_tenant_id!, 'off')
  await updateOrder(ctx, id, { status: 'inactive' })
  noteEvent(ctx, id, 'status_inactive', reason)
  emit(ctx, 'platform.site_switched_off', { orderId: id, siteTenantId: order.site_tenant_id! })
  await tellSiteOff(ctx, order)
  announceOrder(ctx, id)
}

/** Makes a site public, for the first time or again. */
export async function activateSite(ctx: PlatformCtx, id: string): Promise<void> {
  const order = await lockOrder(ctx, id)
  if (!order) throw notFound()
  if (!mayActivate(await standing(ctx, order))) throw siteNotReady()
  await updateOrder(ctx, id, { status: 'active' })
  noteEvent(ctx, id, 'status_active')
  await openSite(ctx, order)
  announceOrder(ctx, id)
}

/** Changes the named settings. What waited for the owner's hand and need not any more goes on by itself. */
export async function updateSettings(ctx: Ctx, changes: UpdateSettings): Promise<PlatformSettings> {
  const settings = await writeSettings(ctx, 'platform', PlatformSettings, changes)
  if (changes.provisioning === 'auto' || changes.goLive === 'auto')
    enqueue(ctx, 'platform.advanceWaiting', {}, { key: 'settings' })
  // The portal's pages show prices that these settings make.
  announceTenant(ctx, ctx.tenant.id)
  return settings
}

/** Everything about one order: what its holder sees, and behind it the money, the building and the site. */
export async function inspectOrder(ctx: Ctx, id: string) {
  const order = await findOrder(ctx, id)
  if (!order) throw notFound()
  const [described, messages, run, steps, invoices] = await Promise.all([
    describeOrder(ctx, order),
    readConversation(ctx, id, 'owner'),
    findRun(ctx, id),
    findSteps(ctx, id),
    findInvoices(ctx, id),
  ])
  const captures = await findCapturesFor(
    ctx,
    INVOICE,
    invoices.map((invoice) => invoice.id),
  )
  const paid = paidShare(invoices)
  return {
    ...described,
    ...wishesOf(order),
    messages,
    tenantId: order.site_tenant_id,
    awaitsApproval: !run && paid !== 'none' && !order.approved_at,
    mayActivate: mayActivate({ status: order.status as OrderStatus, paid, built: run?.status === 'done' }),
    payments: captures.map((one) => ({
      id: one.id,
      invoice: invoices.find((invoice) => invoice.id === one.for_id)?.number ?? '',
      reference: one.reference,
      method: one.method,
      channel: one.channel,
      amountIdr: one.amount_idr,
      feeIdr: one.fee_idr,
      paidAt: one.paid_at,
      capturedAt: one.created_at,
      gatewayPaymentId: one.gateway_payment_id,
      outcome: one.outcome as 'exact',
    })),
    provisioning: run
      ? {
          status: run.status as 'running',
          steps: steps.map((step) => ({
            name: step.name,
            status: step.status as 'waiting',
            attempts: step.attempts,
            startedAt: step.started_at,
            finishedAt: step.finished_at,
            error: step.error,
          })),
        }
      : null,
  }
}

/** What the orderer asked for beside package and address, and agreed to. */
function wishesOf(order: OrderRow) {
  const { wished_domain: name, wished_domain_state: state } = order
  return {
    tagline: order.tagline,
    logoId: order.logo_id,
    wishedDomain: name ? { name, state: state as 'free' | 'taken' | 'unknown' | null } : null,
    dpPercent: order.dp_percent,
    locale: order.locale as 'id' | 'en',
    consent: { at: order.consented_at, version: order.consent_version },
  }
}

async function standing(ctx: Ctx, order: OrderRow) {
  const [invoices, run] = await Promise.all([findInvoices(ctx, order.id), findRun(ctx, order.id)])
  return { status: order.status as OrderStatus, paid: paidShare(invoices), built: run?.status === 'done' }
}
