import { problem } from '../problem/problem.ts'

export const wrongCredentials = problem('wrong-credentials', 401, {
  id: 'Email atau kata sandi salah.',
  en: 'The e-mail address or the password is wrong.',
})
export const wrongCode = problem('wrong-code', 401, {
  id: 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.',
  en: 'The code does not match or was already used. Wait for the next one and try again.',
})
export const wrongPassword = problem('wrong-password', 422, {
  id: 'Kata sandi Anda yang sekarang tidak cocok.',
  en: 'Your current password does not match.',
})
export const linkSpent = problem('link-spent', 410, {
  id: 'Tautan ini sudah dipakai atau sudah kedaluwarsa. Minta tautan baru.',
  en: 'This link was already used or has expired. Ask for a new one.',
})
export const totpAlreadyOn = problem('totp-already-on', 409, {
  id: 'Verifikasi dua langkah sudah aktif.',
  en: 'Two-step verification is already on.',
})
export const totpNotStarted = problem('totp-not-started', 409, {
  id: 'Mulai dulu verifikasi dua langkah, lalu pindai kodenya.',
  en: 'Start two-step verification first, then scan its code.',
})
export const personExists = problem('person-exists', 409, {
  id: 'Sudah ada orang dengan email ini.',
  en: 'There already is a person with this e-mail address.',
})
export const lastOwner = problem('last-owner', 409, {
  id: 'Harus selalu ada minimal satu pemilik yang aktif.',
  en: 'There must always be at least one active owner.',
})
export const ownAccount = problem('own-account', 409, {
  id: 'Anda tidak dapat menonaktifkan akun Anda sendiri.',
  en: 'You cannot suspend your own account.',
})
export const beyondOwnRights = problem('beyond-own-rights', 403, {
  id: 'Anda tidak dapat memberi atau mencabut hak yang tidak Anda miliki.',
  en: 'You cannot give or take away rights that you do not have yourself.',
})
