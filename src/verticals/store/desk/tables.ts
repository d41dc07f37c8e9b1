import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { csvOf } from '#kernel/csv/csv.ts'
import { document, type Document, type Sheet } from '#kernel/http/document.ts'
import type { Locale, Sentence } from '#kernel/problem/problem.ts'
import { exportTooLong } from '../goods/problems.ts'

/* One list as a table, for spreadsheets (CSV) and as a workbook (XLSX). */

/** Files this long open on an ordinary laptop; a workbook takes more of the server, so it is shorter. */
const MOST_ROWS = { csv: 20_000, xlsx: 5_000 }

/** `idr` and `count` are numbers, `at` an instant (shown in Jakarta time), `text` anything else. */
type Value = string | number | null
export type Column<R> = {
  name: Sentence
  kind: 'text' | 'idr' | 'count' | 'at'
  width?: number
  of: (row: R, locale: Locale) => Value
}

type TableOf<I extends z.ZodType, R> = {
  /** `admin/orders`: the table stands beside its list, with the ending of its kind. */
  path: string
  can: string
  input: I
  /** Name of the file and of the act in the audit log. */
  name: Sentence
  action: string
  columns: readonly Column<R>[]
  find: (ctx: Ctx, input: z.output<I>, limit: number) => Promise<R[]>
}

/** The two documents of a list. Whoever takes one is in the audit log, with how much they took. */
export function tableOf<I extends z.ZodType, R>(table: TableOf<I, R>): { csv: Document; xlsx: Document } {
  const made = (ending: 'csv' | 'xlsx', write: (ctx: Ctx, rows: R[]) => Promise<Pick<Sheet, 'type' | 'body'>>) =>
    document({
      path: `${table.path}.${ending}`,
      can: table.can,
      input: table.input,
      run: async (ctx, input) => {
        const most = MOST_ROWS[ending]
        const rows = await table.find(ctx, input, most + 1)
        if (rows.length > most) throw exportTooLong({ most, csv: MOST_ROWS.csv })
        // Personal data leaves the house here: the log says who took how much.
        ctx.house.recordAct(ctx, { action: table.action, subject: null, detail: { count: rows.length, as: ending } })
        const filename = `${table.name[ctx.locale]}-${jakarta(ctx.now.toISOString()).slice(0, 10)}.${ending}`
        return { ...(await write(ctx, rows)), keep: 'none', filename }
      },
    })
  return {
    csv: made('csv', async ({ locale }, rows) => ({ type: CSV, body: csv(table.columns, rows, locale) })),
    xlsx: made('xlsx', async ({ locale }, rows) => ({ type: XLSX, body: await workbook(table, rows, locale) })),
  }
}

const CSV = 'text/csv; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function csv<R>(columns: readonly Column<R>[], rows: readonly R[], locale: Locale): string {
  const line = (row: R) =>
    columns.map(({ of, kind }) => {
      const value = of(row, locale)
      return kind === 'at' && typeof value === 'string' ? jakarta(value) : value
    })
  return csvOf(
    columns.map(({ name }) => name[locale]),
    rows.map(line),
  )
}

async function workbook<I extends z.ZodType, R>(table: TableOf<I, R>, rows: readonly R[], locale: Locale) {
  const { columns } = table
  const head = columns.map(({ name, kind }): Cell => {
    const side = kind === 'idr' || kind === 'count' ? 'right' : 'left'
    return { value: name[locale], fontWeight: 'bold', backgroundColor: '#EFEBE3', align: side }
  })
  const body = rows.map((row) => columns.map((column) => cellOf(column, column.of(row, locale))))
  return writeXlsxFile([head, ...body], {
    sheet: table.name[locale].slice(0, 31),
    columns: columns.map(({ width, kind }) => ({ width: width ?? WIDTHS[kind] })),
    stickyRowsCount: 1,
  }).toBuffer()
}

const WIDTHS = { text: 22, idr: 14, count: 9, at: 18 } as const

/** A text is a text, whatever it begins with: no spreadsheet computes it. */
function cellOf<R>({ kind }: Column<R>, value: Value): Cell {
  if (value === null || value === '') return null
  if (kind === 'at') return { value: inJakarta(String(value)), type: Date, format: 'yyyy-mm-dd hh:mm' }
  if (typeof value === 'number') return { value, type: Number, format: kind === 'idr' ? '#,##0' : '0' }
  return { value: value.replaceAll(INVISIBLE, ''), type: String }
}

/** Characters that a workbook cannot hold. */
const INVISIBLE = /[^\P{Cc}\t\r\n]/gu
const WIB_MS = 7 * 3_600_000

/** Spreadsheets know no zones: this is Jakarta's clock, written as if it were the world's. */
function inJakarta(instant: string): Date {
  return new Date(Date.parse(instant) + WIB_MS)
}

/** `2026-11-21 14:05:09`: sorts as text and is a time to every spreadsheet. */
function jakarta(instant: string): string {
  return inJakarta(instant).toISOString().slice(0, 19).replace('T', ' ')
}
