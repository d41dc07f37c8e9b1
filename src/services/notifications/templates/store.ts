import { z } from 'zod'
import { oneLine } from '../recipients.ts'
import { wib } from '../render/words.ts'
import { instant, line, link, money, passage, rupiah, template } from './template.ts'

/* What a store writes to its buyers. A message carries a link to the order, never what was bought. */

/** The order is made and waits for its payment. */
export const store_order_placed = template(
  z.strictObject({ number: line, totalIdr: rupiah, invoiceUrl: link, expiresAt: instant }),
  {
    id: (p, site) => ({
      subject: `Pesanan ${p.number} menunggu pembayaran`,
      lines: [`Terima kasih sudah belanja di ${site}. Pesananmu kami simpan sampai batas bayarnya.`],
      facts: [
        ['Nomor pesanan', p.number],
        ['Total', money(p.totalIdr)],
        ['Batas bayar', wib(p.expiresAt, 'id')],
      ],
      action: { label: 'Bayar sekarang', url: p.invoiceUrl },
      closing: ['Kalau batasnya lewat, pesanan batal sendiri dan kamu tidak perlu membayar apa pun.'],
    }),
    en: (p, site) => ({
      subject: `Order ${p.number} awaits payment`,
      lines: [`Thank you for shopping at ${site}. We keep your order until it is due.`],
      facts: [
        ['Order number', p.number],
        ['Total', money(p.totalIdr)],
        ['Pay before', wib(p.expiresAt, 'en')],
      ],
      action: { label: 'Pay now', url: p.invoiceUrl },
      closing: ['If that time passes, the order lapses by itself and you owe nothing.'],
    }),
  },
)

export const store_order_paid = template(z.strictObject({ number: line, totalIdr: rupiah, trackUrl: link }), {
  id: (p) => ({
    subject: `Pembayaran pesanan ${p.number} sudah masuk`,
    lines: ['Terima kasih, pembayaranmu sudah kami terima. Pesananmu sedang kami proses.'],
    facts: [
      ['Nomor pesanan', p.number],
      ['Dibayar', money(p.totalIdr)],
    ],
    action: { label: 'Pantau pesanan', url: p.trackUrl },
    closing: ['Simpan tautan ini baik-baik: siapa pun yang memegangnya bisa membuka pesananmu.'],
  }),
  en: (p) => ({
    subject: `The payment of order ${p.number} has arrived`,
    lines: ['Thank you, we have received your payment. Your order is being processed.'],
    facts: [
      ['Order number', p.number],
      ['Paid', money(p.totalIdr)],
    ],
    action: { label: 'Follow the order', url: p.trackUrl },
    closing: ['Keep this link to yourself: whoever has it can open your order.'],
  }),
})

export const store_order_delivered = template(z.strictObject({ number: line, goods: line, trackUrl: link }), {
  id: (p) => ({
    subject: `Pesanan ${p.number} sudah terkirim`,
    lines: [`${p.goods} sudah siap. Buka halaman pesananmu untuk melihat isi dan cara pakainya.`],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Buka pesanan', url: p.trackUrl },
    closing: ['Demi keamananmu, kode dan kata sandi tidak pernah kami tulis di pesan.'],
  }),
  en: (p) => ({
    subject: `Order ${p.number} is delivered`,
    lines: [`${p.goods} is ready. Open the page of your order to see it and how it is used.`],
    facts: [['Order number', p.number]],
    action: { label: 'Open the order', url: p.trackUrl },
    closing: ['For your safety we never write codes or passwords in a message.'],
  }),
})

export const store_order_partial = template(z.strictObject({ number: line, goods: line, trackUrl: link }), {
  id: (p) => ({
    subject: `Pesanan ${p.number} terkirim sebagian`,
    lines: [
      `Sebagian dari ${p.goods} sudah siap. Sisanya tidak dapat kami kirim, jadi nilainya menjadi kredit tokomu.`,
    ],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Buka pesanan', url: p.trackUrl },
    closing: ['Kredit bisa dipakai belanja lagi atau dikembalikan ke rekeningmu dari halaman pesanan.'],
  }),
  en: (p) => ({
    subject: `Order ${p.number} is delivered in part`,
    lines: [`A part of ${p.goods} is ready. The rest cannot be delivered, so its price became your store credit.`],
    facts: [['Order number', p.number]],
    action: { label: 'Open the order', url: p.trackUrl },
    closing: ['Spend the credit here or have it returned to your account from the page of the order.'],
  }),
})

