import { z } from 'zod'
import { oneLine } from '../recipients.ts'
import { link, line, money, remark, rupiah, template } from './template.ts'

/* What a store writes to its resellers, and to itself about them. */

const noted = (label: string, text: string): [string, string][] => (text ? [[label, oneLine(text, 300)]] : [])

export const store_reseller_decided = template(
  z.strictObject({
    shopName: line,
    outcome: z.enum(['approved', 'refused', 'suspended']),
    reason: remark,
    resellerUrl: link,
  }),
  {
    id: (p) => ({
      subject: {
        approved: `${p.shopName} sekarang reseller`,
        refused: `Pengajuan ${p.shopName} belum disetujui`,
        suspended: `Akun reseller ${p.shopName} dihentikan`,
      }[p.outcome],
      lines: [
        {
          approved: 'Pengajuanmu disetujui. Kamu bisa mengisi saldo dan belanja dengan harga reseller.',
          refused: 'Pengajuanmu belum bisa kami setujui. Kamu boleh mengajukan lagi.',
          suspended: 'Kamu tidak bisa memesan atau menarik margin untuk sementara. Saldomu tetap milikmu.',
        }[p.outcome],
      ],
      facts: noted('Alasan', p.reason),
      action: { label: 'Buka halaman reseller', url: p.resellerUrl },
    }),
    en: (p) => ({
      subject: {
        approved: `${p.shopName} is a reseller now`,
        refused: `The application of ${p.shopName} was not approved`,
        suspended: `The reseller account of ${p.shopName} was suspended`,
      }[p.outcome],
      lines: [
        {
          approved: 'Your application was approved. You can top up and buy at reseller prices.',
          refused: 'We could not approve your application. You may apply again.',
          suspended: 'You can neither order nor withdraw margin for now. What is in your wallet stays yours.',
        }[p.outcome],
      ],
      facts: noted('Reason', p.reason),
      action: { label: 'Open the reseller pages', url: p.resellerUrl },
    }),
  },
)

export const store_wallet_low = template(z.strictObject({ leftIdr: rupiah, walletUrl: link }), {
  id: (p) => ({
    subject: `Saldo resellermu tinggal ${money(p.leftIdr)}`,
    lines: ['Saldo belanjamu sudah di bawah batas yang kamu tentukan. Isi lagi supaya pesanan tidak tertahan.'],
    action: { label: 'Isi saldo', url: p.walletUrl },
  }),
  en: (p) => ({
    subject: `${money(p.leftIdr)} are left in your wallet`,
    lines: ['Your balance is below the sum that you set. Top it up, so that no order has to wait.'],
    action: { label: 'Top up', url: p.walletUrl },
  }),
})

export const store_withdrawal_decided = template(
  z.strictObject({ amountIdr: rupiah, outcome: z.enum(['paid', 'refused']), note: remark, walletUrl: link }),
  {
    id: (p) => ({
      subject: `Penarikan ${money(p.amountIdr)} ${p.outcome === 'paid' ? 'sudah ditransfer' : 'ditolak'}`,
      lines: [
        p.outcome === 'paid'
          ? 'Toko sudah mentransfer marginmu ke rekening yang kamu tulis.'
          : 'Penarikanmu ditolak. Marginnya sudah kembali ke saldomu.',
      ],
      facts: noted(p.outcome === 'paid' ? 'Referensi bank' : 'Alasan', p.note),
      action: { label: 'Lihat saldo', url: p.walletUrl },
    }),
    en: (p) => ({
      subject: `Withdrawal of ${money(p.amountIdr)} ${p.outcome === 'paid' ? 'transferred' : 'refused'}`,
      lines: [
        p.outcome === 'paid'
          ? 'The shop has transferred your margin to the account that you gave.'
          : 'Your withdrawal was refused. The margin is in your wallet again.',
      ],
      facts: noted(p.outcome === 'paid' ? 'Bank’s reference' : 'Reason', p.note),
      action: { label: 'See the wallet', url: p.walletUrl },
    }),
  },
)

/** `off` is per cent, as it is read: `2,5`. */
export const store_reseller_tier = template(
  z.strictObject({ tier: line, off: line, direction: z.enum(['up', 'down']), resellerUrl: link }),
  {
    id: (p) => ({
      subject: p.direction === 'up' ? `Kamu naik ke tingkat ${p.tier}` : `Tingkatmu sekarang ${p.tier}`,
      lines: [
        p.direction === 'up'
          ? `Penjualanmu bagus. Mulai sekarang potongan hargamu ${p.off}%.`
          : `Toko mengubah tingkat resellermu. Mulai sekarang potongan hargamu ${p.off}%.`,
        'Pesanan yang sudah dibuat tetap dengan harga lamanya.',
      ],
      action: { label: 'Lihat harga resellermu', url: p.resellerUrl },
    }),
    en: (p) => ({
      subject: p.direction === 'up' ? `You have moved up to ${p.tier}` : `Your level is ${p.tier} now`,
      lines: [
        p.direction === 'up'
          ? `You are selling well. From now on you have ${p.off}% off.`
          : `The shop has changed your level. From now on you have ${p.off}% off.`,
        'Orders that were placed before keep their price.',
      ],
      action: { label: 'See your prices', url: p.resellerUrl },
    }),
  },
)

export const store_key_revoked = template(z.strictObject({ name: line, reason: remark, apiUrl: link }), {
  id: (p) => ({
    subject: `Toko mencabut kunci API ${p.name}`,
    lines: ['Program yang memakai kunci ini langsung ditolak. Kunci lain tetap berlaku.'],
    facts: noted('Alasan', p.reason),
    action: { label: 'Lihat kunci API', url: p.apiUrl },
  }),
  en: (p) => ({
    subject: `The shop has revoked the API key ${p.name}`,
    lines: ['Programs that use this key are refused at once. Other keys stay in force.'],
    facts: noted('Reason', p.reason),
    action: { label: 'See your API keys', url: p.apiUrl },
  }),
})

/** To the shop: somebody would like to sell, or to have margin paid out. */
export const store_reseller_waiting = template(
  z.strictObject({ shopName: line, what: z.enum(['application', 'withdrawal']), adminUrl: link }),
  {
    id: (p) => ({
      subject: `${p.what === 'application' ? 'Pengajuan reseller' : 'Penarikan margin'}: ${p.shopName}`,
      lines: [
        p.what === 'application'
          ? 'Seorang anggota ingin menjadi reseller dan menunggu keputusan Anda.'
          : 'Seorang reseller meminta marginnya ditransfer.',
      ],
      action: { label: 'Lihat', url: p.adminUrl },
    }),
    en: (p) => ({
      subject: `${p.what === 'application' ? 'Reseller application' : 'Withdrawal of margin'}: ${p.shopName}`,
      lines: [
        p.what === 'application'
          ? 'A member would like to become a reseller and waits for your decision.'
          : 'A reseller asks for margin to be transferred.',
      ],
      action: { label: 'See it', url: p.adminUrl },
    }),
  },
)
