import { z } from 'zod'
import { TokenText } from '../portal/schemas.ts'

const body = z.string().trim().min(1).max(2000)

export const WriteMessage = z.strictObject({ token: TokenText, body })
export type WriteMessage = z.output<typeof WriteMessage>

export const AnswerOrder = z.strictObject({ id: z.uuid(), body })
export type AnswerOrder = z.output<typeof AnswerOrder>

/** One line of the talk about an order. `readAt` is when the other side saw it. */
export const OrderMessage = z.object({
  id: z.uuid(),
  author: z.enum(['buyer', 'owner']),
  authorName: z.string(),
  body: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
})
export type OrderMessage = z.output<typeof OrderMessage>

export const Conversation = z.object({
  items: z.array(OrderMessage),
  /** How many of the other side's messages the asker has not seen. */
  unread: z.int(),
})
export type Conversation = z.output<typeof Conversation>
