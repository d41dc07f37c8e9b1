import type { Ctx } from '#kernel/context.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { type Column, tableOf } from '../desk/tables.ts'
import { listBalances } from './desk.ts'
import { BalanceTable } from './schemas.ts'

const name = (id: string, en: string): Sentence => ({ id, en })

type Row = Awaited<ReturnType<typeof listBalances>>['items'][number]
const columns: Column<Row>[] = [
  { name: name('Nama', 'Name'), kind: 'text', of: (row) => row.name },
  { name: name('Email', 'Email'), kind: 'text', width: 28, of: (row) => row.email },
  { name: name('Poin', 'Points'), kind: 'count', width: 12, of: (row) => row.balance },
  { name: name('Didapat', 'Earned'), kind: 'count', width: 12, of: (row) => row.earned },
  { name: name('Dipakai', 'Used'), kind: 'count', width: 12, of: (row) => row.spent },
  { name: name('Terutang', 'Owed'), kind: 'count', width: 12, of: (row) => row.owed },
  { name: name('Terakhir berubah (WIB)', 'Last changed (WIB)'), kind: 'at', of: (row) => row.updatedAt },
]

const points = tableOf({
  path: 'admin/points',
  can: 'store.orders.read',
  name: name('poin', 'points'),
  action: 'store.exportPoints',
  input: BalanceTable,
  find: async (ctx: Ctx, filter, limit) => (await listBalances(ctx, { ...filter, limit })).items,
  columns,
})
export const { csv: pointsCsv, xlsx: pointsXlsx } = points
