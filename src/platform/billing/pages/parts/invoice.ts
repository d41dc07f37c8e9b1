import type { OutputOf } from '#kernel/http/operation.ts'
import type { readInvoice } from '../../operations.ts'

/** An invoice as its payer sees it. Countdowns run by its `serverNow`. */
export type InvoiceView = OutputOf<typeof readInvoice>
export type ChargeView = NonNullable<InvoiceView['charge']>

export const banks = { bca: 'BCA', bni: 'BNI', bri: 'BRI', mandiri: 'Mandiri', permata: 'Permata' } as const
export const wallets = { gopay: 'GoPay', ovo: 'OVO', dana: 'DANA', shopeepay: 'ShopeePay' } as const

/** A charge that can still be paid. */
export function isPayable(charge: ChargeView | null): charge is ChargeView {
  return charge !== null && (charge.status === 'pending' || charge.status === 'intent')
}
