import { z } from 'zod'
import { hours } from '../render/words.ts'
import { link, template, validHours } from './template.ts'

const params = z.strictObject({ link, validHours })

export const reset_password = template(params, {
  id: (p, site) => ({
    subject: `Atur ulang kata sandi ${site}`,
    lines: [`Ada permintaan untuk mengatur ulang kata sandi akun di ${site} dengan alamat email ini.`],
    action: { label: 'Buat kata sandi baru', url: p.link },
    closing: [
      `Tautan ini berlaku ${hours(p.validHours, 'id')} dan hanya untuk sekali pakai.`,
      'Tidak merasa meminta? Abaikan pesan ini; kata sandinya tidak berubah.',
    ],
  }),
  en: (p, site) => ({
    subject: `Reset your ${site} password`,
    lines: [`Somebody asked to reset the password of your account at ${site}.`],
    action: { label: 'Set a new password', url: p.link },
    closing: [
      `This link is valid for ${hours(p.validHours, 'en')} and works once.`,
      'Was it not you? Ignore this message; your password has not changed.',
    ],
  }),
})

export const verify_email = template(params, {
  id: (p, site) => ({
    subject: `Pastikan alamat email ini di ${site}`,
    lines: [`Tekan tombol di bawah agar kami tahu bahwa alamat email ini benar milik penerima pesan ini.`],
    action: { label: 'Ya, ini email saya', url: p.link },
    closing: [`Tautan ini berlaku ${hours(p.validHours, 'id')}. Tidak merasa mendaftar? Abaikan saja pesan ini.`],
  }),
  en: (p, site) => ({
    subject: `Confirm your email address at ${site}`,
    lines: ['Press the button below so that we know this email address is yours.'],
    action: { label: 'Yes, this is my address', url: p.link },
    closing: [`This link is valid for ${hours(p.validHours, 'en')}. Did you not sign up? Then ignore this message.`],
  }),
})

export const invitation = template(params, {
  id: (p, site) => ({
    subject: `Undangan bergabung dengan ${site}`,
    lines: [`Anda diundang untuk ikut mengelola ${site}. Buat kata sandi, lalu masuk dengan alamat email ini.`],
    action: { label: 'Terima undangan', url: p.link },
    closing: [
      `Tautan ini berlaku ${hours(p.validHours, 'id')} dan hanya untuk sekali pakai. Tidak mengenal kami? Abaikan pesan ini.`,
    ],
  }),
  en: (p, site) => ({
    subject: `Invitation to join ${site}`,
    lines: [`You are invited to help run ${site}. Set a password, then sign in with this email address.`],
    action: { label: 'Accept the invitation', url: p.link },
    closing: [
      `This link is valid for ${hours(p.validHours, 'en')} and works once. If you do not know us, ignore this message.`,
    ],
  }),
})

/** For links of half an hour, as identity makes them. */
export const sign_in_link = template(z.strictObject({ link }), {
  id: (p, site) => ({
    subject: `Tautan masuk ke ${site}`,
    lines: [`Tekan tombol di bawah untuk masuk ke ${site}, tanpa kata sandi.`],
    action: { label: 'Masuk', url: p.link },
    closing: [
      'Tautan ini berlaku 30 menit dan hanya untuk sekali pakai. Jangan teruskan kepada siapa pun.',
      'Tidak merasa meminta? Abaikan pesan ini; tidak ada yang masuk.',
    ],
  }),
  en: (p, site) => ({
    subject: `Your link to sign in to ${site}`,
    lines: [`Press the button below to sign in to your account at ${site}, without a password.`],
    action: { label: 'Sign in', url: p.link },
    closing: [
      'This link is valid for 30 minutes and works once. Do not pass it on to anybody.',
      'Was it not you? Ignore this message; nobody has signed in to your account.',
    ],
  }),
})
