import { problem } from '#kernel/problem/problem.ts'

export const exportTooLong = problem('store-export-too-long', 422, {
  id: 'Daftar ini lebih dari {most} baris. Persempit saringannya lalu unduh lagi; CSV memuat sampai {csv} baris.',
  en: 'This list has more than {most} rows. Narrow it down and download it again; CSV takes up to {csv}.',
})
