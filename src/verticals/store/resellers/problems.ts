import { problem } from '#kernel/problem/problem.ts'

export const notReseller = problem('not-a-reseller', 403, {
  id: 'Akun ini bukan akun reseller yang aktif.',
  en: 'This account is not an active reseller.',
})
export const membersOnly = problem('members-only', 403, {
  id: 'Daftar jadi anggota dulu, lalu ajukan jadi reseller.',
  en: 'Become a member first, then apply.',
})
export const alreadyApplied = problem('already-applied', 409, {
  id: 'Pengajuanmu sudah ada. Tunggu keputusan toko.',
  en: 'You have applied already. Wait for the shop’s decision.',
})
export const notDecidable = problem('reseller-not-decidable', 409, {
  id: 'Keadaan reseller ini sudah berubah. Muat ulang halaman.',
  en: 'The state of this reseller has changed. Load the page again.',
})
export const tierUsed = problem('tier-in-use', 409, {
  id: 'Tingkat {name} masih dipakai reseller. Pindahkan mereka dulu.',
  en: 'Resellers are still on the level {name}. Move them first.',
})
export const noTier = problem('no-such-tier', 422, {
  id: 'Tingkat itu tidak ada.',
  en: 'There is no such level.',
})
export const tooManyLines = problem('too-many-lines', 422, {
  id: 'Paling banyak {most} baris sekali pesan, ini {lines}. Bagi daftarnya, lalu pesan bagian demi bagian.',
  en: 'At most {most} lines at a time, these are {lines}. Split the list and order one part after the other.',
})
