import { parentPort, workerData } from 'node:worker_threads'
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { Kind, Sheet } from './workbook.ts'

/* The thread in which a workbook is written (workbook.ts). */

/** Characters that a workbook cannot hold. */
const INVISIBLE = /[^\P{Cc}\t\r\n]/gu

const { name, columns, rows } = workerData as Sheet
const head = columns.map((column): Cell => {
  const side = column.kind === 'idr' || column.kind === 'count' ? 'right' : 'left'
  return { value: column.name, fontWeight: 'bold', backgroundColor: '#EFEBE3', align: side }
})
const body = rows.map((row) => row.map((value, place) => cellOf(columns[place]!.kind, value)))
const bytes = await writeXlsxFile([head, ...body], {
  sheet: name,
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
}).toBuffer()
// A copy that owns its memory can be handed over as it is.
const sent = new Uint8Array(bytes)
parentPort!.postMessage(sent, [sent.buffer])

/** A text is a text, whatever it begins with: no spreadsheet computes it. */
function cellOf(kind: Kind, value: string | number | null): Cell {
  if (value === null || value === '') return null
  if (kind === 'at') return { value: new Date(value), type: Date, format: 'yyyy-mm-dd hh:mm' }
  if (typeof value === 'number') return { value, type: Number, format: kind === 'idr' ? '#,##0' : '0' }
  return { value: value.replaceAll(INVISIBLE, ''), type: String }
}
