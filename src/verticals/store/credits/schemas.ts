import { z } from 'zod'
import { CreditReason, CreditStatus, TokenText } from '../orders/schemas.ts'

/** Where a guest wants a credit sent. It is sealed at once and shown only to staff who return money. */
export const AskPayout = z.strictObject({
  token: TokenText,
  creditId: z.uuid(),
  kind: z.enum(['bank', 'ewallet']),
  institution: z.string().trim().min(2).max(40),
  account: z
    .string()
    .trim()
    .regex(/^[0-9 +-]{5,30}$/, { error: 'Tulis nomornya dengan angka.|Write the number in digits.' }),
  holder: z.string().trim().min(2).max(80),
})
export type AskPayout = z.output<typeof AskPayout>

const reason = z.string().trim().min(3).max(200)
export const RefundCredit = z.strictObject({ creditId: z.uuid(), reason })
/** `bankReference` is the bank's own number of the transfer, never an account number. */
export const PayOutCredit = RefundCredit.extend({ bankReference: z.string().trim().min(3).max(60) })
export type PayOutCredit = z.output<typeof PayOutCredit>

export const ListCredits = z.strictObject({
  status: CreditStatus.optional(),
  reason: CreditReason.optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListCredits = z.output<typeof ListCredits>

export const Credit = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  buyerName: z.string(),
  reason: CreditReason,
  amountIdr: z.int(),
  leftIdr: z.int(),
  status: CreditStatus,
  /** A gateway can return it: it came in by a charge of its own. */
  refundable: z.boolean(),
  createdAt: z.string(),
})
export const CreditPage = z.object({ items: z.array(Credit), nextCursor: z.uuid().nullable() })

export const PayoutAddress = z.object({
  kind: z.enum(['bank', 'ewallet']),
  institution: z.string(),
  account: z.string(),
  holder: z.string(),
})
