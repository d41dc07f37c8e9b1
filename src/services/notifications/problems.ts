import { problem } from '#kernel/problem/problem.ts'

export const messageNotWaiting = problem('message-not-waiting', 409, {
  id: 'Pesan ini sudah terkirim atau sedang dikirim.',
  en: 'This message was already sent or is being sent.',
})
export const outboxAway = problem('outbox-away', 503, {
  id: 'Kotak keluar demo sedang tidak menjawab. Coba lagi sebentar lagi.',
  en: 'The demo outbox does not answer at the moment. Try again shortly.',
})
