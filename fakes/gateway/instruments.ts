import { randomInt, randomUUID } from 'node:crypto'
import { portion } from '#kernel/money/rupiah.ts'
import type { Bank, ChargeMethod, ChargeRequest } from '#services/payments/gateways/port.ts'
import { encodeQris } from '#services/payments/gateways/qris.ts'

/** What the payer pays with: a QRIS code, an account number, or nothing but the page of the wallet. */
export function instrumentFor(
  request: ChargeRequest,
  gatewayId: string,
): { qrString: string | null; vaNumber: string | null } {
  if (request.method === 'qris') {
    const billNumber = request.reference.length <= 25 ? request.reference : gatewayId
    return { qrString: encodeQris(MERCHANT, { amountIdr: request.amountIdr, billNumber }), vaNumber: null }
  }
  return { qrString: null, vaNumber: request.method === 'va' && request.bank ? vaNumber(request.bank) : null }
}

/** Withheld from one payment, in whole rupiah, never more than the payment: QRIS 0.7 % and e-wallet 1.5 % half up, VA Rp 4.000. */
export function feeOf(method: ChargeMethod, amountIdr: number): number {
  if (method === 'va') return Math.min(4000, amountIdr)
  return portion(amountIdr, method === 'qris' ? 7 : 15, 1000)
}

/** 23 characters, so that it fits where a QRIS code wants a bill number. */
export function newGatewayId(): string {
  return `sim_${randomUUID().replaceAll('-', '').slice(0, 19)}`
}

const MERCHANT = {
  acquirer: 'ID.CO.SIMULATOR.WWW',
  pan: '936009990000000107',
  merchantId: '000000000000107',
  nmid: 'ID1026000000107',
  criteria: 'UKE',
  mcc: '7372',
  name: 'SIMULATOR RUKO',
  city: 'JAKARTA',
  postalCode: '10110',
} as const

/** Company prefix and total length, as each bank's customers know them. */
const ACCOUNTS: Record<Bank, { prefix: string; digits: number }> = {
  bca: { prefix: '39010', digits: 16 },
  bni: { prefix: '8578', digits: 16 },
  bri: { prefix: '13925', digits: 18 },
  mandiri: { prefix: '88908', digits: 16 },
  permata: { prefix: '8625', digits: 16 },
}

function vaNumber(bank: Bank): string {
  const { prefix, digits } = ACCOUNTS[bank]
  let number = prefix
  while (number.length < digits) number += randomInt(10)
  return number
}
