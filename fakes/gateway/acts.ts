import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { Charge } from '#services/payments/gateways/port.ts'
import { close, mustFind, present, receive } from './charges.ts'
import type { ChargeRow } from './charges.ts'
import type { Desk } from './desk.ts'
import { Refusal } from './refusal.ts'
import { atomically } from './store.ts'

/** A button of the payment page: what the payer, or the passing of time, may do to a charge. */
export type Act = {
  name: ActName
  label: string
  /** What it does and where the charge ends, shown beside the button. */
  hint: string
  /** Why it is not possible now, or null when it is. */
  whyNot: (charge: ChargeRow) => string | null
  run: (desk: Desk, charge: ChargeRow, amountIdr?: number) => void
}

export type ActName = 'bayar' | 'bayar-telat' | 'bayar-dobel' | 'nominal-salah' | 'kedaluwarsa' | 'gagal'

export const ACTS: readonly Act[] = [
  {
    name: 'bayar',
    label: 'Bayar',
    hint: 'Satu pembayaran pas. Status menjadi lunas; ditekan lagi berarti membayar dua kali.',
    whyNot: (charge) =>
      isOneOf(charge, 'pending', 'paid') ? null : `${closedBecause(charge)} Uang yang masih datang: Bayar telat.`,
    run: (desk, charge) => void receive(desk, charge, charge.amountIdr, 'paid', 'charge.paid'),
  },
  {
    name: 'bayar-telat',
    label: 'Bayar telat',
    hint: 'Kedaluwarsa dulu, baru uang masuk. Status tetap kedaluwarsa, pembayaran tercatat.',
    whyNot: (charge) => (isOneOf(charge, 'pending', 'expired', 'cancelled') ? null : closedBecause(charge)),
    run: payLate,
  },
  {
    name: 'bayar-dobel',
    label: 'Bayar dobel',
    hint: 'Dua pembayaran pas sekaligus. Status lunas dengan dua pembayaran.',
    whyNot: (charge) => (charge.status === 'pending' ? null : alsoByPaying(charge)),
    run(desk, charge) {
      const paid = receive(desk, charge, charge.amountIdr, 'paid', 'charge.paid')
      receive(desk, paid, charge.amountIdr, 'paid', 'charge.paid')
    },
  },
  {
    name: 'nominal-salah',
    label: 'Nominal salah',
    hint: 'Satu pembayaran dengan jumlah lain. Status tetap menunggu, pembayaran tercatat.',
    whyNot: (charge) => (charge.status === 'pending' ? null : closedBecause(charge)),
    run: payWrongAmount,
  },
  {
    name: 'kedaluwarsa',
    label: 'Kedaluwarsa',
    hint: 'Waktu habis tanpa pembayaran. Status kedaluwarsa.',
    whyNot: (charge) => (charge.status === 'pending' ? null : closedBecause(charge)),
    run: (desk, charge) => void close(desk, charge, 'expired', 'charge.expired'),
  },
  {
    name: 'gagal',
    label: 'Gagal',
    hint: 'Ditolak bank atau dompet, uang tidak berpindah. Status gagal.',
    whyNot: (charge) => (charge.status === 'pending' ? null : closedBecause(charge)),
    run: (desk, charge) => void close(desk, charge, 'failed', 'charge.failed'),
  },
]

/** Presses a button. All its money and events are one transaction. */
export function perform(desk: Desk, reference: string, name: string, amountIdr?: number): Charge {
  const act = ACTS.find((one) => one.name === name)
  if (!act) throw new Refusal(404, 'act-unknown', 'Tombol tidak dikenal.')
  atomically(desk.store, () => {
    const charge = mustFind(desk, reference)
    const reason = act.whyNot(charge)
    if (reason) throw new Refusal(412, 'act-not-possible', reason)
    act.run(desk, charge, amountIdr)
  })
  return present(desk, mustFind(desk, reference))
}

function payLate(desk: Desk, charge: ChargeRow): void {
  const closed = charge.status === 'pending' ? close(desk, charge, 'expired', 'charge.expired') : charge
  receive(desk, closed, charge.amountIdr, closed.status, 'charge.paid_late')
}

function payWrongAmount(desk: Desk, charge: ChargeRow, amountIdr = charge.amountIdr + 1000): void {
  if (amountIdr === charge.amountIdr)
    throw new Refusal(422, 'amount-right', `${formatRupiah(amountIdr)} adalah nominal yang benar.`)
  receive(desk, charge, amountIdr, 'pending', 'charge.amount_mismatch')
}

function isOneOf(charge: ChargeRow, ...statuses: ChargeRow['status'][]): boolean {
  return statuses.includes(charge.status)
}

function closedBecause({ status }: ChargeRow): string {
  const reasons = {
    pending: 'Masih menunggu.',
    paid: 'Sudah lunas.',
    expired: 'Sudah kedaluwarsa.',
    failed: 'Sudah gagal.',
    cancelled: 'Sudah dibatalkan.',
  }
  return reasons[status]
}

function alsoByPaying(charge: ChargeRow): string {
  return charge.status === 'paid' ? 'Sudah lunas. Untuk pembayaran kedua: Bayar.' : closedBecause(charge)
}
