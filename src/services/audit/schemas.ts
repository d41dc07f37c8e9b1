import { z } from 'zod'

/** Who (a person's or key's id), what, and on which days of Jakarta's calendar, both included. */
export const Filter = z.strictObject({
  actor: z.uuid().optional(),
  action: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.\w{1,60}$/)
    .optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
export type Filter = z.output<typeof Filter>
export const ListEntries = Filter.extend({ cursor: z.uuid().optional() })

const Words = z.strictObject({ id: z.string(), en: z.string() })

export const Entry = z.object({
  id: z.uuid(),
  at: z.string(),
  actor: z.object({
    kind: z.enum(['anonymous', 'person', 'key', 'system']),
    id: z.uuid().nullable(),
    name: z.string(),
  }),
  action: z.string(),
  /** The action in words. */
  what: Words,
  subject: z.string().nullable(),
  /** What the person or key that the act was about is called now. */
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  ip: z.string().nullable(),
})
export type Entry = z.output<typeof Entry>

export const EntryPage = z.object({ items: z.array(Entry), next: z.uuid().nullable() })

export const FilterChoices = z.object({
  actors: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['person', 'key']) })),
  actions: z.array(z.object({ code: z.string(), name: Words })),
})
