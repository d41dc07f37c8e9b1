import { z } from 'zod'
import { Email } from '#kernel/identity/email.ts'
import { TokenText } from '../orders/schemas.ts'

export const InvitationState = z.enum([
  'intended',
  'calling',
  'unknown',
  'staff',
  'sent',
  'accepted',
  'rejected',
  'expired',
  'failed',
  'revoked',
])

export const CorrectTarget = z.strictObject({ token: TokenText, id: z.uuid(), email: Email })
export type CorrectTarget = z.output<typeof CorrectTarget>
export const Corrected = z.object({ status: z.enum(['sending', 'waiting']), email: z.string() })

export const ListInvitations = z.strictObject({
  status: InvitationState.optional(),
  providerId: z.uuid().optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListInvitations = z.output<typeof ListInvitations>

export const Invitation = z.object({
  id: z.uuid(),
  jobId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  itemId: z.uuid(),
  productName: z.string(),
  variantName: z.string(),
  providerId: z.uuid(),
  providerName: z.string(),
  accountId: z.uuid().nullable(),
  accountLabel: z.string().nullable(),
  plan: z.string(),
  target: z.string(),
  status: InvitationState,
  reference: z.string().nullable(),
  note: z.string(),
  corrects: z.boolean(),
  calledAt: z.string().nullable(),
  createdAt: z.string(),
})
export type Invitation = z.output<typeof Invitation>
export const InvitationPage = z.object({ items: z.array(Invitation), nextCursor: z.uuid().nullable() })

/**
 * Of one that waits for staff: `again`: nothing was sent, so it is tried once more; `failed`: it cannot be done, and the
 * buyer gets the money as credit. `rejected` is told of one that was sent, when its reader has said no.
 */
export const AnswerInvitation = z.strictObject({
  id: z.uuid(),
  outcome: z.enum(['sent', 'accepted', 'rejected', 'again', 'failed']),
  reference: z.string().trim().max(200, { error: 'Paling banyak 200 huruf.|At most 200 characters.' }).default(''),
  note: z.string().trim().max(500, { error: 'Paling banyak 500 huruf.|At most 500 characters.' }).default(''),
})
export type AnswerInvitation = z.output<typeof AnswerInvitation>
