import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { previewToken } from '#kernel/http/visit.ts'
import type { Captured } from '#services/payments/index.ts'
import { notify } from '#services/notifications/index.ts'
import type { CreditReason } from './billing/rules.ts'
import type { InvoiceRow } from './billing/queries.ts'
import type { OrderRow } from './portal/queries.ts'
import type { PlaceOrder } from './portal/schemas.ts'

/* What the platform tells its customers. Each occasion has a name, so that it is told once. */

type Placed = PlaceOrder & { id: string; token: string; number: string; totalIdr: number }

export function tellOrderPlaced(
  ctx: Ctx,
  order: Placed,
  invoice: { token: string; amountIdr: number },
  expiresAt: string,
): Promise<void> {
  return notify(ctx, {
    template: 'order_placed',
    to: { name: order.owner.name, email: order.owner.email, whatsapp: order.owner.whatsapp },
    locale: order.locale,
    dedupe: order.id,
    params: {
      number: order.number,
      businessName: order.businessName,
      totalIdr: order.totalIdr,
      dueIdr: invoice.amountIdr,
      invoiceUrl: `${portal(ctx)}/invoices/${invoice.token}`,
      expiresAt,
    },
  })
}

/** The down payment is in: the next thing to pay is the settlement. */
export function tellDpPaid(ctx: Ctx, order: OrderRow, paid: InvoiceRow, settlement: InvoiceRow): Promise<void> {
  return notify(ctx, {
    ...addressed(order),
    template: 'dp_paid',
    dedupe: paid.id,
    params: {
      number: order.number,
      businessName: order.business_name,
      paidIdr: paid.amount_idr,
      leftIdr: settlement.amount_idr,
      invoiceUrl: `${portal(ctx)}/invoices/${settlement.token}`,
      statusUrl: statusUrl(ctx, order),
    },
  })
}

export function tellSettled(ctx: Ctx, order: OrderRow): Promise<void> {
  return notify(ctx, {
    ...addressed(order),
    template: 'settled',
    dedupe: order.id,
    params: {
      number: order.number,
      businessName: order.business_name,
      totalIdr: order.total_idr,
      statusUrl: statusUrl(ctx, order),
    },
  })
}

export function tellCredit(ctx: Ctx, order: OrderRow, captured: Captured, reason: CreditReason): Promise<void> {
  return notify(ctx, {
    ...addressed(order),
    template: 'credit_noted',
    dedupe: captured.captureId,
    params: { number: order.number, amountIdr: captured.amountIdr, reason, statusUrl: statusUrl(ctx, order) },
  })
}

/** `occasion` is the refund at the gateway, or the credit that was paid out by transfer. */
export function tellRefunded(ctx: Ctx, order: OrderRow, amountIdr: number, occasion: string): Promise<void> {
  return notify(ctx, {
    ...addressed(order),
    template: 'refund_done',
    dedupe: occasion,
    params: { number: order.number, amountIdr, statusUrl: statusUrl(ctx, order) },
  })
}

export function tellSiteReady(ctx: Ctx, order: OrderRow): Promise<void> {
  const previewUrl = `${site(ctx, order)}/?preview=${previewToken(ctx.house, order.site_tenant_id!)}`
  return notify(ctx, {
    ...addressed(order),
    template: 'site_ready',
    dedupe: order.id,
    params: { businessName: order.business_name, previewUrl },
  })
}

export function tellSiteLive(ctx: Ctx, order: OrderRow): Promise<void> {
  return notify(ctx, {
    ...addressed(order),
    template: 'site_live',
    dedupe: order.id,
    params: { businessName: order.business_name, siteUrl: `${site(ctx, order)}/` },
  })
}

export function tellHandOver(ctx: Ctx, order: OrderRow, passwordToken: string): Promise<void> {
  return notify(ctx, {
    ...addressed(order),
    template: 'hand_over',
    dedupe: order.id,
    params: {
      businessName: order.business_name,
      siteUrl: `${site(ctx, order)}/`,
      adminUrl: `${site(ctx, order)}/admin`,
      setPasswordUrl: `${site(ctx, order)}/set-password?token=${passwordToken}`,
    },
  })
}

export function tellSiteOff(ctx: Ctx, order: OrderRow): Promise<void> {
  return notify(ctx, {
    ...addressed(order),
    template: 'site_off',
    // A site may be switched off more than once; each time is told.
    dedupe: `${order.id}/${ctx.requestId}`,
    params: {
      businessName: order.business_name,
      siteUrl: `${site(ctx, order)}/`,
      adminUrl: `${site(ctx, order)}/admin`,
    },
  })
}

type Line = {
  author: 'buyer' | 'owner'
  name: string
  body: string
  /** The batch of unseen lines that this one belongs to: one batch is told once. */
  occasion: string
  /** Whom to tell when the buyer wrote. */
  owners: { id: string; name: string; email: string }[] | null
}

/** A line in the talk about an order: the buyer hears of the owner's, the owners of the buyer's. */
export async function tellMessage(ctx: Ctx, order: OrderRow, { name, body, occasion, owners }: Line): Promise<void> {
  const said = { number: order.number, businessName: order.business_name, author: name, text: body.slice(0, 500) }
  if (!owners) {
    const params = { ...said, url: `${statusUrl(ctx, order)}#pesan` }
    return notify(ctx, { ...addressed(order), template: 'order_message', dedupe: occasion, params })
  }
  const params = { ...said, url: `${portal(ctx)}/console/orders/${order.id}#pesan` }
  for (const { id, name: owner, email } of owners) {
    const to = { name: owner, email }
    await notify(ctx, { template: 'order_message', to, locale: 'id', dedupe: `${occasion}/${id}`, params })
  }
}

function addressed(order: OrderRow) {
  return {
    to: { name: order.owner_name, email: order.owner_email, whatsapp: order.owner_whatsapp },
    locale: order.locale as 'id' | 'en',
  }
}

function statusUrl(ctx: Ctx, order: OrderRow): string {
  return `${portal(ctx)}/orders/${order.token}`
}

function portal(ctx: Ctx): string {
  return ctx.house.portalOrigin
}

function site(ctx: Ctx, order: OrderRow): string {
  return originOf(ctx.house, `${order.slug}.${ctx.house.baseDomain}`)
}
