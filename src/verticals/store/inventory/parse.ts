import { type Delimiter, DELIMITERS, LIMITS } from './rules.ts'
import type { Line } from './sealed.ts'

/* Reading a list of codes that somebody pasted or exported from somewhere: what separates it, and what its head says. */

export type ParseWish = {
  delimiter?: Delimiter | undefined
  /** What separates the cells when the delimiter is `custom`. */
  custom?: string | undefined
  header?: 'auto' | 'yes' | 'no' | undefined
}
export type Parsed = {
  delimiter: Delimiter
  custom: string | null
  header: boolean
  /** A name for each column; the only column of a plain list has none. */
  labels: string[]
  rows: string[][]
  /** Lines without anything in them, and lines that are too long or too wide. */
  empty: number
  invalid: number
}

/** A file's bytes as text: UTF-8, UTF-16 with its mark, or else what Windows writes. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export function parseCodes(text: string, wish: ParseWish = {}): Parsed {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\0', '')
  const delimiter = wish.delimiter ?? guessDelimiter(plain)
  const separator =
    delimiter === 'custom' ? (wish.custom ?? ',') : delimiter === 'newline' ? null : DELIMITERS[delimiter]
  const cells = tableOf(plain, separator)
  // One line with many cells is a list that was separated by something else than lines.
  const table = cells.length === 1 && separator !== null ? cells[0]!.map((cell) => [cell]) : cells
  const filled = table.filter((row) => row.some((cell) => cell !== ''))
  const header =
    wish.header === 'yes' || (wish.header !== 'no' && filled.length > 1 && looksLikeHead(filled[0]!, filled[1]!))
  const head = header ? filled[0]! : []
  const body = header ? filled.slice(1) : filled
  const rows = body.map(trimmedRow).filter(isUsable)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return {
    delimiter,
    custom: delimiter === 'custom' ? separator : null,
    header,
    labels: labelsOf(head, rows, width),
    rows,
    empty: table.length - filled.length,
    invalid: body.length - rows.length,
  }
}

/** One unit's lines; cells that are empty are left out. */
export function linesOf(labels: readonly string[], row: readonly string[]): Line[] {
  return row.flatMap((value, column) => (value === '' ? [] : [{ label: labels[column] ?? '', value }]))
}

/** The sign that stands equally often in nearly every line; none means one code a line. */
export function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 200_000)
    .split(/\r\n|\r|\n/, 200)
    .filter((line) => line.trim() !== '')
  let best: { name: Delimiter; score: number } = { name: 'newline', score: 0 }
  for (const [name, sign] of Object.entries(DELIMITERS)) {
    const counts = lines.map((line) => cellsOutsideQuotes(line, sign))
    const usual = mode(counts.filter((count) => count > 0))
    if (usual === null) continue
    const agreeing = counts.filter((count) => count === usual).length / counts.length
    // A comma inside some codes is no separator; a sign that every line has as often is.
    if (agreeing >= 0.8 && agreeing > best.score) best = { name: name as Delimiter, score: agreeing }
  }
  return best.name
}

function cellsOutsideQuotes(line: string, sign: string): number {
  return line.replaceAll(/"(?:[^"]|"")*"/g, '').split(sign).length - 1
}

function mode(counts: readonly number[]): number | null {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  return [...tally].toSorted((left, right) => right[1] - left[1])[0]?.[0] ?? null
}

/** The rows of any table, separated by what stands equally often in its lines; empty ones are left out. */
export function rowsOf(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\0', '')
  const delimiter = guessDelimiter(plain)
  const separator = delimiter === 'newline' || delimiter === 'custom' ? ',' : DELIMITERS[delimiter]
  return tableOf(plain, separator).filter((row) => row.some((cell) => cell !== ''))
}

/** Rows of trimmed cells. A cell may stand in quotes, with doubled ones inside, and then hold separators and line breaks. */
function tableOf(text: string, separator: string | null): string[][] {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  if (separator === null) return lines.map((line) => [unquoted(line.trim())])
  if (!text.includes('"')) return lines.map((line) => line.split(separator).map((cell) => cell.trim()))
  return quotedTable(lines, separator)
}

function quotedTable(lines: readonly string[], separator: string): string[][] {
  const rows: string[][] = []
  for (let place = 0; place < lines.length; place++) {
    let line = lines[place]!
    // A quote that is still open goes on in the next lines; one that never closes is just a sign.
    while (hasOpenQuote(line, separator) && place + 1 < lines.length && line.length < LIMITS.value * LIMITS.columns) {
      line += `\n${lines[++place]!}`
    }
    rows.push(cellsOf(line, separator))
  }
  return rows
}

function hasOpenQuote(line: string, separator: string): boolean {
  const begins = line.startsWith('"') || line.includes(`${separator}"`)
  return begins && (line.match(/"/g)?.length ?? 0) % 2 === 1
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let place = 0; place < line.length;) {
    if (line[place] === '"' && (quoted || cell.trim() === '')) {
      if (quoted && line[place + 1] === '"') {
        cell += '"'
        place += 2
        continue
      }
      quoted = !quoted
      place += 1
    } else if (!quoted && line.startsWith(separator, place)) {
      cells.push(cell.trim())
      cell = ''
      place += separator.length
    } else {
      cell += line[place]
      place += 1
    }
  }
  return [...cells, cell.trim()]
}

function unquoted(line: string): string {
  return /^"(?:[^"]|"")*"$/.test(line) ? line.slice(1, -1).replaceAll('""', '"').trim() : line
}

const HEADS =
  /^(kode|code|codes|voucher|token|serial|serial number|sn|pin|key|license|lisensi|akun|account|username|user|email|e-mail|password|kata sandi|sandi|profil|profile|link|url|catatan|note|expired|kedaluwarsa|no|nomor)( \p{L}+)?$/iu

/** A head names things; what it names looks different. */
function looksLikeHead(first: readonly string[], second: readonly string[]): boolean {
  const named = first.filter((cell) => HEADS.test(cell))
  const half = first.filter(Boolean).length / 2
  return named.length > 0 && named.length >= half && !second.some((cell) => HEADS.test(cell))
}

function labelsOf(head: readonly string[], rows: readonly string[][], width: number): string[] {
  if (width <= 1) return ['']
  return Array.from({ length: width }, (_, column) => {
    const told = head[column]?.slice(0, LIMITS.label)
    if (told) return told
    const sample = rows.slice(0, 20).map((row) => row[column] ?? '')
    return sample.every((cell) => cell.includes('@')) ? 'Email' : `Kolom ${column + 1}`
  })
}

function trimmedRow(row: readonly string[]): string[] {
  const last = row.findLastIndex((cell) => cell !== '')
  return row.slice(0, last + 1)
}

function isUsable(row: readonly string[]): boolean {
  return row.length <= LIMITS.columns && row.every((cell) => cell.length <= LIMITS.value)
}
