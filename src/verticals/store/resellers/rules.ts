import { portion } from '#kernel/money/rupiah.ts'

/* What goods cost a reseller, and where they stand. Pure. */

/** A price as it was set: a fixed one, or so much off the shop's (hundredths of a per cent). */
export type Rule = { priceIdr: number } | { offBasisPoints: number }

const WHOLE = 10_000

/**
 * A unit's price for a reseller: what was set for them alone, else for their level, else what the level takes off
 * everything. Never more than the shop's own price; and what is so much off goes no lower than what the goods cost the shop,
 * where that is known. Only a fixed price may.
 */
export function resellerPrice(retailIdr: number, { own, tier, offBasisPoints, costIdr }: Rules): number {
  const rule = own ?? tier ?? { offBasisPoints }
  const wishedIdr = 'priceIdr' in rule ? rule.priceIdr : Math.max(lessOf(retailIdr, rule.offBasisPoints), costIdr)
  return Math.min(retailIdr, wishedIdr)
}
type Rules = { own: Rule | null; tier: Rule | null; offBasisPoints: number; costIdr: number }

function lessOf(idr: number, offBasisPoints: number): number {
  return portion(idr, WHOLE - offBasisPoints, WHOLE)
}

export type TierMark = { id: string; rank: number; turnover_idr: number }

/** The highest level that this turnover reaches; levels stand in any order. */
export function tierFor<T extends TierMark>(tiers: readonly T[], turnoverIdr: number): T | undefined {
  return tiers.filter((tier) => tier.turnover_idr <= turnoverIdr).toSorted((left, right) => right.rank - left.rank)[0]
}

/**
 * What a customer's order earns its reseller line by line: what was paid for the line, less the reseller's price. Discounts
 * lessen it; it never falls below zero, and the payment fee has no part in it.
 */
export function marginOf(netIdr: number, resellerIdr: number): number {
  return Math.max(netIdr - resellerIdr, 0)
}

/* Prices as they are typed into the matrix: `17.500` is a price, `5%` or `2,5%` so much off, nothing is the level's. */

export type Figures = { priceIdr: number | null; offBasisPoints: number | null }

/** Undefined: it is neither. */
export function cellOf(typed: string): Figures | undefined {
  const text = typed.trim()
  if (text === '') return { priceIdr: null, offBasisPoints: null }
  if (text.endsWith('%')) {
    const off = offOf(text.slice(0, -1))
    return off === null ? undefined : { priceIdr: null, offBasisPoints: off }
  }
  const digits = text.replaceAll(/^rp|[\s.]/gi, '')
  return /^\d{1,10}$/.test(digits) && Number(digits) <= 1_000_000_000
    ? { priceIdr: Number(digits), offBasisPoints: null }
    : undefined
}

export function textOf({ priceIdr, offBasisPoints }: Figures): string {
  if (priceIdr !== null) return String(priceIdr).replaceAll(/\B(?=(\d{3})+$)/g, '.')
  return offBasisPoints === null ? '' : `${percentOf(offBasisPoints)}%`
}

/** `2,5` as hundredths of a per cent; null: no per cent from 0 to 90. */
export function offOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(text)) return null
  const points = Math.round(Number(text) * 100)
  return points <= 9_000 ? points : null
}

export function percentOf(basisPoints: number): string {
  return String(basisPoints / 100).replace('.', ',')
}

export type TableRow = { code: string; column: string; text: string }

/** Rows of a table as the matrix leaves it: the first line names the columns, the first column the code. */
export function readTable(csv: string): TableRow[] {
  const lines = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const parts = (line: string) =>
    [...line.matchAll(/(?:^|[,;])("(?:[^"]|"")*"|[^,;]*)/g)].map(([, cell]) =>
      cell!.replace(/^"|"$/g, '').replaceAll('""', '"'),
    )
  const [head, ...rows] = lines.map(parts)
  if (!head) return []
  return rows.flatMap((row) =>
    head.flatMap((column, at) =>
      at > 0 ? [{ code: row[0]!.trim().toLowerCase(), column: column.trim(), text: row[at] ?? '' }] : [],
    ),
  )
}
