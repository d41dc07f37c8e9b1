import { problem } from '#kernel/problem/problem.ts'

export const liveKey = problem('live-key', 403, {
  id: 'Ini hanya untuk kunci uji. Kunci live membayar dengan uang sungguhan.',
  en: 'This is for test keys only. A live key pays with real money.',
})
export const paidAlready = problem('already-paid', 409, {
  id: 'Tagihan uji ini sudah dibayar.',
  en: 'This test invoice has been paid already.',
})
