import { z } from 'zod'
import { oneLine } from '../recipients.ts'
import { wib } from '../render/words.ts'
import { instant, line, link, money, passage, rupiah, template } from './template.ts'

/** The order is in, the first invoice waits. `dueIdr` is what that invoice asks for. */
export const order_placed = template(
  z.strictObject({
    number: line,
    businessName: line,
    totalIdr: rupiah,
    dueIdr: rupiah,
    invoiceUrl: link,
    expiresAt: instant,
  }),
  {
    id: (p) => ({
      subject: `Pesanan ${p.number} sudah kami terima`,
      lines: [`Terima kasih. Pesanan situs untuk ${p.businessName} sudah kami catat dan menunggu pembayaran.`],
      facts: [
        ['Nomor pesanan', p.number],
        ['Nama usaha', p.businessName],
        ['Total', money(p.totalIdr)],
        ['Bayar sekarang', money(p.dueIdr)],
        ['Batas bayar', wib(p.expiresAt, 'id')],
      ],
      action: { label: 'Bayar sekarang', url: p.invoiceUrl },
      closing: ['Jika batas waktunya lewat, pesanan batal dengan sendirinya dan tidak ada yang perlu dibayar.'],
    }),
    en: (p) => ({
      subject: `We have received order ${p.number}`,
      lines: [`Thank you. Your order of a site for ${p.businessName} is noted and awaits payment.`],
      facts: [
        ['Order number', p.number],
        ['Business name', p.businessName],
        ['Total', money(p.totalIdr)],
        ['Due now', money(p.dueIdr)],
        ['Pay before', wib(p.expiresAt, 'en')],
      ],
      action: { label: 'Pay now', url: p.invoiceUrl },
      closing: ['If that time passes, the order lapses by itself and nothing is owed.'],
    }),
  },
)

/** The down payment is in. `invoiceUrl` is the invoice of the rest. */
export const dp_paid = template(
  z.strictObject({
    number: line,
    businessName: line,
    paidIdr: rupiah,
    leftIdr: rupiah,
    invoiceUrl: link,
    statusUrl: link,
  }),
  {
    id: (p) => ({
      subject: `DP pesanan ${p.number} sudah kami terima`,
      lines: [`DP sebesar ${money(p.paidIdr)} sudah masuk. Situs ${p.businessName} kami siapkan.`],
      facts: [
        ['DP diterima', money(p.paidIdr)],
        ['Sisa pelunasan', money(p.leftIdr)],
        ['Halaman pesanan', p.statusUrl],
      ],
      action: { label: 'Bayar pelunasan', url: p.invoiceUrl },
      closing: ['Situs dapat tampil untuk umum setelah sisanya lunas.'],
    }),
    en: (p) => ({
      subject: `We have received the down payment for order ${p.number}`,
      lines: [`Your down payment of ${money(p.paidIdr)} has arrived. We are preparing the site ${p.businessName}.`],
      facts: [
        ['Down payment', money(p.paidIdr)],
        ['Left to pay', money(p.leftIdr)],
        ['Order page', p.statusUrl],
      ],
      action: { label: 'Pay the rest', url: p.invoiceUrl },
      closing: ['The site can open to the public once the rest is paid.'],
    }),
  },
)

export const settled = template(
  z.strictObject({ number: line, businessName: line, totalIdr: rupiah, statusUrl: link }),
  {
    id: (p) => ({
      subject: `Pesanan ${p.number} lunas`,
      lines: [`Terima kasih. Seluruh pembayaran untuk situs ${p.businessName} sudah kami terima.`],
      facts: [
        ['Nomor pesanan', p.number],
        ['Total dibayar', money(p.totalIdr)],
      ],
      action: { label: 'Lihat pesanan', url: p.statusUrl },
      closing: ['Kami mengabari Anda lagi begitu situsnya tampil untuk umum.'],
    }),
    en: (p) => ({
      subject: `Order ${p.number} is paid in full`,
      lines: [`Thank you. We have received the whole payment for the site ${p.businessName}.`],
      facts: [
        ['Order number', p.number],
        ['Total paid', money(p.totalIdr)],
      ],
      action: { label: 'View the order', url: p.statusUrl },
      closing: ['We will write again as soon as the site is open to the public.'],
    }),
  },
)

/** A line that the other side wrote about an order; `url` leads to where it can be answered. */
export const order_message = template(
  z.strictObject({ number: line, businessName: line, author: line, text: passage, url: link }),
  {
    id: (p) => ({
      subject: `Pesan baru tentang pesanan ${p.number}`,
      lines: [`${p.author} menulis tentang situs ${p.businessName}:`, ...linesOf(p.text)],
      action: { label: 'Buka dan balas', url: p.url },
    }),
    en: (p) => ({
      subject: `New message about order ${p.number}`,
      lines: [`${p.author} wrote about the site ${p.businessName}:`, ...linesOf(p.text)],
      action: { label: 'Open and answer', url: p.url },
    }),
  },
)

/** What somebody typed, as the single lines that messages are made of. */
function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((one) => oneLine(one, 500))
    .filter(Boolean)
}
