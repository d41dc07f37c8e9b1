import { problem } from '#kernel/problem/problem.ts'

export const dayNotOver = problem('day-not-over', 409, {
  id: 'Hari ini belum bisa ditutup. Tutup buku bisa dilakukan mulai pukul 00.05 WIB keesokan harinya.',
  en: 'This day cannot be closed yet. It can be closed from 00:05 WIB of the next day.',
})
export const dayClosed = problem('day-closed', 409, {
  id: 'Hari ini sudah ditutup dan tidak bisa dibuka lagi.',
  en: 'This day is closed already and cannot be opened again.',
})
export const dayBefore = problem('day-before-first', 422, {
  id: 'Toko ini belum punya pesanan pada hari itu.',
  en: 'This shop had no orders yet on that day.',
})
