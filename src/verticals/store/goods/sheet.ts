import writeXlsxFile, { type Row } from 'write-excel-file/node'
import type { Sheet } from '#kernel/http/document.ts'
import type { Locale } from '#kernel/problem/problem.ts'

/* A list as a file for table programs. */

export type Cell = string | number | null
export type Table = { name: string; head: readonly string[]; rows: readonly (readonly Cell[])[] }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The table as CSV or as a workbook of one sheet; numbers stay numbers. */
export async function fileOf({ name, head, rows }: Table, format: 'csv' | 'xlsx', locale: Locale): Promise<Sheet> {
  const filename = `${name}-${stampOf(new Date()).slice(0, 10)}.${format}`
  if (format === 'csv') {
    // Where numbers have a decimal comma, table programs part columns by semicolons.
    const body = csvOf([head, ...rows], locale === 'id' ? ';' : ',')
    return { type: 'text/csv; charset=utf-8', body, keep: 'none', filename }
  }
  const top: Row = head.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const lines = rows.map((row): Row => row.map((value) => (value === null ? null : cellOf(value))))
  const columns = head.map((title, place) => ({ width: widthOf([title, ...rows.map((row) => row[place] ?? '')]) }))
  const body = await writeXlsxFile([top, ...lines], { sheet: name, columns, stickyRowsCount: 1 }).toBuffer()
  return { type: XLSX, body, keep: 'none', filename }
}

function cellOf(value: string | number) {
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}

function widthOf(cells: readonly Cell[]): number {
  return Math.min(60, Math.max(...cells.map((cell) => String(cell).length)) + 2)
}

/** UTF-8 with a mark, CRLF; a text that a program would read as a formula begins with an apostrophe. */
export function csvOf(rows: readonly (readonly Cell[])[], delimiter: ',' | ';'): string {
  return `\uFEFF${rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n')}\r\n`
}

function quoted(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = cell ?? ''
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

/** `2026-11-21 14:05` in Jakarta: a form that every table program sorts and reads as a time. */
export function stampOf(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
