import { z } from 'zod'

/** A text message as the Cloud API takes it; unknown fields are passed over there too. */
export const TextMessage = z.object({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').default('individual'),
  to: z.string().regex(/^\+?\d{8,15}$/),
  type: z.literal('text'),
  text: z.object({ preview_url: z.boolean().default(false), body: z.string().min(1).max(4096) }),
  biz_opaque_callback_data: z.string().max(512).optional(),
})

/** How the outside misbehaves. What is not named goes back to good behaviour. */
export const Faults = z.strictObject({
  /** Connections are cut at once. */
  down: z.boolean().default(false),
  /** The error code every message is answered with: throughput, undeliverable, 24-hour window, unavailable. */
  refuse: z.enum(['none', '130429', '131026', '131047', '131016']).default('none'),
  /** The message is kept, but the line breaks before the answer. */
  dropAfterSend: z.boolean().default(false),
})
export type Faults = z.output<typeof Faults>

/** Status and words of the errors that can be asked for. */
export const ERRORS = {
  '130429': { status: 429, message: '(#130429) Rate limit hit' },
  '131026': { status: 400, message: '(#131026) Message undeliverable' },
  '131047': { status: 400, message: '(#131047) Re-engagement message' },
  '131016': { status: 503, message: '(#131016) Service unavailable' },
} as const
