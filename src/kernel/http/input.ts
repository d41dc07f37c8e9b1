import type { z } from 'zod'
import { invalidInput } from '../problem/common.ts'
import type { FieldProblem, Problem, Sentence } from '../problem/problem.ts'
import type { Operation } from './operation.ts'

/** Checks an operation's input; every refused field is named with a sentence in both languages. */
export function readInput(operation: Operation, raw: unknown): unknown {
  const result = operation.input.safeParse(raw, { reportInput: true })
  const nul = operation.raw ? null : findNul(raw, [])
  if (nul)
    throw invalidInput({}, [
      { path: nul, sentence: say('Ada karakter yang tidak diizinkan.', 'This holds a character that is not allowed.') },
    ])
  if (result.success) return result.data
  throw refusedInput(result.error)
}

/** The refusal that names every field a schema did not take; `under` is where in the input the checked part stands. */
export function refusedInput(error: z.ZodError, under = ''): Problem {
  const fields = error.issues.flatMap((issue) => fieldsOf(issue))
  const placed = fields.map(({ path, sentence }) => ({ path: [under, path].filter(Boolean).join('.'), sentence }))
  return invalidInput({}, placed)
}

/** PostgreSQL cannot keep the character NUL in a text; the path of the first field that has one. */
function findNul(value: unknown, path: string[]): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path.join('.') : null
  if (typeof value !== 'object' || value === null) return null
  for (const [name, inner] of Object.entries(value)) {
    const found = findNul(inner, [...path, name])
    if (found !== null) return found
  }
  return null
}

type Issue = z.core.$ZodIssue

function fieldsOf(issue: Issue): FieldProblem[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      sentence: say('Isian ini tidak dikenal.', 'This field is not known.'),
    }))
  }
  return [{ path, sentence: sentenceOf(issue) }]
}

function sentenceOf(issue: Issue): Sentence {
  // A schema may bring its own words: `{ error: 'id text|en text' }`.
  const own = issue.message.split('|')
  if (own.length === 2) return say(own[0]!.trim(), own[1]!.trim())
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return say('Wajib diisi.', 'This is required.')
      return issue.expected === 'int' || issue.expected === 'number'
        ? say('Tulis dengan angka.', 'Write it as a number.')
        : say('Jenis isian tidak sesuai.', 'This has the wrong type.')
    case 'too_small':
      return issue.input === ''
        ? say('Wajib diisi.', 'This is required.')
        : tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_format':
      return issue.format === 'email'
        ? say(
            'Tulis alamat email yang benar, misalnya nama@contoh.id.',
            'Write a valid email address, such as name@example.com.',
          )
        : say('Format isian tidak sesuai.', 'This has the wrong format.')
    case 'invalid_value':
      return say(`Pilih salah satu: ${issue.values.join(', ')}.`, `Choose one of: ${issue.values.join(', ')}.`)
    default:
      return say('Isian tidak sesuai.', 'This is not valid.')
  }
}

function tooSmall(origin: string, minimum: number): Sentence {
  if (origin === 'string') {
    return minimum === 1
      ? say('Wajib diisi.', 'This is required.')
      : say(`Minimal ${minimum} karakter.`, `At least ${minimum} characters.`)
  }
  return say(`Paling kecil ${formatCount(minimum, 'id')}.`, `At least ${formatCount(minimum, 'en')}.`)
}

function tooBig(origin: string, maximum: number): Sentence {
  return origin === 'string'
    ? say(`Paling banyak ${maximum} karakter.`, `At most ${maximum} characters.`)
    : say(`Paling besar ${formatCount(maximum, 'id')}.`, `At most ${formatCount(maximum, 'en')}.`)
}

/** Limits as people write them: `1.000.000` (id) or `1,000,000` (en). */
function formatCount(count: number, locale: 'id' | 'en'): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, locale === 'id' ? '.' : ',')
}

function say(id: string, en: string): Sentence {
  return { id, en }
}
