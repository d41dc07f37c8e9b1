/* Tables for spreadsheets. */

export type Cell = string | number | null

/**
 * A table as comma-separated text that spreadsheets open rightly: UTF-8 with its mark, CRLF, every text quoted. A text
 * that a spreadsheet would take for a formula is given an apostrophe in front, so that nothing typed by a stranger is
 * ever computed; numbers stay numbers.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}

/** What a spreadsheet may begin a formula with, also behind white space and in its full-width form. */
const FORMULA = /^(\s*[=+\-@|\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u
/** Characters that show nothing; a tab or a line break does. */
const INVISIBLE = /[^\P{Cc}\t\r\n]/gu

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = cell.replaceAll(INVISIBLE, '').replaceAll('"', '""')
  return FORMULA.test(text) ? `"'${text}"` : `"${text}"`
}
