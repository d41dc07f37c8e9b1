import { problem } from '#kernel/problem/problem.ts'

export const walletShort = problem('wallet-short', 409, {
  id: 'Saldo kamu tidak cukup untuk pesanan ini. Isi saldo dulu; belum ada yang dipotong.',
  en: 'Your balance is not enough for this order. Top it up first; nothing was taken.',
})
export const topupOff = problem('topup-off', 422, {
  id: 'Isi saldo antara {least} dan {most}.',
  en: 'Top up between {least} and {most}.',
})
export const marginShort = problem('margin-short', 409, {
  id: 'Margin kamu tidak sebanyak itu. Yang bisa ditarik hanya margin, bukan isi saldo.',
  en: 'Your margin is not that much. Only margin can be withdrawn, not what was topped up.',
})
export const withdrawalSmall = problem('withdrawal-small', 422, {
  id: 'Penarikan paling sedikit {least}.',
  en: 'A withdrawal is {least} or more.',
})
export const alreadyAsked = problem('withdrawal-open', 409, {
  id: 'Masih ada penarikan yang menunggu. Tunggu sampai selesai dulu.',
  en: 'A withdrawal is waiting already. Wait until it is done.',
})
export const withdrawalDecided = problem('withdrawal-decided', 409, {
  id: 'Penarikan ini sudah diputuskan.',
  en: 'This withdrawal has been decided already.',
})
