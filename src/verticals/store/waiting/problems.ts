import { problem } from '#kernel/problem/problem.ts'

export const stillThere = problem('waiting-not-needed', 409, {
  id: 'Barang ini masih ada. Kamu bisa langsung membelinya.',
  en: 'This is available. You can buy it right away.',
})
export const noFlashSale = problem('no-flash-sale', 409, {
  id: 'Tidak ada flash sale untuk varian ini, atau semua unitnya sudah terjual.',
  en: 'There is no flash sale of this variant, or all its units are sold.',
})
