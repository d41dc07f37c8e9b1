import { problem } from '#kernel/problem/problem.ts'

export const targetCheckNone = problem('target-check-none', 409, {
  id: 'Data tujuan produk ini tidak diperiksa otomatis.',
  en: 'What you fill in for this product is not checked automatically.',
})
export const targetCheckSilent = problem('target-check-silent', 503, {
  id: 'Nama akun belum bisa diperiksa sekarang. Kamu tetap bisa membeli: baca lagi datanya dengan teliti.',
  en: 'The name of the account cannot be checked right now. You can still buy: read what you typed once more.',
})
export const targetAbsent = problem('target-absent', 422, {
  id: 'Akun tujuan tidak ditemukan. Periksa lagi datanya; belum ada tagihan yang dibuat.',
  en: 'The account was not found. Check what you typed; no charge was made.',
})
