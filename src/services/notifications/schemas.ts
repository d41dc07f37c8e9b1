import { z } from 'zod'

const Status = z.enum(['queued', 'sending', 'sent', 'failed'])

/** Sixteen bytes in base64url: whatever fits is a place in the list, known or not. */
const Cursor = z.string().regex(/^[\w-]{22}$/)

const Channel = z.enum(['email', 'whatsapp'])

export const ListMessages = z.strictObject({
  cursor: Cursor.optional(),
  status: Status.optional(),
  channel: Channel.optional(),
  /** Words of the subject. */
  q: z.string().trim().max(80).optional(),
})
export type ListMessages = z.output<typeof ListMessages>

export const Message = z.object({
  id: z.uuid(),
  at: z.string(),
  channel: Channel,
  template: z.string(),
  recipient: z.string().meta({ description: 'Masked.' }),
  subject: z.string(),
  status: Status,
  attempts: z.int().meta({ description: 'Sendings tried since the message was queued.' }),
  error: z.string().nullable(),
  sentAt: z.string().nullable(),
})
export type Message = z.output<typeof Message>

export const MessagePage = z.object({ items: z.array(Message), next: z.string().nullable() })
export type MessagePage = z.output<typeof MessagePage>

export const RetryMessage = z.strictObject({ id: z.uuid() })
