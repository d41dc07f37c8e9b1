import { z } from 'zod'
import { templates, type TemplateName } from '../templates/index.ts'
import { Sender } from '../sender.ts'

const Template = z.enum(Object.keys(templates) as [TemplateName, ...TemplateName[]])
const Locale = z.enum(['id', 'en'])
const Sentence = z.object({ id: z.string(), en: z.string() })
const Words = z.object({ subject: z.string(), body: z.string() })

export const NoInput = z.strictObject({})
export const ReadTemplate = z.strictObject({ template: Template })
export type ReadTemplate = z.output<typeof ReadTemplate>

export const Words160 = {
  subject: z.string().trim().min(1).max(160),
  body: z.string().trim().min(1).max(4000),
}
export const SaveTemplate = z.strictObject({ template: Template, locale: Locale, ...Words160 })
export type SaveTemplate = z.output<typeof SaveTemplate>
export const ResetTemplate = z.strictObject({ template: Template, locale: Locale })
export type ResetTemplate = z.output<typeof ResetTemplate>

export const TemplateList = z.object({
  templates: z.array(
    z.object({
      template: Template,
      name: Sentence,
      when: Sentence,
      /** The languages in which the tenant has its own words. */
      own: z.array(Locale),
    }),
  ),
})

const Side = z.object({
  product: Words,
  own: Words.nullable(),
  places: z.array(z.object({ name: z.string(), example: z.string() })),
})
export const TemplateDetail = z.object({
  template: Template,
  name: Sentence,
  when: Sentence,
  id: Side,
  en: Side,
})

export const Preview = z.object({ subject: z.string(), html: z.string(), text: z.string(), chat: z.string() })
export const Tested = z.object({ email: z.string() })

export const SenderView = Sender
export const UpdateSender = z.strictObject({
  senderName: Sender.shape.senderName.unwrap().optional(),
  replyTo: Sender.shape.replyTo.unwrap().optional(),
})
export type UpdateSender = z.output<typeof UpdateSender>

export const Outbox = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      channel: z.enum(['email', 'whatsapp']),
      at: z.string(),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
    }),
  ),
  mailUrl: z.string(),
  whatsappUrl: z.string(),
})
