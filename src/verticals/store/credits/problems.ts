import { problem } from '#kernel/problem/problem.ts'

export const creditNotAvailable = problem('credit-not-available', 409, {
  id: 'Kredit ini sudah dipakai atau sedang dikembalikan.',
  en: 'This credit was used already or is being returned.',
})
export const notByGateway = problem('not-by-gateway', 409, {
  id: 'Kredit ini tidak dapat dikembalikan lewat gateway. Transfer sendiri, lalu catat di sini.',
  en: 'This credit cannot be returned by the gateway. Transfer it yourself and note it here.',
})
export const noAddress = problem('no-payout-address', 409, {
  id: 'Pembeli belum memberi tujuan transfer.',
  en: 'The buyer has not given an account to send it to.',
})
