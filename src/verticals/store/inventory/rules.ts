import type { Line } from './sealed.ts'

/* What is known of imports and stock without a database. */

export const LIMITS = {
  rows: 100_000,
  columns: 8,
  value: 1_000,
  label: 40,
  reason: 200,
  ids: 500,
  seats: 1_000,
  /** Rows that are sealed as one and go into stock in one transaction. */
  chunk: 2_000,
  sample: 20,
} as const

export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const
export type Delimiter = keyof typeof DELIMITERS | 'newline' | 'custom'

/** The last characters of a value stay, so that people can tell two apart; short ones show nothing. */
export function masked(value: string): string {
  const shown = value.length >= 12 ? 4 : value.length >= 8 ? 2 : 0
  return '•'.repeat(Math.min(8, Math.max(4, value.length - shown))) + value.slice(value.length - shown)
}

export function maskedLines(lines: readonly Line[]): string {
  return lines.map(({ label, value }) => (label ? `${label}: ${masked(value)}` : masked(value))).join(' · ')
}

/** In how many days the stock is used up at the pace of the last seven; null when nothing was sold. */
export function daysLeft(available: number, sold7Days: number): number | null {
  return sold7Days > 0 ? Math.floor((available * 7) / sold7Days) : null
}
