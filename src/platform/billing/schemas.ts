import { z } from 'zod'
import { TokenText } from '../portal/schemas.ts'

export const Invoice = z.object({
  token: z.string(),
  number: z.string(),
  kind: z.enum(['full', 'dp', 'settlement']),
  amountIdr: z.int(),
  status: z.enum(['waiting', 'open', 'paid', 'expired']),
  expiresAt: z.string().nullable(),
  paidAt: z.string().nullable(),
  serverNow: z.string(),
  businessName: z.string(),
  orderNumber: z.string(),
  orderToken: z.string(),
  /** Credit of the order that may be used for this invoice. */
  creditIdr: z.int(),
  charge: z
    .object({
      reference: z.string(),
      method: z.enum(['qris', 'va', 'ewallet']),
      channel: z.string().nullable(),
      status: z.enum(['intent', 'pending', 'paid', 'expired', 'failed', 'cancelled']),
      amountIdr: z.int(),
      qrString: z.string().nullable(),
      qrSvg: z.string().nullable(),
      vaNumber: z.string().nullable(),
      bank: z.string().nullable(),
      payUrl: z.string().nullable(),
      expiresAt: z.string(),
    })
    .nullable(),
})
export type Invoice = z.output<typeof Invoice>

export const CreateCharge = z.strictObject({
  token: TokenText,
  method: z.enum(['qris', 'va', 'ewallet']),
  bank: z.enum(['bca', 'bni', 'bri', 'mandiri', 'permata']).optional(),
  wallet: z.enum(['gopay', 'ovo', 'dana', 'shopeepay']).optional(),
})
export type CreateCharge = z.output<typeof CreateCharge>

const reason = z.string().trim().min(3).max(200)
export const RefundCredit = z.strictObject({ creditId: z.uuid(), reason })
/** `bankReference` is the bank's own number of the transfer, never an account number. */
export const PayOutCredit = RefundCredit.extend({ bankReference: z.string().trim().min(3).max(60) })
export type PayOutCredit = z.output<typeof PayOutCredit>
