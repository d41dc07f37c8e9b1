import type { Locale, Sentence } from '#kernel/problem/problem.ts'
import type { Movement } from '#services/ledger/index.ts'
import type { DayRow, Figures } from './schemas.ts'

/* How the figures of a day come out of the entries of the ledger. Pure. */

type Moved = Pick<Movement, 'account' | 'kind' | 'debit_idr' | 'credit_idr'>

/** What only the orders know: prices, and what was taken off before anybody paid. */
export type OrderSums = {
  orders: number
  freeOrders: number
  grossIdr: number
  discountIdr: number
  pointsIdr: number
  buyerFeeIdr: number
  units: number
}

/** Kinds of entries by which money becomes the deposit of an order. */
export const PAYING = ['payment', 'credit_applied', 'wallet_paid'] as const

/** Every rupiah of a day from its entries; prices and discounts, which are no money, from its orders. */
export function figuresOf(moved: readonly Moved[], sums: OrderSums): Figures {
  const { debit, credit } = readerOf(moved)
  const receivedIdr = credit('liabilities:unallocated', 'receipt')
  const feesIdr = net(debit, credit, 'expenses:gateway_fees')
  const salesIdr = -net(debit, credit, 'income:sales')
  const marginsIdr = net(debit, credit, 'expenses:reseller_margin')
  const goodwillIdr = net(debit, credit, 'expenses:goodwill')
  const otherCostsIdr = net(debit, credit, 'expenses:settlement_differences')
  return {
    ...sums,
    valueIdr: PAYING.reduce((sum, kind) => sum + credit('liabilities:deposits', kind), 0),
    byGatewayIdr: credit('liabilities:deposits', 'payment'),
    byCreditIdr: credit('liabilities:deposits', 'credit_applied'),
    byWalletTopupIdr: debit('liabilities:wallet_topup', 'wallet_paid'),
    byWalletMarginIdr: debit('liabilities:wallet_margin', 'wallet_paid'),
    receivedIdr,
    feesIdr,
    netReceivedIdr: receivedIdr - feesIdr,
    topupsIdr: credit('liabilities:wallet_topup', 'wallet_topup'),
    receivedAsCreditIdr: credit('liabilities:credits', 'credit') + credit('liabilities:credits', 'payment'),
    salesIdr,
    undeliveredCreditIdr: credit('liabilities:credits', 'sale'),
    undeliveredWalletIdr: debit('liabilities:deposits', 'wallet_returned'),
    marginsIdr,
    goodwillIdr,
    otherCostsIdr,
    resultIdr: salesIdr - feesIdr - marginsIdr - goodwillIdr - otherCostsIdr,
    refundsDecidedIdr: debit('liabilities:credits', 'refund_decided') - credit('liabilities:credits', 'refund_refused'),
    refundsMadeIdr: credit('assets:gateway', 'refund'),
    creditsPaidOutIdr: credit('assets:bank', 'credit_paid_out'),
    withdrawalsAskedIdr:
      credit('liabilities:withdrawals_due', 'wallet_withdrawal') -
      debit('liabilities:withdrawals_due', 'wallet_withdrawal_back'),
    withdrawalsPaidIdr: credit('assets:bank', 'withdrawal_paid'),
    settledIdr: debit('assets:bank', 'settled') - credit('assets:bank', 'settled'),
  }
}

type Side = (account: string, kind?: string) => number

function readerOf(moved: readonly Moved[]): { debit: Side; credit: Side } {
  const side =
    (of: (one: Moved) => number): Side =>
    (account, kind) =>
      moved
        .filter((one) => one.account === account && (kind === undefined || one.kind === kind))
        .reduce((sum, one) => sum + of(one), 0)
  return { debit: side(({ debit_idr }) => debit_idr), credit: side(({ credit_idr }) => credit_idr) }
}

/** Debits less credits, whatever the kind. */
function net(debit: Side, credit: Side, account: string): number {
  return debit(account) - credit(account)
}

/** Figures that differ between two readings of a day. */
export function differencesOf(closed: Figures, now: Figures) {
  return (Object.keys(now) as (keyof Figures)[])
    .filter((name) => closed[name] !== now[name])
    .map((name) => ({ name, closedIdr: closed[name] ?? 0, nowIdr: now[name] }))
}

/** So long after midnight nothing that began on the day can still be under way. */
const SETTLING_MS = 5 * 60_000

/** Whether a day that ended at this instant is over for good. */
export function isOver(end: Date, now: Date): boolean {
  return now.getTime() >= end.getTime() + SETTLING_MS
}

/* What the figures of a day are called, on its page, on paper and in its table. */

const say = (id: string, en: string): Sentence => ({ id, en })

const SALES = say('Pesanan dibayar', 'Orders paid')
const MONEY = say('Uang masuk', 'Money in')
const RESULT = say('Hasil hari ini', 'Result of the day')
const OUT = say('Uang keluar', 'Money out')

