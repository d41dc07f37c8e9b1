import { fileURLToPath } from 'node:url'
// The types know the default only.
// eslint-disable-next-line import/no-named-as-default
import PDFDocument from 'pdfkit'

/* How an invoice or receipt is drawn. The same facts make the same bytes: nothing here looks at a clock or the network. */

/** What stands on the paper, in words. Money and dates are written already. */
export type Paper = {
  kind: string
  number: string
  /** When it was made; also the date in the file's own data. */
  at: Date
  head: readonly Fact[]
  parties: readonly { title: string; name: string; lines: readonly string[] }[]
  table: { heads: readonly [string, string]; rows: readonly [string, string][]; sums: readonly Fact[] }
  notes: readonly Fact[]
  mark: { text: string; tone: 'done' | 'waiting' | 'ended' }
  foot: readonly string[]
  seller: string
}
export type Fact = readonly [label: string, value: string]

const INK = '#16323a'
const MUTED = '#51646a'
const LINE = '#d8d3c6'
const ACCENT = '#f0a92c'
const TONES = { done: '#1d6b45', waiting: '#8a5a00', ended: '#6b6f72' }
const LEFT = 56
const RIGHT = 539
const WIDE = RIGHT - LEFT

type Doc = InstanceType<typeof PDFDocument>

/** The interface's own letters, each weight a file; the variable ones of the pages are compressed in a way that PDF is not. */
const FONTS = {
  plain: import.meta.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-400-normal.woff'),
  bold: import.meta.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-700-normal.woff'),
}

/** Draws the paper on one A4 page. */
export function draw(paper: Paper): Promise<Uint8Array> {
  const info = { Title: `${paper.kind} ${paper.number}`, Author: paper.seller, Producer: 'Ruko', Creator: 'Ruko' }
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    info: { ...info, CreationDate: paper.at, ModDate: paper.at },
  })
  const done = collect(doc)
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, fileURLToPath(file))
  let y = drawHead(doc, paper)
  y = drawParties(doc, paper, y)
  y = drawTable(doc, paper, y)
  drawNotes(doc, paper, y)
  drawFoot(doc, paper)
  doc.end()
  return done
}

function collect(doc: Doc): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

type Style = {
  size?: number
  bold?: boolean
  colour?: string
  width?: number
  align?: 'left' | 'right'
  lines?: number
}

/** Writes a text and says where the next line may begin. What does not fit into its lines ends with an ellipsis. */
function write(doc: Doc, text: string, x: number, y: number, style: Style = {}): number {
  const { size = 10, bold = false, colour = INK, width = WIDE, align = 'left', lines = 1 } = style
  doc
    .font(bold ? 'bold' : 'plain')
    .fontSize(size)
    .fillColor(colour)
  const lineGap = 2
  const full = doc.currentLineHeight(true) + lineGap
  const shown = printable(text)
  const height = Math.min(doc.heightOfString(shown, { width, align, lineGap }), full * lines)
  doc.text(shown, x, y, { width, align, lineGap, height: full * lines, ellipsis: true })
  return y + height
}

/** Characters that the font does not have become question marks; typed line breaks and spaces become one space. */
function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\u0020-\u007e\u00a1-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]/gu, '?')
    .trim()
}

function drawHead(doc: Doc, paper: Paper): number {
  drawFronts(doc, LEFT, 54)
  write(doc, paper.seller, LEFT + 54, 58, { size: 17, bold: true, width: 230 })
  write(doc, paper.kind.toUpperCase(), 300, 54, { size: 20, bold: true, width: RIGHT - 300, align: 'right' })
  let y = 84
  for (const [label, value] of paper.head) {
    write(doc, label, 300, y, { size: 9, colour: MUTED, width: 90, align: 'right' })
    y = Math.max(write(doc, value, 396, y, { size: 9, bold: true, width: RIGHT - 396, align: 'right' }), y) + 3
  }
  return Math.max(y, 100) + 18
}

