import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { Whatsapp } from '../orders/buyer.ts'

export const JoinWaiting = z.strictObject({
  variantId: z.uuid(),
  /** For more units, or for a place in the queue of its flash sale. */
  for: z.enum(['restock', 'flash']).default('restock'),
  email: Email,
  whatsapp: Whatsapp.optional(),
})
export type JoinWaiting = z.output<typeof JoinWaiting>

export const Place = z.object({
  /** How many are in front, this one included. */
  place: z.int(),
})
export const ListWaiting = z.strictObject({ cursor: z.uuid().optional(), variantId: z.uuid().optional() })
export const Waiting = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      variantId: z.uuid(),
      productName: z.string(),
      variantName: z.string(),
      flash: z.boolean(),
      email: z.string(),
      toldAt: z.string().nullable(),
      createdAt: z.string(),
    }),
  ),
  next: z.uuid().nullable(),
})
