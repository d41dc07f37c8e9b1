import { z } from 'zod'
import { Contact, Content, Hero, Question } from './schemas.ts'

/**
 * Content as it was kept, perhaps by an older version: what is missing gets its default, what is not known or no longer
 * fits is left out. Never throws.
 */
export function readContent(kept: unknown): Content {
  const whole = Content.safeParse(kept)
  if (whole.success) return whole.data
  const raw = record(kept)
  const content = salvage(Content.shape, raw)
  return {
    ...(content as Content),
    hero: salvage(Hero.shape, record(raw.hero)) as Content['hero'],
    contact: salvage(Contact.shape, record(raw.contact)) as Content['contact'],
    faq: (Array.isArray(raw.faq) ? raw.faq : []).flatMap((one) => {
      const read = Question.safeParse(one)
      return read.success ? [read.data] : []
    }),
  }
}

function salvage(shape: z.ZodRawShape, raw: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => {
      const read = z.safeParse(schema, raw[name])
      return [name, read.success ? read.data : z.parse(schema, undefined)]
    }),
  )
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
