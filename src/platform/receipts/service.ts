import type { Ctx } from '#kernel/context.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { findCapturesFor } from '#services/payments/index.ts'
import { findInvoiceByToken, type InvoiceRow } from '../billing/queries.ts'
import { INVOICE } from '../billing/service.ts'
import { findOrder, type OrderRow } from '../portal/queries.ts'
import { PlatformSettings } from '../settings.ts'
import { draw, type Fact, type Paper } from './paper.ts'
import { leftAfter, receiptNumber, spellRupiah } from './rules.ts'
import { type PaperWords, words } from './words.ts'

type Captures = Awaited<ReturnType<typeof findCapturesFor>>
type Facts = {
  invoice: InvoiceRow
  kind: 'full' | 'dp' | 'settlement'
  order: OrderRow
  /** The money that paid the invoice; none when a credit did. */
  payment: Captures[number] | undefined
  settings: PlatformSettings
  say: PaperWords
  locale: Locale
  portal: string
  seller: string
}

export type Printed = { number: string; body: Uint8Array }

/** The receipt of a paid invoice, for whoever holds its link. */
export async function printReceipt(ctx: Ctx, token: string): Promise<Printed> {
  const facts = await gather(ctx, token)
  if (facts.invoice.status !== 'paid') throw notFound()
  const number = receiptNumber(facts.invoice.number)
  return { number, body: await draw(receiptOf(facts, number)) }
}

/** The invoice itself, paid or not. */
export async function printInvoice(ctx: Ctx, token: string): Promise<Printed> {
  const facts = await gather(ctx, token)
  return { number: facts.invoice.number, body: await draw(invoiceOf(facts)) }
}

async function gather(ctx: Ctx, token: string): Promise<Facts> {
  const invoice = await findInvoiceByToken(ctx, token)
  if (!invoice) throw notFound()
  const [order, captures, settings] = await Promise.all([
    findOrder(ctx, invoice.order_id),
    findCapturesFor(ctx, INVOICE, [invoice.id]),
    readSettings(ctx, 'platform', PlatformSettings),
  ])
  return {
    invoice,
    kind: invoice.kind as Facts['kind'],
    order: order!,
    payment: captures.find(({ outcome }) => outcome === 'exact'),
    settings,
    say: words[ctx.locale],
    locale: ctx.locale,
    portal: ctx.house.portalOrigin,
    seller: settings.legalName || ctx.tenant.name,
  }
}

function receiptOf(facts: Facts, number: string): Paper {
  const { invoice, order, payment, say, locale, kind } = facts
  const left = leftAfter({ kind, amountIdr: invoice.amount_idr, totalIdr: order.total_idr })
  const method = payment ? `${say.methods[payment.method as 'qris']}${channelOf(payment.channel)}` : say.methods.credit
  const spelled: Fact[] = locale === 'id' ? [[say.spelled, sentence(spellRupiah(invoice.amount_idr))]] : []
  return {
    ...common(facts),
    kind: say.receipt,
    number,
    head: [
      [say.number, number],
      [say.date, dayOf(invoice.paid_at!, locale)],
      [say.order, order.number],
    ],
    table: tableOf(facts, [say.this, left]),
    notes: [
      ...spelled,
      [say.method, method],
      ...(payment ? ([[say.reference, payment.reference]] satisfies Fact[]) : []),
      [say.paidAt, momentOf(payment?.paid_at ?? invoice.paid_at!, locale)],
    ],
    mark: left === 0 ? { text: say.settled, tone: 'done' } : { text: say.deposit, tone: 'waiting' },
  }
}

function invoiceOf(facts: Facts): Paper {
  const { invoice, order, say, locale, kind, portal } = facts
  const left = leftAfter({ kind, amountIdr: invoice.amount_idr, totalIdr: order.total_idr })
  const due: Fact[] = invoice.expires_at ? [[say.due, momentOf(invoice.expires_at, locale)]] : []
  const open = invoice.status === 'open' || invoice.status === 'waiting'
  return {
    ...common(facts),
    kind: say.invoice,
    number: invoice.number,
    head: [
      [say.number, invoice.number],
      [say.date, dayOf(invoice.created_at, locale)],
      [say.order, order.number],
      ...due,
    ],
    table: tableOf(facts, [say.asked, left]),
    notes: open ? [[say.payAt, `${portal}/invoices/${invoice.token}`]] : [],
    mark: {
      paid: { text: say.settled, tone: 'done' as const },
      open: { text: say.open, tone: 'waiting' as const },
      waiting: { text: say.waiting, tone: 'waiting' as const },
      expired: { text: say.expired, tone: 'ended' as const },
    }[invoice.status as 'paid'],
  }
}

function common({ invoice, order, settings, say, portal, seller }: Facts) {
  const npwp = settings.npwp ? `NPWP ${settings.npwp}` : ''
  return {
    at: new Date(invoice.paid_at ?? invoice.created_at),
    seller,
    parties: [
      { title: say.from, name: seller, lines: [settings.legalAddress, npwp, new URL(portal).host] },
      {
        title: say.to,
        name: order.business_name,
        lines: [order.owner_name, order.owner_address, order.owner_email, order.owner_whatsapp],
      },
    ],
    foot: [say.madeBy, `${portal}/orders/${order.token}`],
  }
}

function tableOf({ invoice, order, say, kind }: Facts, [label, left]: [string, number]): Paper['table'] {
  const what = say.line(say.kind[kind], order.package_name, order.business_name)
  const amount = money(invoice.amount_idr)
  const parts: Fact[] = kind === 'full' ? [] : [[say.total, money(order.total_idr)]]
  const rest: Fact[] = left > 0 ? [[say.left, money(left)]] : []
  return { heads: [say.what, say.amount], rows: [[what, amount]], sums: [...parts, ...rest, [label, amount]] }
}

/** With an ordinary space: the unbreakable one has no width of its own in every font. */
function money(amountIdr: number): string {
  return formatRupiah(amountIdr).replaceAll('\u00a0', ' ')
}

function channelOf(channel: string | null): string {
  if (!channel) return ''
  return ` (${channel.length <= 4 ? channel.toUpperCase() : channel[0]!.toUpperCase() + channel.slice(1)})`
}

function sentence(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}

const days: Record<Locale, Intl.DateTimeFormat> = {
  id: new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', day: 'numeric', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', day: 'numeric', month: 'long', year: 'numeric' }),
}
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', timeStyle: 'short' })

function dayOf(instant: string, locale: Locale): string {
  return days[locale].format(new Date(instant))
}

/** `21 November 2026 14.05 WIB`, with a colon in English. */
function momentOf(instant: string, locale: Locale): string {
  const time = clock.format(new Date(instant))
  return `${dayOf(instant, locale)} ${locale === 'id' ? time.replace(':', '.') : time} WIB`
}
