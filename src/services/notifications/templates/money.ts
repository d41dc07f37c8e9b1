import { z } from 'zod'
import type { Locale } from '#kernel/problem/problem.ts'
import { line, link, money, rupiah, template } from './template.ts'

const Reason = z.enum(['late', 'double', 'wrong_amount', 'order_expired'])

const WHY: Record<Locale, Record<z.output<typeof Reason>, string>> = {
  id: {
    late: 'Pembayaran ini masuk setelah batas waktunya.',
    double: 'Tagihan ini terbayar lebih dari sekali.',
    wrong_amount: 'Jumlah yang masuk tidak sama dengan jumlah tagihannya.',
    order_expired: 'Pembayaran ini masuk ketika pesanannya sudah tidak berlaku.',
  },
  en: {
    late: 'This payment arrived after its time limit.',
    double: 'The invoice was paid more than once.',
    wrong_amount: 'The amount that arrived differs from the amount of the invoice.',
    order_expired: 'This payment arrived when the order was no longer valid.',
  },
}

/** Money that came late, twice or in another amount: what became of it and what happens next. */
export const credit_noted = template(
  z.strictObject({ number: line, amountIdr: rupiah, reason: Reason, statusUrl: link }),
  {
    id: (p) => ({
      subject: `${money(p.amountIdr)} tercatat sebagai kredit untuk pesanan ${p.number}`,
      lines: [`${WHY.id[p.reason]} Uang Anda aman dan tercatat sebagai kredit.`],
      facts: [
        ['Nomor pesanan', p.number],
        ['Kredit', money(p.amountIdr)],
      ],
      action: { label: 'Lihat pesanan', url: p.statusUrl },
      closing: [
        'Selanjutnya, kredit ini kami pakai untuk tagihan Anda yang masih terbuka atau kami kembalikan. Anda kami kabari.',
        'Mohon jangan membayar lagi sebelum melihat halaman pesanan.',
      ],
    }),
    en: (p) => ({
      subject: `${money(p.amountIdr)} noted as a credit for order ${p.number}`,
      lines: [`${WHY.en[p.reason]} Your money is safe and noted as a credit.`],
      facts: [
        ['Order number', p.number],
        ['Credit', money(p.amountIdr)],
      ],
      action: { label: 'View the order', url: p.statusUrl },
      closing: [
        'Next, we use this credit for an invoice of yours that is still open, or pay it back. We will let you know.',
        'Please do not pay again before looking at the order page.',
      ],
    }),
  },
)

export const refund_done = template(z.strictObject({ number: line, amountIdr: rupiah, statusUrl: link }), {
  id: (p) => ({
    subject: `${money(p.amountIdr)} untuk pesanan ${p.number} sudah dikembalikan`,
    lines: [`Pengembalian dana sebesar ${money(p.amountIdr)} untuk pesanan ${p.number} sudah kami kirim.`],
    action: { label: 'Lihat pesanan', url: p.statusUrl },
    closing: ['Dana tampak di rekening atau dompet digital Anda menurut waktu bank atau penyedianya.'],
  }),
  en: (p) => ({
    subject: `${money(p.amountIdr)} for order ${p.number} has been refunded`,
    lines: [`We have sent the refund of ${money(p.amountIdr)} for order ${p.number}.`],
    action: { label: 'View the order', url: p.statusUrl },
    closing: ['When it shows in your account or wallet depends on your bank or provider.'],
  }),
})