/** Somebody asked for the link of an order by its number and contact. */
export const store_order_link = template(z.strictObject({ number: line, trackUrl: link }), {
  id: (p) => ({
    subject: `Tautan pesanan ${p.number}`,
    lines: ['Ini tautan pesanan yang diminta lewat Cek Transaksi.'],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Buka pesanan', url: p.trackUrl },
    closing: ['Bukan kamu yang meminta? Abaikan pesan ini; tautannya hanya dikirim kepadamu.'],
  }),
  en: (p) => ({
    subject: `Link to order ${p.number}`,
    lines: ['Here is the link to the order that was asked for.'],
    facts: [['Order number', p.number]],
    action: { label: 'Open the order', url: p.trackUrl },
    closing: ['Was it not you? Ignore this message; the link was sent to you alone.'],
  }),
})

export const store_invite_sent = template(z.strictObject({ number: line, goods: line, trackUrl: link }), {
  id: (p) => ({
    subject: `Undangan ${p.goods} sudah dikirim`,
    lines: ['Periksa kotak masuk email yang kamu tulis waktu memesan (juga folder spam), lalu terima undangannya.'],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Lihat status undangan', url: p.trackUrl },
    closing: ['Emailnya salah? Selama belum diterima, alamatnya bisa kamu ganti di halaman pesanan.'],
  }),
  en: (p) => ({
    subject: `The invitation to ${p.goods} was sent`,
    lines: ['Look into the mailbox that you named in your order (and its spam folder) and accept the invitation.'],
    facts: [['Order number', p.number]],
    action: { label: 'See how it stands', url: p.trackUrl },
    closing: ['Was the address wrong? Until it is accepted you can change it on the page of the order.'],
  }),
})

export const store_invite_accepted = template(z.strictObject({ number: line, goods: line, trackUrl: link }), {
  id: (p) => ({
    subject: `Undangan ${p.goods} sudah diterima`,
    lines: ['Undanganmu sudah diterima dan aktif. Selamat menikmati!'],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Buka pesanan', url: p.trackUrl },
  }),
  en: (p) => ({
    subject: `The invitation to ${p.goods} was accepted`,
    lines: ['Your invitation was accepted and is active. Enjoy!'],
    facts: [['Order number', p.number]],
    action: { label: 'Open the order', url: p.trackUrl },
  }),
})

/** The address was refused, or nobody accepted in time. */
export const store_invite_attention = template(z.strictObject({ number: line, goods: line, trackUrl: link }), {
  id: (p) => ({
    subject: `Undangan ${p.goods} perlu kamu periksa`,
    lines: ['Undanganmu belum berhasil: alamatnya ditolak atau belum diterima sampai batasnya.'],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Perbaiki alamat email', url: p.trackUrl },
    closing: ['Setelah alamatnya diperbaiki, undangan dikirim lagi tanpa biaya.'],
  }),
  en: (p) => ({
    subject: `The invitation to ${p.goods} needs your attention`,
    lines: ['Your invitation did not work yet: the address was refused, or nobody accepted in time.'],
    facts: [['Order number', p.number]],
    action: { label: 'Correct the address', url: p.trackUrl },
    closing: ['Once the address is corrected the invitation is sent again at no cost.'],
  }),
})

