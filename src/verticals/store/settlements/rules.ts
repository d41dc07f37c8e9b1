import type { Held } from '#services/payments/index.ts'

/* How a settlement file is read, and how its lines are held against the money that came. Pure. */

export const LIMITS = { rows: 100_000, chunk: 2_500, sample: 5, columns: 60, head: 20 } as const

/** Columns of a file by their place; null: the file has none. */
export type Mapping = {
  reference: number
  amount: number
  fee: number | null
  net: number | null
  paymentId: number | null
  paidAt: number | null
}
export const FIELDS = ['reference', 'amount', 'fee', 'net', 'paymentId', 'paidAt'] as const

/** Names that gateways and banks give their columns, the surest first. */
const NAMES: Record<(typeof FIELDS)[number], readonly RegExp[]> = {
  reference: [
    /^(merchant )?(order|invoice) ?(id|no|number)?$/,
    /^(merchant )?(external|reference|ref|referensi)( ?(id|no|number))?$/,
    /^merchant (ref|order|transaction).*$/,
    /^(no|nomor|kode) (referensi|pesanan|invoice|order)$/,
    /^trx ?id$/,
  ],
  amount: [
    /^(gross|transaction|payment|paid) ?(amount|value)$/,
    /^amount$/,
    /^(nominal|jumlah|nilai|bruto|gross)( .*)?$/,
    /^total( amount)?$/,
  ],
  fee: [
    /^(mdr|fee|biaya)( .*)?$/,
    /^(merchant|transaction|admin|gateway|total|payment) ?(fee|biaya)( .*)?$/,
    /^potongan$/,
  ],
  net: [
    /^(net|nett|netto|settlement|settled|payout|bersih)( ?(amount|value|idr))?$/,
    /^(jumlah|nominal|total) (bersih|diterima|settlement)$/,
  ],
  paymentId: [/^(transaction|payment|charge|trx|transaksi) ?(id|no|number)$/, /^(rrn|id transaksi|kode transaksi)$/],
  paidAt: [
    /^(transaction|payment|paid|settlement|created)[ _]?(time|date|at|datetime)( .*)?$/,
    /^(waktu|tanggal|tgl)( .*)?$/,
    /^date$/,
  ],
}

