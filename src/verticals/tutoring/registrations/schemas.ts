import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { oneLine, STATUSES, toWhatsapp } from './rules.ts'

const line = (min: number, max: number) => z.string().trim().min(min).max(max).transform(oneLine)
const Status = z.enum(STATUSES)

const Whatsapp = z
  .string()
  .max(30)
  .transform((typed, context) => {
    const number = toWhatsapp(typed)
    if (number) return number
    context.addIssue({
      code: 'custom',
      message: 'Tulis nomor WhatsApp, misalnya 0812 3456 7890.|Write a WhatsApp number, such as 0812 3456 7890.',
    })
    return z.NEVER
  })

export const SubmitRegistration = z.strictObject({
  name: line(2, 80),
  whatsapp: Whatsapp,
  email: Email.optional(),
  school: line(0, 120).default(''),
  programmeId: z.uuid().optional(),
  note: z.string().trim().max(1000).default(''),
  consent: z.literal(true, {
    error: 'Centang persetujuan agar kami boleh menghubungimu.|Tick the consent so that we may contact you.',
  }),
  /** Invisible to people: only a program that fills in everything writes here. */
  extra: z.literal('').default('').meta({ description: 'Leave empty.' }),
})
export type SubmitRegistration = z.output<typeof SubmitRegistration>

export const Submitted = z.object({ id: z.uuid(), number: z.string() })

/** What the public form needs to know. */
export const RegistrationForm = z.object({
  open: z.boolean(),
  closedMessage: z.string(),
  programmes: z.array(z.object({ id: z.uuid(), name: z.string() })),
  whatsapp: z.string(),
})

const Day = z.iso.date()
export const Filter = z.strictObject({
  q: z.string().trim().max(80).optional(),
  status: Status.optional(),
  programme: z.string().trim().max(120).optional(),
  /** Days in Jakarta, both included. */
  from: Day.optional(),
  to: Day.optional(),
})
export type Filter = z.output<typeof Filter>

export const ListRegistrations = Filter.extend({ cursor: z.uuid().optional() })
export type ListRegistrations = z.output<typeof ListRegistrations>

const Registration = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  whatsapp: z.string(),
  email: z.string().nullable(),
  school: z.string(),
  programme: z.string(),
  note: z.string(),
  status: Status,
  remark: z.string(),
  createdAt: z.string(),
})
export type Registration = z.output<typeof Registration>

export const RegistrationPage = z.object({
  items: z.array(Registration),
  next: z.uuid().nullable(),
  total: z.int().meta({ description: 'How many fit the filter.' }),
  /** The newest registration of all: what is newer has come in since. */
  newest: z.uuid().nullable(),
  programmes: z.array(z.string()).meta({ description: 'Programmes that somebody has registered for.' }),
})

export const RegistrationDetail = Registration.extend({
  consentedAt: z.string(),
  handledBy: z.string().nullable(),
  greeting: z.string().meta({ description: 'The first words of a chat, filled in.' }),
  history: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      act: z.enum(['received', 'status', 'remark', 'other']),
      status: Status.nullable(),
    }),
  ),
})

export const ById = z.strictObject({ id: z.uuid() })
export const SetStatus = z.strictObject({ id: z.uuid(), status: Status })
export const SetStatuses = z.strictObject({ ids: z.array(z.uuid()).min(1).max(100), status: Status })
export const SetRemark = z.strictObject({ id: z.uuid(), remark: z.string().trim().max(1000) })
export const Erase = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(200) })
export const News = z.strictObject({ after: z.uuid().optional() })
