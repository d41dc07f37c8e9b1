import { z } from 'zod'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { oneLine } from '../recipients.ts'

/** What a message says, whatever it travels in. Paragraphs are single lines; a fact's value may be a link. */
export type Content = {
  subject: string
  lines: readonly string[]
  facts?: readonly (readonly [label: string, value: string])[]
  action?: { label: string; url: string }
  closing?: readonly string[]
}

/** One kind of message in both languages. `site` is the name of the site that writes. */
export type Template<P extends z.ZodObject = z.ZodObject> = {
  params: P
  write: Record<Locale, (params: z.output<P>, site: string) => Content>
}

export function template<P extends z.ZodObject>(params: P, write: Template<P>['write']): Template<P> {
  return { params, write }
}

/* What params are made of. */

/** A name or a number given by somebody: one line, cut to a length that fits a subject. */
export const line = z
  .string()
  .transform((text) => oneLine(text, 80))
  .pipe(z.string().min(1))

/** What somebody wrote to somebody, with its line breaks. */
export const passage = z.string().trim().min(1).max(500)

/** What somebody wrote beside a decision; it may be nothing. */
export const remark = z.string().trim().max(500)

/** An address of ours, already with its secret if it has one. */
export const link = z.url({ protocol: /^https?$/ }).max(2000)

export const rupiah = z.number().refine((amount) => Number.isSafeInteger(amount) && amount >= 0, 'not whole rupiah')

/** A number of days, or of anything else that is counted. */
export const count = z.int().min(1).max(366)

export const instant = z.iso.datetime()

export const validHours = z
  .int()
  .min(1)
  .max(24 * 31)

/** The amount as messages write it, with an ordinary space: some mail programs show the unbreakable one as a mark. */
export function money(amountIdr: number): string {
  return formatRupiah(amountIdr).replaceAll('\u00a0', ' ')
}
