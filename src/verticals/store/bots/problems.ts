import { problem } from '#kernel/problem/problem.ts'

export const botKeyRevoked = problem('bot-key-revoked', 409, {
  id: 'Toko mencabut kunci akun ini. Ganti kuncinya dulu, lalu nyalakan lagi. Alasan toko: {reason}',
  en: 'The shop has revoked the key of this account. Replace the key first, then switch it on again. The shop’s reason: {reason}',
})
