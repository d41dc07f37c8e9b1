import type { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { csvOf } from '#kernel/csv/csv.ts'
import { document, type Document, type Sheet } from '#kernel/http/document.ts'
import type { Locale, Sentence } from '#kernel/problem/problem.ts'
import { exportTooLong } from '../goods/problems.ts'
import { type Kind, writeWorkbook } from './workbook.ts'

/* One list as a table, for spreadsheets (CSV) and as a workbook (XLSX). */

/** Files this long open on an ordinary laptop; a workbook takes more of the server, so it is shorter. */
const MOST_ROWS = { csv: 20_000, xlsx: 5_000 }

/** `idr` and `count` are numbers, `at` an instant (shown in Jakarta time), `text` anything else. */
type Value = string | number | null
export type Column<R> = {
  name: Sentence
  kind: Kind
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
  const made = (ending: 'csv' | 'xlsx', write: (rows: R[], locale: Locale) => Pick<Sheet, 'type'> & Written) =>
    document({
      path: `${table.path}.${ending}`,
      can: table.can,
      input: table.input,
      // A workbook takes its time to be written, and holds no connection meanwhile.
      outside: true,
      run: async ({ transact, locale, now }, input) => {
        const rows = await transact((ctx) => take(ctx, ending, input))
        const { type, body } = write(rows, locale)
        const filename = `${table.name[locale]}-${jakarta(now.toISOString()).slice(0, 10)}.${ending}`
        return { type, body: await body, keep: 'none', filename }
      },
    })
  const take = async (ctx: Ctx, ending: 'csv' | 'xlsx', input: z.output<I>) => {
    const most = MOST_ROWS[ending]
    const rows = await table.find(ctx, input, most + 1)
    if (rows.length > most) throw exportTooLong({ most, csv: MOST_ROWS.csv })
    // Personal data leaves the house here: the log says who took how much.
    ctx.house.recordAct(ctx, { action: table.action, subject: null, detail: { count: rows.length, as: ending } })
    return rows
  }
  return {
    csv: made('csv', (rows, locale) => ({ type: CSV, body: csv(table.columns, rows, locale) })),
    xlsx: made('xlsx', (rows, locale) => ({ type: XLSX, body: workbook(table, rows, locale) })),
  }
}

type Written = { body: string | Promise<Buffer> }

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

function workbook<I extends z.ZodType, R>(table: TableOf<I, R>, rows: readonly R[], locale: Locale) {
  const { columns } = table
  return writeWorkbook({
    name: table.name[locale].slice(0, 31),
    columns: columns.map(({ name, kind, width }) => ({ name: name[locale], kind, width: width ?? WIDTHS[kind] })),
    rows: rows.map((row) => columns.map((column) => plain(column.kind, column.of(row, locale)))),
  })
}

const WIDTHS = { text: 22, idr: 14, count: 9, at: 18 } as const

function plain(kind: Kind, value: Value): Value {
  return kind === 'at' && value !== null && value !== '' ? inJakarta(String(value)).getTime() : value
}

const WIB_MS = 7 * 3_600_000

/** Spreadsheets know no zones: this is Jakarta's clock, written as if it were the world's. */
function inJakarta(instant: string): Date {
  return new Date(Date.parse(instant) + WIB_MS)
}

/** `2026-11-21 14:05:09`: sorts as text and is a time to every spreadsheet. */
function jakarta(instant: string): string {
  return inJakarta(instant).toISOString().slice(0, 19).replace('T', ' ')
}
