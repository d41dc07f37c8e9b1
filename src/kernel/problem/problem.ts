/** The two languages every sentence exists in; Indonesian is the base. */
export type Locale = 'id' | 'en'
export type Sentence = Record<Locale, string>
export type Params = Record<string, string | number>

/** One refused input field: `path` is dotted (`owner.email`), the sentence says what is wrong with it. */
export type FieldProblem = { path: string; sentence: Sentence }

/**
 * The one error class for "the caller is wrong" (4xx). `code` is stable and part of the API, the sentences are for
 * people. Everything else that is thrown is a fault of ours or of the world and becomes a 500.
 */
export class Problem extends Error {
  readonly kind = 'problem'
  readonly code: string
  readonly status: number
  readonly sentence: Sentence
  readonly params: Params
  readonly fields: FieldProblem[]

  constructor(code: string, status: number, sentence: Sentence, params: Params = {}, fields: FieldProblem[] = []) {
    super(`${code}: ${fill(sentence.en, params)}`)
    this.code = code
    this.status = status
    this.sentence = { id: fill(sentence.id, params), en: fill(sentence.en, params) }
    this.params = params
    this.fields = fields
  }
}

/** A declared problem: call it to make one to throw; `code` and `status` go into the API description. */
export type ProblemKind = ((params?: Params, fields?: FieldProblem[]) => Problem) & {
  readonly code: string
  readonly status: number
  readonly sentence: Sentence
}

/** Declares a named refusal. `{name}` in a sentence is filled from the params. */
export function problem(code: string, status: number, sentence: Sentence): ProblemKind {
  const make = (params: Params = {}, fields: FieldProblem[] = []) => new Problem(code, status, sentence, params, fields)
  return Object.assign(make, { code, status, sentence })
}

/** Structural, because pages are bundled apart from the server and see another copy of the class. */
export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'problem'
}

function fill(sentence: string, params: Params): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole))
}
