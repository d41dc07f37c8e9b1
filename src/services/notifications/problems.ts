import { problem } from '#kernel/problem/problem.ts'

export const messageNotWaiting = problem('message-not-waiting', 409, {
  id: 'Pesan ini sudah terkirim atau sedang dikirim.',
  en: 'This message was already sent or is being sent.',
})
