import { tableOf } from '../desk/tables.ts'
import { resellerOf } from '../resellers/of.ts'
import { EntryTable } from './schemas.ts'
import { listEntries } from './statement.ts'
import { entryWord } from './rules.ts'

const name = (id: string, en: string) => ({ id, en })

/** A reseller's statement as a table. */
export const { csv: statementCsv, xlsx: statementXlsx } = tableOf({
  path: 'reseller/wallet',
  can: 'store.reseller.wallet',
  name: name('mutasi-saldo', 'wallet-statement'),
  action: 'store.exportStatement',
  input: EntryTable,
  find: async (ctx, { month }, limit) =>
    (await listEntries(ctx, await resellerOf(ctx), { month, limit, cursor: undefined })).items,
  columns: [
    { name: name('Waktu (WIB)', 'Time (WIB)'), kind: 'at', of: ({ createdAt }) => createdAt },
    { name: name('Mutasi', 'Entry'), kind: 'text', width: 28, of: (entry, locale) => entryWord(entry, locale) },
    { name: name('Pesanan', 'Order'), kind: 'text', width: 18, of: ({ orderNumber }) => orderNumber },
    { name: name('Isi saldo (Rp)', 'Paid in (Rp)'), kind: 'idr', of: ({ topupIdr }) => topupIdr },
    { name: name('Margin (Rp)', 'Margin (Rp)'), kind: 'idr', of: ({ marginIdr }) => marginIdr },
    { name: name('Terutang (Rp)', 'Owed (Rp)'), kind: 'idr', of: ({ owedIdr }) => owedIdr },
    { name: name('Sisa isi saldo (Rp)', 'Paid in left (Rp)'), kind: 'idr', of: ({ topupAfterIdr }) => topupAfterIdr },
    { name: name('Sisa margin (Rp)', 'Margin left (Rp)'), kind: 'idr', of: ({ marginAfterIdr }) => marginAfterIdr },
  ],
})