function plain(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll(/[_.\-/]+/g, ' ')
    .replaceAll(/\(.*?\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Which column says what, as far as their names tell. */
export function guessMapping(head: readonly string[]): Partial<Mapping> {
  const cells = head.map(plain)
  const taken = new Set<number>()
  const found: Partial<Mapping> = {}
  for (const field of FIELDS) {
    for (const name of NAMES[field]) {
      const place = cells.findIndex((cell, index) => !taken.has(index) && name.test(cell))
      if (place < 0) continue
      found[field] = place
      taken.add(place)
      break
    }
  }
  return found
}

/** The row in which the columns are named: files often begin with a few lines about themselves. */
export function headPlace(rows: readonly (readonly string[])[]): number {
  const place = rows.slice(0, LIMITS.head).findIndex((row) => {
    const { reference, amount } = guessMapping(row)
    return reference !== undefined && amount !== undefined
  })
  return Math.max(place, 0)
}

/** Whole rupiah out of `Rp 25.000`, `Rp. 25.000,-`, `25,000.00`, `-25000` or `(25.000,50)`; null: no number. */
export function rupiahIn(cell: string): number | null {
  // The dash behind a comma says that there are no cents; it is no sign.
  const digits = cell
    .replaceAll(/[^\d.,\-()]/g, '')
    .replace(/[.,]-+$/, '')
    .replace(/^([(-]?)[.,]+/, '$1')
  if (!/\d/.test(digits)) return null
  const sign = /^\(.*\)$|^-|-$/.test(digits) ? -1 : 1
  const bare = digits.replaceAll(/[()-]/g, '')
  // Behind the last sign stand cents when there are one or two of them; three digits are thousands.
  const [, whole, cents] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(bare)!
  const amount = Number(whole!.replaceAll(/[.,]/g, '') || '0') + (cents ? Number(`0.${cents}`) : 0)
  return Number.isSafeInteger(Math.round(amount)) ? sign * Math.round(amount) : null
}

/** An instant out of what files write, in Jakarta where no zone is named; null: none that can be understood. */
export function instantIn(cell: string): string | null {
  const text = cell.trim()
  const ours = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?/.exec(text)
  if (ours) {
    const [, day, month, year, hour = '0', minute = '0', second = '0'] = ours
    return iso(`${year}-${two(month!)}-${two(day!)}T${two(hour)}:${two(minute)}:${two(second)}+07:00`)
  }
  const world = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?/.exec(text)
  if (!world) return null
  const [, day, time = '00:00', zone = '+07:00'] = world
  return iso(`${day}T${time}${/^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`)
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}

function iso(text: string): string | null {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

export type Line = {
  reference: string
  paymentId: string
  amountIdr: number
  feeIdr: number | null
  paidAt: string | null
}

/** A row as a line; null: it names nothing or no sum, as the sums at the end of a file do. */
export function lineOf(row: readonly string[], mapping: Mapping): Line | null {
  const cell = (place: number | null) => (place === null ? '' : (row[place] ?? ''))
  const [reference, paymentId] = [cell(mapping.reference).slice(0, 120), cell(mapping.paymentId).slice(0, 120)]
  const amountIdr = rupiahIn(cell(mapping.amount))
  if (amountIdr === null || (reference === '' && paymentId === '')) return null
  const [fee, net] = [rupiahIn(cell(mapping.fee)), rupiahIn(cell(mapping.net))]
  // What is left says it all: taxes on the fee are often a column of their own.
  const feeIdr = net !== null ? amountIdr - net : fee === null ? null : Math.abs(fee)
  return { reference, paymentId, amountIdr, feeIdr, paidAt: instantIn(cell(mapping.paidAt)) }
}

export type Result = 'matched' | 'fee_differs' | 'amount_differs' | 'missing_with_us' | 'duplicate' | 'not_a_payment'
export type Match = { result: Result; capture: Held | null }

/** Which of these payments a line is about. */
function meant(line: Pick<Line, 'paymentId' | 'amountIdr'>, payments: readonly Held[]): Held | undefined {
  return (
    payments.find(({ gateway_payment_id }) => gateway_payment_id === line.paymentId) ??
    payments.find(({ amount_idr }) => amount_idr === line.amountIdr) ??
    payments[0]
  )
}

/**
 * Holds lines against money: each payment is taken by one line at the most. Of several payments of one charge a line
 * takes the one that it names, else one of its own sum, else any that is left. `taken` are payments that earlier lines have.
 */
export function matchLines(
  lines: readonly Pick<Line, 'reference' | 'paymentId' | 'amountIdr' | 'feeIdr'>[],
  captures: readonly Held[],
  taken: ReadonlySet<string>,
): Match[] {
  const used = new Set(taken)
  const named = new Map<string, Held[]>()
  for (const one of captures) {
    for (const name of new Set([one.reference, one.gateway_payment_id])) {
      const known = named.get(name)
      if (known) known.push(one)
      else named.set(name, [one])
    }
  }
  return lines.map((line) => {
    if (line.amountIdr <= 0) return { result: 'not_a_payment', capture: null }
    const known = named.get(line.reference) ?? named.get(line.paymentId) ?? []
    if (known.length === 0) return { result: 'missing_with_us', capture: null }
    const capture = meant(
      line,
      known.filter(({ id }) => !used.has(id)),
    )
    if (!capture) return { result: 'duplicate', capture: meant(line, known)! }
    used.add(capture.id)
    if (capture.amount_idr !== line.amountIdr) return { result: 'amount_differs', capture }
    return { result: line.feeIdr !== null && line.feeIdr !== capture.fee_idr ? 'fee_differs' : 'matched', capture }
  })
}
