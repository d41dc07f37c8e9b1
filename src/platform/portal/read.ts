import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { previewToken } from '#kernel/http/visit.ts'
import { findCredits, findInvoices } from '../billing/queries.ts'
import { estimateFor } from '../provisioning/estimate.ts'
import { findEvents, type OrderRow } from './queries.ts'
import type { Order } from './schemas.ts'

/** The whole order as its holder and the owner see it. */
export async function describeOrder(ctx: Ctx, row: OrderRow): Promise<Order> {
  const [invoices, credits, events] = await Promise.all([
    findInvoices(ctx, row.id),
    findCredits(ctx, row.id),
    findEvents(ctx, row.id),
  ])
  const paid = invoices.some(({ status }) => status === 'paid')
  const approved = row.approved_at !== null
  const estimate = await estimateFor(ctx, { id: row.id, status: row.status, approved, paid })
  const siteUrl = `${originOf(ctx.house, `${row.slug}.${ctx.house.baseDomain}`)}/`
  const built = row.site_tenant_id !== null && ['in_progress', 'ready'].includes(row.status)
  return {
    id: row.id,
    token: row.token,
    number: row.number,
    status: row.status as Order['status'],
    businessName: row.business_name,
    slug: row.slug,
    vertical: row.vertical,
    tagline: row.tagline,
    brand: row.brand as Order['brand'],
    logoId: row.logo_id,
    wishedDomain: row.wished_domain
      ? { name: row.wished_domain, state: (row.wished_domain_state ?? 'unknown') as 'free' | 'taken' | 'unknown' }
      : null,
    siteUrl,
    previewUrl: built ? `${siteUrl}?preview=${previewToken(ctx.house, row.site_tenant_id!)}` : null,
    package: { code: row.package, name: row.package_name },
    scheme: row.scheme as Order['scheme'],
    dpPercent: row.dp_percent,
    totalIdr: row.total_idr,
    paidIdr: invoices.filter(({ status }) => status === 'paid').reduce((sum, one) => sum + one.amount_idr, 0),
    owner: { name: row.owner_name, email: row.owner_email, whatsapp: row.owner_whatsapp, address: row.owner_address },
    invoices: invoices.map((one) => ({
      token: one.token,
      number: one.number,
      kind: one.kind as Order['invoices'][number]['kind'],
      amountIdr: one.amount_idr,
      status: one.status as Order['invoices'][number]['status'],
      expiresAt: one.expires_at,
      paidAt: one.paid_at,
    })),
    credits: credits.map((one) => ({
      id: one.id,
      amountIdr: one.amount_idr,
      leftIdr: one.left_idr,
      reason: one.reason as Order['credits'][number]['reason'],
      status: one.status as Order['credits'][number]['status'],
      at: one.created_at,
    })),
    timeline: events,
    estimate,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
