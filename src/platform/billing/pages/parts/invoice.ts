/** An invoice as its payer sees it; the answer of `platform.readInvoice`. Instants are ISO, money whole rupiah. */
export type InvoiceView = {
  token: string
  number: string
  kind: 'full' | 'dp' | 'settlement'
  amountIdr: number
  status: 'waiting' | 'open' | 'paid' | 'expired'
  expiresAt: string | null
  paidAt: string | null
  /** The server's clock when it answered; countdowns run by it. */
  serverNow: string
  businessName: string
  orderToken: string
  creditIdr: number
  charge: ChargeView | null
}
export type ChargeView = {
  reference: string
  method: 'qris' | 'va' | 'ewallet'
  status: 'intent' | 'pending' | 'paid' | 'expired' | 'failed' | 'cancelled'
  amountIdr: number
  qrString: string | null
  qrSvg: string | null
  vaNumber: string | null
  bank: string | null
  payUrl: string | null
  expiresAt: string | null
}

export const banks = { bca: 'BCA', bni: 'BNI', bri: 'BRI', mandiri: 'Mandiri', permata: 'Permata' } as const
export const wallets = { gopay: 'GoPay', ovo: 'OVO', dana: 'DANA', shopeepay: 'ShopeePay' } as const

/** A charge that can still be paid. */
export function isPayable(charge: ChargeView | null): charge is ChargeView {
  return charge !== null && (charge.status === 'pending' || charge.status === 'intent')
}
