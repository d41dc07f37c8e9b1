import { z } from 'zod'
import type { ChargeRequest } from '#services/payments/gateways/port.ts'

const Name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, '1 to 64 of A-Z a-z 0-9 _ -')
const Idr = z.int().min(1).max(999_999_999_999)
const WebUrl = z.url({ protocol: /^https?$/ }).max(500)

export const NewCharge = z
  .strictObject({
    reference: Name,
    amountIdr: Idr,
    method: z.enum(['qris', 'va', 'ewallet']),
    bank: z.enum(['bca', 'bni', 'bri', 'mandiri', 'permata']).optional(),
    wallet: z.enum(['gopay', 'ovo', 'dana', 'shopeepay']).optional(),
    expiresAt: z.iso.datetime(),
    description: z.string().min(1).max(255),
    customer: z.strictObject({
      name: z.string().min(1).max(100),
      email: z.email(),
      phone: z.string().max(20).optional(),
    }),
    notifyUrl: WebUrl,
    returnUrl: WebUrl.optional(),
  })
  .refine((charge) => (charge.bank !== undefined) === (charge.method === 'va'), {
    path: ['bank'],
    error: 'exactly for va',
  })
  .refine((charge) => (charge.wallet !== undefined) === (charge.method === 'ewallet'), {
    path: ['wallet'],
    error: 'exactly for ewallet',
  }) satisfies z.ZodType<ChargeRequest>

export const NewRefund = z.strictObject({ refundKey: Name, amountIdr: Idr, reason: z.string().min(1).max(255) })
export type NewRefund = z.output<typeof NewRefund>

/** Only *Nominal salah* reads the amount. An empty form field means "not given". */
export const NewAct = z.strictObject({
  amountIdr: z.preprocess((given) => (given === '' || given === undefined ? undefined : Number(given)), Idr.optional()),
})
