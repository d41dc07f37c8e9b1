import { z } from 'zod'
import { wib } from '../render/words.ts'
import { instant, link, template } from './template.ts'

/* What a store writes about accounts of its buyers. */

/** Somebody registered with this address: the link shows it to be theirs and sets the password. */
export const store_member_confirm = template(z.strictObject({ confirmUrl: link, endsAt: instant }), {
  id: (p, site) => ({
    subject: `Selesaikan pendaftaranmu di ${site}`,
    lines: [
      `Tinggal satu langkah: buat kata sandi, lalu masuk ke ${site} dengan alamat email ini.`,
      'Setelah itu pesananmu, juga yang pernah kamu beli dengan email ini, ada di satu tempat.',
    ],
    action: { label: 'Buat kata sandi', url: p.confirmUrl },
    closing: [
      `Tautan ini berlaku sampai ${wib(p.endsAt, 'id')} dan hanya untuk sekali pakai.`,
      'Tidak merasa mendaftar? Abaikan pesan ini; tanpa tautan ini tidak ada akun yang jadi.',
    ],
  }),
  en: (p, site) => ({
    subject: `Finish signing up at ${site}`,
    lines: [
      `One step is left: set a password, then sign in to ${site} with this email address.`,
      'From then on your orders, also those you placed before with this address, are in one place.',
    ],
    action: { label: 'Set a password', url: p.confirmUrl },
    closing: [
      `This link is valid until ${wib(p.endsAt, 'en')} and works once.`,
      'Did you not sign up? Ignore this message; without this link there will be no account.',
    ],
  }),
})

/** Somebody registered with an address that has an account already. */
export const store_member_known = template(z.strictObject({ loginUrl: link, forgotUrl: link }), {
  id: (p, site) => ({
    subject: `Kamu sudah punya akun di ${site}`,
    lines: [`Baru saja ada yang mendaftar di ${site} dengan email ini. Kamu sudah punya akun, jadi tinggal masuk.`],
    facts: [['Lupa kata sandi?', p.forgotUrl]],
    action: { label: 'Masuk', url: p.loginUrl },
    closing: ['Bukan kamu yang mendaftar? Abaikan pesan ini; akunmu tidak berubah.'],
  }),
  en: (p, site) => ({
    subject: `You already have an account at ${site}`,
    lines: [
      `Somebody has just signed up at ${site} with this address. You have an account, so you only need to sign in.`,
    ],
    facts: [['Forgot your password?', p.forgotUrl]],
    action: { label: 'Sign in', url: p.loginUrl },
    closing: ['Was it not you? Ignore this message; your account has not changed.'],
  }),
})
