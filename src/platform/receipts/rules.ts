/* Rules of receipts that need no database. */

const ONES = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas']
const SCALES: readonly (readonly [number, string])[] = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1_000, 'ribu'],
]

/** An amount in Indonesian words, as receipts say it: `satu juta dua ratus lima puluh ribu rupiah`. Below 10^15. */
export function spellRupiah(amountIdr: number): string {
  if (!Number.isSafeInteger(amountIdr) || amountIdr < 0 || amountIdr >= 1e15) throw new RangeError(`${amountIdr}`)
  return `${amountIdr === 0 ? 'nol' : spell(amountIdr)} rupiah`
}

function spell(whole: number): string {
  for (const [size, name] of SCALES) {
    if (whole < size) continue
    const count = Math.floor(whole / size)
    // "Seribu", never "satu ribu"; all other scales count normally.
    const head = size === 1_000 && count === 1 ? 'seribu' : `${spell(count)} ${name}`
    return joined(head, whole % size)
  }
  if (whole >= 100) {
    const head = whole < 200 ? 'seratus' : `${ONES[Math.floor(whole / 100)]} ratus`
    return joined(head, whole % 100)
  }
  if (whole >= 20) return joined(`${ONES[Math.floor(whole / 10)]} puluh`, whole % 10)
  return whole >= 12 ? `${ONES[whole - 10]} belas` : ONES[whole]!
}

function joined(head: string, rest: number): string {
  return rest === 0 ? head : `${head} ${spell(rest)}`
}

/** The number of the receipt for a paid invoice: one invoice has one. */
export function receiptNumber(invoiceNumber: string): string {
  return invoiceNumber.replace(/^RK-/, 'KW-')
}

type Paid = { kind: 'full' | 'dp' | 'settlement'; amountIdr: number; totalIdr: number }

/** What is left of the order's price after this invoice, in the order in which invoices are paid. */
export function leftAfter({ kind, amountIdr, totalIdr }: Paid): number {
  return kind === 'dp' ? totalIdr - amountIdr : 0
}