type Word = {
  name: Exclude<keyof Figures, 'orders' | 'freeOrders' | 'units'>
  part: Sentence
  word: Sentence
  sign?: '-' | '='
}

/** In the order in which they are read; `-` is taken off what stands before it, `=` is what is left. */
export const figureWords: readonly Word[] = [
  { name: 'grossIdr', part: SALES, word: say('Harga barang', 'Prices of goods') },
  { name: 'discountIdr', part: SALES, word: say('Diskon kupon', 'Coupon discounts'), sign: '-' },
  { name: 'pointsIdr', part: SALES, word: say('Poin ditukar', 'Points redeemed'), sign: '-' },
  { name: 'buyerFeeIdr', part: SALES, word: say('Biaya bayar dari pembeli', 'Payment fee borne by buyers') },
  { name: 'valueIdr', part: SALES, word: say('Dibayar untuk pesanan', 'Paid for orders'), sign: '=' },
  { name: 'byGatewayIdr', part: SALES, word: say('Lewat gateway (QRIS)', 'By the gateway (QRIS)') },
  { name: 'byCreditIdr', part: SALES, word: say('Dari saldo pembeli', 'From buyers’ credit') },
  { name: 'byWalletTopupIdr', part: SALES, word: say('Dari isi saldo reseller', 'From resellers’ top-ups') },
  { name: 'byWalletMarginIdr', part: SALES, word: say('Dari margin reseller', 'From resellers’ margin') },
  { name: 'receivedIdr', part: MONEY, word: say('Diterima gateway', 'Received by the gateway') },
  { name: 'feesIdr', part: MONEY, word: say('Biaya gateway (MDR)', 'Gateway fee (MDR)'), sign: '-' },
  { name: 'netReceivedIdr', part: MONEY, word: say('Bersih di gateway', 'Net at the gateway'), sign: '=' },
  {
    name: 'topupsIdr',
    part: MONEY,
    word: say('Isi saldo reseller (bukan pendapatan)', 'Reseller top-ups (no revenue)'),
  },
  {
    name: 'receivedAsCreditIdr',
    part: MONEY,
    word: say('Jadi saldo pembeli (lebih, telat, ganda)', 'Became buyers’ credit (over, late, double)'),
  },
  { name: 'settledIdr', part: MONEY, word: say('Settlement ke rekening bank', 'Settled to the bank') },
  { name: 'salesIdr', part: RESULT, word: say('Penjualan diserahkan', 'Sales handed over') },
  { name: 'feesIdr', part: RESULT, word: say('Biaya gateway (MDR)', 'Gateway fee (MDR)'), sign: '-' },
  { name: 'marginsIdr', part: RESULT, word: say('Margin reseller', 'Margin of resellers'), sign: '-' },
  {
    name: 'goodwillIdr',
    part: RESULT,
    word: say('Ganti rugi dan kebaikan toko', 'Compensation and kindness'),
    sign: '-',
  },
  { name: 'otherCostsIdr', part: RESULT, word: say('Selisih settlement', 'Settlement differences'), sign: '-' },
  { name: 'resultIdr', part: RESULT, word: say('Hasil', 'Result'), sign: '=' },
  {
    name: 'undeliveredCreditIdr',
    part: OUT,
    word: say('Tidak terkirim, jadi saldo pembeli', 'Undelivered, became buyers’ credit'),
  },
  {
    name: 'undeliveredWalletIdr',
    part: OUT,
    word: say('Tidak terkirim, kembali ke saldo reseller', 'Undelivered, back to resellers’ wallets'),
  },
  { name: 'refundsDecidedIdr', part: OUT, word: say('Pengembalian diputuskan', 'Refunds decided') },
  { name: 'refundsMadeIdr', part: OUT, word: say('Pengembalian lewat gateway selesai', 'Refunds made by the gateway') },
  {
    name: 'creditsPaidOutIdr',
    part: OUT,
    word: say('Saldo pembeli ditransfer toko', 'Buyers’ credit paid by the shop'),
  },
  { name: 'withdrawalsAskedIdr', part: OUT, word: say('Penarikan margin diminta', 'Withdrawals of margin asked for') },
  { name: 'withdrawalsPaidIdr', part: OUT, word: say('Penarikan margin dibayar', 'Withdrawals of margin paid') },
]

const CHANNELS: Record<string, Sentence> = {
  shop: say('Toko', 'Shop'),
  reseller: say('Halaman reseller', 'Reseller pages'),
  api: say('API reseller', 'Reseller API'),
}

export function channelWord(channel: string, locale: Locale): string {
  return CHANNELS[channel]?.[locale] ?? channel
}

const STATES: Record<DayRow['state'], Sentence> = {
  closed: say('Ditutup', 'Closed'),
  open: say('Belum ditutup', 'Not closed'),
  running: say('Berjalan', 'Running'),
}

export function stateWord(state: DayRow['state'], locale: Locale): string {
  return STATES[state][locale]
}
