import { m } from '#web/paraglide/messages.js'
import type { Message } from '#web/words.ts'

/** The ways to pay, short. */
export const methodWords: Record<'qris' | 'va' | 'ewallet', Message> = {
  qris: m.invoice_qris,
  va: m.payments_va,
  ewallet: m.invoice_ewallet,
}

const names: Record<string, string> = {
  bca: 'BCA',
  bni: 'BNI',
  bri: 'BRI',
  mandiri: 'Mandiri',
  permata: 'Permata',
  gopay: 'GoPay',
  ovo: 'OVO',
  dana: 'DANA',
  shopeepay: 'ShopeePay',
}

/** A bank or a wallet as it calls itself. */
export function channelName(channel: string | null): string {
  return channel ? (names[channel] ?? channel) : ''
}
