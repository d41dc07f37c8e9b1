import { problem } from '#kernel/problem/problem.ts'

export const reviewTooEarly = problem('review-too-early', 409, {
  id: 'Ulasan bisa ditulis setelah pesananmu diterima.',
  en: 'You can write a review once your order has arrived.',
})
export const reviewWritten = problem('review-written', 409, {
  id: 'Kamu sudah mengulas barang ini.',
  en: 'You have reviewed this already.',
})