const CREDIT_REASONS = [
  'late',
  'double',
  'wrong_amount',
  'out_of_stock',
  'undelivered',
  'cancelled',
  'goodwill',
] as const
const CREDIT_WORDS: Record<(typeof CREDIT_REASONS)[number], { id: string; en: string }> = {
  late: { id: 'Pembayaranmu masuk setelah pesanan berakhir.', en: 'Your payment came after the order had ended.' },
  double: { id: 'Pembayaranmu masuk dua kali.', en: 'Your payment came twice.' },
  wrong_amount: { id: 'Nominal yang masuk berbeda dari tagihan.', en: 'The amount that came differs from the bill.' },
  out_of_stock: { id: 'Barangnya sudah habis saat uangmu masuk.', en: 'The goods were gone when your money came.' },
  undelivered: { id: 'Sebagian pesananmu tidak dapat kami kirim.', en: 'A part of your order cannot be delivered.' },
  cancelled: { id: 'Pesananmu dibatalkan.', en: 'Your order was cancelled.' },
  goodwill: { id: 'Kami menggantinya dengan kredit.', en: 'We make up for it with credit.' },
}

export const store_credit_noted = template(
  z.strictObject({ number: line, amountIdr: rupiah, reason: z.enum(CREDIT_REASONS), trackUrl: link }),
  {
    id: (p) => ({
      subject: `Kredit ${money(p.amountIdr)} dari pesanan ${p.number}`,
      lines: [CREDIT_WORDS[p.reason].id, `${money(p.amountIdr)} kami simpan sebagai kredit tokomu.`],
      facts: [['Nomor pesanan', p.number]],
      action: { label: 'Pakai atau minta dikembalikan', url: p.trackUrl },
    }),
    en: (p) => ({
      subject: `Credit of ${money(p.amountIdr)} from order ${p.number}`,
      lines: [CREDIT_WORDS[p.reason].en, `We keep ${money(p.amountIdr)} as your store credit.`],
      facts: [['Order number', p.number]],
      action: { label: 'Spend it or have it returned', url: p.trackUrl },
    }),
  },
)

export const store_credit_returned = template(z.strictObject({ number: line, amountIdr: rupiah, trackUrl: link }), {
  id: (p) => ({
    subject: `${money(p.amountIdr)} dari pesanan ${p.number} sudah dikembalikan`,
    lines: [`${money(p.amountIdr)} sudah kami kirim kembali kepadamu. Lama sampainya tergantung bank atau dompetmu.`],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Lihat pesanan', url: p.trackUrl },
  }),
  en: (p) => ({
    subject: `${money(p.amountIdr)} of order ${p.number} was returned`,
    lines: [`We have sent ${money(p.amountIdr)} back to you. Your bank or wallet decides how long it takes.`],
    facts: [['Order number', p.number]],
    action: { label: 'View the order', url: p.trackUrl },
  }),
})

const OUTCOMES = ['replaced', 'credited', 'refused'] as const
const OUTCOME_WORDS: Record<(typeof OUTCOMES)[number], { id: string; en: string }> = {
  replaced: {
    id: 'Klaim garansimu diterima: penggantinya sudah siap di halaman pesanan.',
    en: 'Your warranty claim was accepted: the replacement is on the page of your order.',
  },
  credited: {
    id: 'Klaim garansimu diterima dan diganti dengan kredit toko.',
    en: 'Your warranty claim was accepted and answered with store credit.',
  },
  refused: {
    id: 'Klaim garansimu belum dapat kami terima. Alasannya ada di halaman pesanan.',
    en: 'We could not accept your warranty claim. The page of your order says why.',
  },
}

export const store_warranty_answered = template(
  z.strictObject({ number: line, goods: line, outcome: z.enum(OUTCOMES), trackUrl: link }),
  {
    id: (p) => ({
      subject: `Jawaban klaim garansi ${p.goods}`,
      lines: [OUTCOME_WORDS[p.outcome].id],
      facts: [['Nomor pesanan', p.number]],
      action: { label: 'Buka pesanan', url: p.trackUrl },
    }),
    en: (p) => ({
      subject: `Answer to your warranty claim for ${p.goods}`,
      lines: [OUTCOME_WORDS[p.outcome].en],
      facts: [['Order number', p.number]],
      action: { label: 'Open the order', url: p.trackUrl },
    }),
  },
)

