import { problem } from '#kernel/problem/problem.ts'

export const testKey = problem('test-key', 403, {
  id: 'Kunci uji tidak menyentuh yang sungguhan. Pakai kunci live.',
  en: 'A test key touches nothing real. Use a live key.',
})
export const duplicateRef = problem('duplicate-ref', 409, {
  id: 'refId ini sudah dipakai untuk pesanan lain dengan isi berbeda.',
  en: 'This refId was already used for another order with other content.',
})
export const priceAbove = problem('price-above-max', 409, {
  id: 'Harga sekarang {price} per unit, di atas maxPriceIdr. Tidak ada yang dibeli.',
  en: 'The price now is {price} a unit, above maxPriceIdr. Nothing was bought.',
})