/** The product's sign: a row of shophouse fronts, one of them open for business. */
function drawFronts(doc: Doc, x: number, y: number): void {
  const fronts: [string, string][] = [
    ['M0 32V15l5-5.5L10 15v17H0Zm3-12h4v-3.5H3V20Zm0 12h4v-7H3v7Z', INK],
    ['M11.5 32V4h10.5v28H11.5Zm2.75-20.5h5V8h-5v3.5Zm0 7h5V15h-5v3.5Zm0 13.5h5v-9h-5v9Z', ACCENT],
    ['M23.5 32V15a5 5 0 0 1 10 0v17h-10Zm3-12h4v-5.2a2 2 0 0 0-4 0V20Zm0 12h4v-7h-4v7Z', INK],
    ['M35 32V11L46 6v26H35Zm3-16.5h5V12h-5v3.5Zm0 6.5h5v-3.5h-5V22Zm0 10h5v-6.5h-5V32Z', INK],
  ]
  doc.save().translate(x, y - 6)
  for (const [path, colour] of fronts) doc.path(path).fill(colour, 'even-odd')
  doc.restore()
}

function rule(doc: Doc, y: number): void {
  doc.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.75).strokeColor(LINE).stroke()
}

function drawParties(doc: Doc, paper: Paper, from: number): number {
  rule(doc, from)
  const width = WIDE / paper.parties.length - 16
  const ends = paper.parties.map(({ title, name, lines }, index) => {
    const x = LEFT + index * (width + 32)
    let y = write(doc, title, x, from + 14, { size: 9, colour: MUTED, width }) + 2
    y = write(doc, name, x, y, { size: 11, bold: true, width, lines: 2 }) + 2
    for (const line of lines.filter(Boolean)) y = write(doc, line, x, y, { size: 9.5, width, lines: 3 }) + 1
    return y
  })
  return Math.max(...ends) + 22
}

function drawTable(doc: Doc, { table }: Paper, from: number): number {
  const amount = { width: 130, align: 'right' as const }
  write(doc, table.heads[0], LEFT, from, { size: 9, colour: MUTED })
  write(doc, table.heads[1], RIGHT - 130, from, { size: 9, colour: MUTED, ...amount })
  let y = from + 16
  rule(doc, y)
  for (const [what, value] of table.rows) {
    write(doc, value, RIGHT - 130, y + 12, { size: 11, bold: true, ...amount })
    y = write(doc, what, LEFT, y + 12, { size: 11, width: WIDE - 150, lines: 3 }) + 12
    rule(doc, y)
  }
  y += 12
  table.sums.forEach(([label, value], index) => {
    const bold = index === table.sums.length - 1
    write(doc, label, LEFT, y, { colour: bold ? INK : MUTED, bold, width: WIDE - 140, align: 'right' })
    write(doc, value, RIGHT - 130, y, { bold, ...amount })
    y += 18
  })
  return y + 12
}

function drawNotes(doc: Doc, paper: Paper, from: number): void {
  let y = from
  for (const [label, value] of paper.notes) {
    write(doc, label, LEFT, y, { size: 9, colour: MUTED, width: 120 })
    y = write(doc, value, LEFT + 124, y, { size: 10, width: 200, lines: 4 }) + 6
  }
  drawMark(doc, paper.mark, from)
}

/** The state as a stamp. */
function drawMark(doc: Doc, { text, tone }: Paper['mark'], y: number): void {
  const colour = TONES[tone]
  doc.font('bold').fontSize(text.length > 10 ? 13 : 20)
  const width = doc.widthOfString(text) + 28
  const x = RIGHT - width - 6
  doc.save().rotate(-8, { origin: [x + width / 2, y + 24] })
  doc
    .roundedRect(x, y + 2, width, 42, 6)
    .lineWidth(2)
    .strokeColor(colour)
    .stroke()
  doc.fillColor(colour).text(text, x, y + 2 + (42 - doc.currentLineHeight()) / 2 + 1, { width, align: 'center' })
  doc.restore()
}

function drawFoot(doc: Doc, paper: Paper): void {
  const y = 780
  rule(doc, y - 14)
  let next = y
  for (const line of paper.foot) next = write(doc, line, LEFT, next, { size: 8.5, colour: MUTED, lines: 2 }) + 1
}
