import { randomBytes, randomInt } from 'node:crypto'
import { newId } from '../../src/kernel/db/id.ts'
import type { Flight } from './tape.ts'

/** A value with places that are filled anew for each run: a constant, or pieces of text with slot numbers between. */
export type Value = { constant: unknown } | { pieces: (string | number)[] } | { list: Value[] }
export type Line = { text: string; values: Value[] }
/** One transaction (or a statement by itself), sent over one connection of one role. */
export type Transaction = { role: 'app' | 'platform'; line: string; lines: Line[] }
/** The turns follow each other; what stands in one turn was sent at the same time over several connections. */
export type Script = { turns: Transaction[][]; slots: SlotKind[] }

export type SlotKind = { name: string; pattern: RegExp; fresh(): string }

/** What is never the same twice in what the product sends, and how to make another one. */
export const kinds = {
  id: { name: 'id', pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, fresh: () => newId() },
  number: { name: 'number', pattern: /RK-\d{6}-[0-9A-Z]{6}/, fresh: () => `RK-261121-${hex(12).toUpperCase()}` },
  reference: { name: 'reference', pattern: /RK[0-9A-F]{23}/, fresh: () => `RK${hex(23).toUpperCase()}` },
  slug: { name: 'slug', pattern: /ukur-[0-9a-f]{12}/, fresh: () => `ukur-${hex(12)}` },
  address: { name: 'address', pattern: /10\.\d+\.\d+\.\d+/, fresh: freshAddress },
  hash: {
    name: 'hash',
    pattern: /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/,
    fresh: () => hex(64),
  },
  outside: {
    name: 'outside',
    pattern: /(?:evt|pay)_[0-9a-f]{32}|sim_[0-9a-f]{20}/,
    fresh: () => `evt_${hex(32)}`,
  },
  phone: { name: 'phone', pattern: /\+62812\d{8}/, fresh: () => `+62812${randomInt(1e8).toString().padStart(8, '0')}` },
  token: { name: 'token', pattern: /(?<![\w-])[\w-]{32}(?![\w-])/, fresh: () => randomBytes(24).toString('base64url') },
} satisfies Record<string, SlotKind>

export function freshAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
}

export function hex(length: number): string {
  return randomBytes((length + 1) >> 1)
    .toString('hex')
    .slice(0, length)
}

/**
 * Makes a script of a recording. What a second recording of the same act has different is a slot: the script run
 * anew fills each slot with a fresh value, the same one wherever it stood.
 */
export function scriptOf(
  flights: readonly Flight[],
  again: readonly Flight[],
  slotKinds: readonly SlotKind[] = Object.values(kinds),
): Script {
  const elsewhere = new Set([...textsOf(again)].flatMap((text) => text.match(everything(slotKinds)) ?? []))
  const slots: SlotKind[] = []
  const numbers = new Map<string, number>()
  const slotOf = (found: string): number | null => {
    if (elsewhere.has(found)) return null
    if (!numbers.has(found)) {
      numbers.set(found, slots.length)
      slots.push(slotKinds.find(({ pattern }) => new RegExp(`^${pattern.source}$`).test(found))!)
    }
    return numbers.get(found)!
  }
  const valueOf = (value: unknown): Value => {
    if (Array.isArray(value)) return { list: value.map(valueOf) }
    if (typeof value !== 'string') return { constant: value }
    const pieces = cut(value, everything(slotKinds), slotOf)
    return pieces.some((piece) => typeof piece === 'number') ? { pieces } : { constant: value }
  }
  const turns = transactionsOf(flights).map((turn) =>
    turn.map(({ line, statements }) => ({
      role: line.split(' ')[0] as Transaction['role'],
      line,
      lines: statements.map(({ text, values }) => ({ text, values: values.map(valueOf) })),
    })),
  )
  return { turns, slots }
}

/** The same script with every time that lies ahead a day later, so that nothing it plans falls due while it runs. */
export function later(script: Script): Script {
  const now = Date.now()
  const shift = (value: Value): Value => {
    if ('list' in value) return { list: value.list.map(shift) }
    if (!('constant' in value) || typeof value.constant !== 'string') return value
    const at = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value.constant) ? Date.parse(value.constant) : 0
    return at > now ? { constant: new Date(at + DAY_MS).toISOString() } : value
  }
  const turns = script.turns.map((turn) =>
    turn.map((one) => ({
      ...one,
      lines: one.lines.map(({ text, values }) => ({ text, values: values.map(shift) })),
    })),
  )
  return { ...script, turns }
}

const DAY_MS = 86_400_000

/** The values of one statement, with this run's slots filled in. */
export function fill(values: readonly Value[], slots: readonly string[]): unknown[] {
  return values.map((value) => fillOne(value, slots))
}

function fillOne(value: Value, slots: readonly string[]): unknown {
  if ('constant' in value) return value.constant
  if ('list' in value) return fill(value.list, slots)
  let text = ''
  for (const piece of value.pieces) text += typeof piece === 'number' ? slots[piece]! : piece
  return text
}

/**
 * Puts flights of one transaction together. A reading flight without BEGIN is an implicit transaction, which a hand
 * with one statement at a time must write out. Lonely statements that left over several connections stay side by side.
 */
function transactionsOf(flights: readonly Flight[]): Flight[][] {
  const turns: Flight[][] = []
  const open = new Map<string, Flight>()
  let side = false
  for (const { line, statements } of flights) {
    const texts = statements.map(({ text }) => text)
    const running = open.get(line)
    if (running) {
      open.set(line, { line, statements: [...running.statements, ...statements] })
      if (texts.at(-1) !== 'commit') continue
      turns.push([open.get(line)!])
      open.delete(line)
      side = false
    } else if (texts[0] === 'begin' && texts.at(-1) !== 'commit') {
      open.set(line, { line, statements })
    } else if (statements.length > 1) {
      const whole = texts[0] === 'begin' ? statements : [BEGIN, ...statements, COMMIT]
      turns.push([{ line, statements: whole }])
      side = false
    } else {
      const last = turns.at(-1)
      if (side && last && last.every((one) => one.line !== line)) last.push({ line, statements })
      else turns.push([{ line, statements }])
      side = true
    }
  }
  return turns
}

const BEGIN = { name: null, text: 'begin', values: [] }
const COMMIT = { name: null, text: 'commit', values: [] }

function cut(text: string, pattern: RegExp, slotOf: (found: string) => number | null): (string | number)[] {
  const pieces: (string | number)[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const slot = slotOf(match[0])
    if (slot === null) continue
    if (match.index > from) pieces.push(text.slice(from, match.index))
    pieces.push(slot)
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

function* textsOf(flights: readonly Flight[]): Generator<string> {
  for (const { statements } of flights) {
    for (const { values } of statements) for (const value of values.flat()) if (typeof value === 'string') yield value
  }
}

function everything(slotKinds: readonly SlotKind[]): RegExp {
  return new RegExp(slotKinds.map(({ pattern }) => pattern.source).join('|'), 'g')
}
