import { data } from 'react-router'
import { isProblem, type Locale } from '#kernel/problem/problem.ts'

/* How a page meets a refusal: a loader turns it into an error page, an action shows it beside the form. */

/** A problem in the visitor's language, small enough to travel to the browser. */
export type Refusal = { code: string; status: number; sentence: string; fields: Record<string, string>; params: object }

/**
 * Waits for a reading; a refusal becomes the error page of its status. What a page reads it takes from its address, so
 * input that is not whole is an address that no page has.
 */
export async function read<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (!isProblem(error)) throw error
    throw data({ code: error.code, sentence: error.sentence }, { status: error.status === 422 ? 404 : error.status })
  }
}

/** Names a refusal in one language. Anything that is not a problem is thrown on: it is a fault, not an answer. */
export function refusalOf(error: unknown, locale: Locale): Refusal {
  if (!isProblem(error)) throw error
  return {
    code: error.code,
    status: error.status,
    sentence: error.sentence[locale],
    fields: Object.fromEntries((error.fields ?? []).map(({ path, sentence }) => [path, sentence[locale]])),
    params: error.params ?? {},
  }
}

/** The answer of a refused form: the sentence, the fields, and everything that was typed. */
export function refused(error: unknown, locale: Locale, form: FormData) {
  const refusal = refusalOf(error, locale)
  return data({ refusal, values: valuesOf(form) }, { status: refusal.status })
}

/** Typed text by field name; passwords and codes are never sent back. */
export function valuesOf(form: FormData): Record<string, string> {
  const secret = /password|current|code/i
  const entries = [...form.entries()].filter(([name, value]) => typeof value === 'string' && !secret.test(name))
  return Object.fromEntries(entries) as Record<string, string>
}

/** One field exactly as typed: a password may begin or end with a space. */
export function secret(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** One trimmed field of a form; an absent field is an empty text. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
