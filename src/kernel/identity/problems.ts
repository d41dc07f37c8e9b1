import { problem } from '../problem/problem.ts'

export const wrongCredentials = problem('wrong-credentials', 401, {
  id: 'Email atau kata sandi salah.',
  en: 'The email address or the password is wrong.',
})
export const wrongCode = problem('wrong-code', 401, {
  id: 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.',
  en: 'The code does not match or was already used. Wait for the next one and try again.',
})
export const wrongPassword = problem('wrong-password', 422, {
  id: 'Kata sandi yang sekarang tidak cocok.',
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
  en: 'There already is a person with this email address.',
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
export const alreadyJoined = problem('already-joined', 409, {
  id: 'Orang ini sudah punya kata sandi atau sedang dinonaktifkan; undangan tidak diperlukan.',
  en: 'This person already has a password or is suspended; no invitation is needed.',
})
export const roleExists = problem('role-exists', 409, {
  id: 'Sudah ada peran dengan nama ini.',
  en: 'There already is a role with this name.',
})
export const roleHeld = problem('role-held', 409, {
  id: 'Peran ini masih dipakai {count} orang. Beri mereka peran lain dulu.',
  en: 'People who still have this role: {count}. Give them another one first.',
})
export const tooManyRoles = problem('too-many-roles', 409, {
  id: 'Paling banyak {count} peran sendiri. Hapus yang tidak dipakai.',
  en: 'At most {count} roles of your own. Delete those that are not used.',
})
export const apiKeyOver = problem('api-key-over', 409, {
  id: 'Kunci ini sudah diganti, berakhir, atau dicabut.',
  en: 'This key was already replaced, has ended, or was revoked.',
})
export const tooManyKeys = problem('too-many-keys', 409, {
  id: 'Paling banyak {count} kunci yang berlaku. Cabut yang tidak dipakai.',
  en: 'At most {count} keys in force. Revoke those that are not used.',
})
