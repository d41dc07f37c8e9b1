import { problem } from '#kernel/problem/problem.ts'

export const exportTooLong = problem('store-export-too-long', 422, {
  id: 'Daftar ini lebih dari {most} baris. Persempit saringannya lalu unduh lagi.',
  en: 'This list has more than {most} rows. Narrow it down and download it again.',
})
