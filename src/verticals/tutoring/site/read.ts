import { z } from 'zod'
import { LIMITS } from './rules.ts'
import { Contact, type Content, Section, Seo } from './schemas.ts'

/**
 * Content as it was kept, perhaps by an older version: what is missing gets its default, what is not known or no longer
 * fits is left out. Never throws.
 */
export function readContent(kept: unknown): Content {
  const { contact, seo, sections } = record(kept)
  return {
    contact: salvage(Contact.shape, contact) as Content['contact'],
    seo: salvage(Seo.shape, seo) as Content['seo'],
    sections: (Array.isArray(sections) ? sections : []).flatMap(readSection).slice(0, LIMITS.sections),
  }
}

const known = new Map(Section.options.map((option) => [option.shape.type.value as string, option]))

function readSection(kept: unknown): Section[] {
  const raw = record(kept)
  const shape = known.get(String(raw.type))?.shape
  const id = z.uuid().safeParse(raw.id)
  return shape && id.success ? [{ ...salvage(shape, raw), id: id.data, type: raw.type } as Section] : []
}

/** Every field by itself: as kept where it fits, of a list the parts that fit, else the default. */
function salvage(shape: z.ZodRawShape, kept: unknown): Record<string, unknown> {
  const raw = record(kept)
  return Object.fromEntries(
    Object.entries(shape).map(([name, type]) => {
      const schema = type as z.ZodType
      const whole = schema.safeParse(raw[name])
      if (whole.success) return [name, whole.data]
      const part = partOf(schema)
      if (part && Array.isArray(raw[name])) return [name, raw[name].flatMap((one) => salvagePart(part, one))]
      const empty = schema.safeParse(undefined)
      return [name, empty.success ? empty.data : undefined]
    }),
  )
}

function salvagePart(part: z.ZodType, kept: unknown): unknown[] {
  if (!(part instanceof z.ZodObject)) return part.safeParse(kept).success ? [kept] : []
  const saved = part.safeParse(salvage(part.shape, kept))
  return saved.success ? [saved.data] : []
}

/** What a list with a default is a list of. */
function partOf(schema: z.ZodType): z.ZodType | null {
  const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : null
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
