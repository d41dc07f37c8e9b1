import type { Charge, ChargeStatus } from '#services/payments/gateways/port.ts'

export const STATUS_WORDS: Record<ChargeStatus, string> = {
  pending: 'Menunggu pembayaran',
  paid: 'Lunas',
  expired: 'Kedaluwarsa',
  failed: 'Gagal',
  cancelled: 'Dibatalkan',
}

export const EVENT_WORDS: Record<string, string> = {
  'charge.pending': 'Tagihan dibuat',
  'charge.paid': 'Pembayaran diterima',
  'charge.paid_late': 'Pembayaran telat diterima',
  'charge.amount_mismatch': 'Pembayaran dengan nominal salah',
  'charge.expired': 'Kedaluwarsa',
  'charge.failed': 'Pembayaran gagal',
  'charge.cancelled': 'Dibatalkan penjual',
  'refund.done': 'Uang dikembalikan',
}

export const WEBHOOK_WORDS: Record<string, string> = {
  delivered: 'webhook terkirim',
  waiting: 'webhook menunggu dikirim',
  dropped: 'webhook sengaja dihilangkan',
  abandoned: 'webhook menyerah setelah semua percobaan',
}

export function methodWords({
  method,
  bank,
  wallet,
}: Pick<Charge, 'method'> & { bank?: string | null; wallet?: string | null }): string {
  if (method === 'qris') return 'QRIS'
  if (method === 'va') return `Virtual account ${BANKS[bank ?? ''] ?? ''}`
  return WALLETS[wallet ?? ''] ?? 'Dompet digital'
}

/** Sab, 21 Nov 2026 14.05 WIB */
export function formatTime(iso: string): string {
  const parts = Object.fromEntries(WIB.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
  return `${parts.weekday}, ${parts.day} ${parts.month} ${parts.year} ${parts.hour}.${parts.minute} WIB`
}

/** 1 jam 05 menit, 04:59 within the last hour. */
export function formatRemaining(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  if (hours >= 24) return `${Math.floor(hours / 24)} hari ${hours % 24} jam`
  if (hours > 0) return `${hours} jam ${two(minutes)} menit`
  return `${two(minutes)}:${two(seconds % 60)}`
}

const BANKS: Record<string, string> = { bca: 'BCA', bni: 'BNI', bri: 'BRI', mandiri: 'Mandiri', permata: 'Permata' }
const WALLETS: Record<string, string> = { gopay: 'GoPay', ovo: 'OVO', dana: 'DANA', shopeepay: 'ShopeePay' }
const WIB = new Intl.DateTimeFormat('id-ID', {
  timeZone: 'Asia/Jakarta',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function two(number: number): string {
  return String(number).padStart(2, '0')
}
