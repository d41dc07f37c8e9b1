import type { FieldProblem, Sentence } from '#kernel/problem/problem.ts'
import { portion } from '#kernel/money/rupiah.ts'

/* What server and pages know of products without asking the database. */

export const LIMITS = {
  name: 120,
  slug: 80,
  summary: 300,
  description: 20_000,
  instructions: 10_000,
  mustRead: 4_000,
  tags: 20,
  tag: 30,
  faq: 20,
  inputs: 8,
  pictures: 8,
  variants: 60,
  related: 12,
  parts: 10,
  priceIdr: 1_000_000_000,
} as const

/** As addresses of products and categories are written. */
export const SLUG = /^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$/

export const KINDS = ['stock', 'shared', 'invite', 'file'] as const
export type Kind = (typeof KINDS)[number]
export const SORTS = ['relevance', 'newest', 'best', 'cheapest', 'dearest', 'name'] as const
export type Sort = (typeof SORTS)[number]

/** From this many units on a buyer is not told how many are left. */
export const FEW = 10

export type StockLevel = { stock: 'many' | 'few' | 'none'; left: number | null }

/** What buyers are told of a number of free units; null counts as no end of them (invitations, files). */
export function stockLevel(units: number | null): StockLevel {
  if (units === null || units > FEW) return { stock: 'many', left: null }
  return units > 0 ? { stock: 'few', left: units } : { stock: 'none', left: null }
}

export type Cutoff = { from: string; to: string }
const WIB_MS = 7 * 3_600_000

/** Whether `now` lies in the hours (WIB) in which nothing is sold; they may go past midnight. */
export function isClosed(cutoff: Cutoff | null, now: Date): boolean {
  if (!cutoff || cutoff.from === cutoff.to) return false
  const time = new Date(now.getTime() + WIB_MS).toISOString().slice(11, 16)
  const { from, to } = cutoff
  return from < to ? time >= from && time < to : time >= from || time < to
}

export type InputType = 'text' | 'email' | 'phone' | 'number' | 'select' | 'server'
/** One thing the buyer must tell. `options` are the choices of `select` and `server`. */
export type InputField = {
  key: string
  label: string
  type: InputType
  required: boolean
  help: string
  pattern?: string | undefined
  options?: string[] | undefined
}

const VALUE_LIMIT = 200

/** What is wrong with what a buyer told; the paths are the keys under `target`. An empty list is good. */
export function checkInputs(
  inputs: readonly InputField[],
  target: Readonly<Record<string, string>>,
  under = 'target',
): FieldProblem[] {
  const found: FieldProblem[] = []
  for (const field of inputs) {
    const sentence = inputProblem(field, (target[field.key] ?? '').trim())
    if (sentence) found.push({ path: `${under}.${field.key}`, sentence })
  }
  for (const key of Object.keys(target)) {
    if (!inputs.some((field) => field.key === key))
      found.push({ path: `${under}.${key}`, sentence: say('Isian ini tidak dikenal.', 'This field is not known.') })
  }
  return found
}

/** What is kept of what a buyer told: the known keys, trimmed, without the empty ones. */
export function readTarget(inputs: readonly InputField[], target: Readonly<Record<string, string>>) {
  const told = inputs.map(({ key, type }) => [key, plain(type, (target[key] ?? '').trim())] as const)
  return Object.fromEntries(told.filter(([, value]) => value !== ''))
}

function plain(type: InputType, value: string): string {
  return type === 'email' ? value.toLowerCase() : value
}

function inputProblem(field: InputField, value: string): Sentence | null {
  if (value === '') {
    return field.required ? say(`Isi ${field.label} dulu, ya.`, `Please fill in ${field.label}.`) : null
  }
  if (value.length > VALUE_LIMIT)
    return say(`Paling banyak ${VALUE_LIMIT} karakter.`, `At most ${VALUE_LIMIT} characters.`)
  if (!fitsType(field, value)) return TYPE_SENTENCE[field.type]
  if (field.pattern && !fitsPattern(field.pattern, value))
    return say(`${field.label} belum sesuai. ${field.help}`.trim(), `${field.label} does not fit. ${field.help}`.trim())
  return null
}

function fitsType({ type, options }: InputField, value: string): boolean {
  switch (type) {
    case 'text':
      return true
    case 'email':
      return /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(value) && value.length <= 254
    case 'phone':
      return /^\+?[0-9][0-9 ()-]{6,19}$/.test(value)
    case 'number':
      return /^[0-9]{1,20}$/.test(value)
    case 'select':
    case 'server':
      return (options ?? []).includes(value)
  }
}

const TYPE_SENTENCE: Record<InputType, Sentence> = {
  text: say('Isian tidak sesuai.', 'This is not valid.'),
  email: say(
    'Tulis email yang benar, misalnya nama@contoh.id.',
    'Write a valid email address, such as name@example.com.',
  ),
  phone: say(
    'Tulis nomor dengan angka saja, misalnya 081234567890.',
    'Write the number in digits, such as 081234567890.',
  ),
  number: say('Tulis dengan angka saja.', 'Use digits only.'),
  select: say('Pilih salah satu.', 'Choose one.'),
  server: say('Pilih servernya.', 'Choose the server.'),
}

/** A pattern that takes long or cannot be read refuses nobody: `patternProblem` kept it out when it was saved. */
function fitsPattern(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value)
  } catch {
    return true
  }
}

/** Only simple patterns are kept: characters, classes and counts, no groups, so that none can run for ever. */
export function isSimplePattern(pattern: string): boolean {
  if (pattern.length > 100 || /[()|*+]/.test(pattern.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, 'c')))
    return false
  try {
    return new RegExp(`^(?:${pattern})$`, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** `Netflix 1 Bulan!` becomes `netflix-1-bulan`; a name without a letter of ours becomes an empty text. */
export function slugOf(name: string): string {
  const bare = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const joined = bare.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-+/, '')
  return joined.slice(0, LIMITS.slug).replace(/-+$/, '')
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let count = 2; ; count++) {
    const end = `-${count}`
    const next = `${slug.slice(0, LIMITS.slug - end.length).replace(/-+$/, '')}${end}`
    if (!taken.has(next)) return next
  }
}

/** Percent (may be negative) or rupiah on top; rounded to the nearest `roundToIdr`, half up, never below zero. */
export type PriceChange = { kind: 'percent' | 'amount'; value: number; roundToIdr: number }

export function changedPrice(priceIdr: number, { kind, value, roundToIdr }: PriceChange): number {
  const exact = kind === 'percent' ? priceIdr + portion(priceIdr, Math.round(value * 100), 10_000) : priceIdr + value
  const rounded = portion(Math.max(0, exact), 1, roundToIdr) * roundToIdr
  return Math.min(LIMITS.priceIdr, rounded)
}

function say(id: string, en: string): Sentence {
  return { id, en }
}