/** A shared account got another password; the new one is on the order's page. */
export const store_secret_changed = template(z.strictObject({ number: line, goods: line, trackUrl: link }), {
  id: (p) => ({
    subject: `Data masuk ${p.goods} berubah`,
    lines: ['Kata sandi akun berbagi ini baru saja diganti. Yang terbaru ada di halaman pesananmu.'],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Lihat data masuk terbaru', url: p.trackUrl },
  }),
  en: (p) => ({
    subject: `The sign-in of ${p.goods} has changed`,
    lines: ['The password of this shared account has just been changed. The new one is on the page of your order.'],
    facts: [['Order number', p.number]],
    action: { label: 'See the new sign-in', url: p.trackUrl },
  }),
})

/** A batch turned out to be bad; `message` is what the shop writes about it. */
export const store_batch_recalled = template(
  z.strictObject({ number: line, goods: line, message: passage, trackUrl: link }),
  {
    id: (p) => ({
      subject: `Tentang ${p.goods} di pesanan ${p.number}`,
      lines: linesOf(p.message),
      facts: [['Nomor pesanan', p.number]],
      action: { label: 'Buka pesanan', url: p.trackUrl },
    }),
    en: (p) => ({
      subject: `About ${p.goods} in order ${p.number}`,
      lines: linesOf(p.message),
      facts: [['Order number', p.number]],
      action: { label: 'Open the order', url: p.trackUrl },
    }),
  },
)

/** What was bought ends soon; the link orders the same for the same account. */
export const store_ending_soon = template(
  z.strictObject({ number: line, goods: line, endsAt: instant, renewUrl: link }),
  {
    id: (p) => ({
      subject: `${p.goods} hampir berakhir`,
      lines: ['Langgananmu sebentar lagi berakhir. Perpanjang sekarang untuk akun yang sama supaya tidak terputus.'],
      facts: [
        ['Berakhir', wib(p.endsAt, 'id')],
        ['Pesanan', p.number],
      ],
      action: { label: 'Perpanjang', url: p.renewUrl },
    }),
    en: (p) => ({
      subject: `${p.goods} ends soon`,
      lines: ['Your subscription ends soon. Renew it now for the same account, so that nothing is interrupted.'],
      facts: [
        ['Ends', wib(p.endsAt, 'en')],
        ['Order', p.number],
      ],
      action: { label: 'Renew', url: p.renewUrl },
    }),
  },
)

/** Points that were not used end soon. */
export const store_points_ending = template(
  z.strictObject({ left: line, worthIdr: rupiah, endsAt: instant, pointsUrl: link }),
  {
    id: (p, site) => ({
      subject: `${p.left} poinmu di ${site} hampir berakhir`,
      lines: ['Sebagian poinmu sebentar lagi berakhir. Pakai saat belanja supaya tidak hangus.'],
      facts: [
        ['Poin', p.left],
        ['Senilai', money(p.worthIdr)],
        ['Berakhir mulai', wib(p.endsAt, 'id')],
      ],
      action: { label: 'Lihat poin', url: p.pointsUrl },
    }),
    en: (p, site) => ({
      subject: `${p.left} of your points at ${site} end soon`,
      lines: ['Some of your points end soon. Use them for a purchase before they do.'],
      facts: [
        ['Points', p.left],
        ['Worth', money(p.worthIdr)],
        ['The first end', wib(p.endsAt, 'en')],
      ],
      action: { label: 'See your points', url: p.pointsUrl },
    }),
  },
)

export const store_restocked = template(z.strictObject({ goods: line, productUrl: link }), {
  id: (p, site) => ({
    subject: `${p.goods} tersedia lagi`,
    lines: [`Kabar baik: ${p.goods} sudah ada lagi di ${site}. Siapa cepat dia dapat.`],
    action: { label: 'Beli sekarang', url: p.productUrl },
  }),
  en: (p, site) => ({
    subject: `${p.goods} is available again`,
    lines: [`Good news: ${p.goods} is back at ${site}. First come, first served.`],
    action: { label: 'Buy now', url: p.productUrl },
  }),
})

