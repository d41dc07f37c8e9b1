import { problem } from '#kernel/problem/problem.ts'

export const notMember = problem('not-a-member', 403, {
  id: 'Akun ini bukan akun anggota toko.',
  en: 'This account is not a member of the shop.',
})
export const tooManyTargets = problem('too-many-targets', 409, {
  id: 'Paling banyak {count} tujuan tersimpan. Hapus yang tidak dipakai lagi.',
  en: 'At most {count} saved targets. Delete those you no longer use.',
})
export const closingBlocked = problem('closing-blocked', 409, {
  id: 'Akunmu belum bisa dihapus: masih ada yang harus selesai dulu.',
  en: 'Your account cannot be deleted yet: something has to be finished first.',
})
