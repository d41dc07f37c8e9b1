import QRCode from 'qrcode'
import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findIntentsFor, type IntentRow } from '#services/payments/index.ts'
import { findOrder } from '../portal/queries.ts'
import { Token } from '../portal/schemas.ts'
import { findCredits, findInvoiceByToken, type InvoiceRow } from './queries.ts'
import { CreateCharge, Invoice, PayOutCredit, RefundCredit } from './schemas.ts'
import * as returns from './returns.ts'
import * as service from './service.ts'

export const readInvoice = operation({
  get: '/invoices/{token}',
  open: 'anyone',
  summary: 'An invoice with its latest charge, for whoever holds its link.',
  input: Token,
  output: Invoice,
  problems: [notFound],
  run: async (ctx, { token }) => {
    const invoice = await findInvoiceByToken(ctx, token)
    if (!invoice) throw notFound()
    return describeInvoice(ctx, invoice)
  },
})

export const watchInvoice = operation({
  get: '/invoices/{token}/events',
  open: 'anyone',
  summary: 'Tells when an invoice, its charge or its order has changed.',
  stream: true,
  input: Token,
  output: z.string(),
  problems: [notFound],
  run: async (ctx, { token }) => {
    const invoice = await findInvoiceByToken(ctx, token)
    if (!invoice) throw notFound()
    return `platform.order:${invoice.order_id} ${service.INVOICE}:${invoice.id}`
  },
})

export const createCharge = operation({
  post: '/invoices/{token}/charges',
  open: 'anyone',
  summary: 'Opens a charge for an invoice at the payment gateway.',
  outside: true,
  status: 201,
  limit: { name: 'charge', points: 30, seconds: 600 },
  input: CreateCharge,
  output: Invoice,
  problems: [notFound, service.invoiceClosed, service.alreadyPaid, service.channelNeeded],
  run: async (ctx, input) => {
    await service.createCharge(ctx, input)
    return ctx.transact(async (inner) => describeInvoice(inner, (await findInvoiceByToken(inner, input.token))!))
  },
})

export const applyCredit = operation({
  post: '/invoices/{token}/credit-applications',
  open: 'anyone',
  summary: "Pays an invoice from the order's credit.",
  crosses: true,
  input: Token,
  output: nothing,
  problems: [notFound, service.invoiceClosed, service.creditTooSmall],
  run: (ctx, { token }) => service.applyCredit(ctx, token),
})

export const refundCredit = operation({
  post: '/credits/{creditId}/refunds',
  can: 'platform.credits.refund',
  summary: 'Returns a credit to the payer through the gateway.',
  input: RefundCredit,
  output: nothing,
  problems: [notFound, returns.creditNotAvailable],
  run: (ctx, { creditId, reason }) => returns.refundCredit(ctx, creditId, reason),
})

export const payOutCredit = operation({
  post: '/credits/{creditId}/payouts',
  can: 'platform.credits.refund',
  summary: 'Records that a credit was returned to the payer by bank transfer, outside the gateway.',
  input: PayOutCredit,
  output: nothing,
  problems: [notFound, returns.creditNotAvailable],
  run: (ctx, input) => returns.payOutCredit(ctx, input),
})

async function describeInvoice(ctx: Ctx, row: InvoiceRow): Promise<z.output<typeof Invoice>> {
  const [order, credits, intents] = await Promise.all([
    findOrder(ctx, row.order_id),
    findCredits(ctx, row.order_id),
    findIntentsFor(ctx, service.INVOICE, row.id),
  ])
  const usable = credits.filter(({ status }) => status === 'available').reduce((sum, one) => sum + one.left_idr, 0)
  return {
    token: row.token,
    number: row.number,
    kind: row.kind as Invoice['kind'],
    amountIdr: row.amount_idr,
    status: row.status as Invoice['status'],
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
    serverNow: ctx.now.toISOString(),
    businessName: order!.business_name,
    orderNumber: order!.number,
    orderToken: order!.token,
    creditIdr: usable,
    charge: intents[0] ? await describeCharge(ctx, intents[0]) : null,
  }
}

async function describeCharge(ctx: Ctx, intent: IntentRow): Promise<NonNullable<Invoice['charge']>> {
  const open = intent.status === 'pending'
  return {
    reference: intent.reference,
    method: intent.method as 'qris' | 'va' | 'ewallet',
    channel: intent.channel,
    status: intent.status as NonNullable<Invoice['charge']>['status'],
    amountIdr: intent.amount_idr,
    qrString: intent.qr_string,
    qrSvg: open && intent.qr_string ? await qrPicture(intent.qr_string) : null,
    vaNumber: intent.va_number,
    bank: intent.method === 'va' ? intent.channel : null,
    // The test gateway's page is for demonstrations; real money never meets it.
    payUrl: intent.action_url ?? (ctx.house.mode === 'demo' ? intent.sandbox_url : null),
    expiresAt: intent.expires_at,
  }
}

/** The code as a picture; quiet zone and error correction as QRIS readers expect. */
function qrPicture(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
}
