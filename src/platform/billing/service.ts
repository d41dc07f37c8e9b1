import type { Ctx, OutsideCtx, PlatformCtx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import {
  type ChargeWish,
  type Captured,
  cancelOpenCharges,
  findIntentsFor,
  type PayBy,
  prepareCharge,
  requestCharge,
} from '#services/payments/index.ts'
import { holdSlug, keepSlug, releaseSlug } from '../domains/queries.ts'
import { tellCredit, tellDpPaid, tellSettled } from '../messages.ts'
import { advanceOrder } from '../portal/advance.ts'
import { lockOrder, noteEvent, type OrderRow, updateOrder } from '../portal/queries.ts'
import { GRACE_MINUTES } from '../portal/rules.ts'
import { announceOrder } from '../portal/service.ts'
import {
  findCredits,
  findInvoice,
  findInvoiceByToken,
  findInvoices,
  insertCredit,
  type InvoiceRow,
  lockCredits,
  openSettlement,
  updateCredit,
  updateInvoice,
} from './queries.ts'
import { allotmentOf, type InvoiceStatus } from './rules.ts'
import type { CreateCharge } from './schemas.ts'

export const INVOICE = 'platform.invoice'
/** A settlement invoice does not run out; each attempt to pay it does, after this long. */
const CHARGE_HOURS = 24

export const invoiceClosed = problem('invoice-closed', 409, {
  id: 'Tagihan ini sudah tidak dapat dibayar.',
  en: 'This invoice can no longer be paid.',
})
export const alreadyPaid = problem('already-paid', 409, {
  id: 'Pembayaran untuk tagihan ini sudah diterima dan sedang dicatat.',
  en: 'A payment for this invoice has been received and is being recorded.',
})
export const channelNeeded = problem('channel-needed', 422, {
  id: 'Pilih bank atau dompet digitalnya.',
  en: 'Choose the bank or the wallet.',
})
export const creditTooSmall = problem('credit-too-small', 409, {
  id: 'Kredit belum cukup untuk tagihan ini.',
  en: 'The credit is not enough for this invoice.',
})

/** Opens a charge for an invoice: intent in one transaction, the gateway in between, its answer in another. */
export async function createCharge(ctx: OutsideCtx, input: CreateCharge): Promise<void> {
  const by = payByOf(input)
  const { reference, fresh, wish } = await ctx.transact(async (inner) => {
    const invoice = await findInvoiceByToken(inner, input.token)
    if (!invoice) throw notFound()
    const order = (await lockOrder(inner, invoice.order_id))!
    const now = (await findInvoice(inner, invoice.id))!
    if (now.status !== 'open' || (now.expires_at && new Date(now.expires_at) <= inner.now)) throw invoiceClosed()
    const attempts = await findIntentsFor(inner, INVOICE, now.id)
    if (attempts.some(({ status }) => status === 'paid')) throw alreadyPaid()
    return prepareCharge(inner, wishOf(inner, now, order, by))
  })
  if (fresh) await requestCharge(ctx, reference, wish)
}

function payByOf({ method, bank, wallet }: CreateCharge): PayBy {
  if (method === 'va' && bank) return { method, bank }
  if (method === 'ewallet' && wallet) return { method, wallet }
  if (method === 'qris') return { method }
  throw channelNeeded({}, [{ path: method === 'va' ? 'bank' : 'wallet', sentence: channelNeeded.sentence }])
}

function wishOf(ctx: Ctx, invoice: InvoiceRow, order: OrderRow, by: PayBy): ChargeWish {
  const soon = new Date(ctx.now.getTime() + CHARGE_HOURS * 3_600_000).toISOString()
  return {
    paidFor: { kind: INVOICE, id: invoice.id },
    amountIdr: invoice.amount_idr,
    by,
    expiresAt: invoice.expires_at ?? soon,
    description: `${invoice.number} ${order.business_name}`.slice(0, 80),
    customer: { name: order.owner_name, email: order.owner_email, phone: order.owner_whatsapp },
    returnUrl: `${ctx.house.portalOrigin}/orders/${order.token}/thanks`,
  }
}

/** Gives money that came in its meaning: it pays the invoice, or it becomes a credit of the order. */
export async function allot(ctx: PlatformCtx, captured: Captured): Promise<void> {
  if (captured.forKind !== INVOICE) return
  const found = await findInvoice(ctx, captured.forId)
  if (!found) throw new Error(`no invoice ${captured.forId} for capture ${captured.captureId}`)
  const order = (await lockOrder(ctx, found.order_id))!
  const invoice = (await findInvoice(ctx, captured.forId))!
  const first = invoice.kind !== 'settlement'
  const held = captured.outcome === 'exact' && first ? await secureSlug(ctx, order) : true
  const allotment = allotmentOf(captured.outcome, invoice.status as InvoiceStatus, held)
  if (allotment.pays) {
    post(ctx, {
      kind: LEDGER_KIND[invoice.kind as keyof typeof LEDGER_KIND],
      source: `capture/${captured.captureId}`,
      legs: [
        debit('liabilities:unallocated', captured.amountIdr, invoice.id),
        credit('liabilities:deposits', captured.amountIdr, order.id),
      ],
    })
    await markPaid(ctx, order, invoice)
    return
  }
  post(ctx, {
    kind: 'credit',
    source: `capture/${captured.captureId}`,
    legs: [
      debit('liabilities:unallocated', captured.amountIdr, invoice.id),
      credit('liabilities:credits', captured.amountIdr, order.id),
    ],
  })
  const reason = allotment.reason
  ctx.tx.defer(
    insertCredit(ctx, {
      order_id: order.id,
      capture_id: captured.captureId,
      intent_id: captured.intentId,
      amount_idr: captured.amountIdr,
      reason,
    }),
  )
  noteEvent(ctx, order.id, `credit_${reason}`, String(captured.amountIdr))
  emit(ctx, 'platform.credit_noted', { orderId: order.id, amountIdr: captured.amountIdr, reason })
  await tellCredit(ctx, order, captured, reason)
  announceOrder(ctx, order.id)
}

const LEDGER_KIND = { dp: 'dp', settlement: 'pelunasan', full: 'full_payment' } as const

/** Keeps the order's address for good; an address given back meanwhile is taken again if it is still free. */
async function secureSlug(ctx: PlatformCtx, order: OrderRow): Promise<boolean> {
  if (await keepSlug(ctx, order.slug, order.id)) return true
  if (!(await holdSlug(ctx, order.slug, order.id, 1))) return false
  return keepSlug(ctx, order.slug, order.id)
}

/** The only place where an invoice becomes paid. */
async function markPaid(ctx: PlatformCtx, order: OrderRow, invoice: InvoiceRow): Promise<void> {
  await updateInvoice(ctx, invoice.id, { status: 'paid', paid_at: ctx.now })
  // A payment that was under way while the order ran out brings it back.
  if (order.status === 'expired') await updateOrder(ctx, order.id, { status: 'new' })
  if (invoice.kind === 'dp') await openSettlement(ctx, order.id)
  await cancelOpenCharges(ctx, { kind: INVOICE, id: invoice.id })
  noteEvent(ctx, order.id, `paid_${invoice.kind}`, String(invoice.amount_idr))
  emit(ctx, 'platform.invoice_paid', { orderId: order.id, invoiceId: invoice.id, amountIdr: invoice.amount_idr })
  const invoices = await findInvoices(ctx, order.id)
  const settlement = invoices.find(({ kind }) => kind === 'settlement')
  if (invoice.kind === 'dp' && settlement) await tellDpPaid(ctx, order, invoice, settlement)
  else await tellSettled(ctx, order)
  await advanceOrder(ctx, order.id)
  announceOrder(ctx, order.id)
}

/** Uses the order's credits for an open invoice, oldest first. */
export async function applyCredit(ctx: PlatformCtx, token: string): Promise<void> {
  const found = await findInvoiceByToken(ctx, token)
  if (!found) throw notFound()
  const order = (await lockOrder(ctx, found.order_id))!
  const [invoice, credits] = await Promise.all([findInvoice(ctx, found.id), lockCredits(ctx, order.id)])
  if (invoice?.status !== 'open') throw invoiceClosed()
  const available = credits.reduce((sum, one) => sum + one.left_idr, 0)
  if (available < invoice.amount_idr) throw creditTooSmall()
  if (invoice.kind !== 'settlement' && !(await secureSlug(ctx, order))) throw invoiceClosed()
  let due = invoice.amount_idr
  for (const one of credits) {
    const used = Math.min(due, one.left_idr)
    if (used === 0) break
    due -= used
    const left = one.left_idr - used
    await updateCredit(ctx, one.id, { status: left === 0 ? 'applied' : 'available', left_idr: left })
  }
  post(ctx, {
    kind: LEDGER_KIND[invoice.kind as keyof typeof LEDGER_KIND],
    source: `invoice/${invoice.id}`,
    legs: [
      debit('liabilities:credits', invoice.amount_idr, order.id),
      credit('liabilities:deposits', invoice.amount_idr, order.id),
    ],
  })
  await markPaid(ctx, order, invoice)
}

/**
 * Ends an unpaid order whose first invoice has run out, and gives its address back. Not while money for it waits to be
 * given its meaning: then it looks again later, in case somebody else has the address and the money becomes a credit.
 */
export async function expireInvoice(ctx: PlatformCtx, invoiceId: string): Promise<void> {
  const found = await findInvoice(ctx, invoiceId)
  if (!found) return
  const order = (await lockOrder(ctx, found.order_id))!
  const invoice = (await findInvoice(ctx, invoiceId))!
  if (invoice.status !== 'open' || !invoice.expires_at || order.status !== 'new') return
  if (await moneyWaits(ctx, order, invoice)) {
    const runAt = new Date(ctx.now.getTime() + GRACE_MINUTES * 60_000)
    enqueue(ctx, 'platform.expireInvoice', { invoiceId }, { runAt, key: invoiceId })
    return
  }
  await updateInvoice(ctx, invoice.id, { status: 'expired' })
  await updateOrder(ctx, order.id, { status: 'expired' })
  await releaseSlug(ctx, order.slug, order.id)
  await cancelOpenCharges(ctx, { kind: INVOICE, id: invoice.id })
  noteEvent(ctx, order.id, 'expired')
  announceOrder(ctx, order.id)
}

/** A charge is paid, and its money has become neither a payment (the invoice is open) nor a credit. */
async function moneyWaits(ctx: PlatformCtx, order: OrderRow, invoice: InvoiceRow): Promise<boolean> {
  const [intents, credits] = await Promise.all([findIntentsFor(ctx, INVOICE, invoice.id), findCredits(ctx, order.id)])
  const refused = new Set(credits.filter(({ reason }) => reason === 'order_expired').map((one) => one.intent_id))
  return intents.some(({ id, status }) => status === 'paid' && !refused.has(id))
}
