import type { Ctx } from '#kernel/context.ts'
import type { Locale, Sentence } from '#kernel/problem/problem.ts'
import { accountName, entryName } from '#services/ledger/index.ts'
import { tableOf } from '../desk/tables.ts'
import { type DayView, ListDays, ReadDay } from './schemas.ts'
import { listDays, readDay } from './service.ts'
import { channelWord, figureWords, stateWord } from './rules.ts'

/* Days as tables: a month of them, and one with everything it is made of. */

const name = (id: string, en: string): Sentence => ({ id, en })

const month = tableOf({
  path: 'admin/closing',
  can: 'store.books.manage',
  name: name('tutup-buku', 'closings'),
  action: 'store.exportClosing',
  input: ListDays,
  find: async (ctx: Ctx, input) => (await listDays(ctx, input)).items,
  columns: [
    { name: name('Hari', 'Day'), kind: 'text', width: 12, of: ({ day }) => day },
    { name: name('Keadaan', 'State'), kind: 'text', width: 14, of: ({ state }, locale) => stateWord(state, locale) },
    { name: name('Pesanan', 'Orders'), kind: 'count', of: ({ orders }) => orders },
    { name: name('Uang masuk (Rp)', 'Received (Rp)'), kind: 'idr', width: 16, of: ({ receivedIdr }) => receivedIdr },
    { name: name('Biaya gateway (Rp)', 'Gateway fee (Rp)'), kind: 'idr', width: 16, of: ({ feesIdr }) => feesIdr },
    { name: name('Penjualan (Rp)', 'Sales (Rp)'), kind: 'idr', width: 16, of: ({ salesIdr }) => salesIdr },
    { name: name('Hasil (Rp)', 'Result (Rp)'), kind: 'idr', width: 16, of: ({ resultIdr }) => resultIdr },
  ],
})
export const { csv: closingsCsv, xlsx: closingsXlsx } = month

type Line = { part: Sentence; what: string; count: number | null; idr: number }

const day = tableOf({
  path: 'admin/closing-day',
  can: 'store.books.manage',
  name: name('tutup-buku-hari', 'closing-day'),
  action: 'store.exportClosing',
  input: ReadDay,
  find: async (ctx: Ctx, input) => linesOf(await readDay(ctx, input), ctx.locale),
  columns: [
    { name: name('Bagian', 'Part'), kind: 'text', width: 20, of: ({ part }, locale) => part[locale] },
    { name: name('Keterangan', 'What'), kind: 'text', width: 52, of: ({ what }) => what },
    { name: name('Jumlah', 'Count'), kind: 'count', of: ({ count }) => count },
    { name: name('Nilai (Rp)', 'Value (Rp)'), kind: 'idr', width: 18, of: ({ idr }) => idr },
  ],
})
export const { csv: closingDayCsv, xlsx: closingDayXlsx } = day

/** Everything a day says, one line for each figure. */
function linesOf(view: DayView, locale: Locale): Line[] {
  const { figures } = view
  const counted = name('Jumlah', 'Counts')
  return [
    {
      part: counted,
      what: name('Pesanan dibayar', 'Paid orders')[locale],
      count: figures.orders,
      idr: figures.valueIdr,
    },
    {
      part: counted,
      what: name('Unit diserahkan', 'Units handed over')[locale],
      count: figures.units,
      idr: figures.salesIdr,
    },
    ...figureWords.map(({ name: key, part, word }) => ({ part, what: word[locale], count: null, idr: figures[key] })),
    ...view.channels.map((one) => ({
      part: name('Saluran', 'Channel'),
      what: channelWord(one.channel, locale),
      count: one.orders,
      idr: one.valueIdr,
    })),
    ...view.products.map((one) => ({
      part: name('Produk', 'Product'),
      what: one.name,
      count: one.units,
      idr: one.salesIdr,
    })),
    ...view.resellers.flatMap((one) => [
      { part: name('Reseller', 'Reseller'), what: one.name, count: one.orders, idr: one.salesIdr },
      { part: name('Margin reseller', 'Reseller margin'), what: one.name, count: null, idr: one.marginIdr },
    ]),
    ...view.movements.map((one) => ({
      part: name('Buku besar', 'Ledger'),
      what: `${accountName(one.account, locale)}: ${entryName(one.kind, locale)}`,
      count: one.entries,
      idr: one.debitIdr - one.creditIdr,
    })),
    ...view.balances.map((one) => ({
      part: name('Saldo akhir hari', 'Balance at the end'),
      what: accountName(one.account, locale),
      count: null,
      idr: one.balanceIdr,
    })),
  ]
}
