import { z } from 'zod'

export const PayBy = z.discriminatedUnion('method', [
  z.object({ method: z.literal('qris') }),
  z.object({ method: z.literal('va'), bank: z.enum(['bca', 'bni', 'bri', 'mandiri', 'permata']) }),
  z.object({ method: z.literal('ewallet'), wallet: z.enum(['gopay', 'ovo', 'dana', 'shopeepay']) }),
])
export type PayBy = z.output<typeof PayBy>

/** What a fact about money says: ids and figures. `for` is the thing paid for, in the words of its own module. */
const For = { forKind: z.string(), forId: z.uuid() }
export const Captured = z.object({
  captureId: z.uuid(),
  intentId: z.uuid(),
  ...For,
  amountIdr: z.int(),
  feeIdr: z.int(),
  outcome: z.enum(['exact', 'late', 'double', 'wrong_amount']),
})
export type Captured = z.output<typeof Captured>

export const Refunded = z.object({ refundId: z.uuid(), intentId: z.uuid(), ...For, amountIdr: z.int() })
export type Refunded = z.output<typeof Refunded>
export const RefundRefused = Refunded.extend({ refusal: z.string() })
export type RefundRefused = z.output<typeof RefundRefused>

export const ReceiveHook = z.strictObject({
  gateway: z.string().max(40),
  headers: z.record(z.string(), z.string()),
  body: z.instanceof(Uint8Array),
})
