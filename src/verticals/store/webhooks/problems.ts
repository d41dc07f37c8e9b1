import { problem } from '#kernel/problem/problem.ts'

export const tooManyWebhooks = problem('too-many-webhooks', 409, {
  id: 'Paling banyak {count} alamat webhook. Hapus yang tidak dipakai.',
  en: 'At most {count} webhook addresses. Remove those that are not used.',
})
export const webhookDisabled = problem('webhook-disabled', 409, {
  id: 'Alamat webhook ini sedang dimatikan. Nyalakan dulu.',
  en: 'This webhook address is disabled. Switch it on first.',
})
export const stillSending = problem('webhook-still-sending', 409, {
  id: 'Pesan ini masih dalam jadwal kirim.',
  en: 'This message is still on its schedule.',
})
