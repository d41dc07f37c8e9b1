import { problem } from '#kernel/problem/problem.ts'

export const settlementUnreadable = problem('settlement-unreadable', 422, {
  id: 'Berkas ini tidak berisi tabel dengan nomor referensi dan jumlah. Unggah laporan settlement dalam bentuk CSV.',
  en: 'This file holds no table with references and amounts. Upload the settlement report as CSV.',
})
export const settlementTooLong = problem('settlement-too-long', 422, {
  id: 'Berkas ini berisi {rows} baris; paling banyak {limit}. Bagi menjadi beberapa berkas.',
  en: 'This file has {rows} lines; {limit} is the most. Part it into several files.',
})
export const lineDecided = problem('settlement-line-decided', 409, {
  id: 'Baris ini sudah cocok atau sudah diputuskan.',
  en: 'This line agrees or has been decided already.',
})
export const lineNotBookable = problem('settlement-line-not-bookable', 409, {
  id: 'Baris ini tidak punya pembayaran yang bisa dibukukan. Tutup dengan alasan saja.',
  en: 'There is no payment behind this line that could be booked. Close it with a reason instead.',
})
