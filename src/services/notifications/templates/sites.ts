import { z } from 'zod'
import { hours } from '../render/words.ts'
import { line, link, template, validHours } from './template.ts'

/** The site is built and waits for the rest of the payment or for the owner of the platform. */
export const site_ready = template(z.strictObject({ businessName: line, previewUrl: link }), {
  id: (p) => ({
    subject: `Situs ${p.businessName} selesai dibuat`,
    lines: [
      `Situs ${p.businessName} selesai dibuat dan sudah dapat Anda lihat.`,
      'Untuk umum, alamatnya masih menampilkan halaman "segera hadir".',
    ],
    action: { label: 'Lihat pratinjau', url: p.previewUrl },
    closing: ['Siapa pun yang memegang tautan ini dapat melihat pratinjaunya; bagikan seperlunya saja.'],
  }),
  en: (p) => ({
    subject: `The site ${p.businessName} is built`,
    lines: [
      `The site ${p.businessName} is built, and you can already see it.`,
      'To the public its address still shows the "coming soon" page.',
    ],
    action: { label: 'View the preview', url: p.previewUrl },
    closing: ['Whoever holds this link can see the preview; share it with care.'],
  }),
})

export const site_live = template(z.strictObject({ businessName: line, siteUrl: link }), {
  id: (p) => ({
    subject: `Situs ${p.businessName} sudah tampil`,
    lines: [`Selamat! Situs ${p.businessName} sekarang tampil untuk umum di ${p.siteUrl}`],
    action: { label: 'Buka situs', url: p.siteUrl },
    closing: ['Bagikan alamatnya kepada pelanggan Anda.'],
  }),
  en: (p) => ({
    subject: `The site ${p.businessName} is live`,
    lines: [`Congratulations! The site ${p.businessName} is now open to the public at ${p.siteUrl}`],
    action: { label: 'Open the site', url: p.siteUrl },
    closing: ['Share its address with your customers.'],
  }),
})

/** The keys of a new site: where it is, where it is run, and the link for the first password. */
export const hand_over = template(
  z.strictObject({
    businessName: line,
    siteUrl: link,
    adminUrl: link,
    setPasswordUrl: link,
    validHours: validHours.default(72),
  }),
  {
    id: (p) => ({
      subject: `Serah terima situs ${p.businessName}`,
      lines: [
        `Situs ${p.businessName} siap Anda kelola. Buat dahulu kata sandi Anda, lalu masuk di alamat admin dengan email ini.`,
      ],
      facts: [
        ['Alamat situs', p.siteUrl],
        ['Alamat admin', p.adminUrl],
      ],
      action: { label: 'Buat kata sandi', url: p.setPasswordUrl },
      closing: [
        `Tautan kata sandi berlaku ${hours(p.validHours, 'id')} dan hanya untuk sekali pakai. Jangan teruskan pesan ini.`,
      ],
    }),
    en: (p) => ({
      subject: `Your site ${p.businessName} is handed over`,
      lines: [
        `The site ${p.businessName} is yours to run. First set your password, then sign in at the admin address with this email address.`,
      ],
      facts: [
        ['Site', p.siteUrl],
        ['Admin', p.adminUrl],
      ],
      action: { label: 'Set a password', url: p.setPasswordUrl },
      closing: [
        `The password link is valid for ${hours(p.validHours, 'en')} and works once. Do not forward this message.`,
      ],
    }),
  },
)

export const site_off = template(z.strictObject({ businessName: line, siteUrl: link, adminUrl: link }), {
  id: (p) => ({
    subject: `Situs ${p.businessName} dinonaktifkan`,
    lines: [
      `Situs ${p.businessName} untuk sementara tidak tampil bagi umum. Isinya tetap tersimpan.`,
      'Halaman admin masih dapat Anda buka.',
    ],
    facts: [['Alamat situs', p.siteUrl]],
    action: { label: 'Buka halaman admin', url: p.adminUrl },
    closing: ['Hubungi kami untuk mengaktifkannya kembali.'],
  }),
  en: (p) => ({
    subject: `The site ${p.businessName} has been switched off`,
    lines: [
      `The site ${p.businessName} is not open to the public for now. Its content is kept.`,
      'You can still open the admin.',
    ],
    facts: [['Site', p.siteUrl]],
    action: { label: 'Open the admin', url: p.adminUrl },
    closing: ['Contact us to have it switched on again.'],
  }),
})
