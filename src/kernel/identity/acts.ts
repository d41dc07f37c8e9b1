import type { Sentence } from '../problem/problem.ts'

const say = (id: string, en: string): Sentence => ({ id, en })

/** What the audit log calls the acts of this module: its privileged operations, and what people do to their own access. */
export const acts: Readonly<Record<string, Sentence>> = {
  invitePerson: say('Mengundang orang', 'Invited a person'),
  resendInvitation: say('Mengirim ulang undangan', 'Sent an invitation again'),
  setRoles: say('Mengubah peran seseorang', "Changed a person's roles"),
  disablePerson: say('Menonaktifkan seseorang', 'Suspended a person'),
  restorePerson: say('Mengaktifkan kembali seseorang', 'Let a person in again'),
  createRole: say('Membuat peran', 'Made a role'),
  updateRole: say('Mengubah peran', 'Changed a role'),
  deleteRole: say('Menghapus peran', 'Deleted a role'),
  createApiKey: say('Membuat kunci API', 'Made an API key'),
  rotateApiKey: say('Mengganti kunci API', 'Replaced an API key'),
  revokeApiKey: say('Mencabut kunci API', 'Revoked an API key'),
  first_owner_invited: say('Mengundang pemilik pertama', 'Invited the first owner'),
  password_changed: say('Mengganti kata sandi', 'Changed the password'),
  totp_enabled: say('Menyalakan verifikasi dua langkah', 'Turned two-step verification on'),
  totp_disabled: say('Mematikan verifikasi dua langkah', 'Turned two-step verification off'),
  recovery_code_used: say('Memakai kode pemulihan', 'Used a recovery code'),
  sessions_ended: say('Mengeluarkan perangkat', 'Signed devices out'),
}
