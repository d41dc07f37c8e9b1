import { problem } from '#kernel/problem/problem.ts'

export const outletClosed = problem('outlet-closed', 409, {
  id: 'Toko ini sedang tutup, jadi belum bisa menerima pesanan.',
  en: 'This shop is closed at the moment and takes no orders.',
})
export const outletsOff = problem('outlets-off', 409, {
  id: 'Toko belum membuka toko mini untuk reseller.',
  en: 'The shop does not offer mini-shops at the moment.',
})
export const outletExists = problem('outlet-exists', 409, {
  id: 'Kamu sudah punya toko mini. Satu reseller satu toko.',
  en: 'You have a mini-shop already. There is one for each reseller.',
})
export const labelTaken = problem('label-taken', 409, {
  id: 'Alamat ini sudah dipakai. Coba yang lain.',
  en: 'This address is taken. Try another one.',
})
export const labelReserved = problem('label-reserved', 422, {
  id: 'Alamat ini tidak boleh dipakai. Coba yang lain.',
  en: 'This address may not be used. Try another one.',
})
export const outletSuspended = problem('outlet-suspended', 409, {
  id: 'Toko mini ini ditutup oleh toko utama.',
  en: 'This mini-shop was closed by the main shop.',
})
export const notSold = problem('goods-not-sold', 422, {
  id: 'Ada barang yang sudah tidak dijual. Muat ulang halaman.',
  en: 'Some of these goods are no longer sold. Load the page again.',
})
export const addTooMuch = problem('margin-too-high', 422, {
  id: 'Paling banyak {most}% di atas hargamu.',
  en: 'At most {most}% above your price.',
})