export const store_flash_turn = template(z.strictObject({ goods: line, endsAt: instant, productUrl: link }), {
  id: (p) => ({
    subject: `Giliranmu: flash sale ${p.goods}`,
    lines: ['Satu unit disimpan untukmu. Beli sebelum giliranmu berakhir.'],
    facts: [['Giliranmu sampai', wib(p.endsAt, 'id')]],
    action: { label: 'Beli sekarang', url: p.productUrl },
  }),
  en: (p) => ({
    subject: `Your turn: flash sale of ${p.goods}`,
    lines: ['One unit is kept for you. Buy it before your turn ends.'],
    facts: [['Your turn ends', wib(p.endsAt, 'en')]],
    action: { label: 'Buy now', url: p.productUrl },
  }),
})

/* To resellers. */

/** An address of theirs is not told anything any more. */
export const store_webhook_disabled = template(
  z.strictObject({ name: line, host: line, reason: z.enum(['gone', 'failing']), attempts: line, apiUrl: link }),
  {
    id: (p) => ({
      subject: `Webhook ${p.name} dimatikan`,
      lines: [
        p.reason === 'gone'
          ? 'Alamatnya menjawab 410, artinya sudah tidak dipakai. Kami berhenti mengirim ke sana.'
          : `Tidak ada yang sampai selama ${p.attempts} percobaan. Kami berhenti mengirim ke sana.`,
        'Setelah alamatnya menjawab lagi, nyalakan di halaman API dan kirim ulang yang belum sampai.',
      ],
      facts: [['Alamat', p.host]],
      action: { label: 'Buka halaman API', url: p.apiUrl },
    }),
    en: (p) => ({
      subject: `Webhook ${p.name} was switched off`,
      lines: [
        p.reason === 'gone'
          ? 'Its address answered 410, which means it is no longer used. We have stopped sending there.'
          : `Nothing arrived in ${p.attempts} attempts. We have stopped sending there.`,
        'Once the address answers again, switch it on at the API page and send again what did not arrive.',
      ],
      facts: [['Address', p.host]],
      action: { label: 'Open the API page', url: p.apiUrl },
    }),
  },
)

/* To the shop itself. */

export const store_stock_low = template(z.strictObject({ goods: line, left: line, adminUrl: link }), {
  id: (p) => ({
    subject: `Stok ${p.goods} menipis`,
    lines: ['Stok ini sudah mencapai batas yang Anda tentukan. Isi lagi sebelum habis.'],
    facts: [['Tersisa', p.left]],
    action: { label: 'Isi stok', url: p.adminUrl },
  }),
  en: (p) => ({
    subject: `Stock of ${p.goods} is low`,
    lines: ['This stock has reached the limit that you set. Fill it up before it is gone.'],
    facts: [['Left', p.left]],
    action: { label: 'Fill up', url: p.adminUrl },
  }),
})

/** The accounts of its provider are used up for now. */
export const store_product_paused = template(z.strictObject({ goods: line, adminUrl: link }), {
  id: (p) => ({
    subject: `${p.goods} berhenti dijual sementara`,
    lines: ['Kuota akun penyedianya habis atau penyedianya dimatikan. Produk dijual lagi sendiri begitu ada kuota.'],
    facts: [['Produk', p.goods]],
    action: { label: 'Lihat penyedia', url: p.adminUrl },
  }),
  en: (p) => ({
    subject: `${p.goods} is not sold for the moment`,
    lines: [
      'The accounts of its provider are used up, or it is switched off. It is sold again once there is something.',
    ],
    facts: [['Product', p.goods]],
    action: { label: 'See the provider', url: p.adminUrl },
  }),
})

export const store_claim_opened = template(z.strictObject({ number: line, goods: line, adminUrl: link }), {
  id: (p) => ({
    subject: `Klaim garansi baru: ${p.goods}`,
    lines: ['Seorang pembeli melaporkan masalah dan menunggu jawaban Anda.'],
    facts: [['Nomor pesanan', p.number]],
    action: { label: 'Jawab klaim', url: p.adminUrl },
  }),
  en: (p) => ({
    subject: `New warranty claim: ${p.goods}`,
    lines: ['A buyer reports a problem and waits for your answer.'],
    facts: [['Order number', p.number]],
    action: { label: 'Answer the claim', url: p.adminUrl },
  }),
})

/** What somebody typed, as the single lines that messages are made of. */
function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((one) => oneLine(one, 500))
    .filter(Boolean)
}
