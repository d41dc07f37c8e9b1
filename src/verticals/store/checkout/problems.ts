import { problem } from '#kernel/problem/problem.ts'

/* Why a shop does not take an order. All are said before any charge exists. */

export const soldOut = problem('sold-out', 409, {
  id: 'Maaf, {name} baru saja habis. Belum ada tagihan yang dibuat.',
  en: 'Sorry, {name} has just sold out. No charge was made.',
})
export const stockShort = problem('stock-short', 409, {
  id: 'Stok {name} tinggal {left}. Kurangi jumlahnya; belum ada tagihan yang dibuat.',
  en: 'Only {left} of {name} are left. Order fewer; no charge was made.',
})
export const flashGone = problem('flash-gone', 409, {
  id: 'Harga flash sale untuk {name} sudah habis. Muat ulang untuk melihat harga biasa.',
  en: 'The flash sale price of {name} is gone. Load the page again to see the regular price.',
})
export const flashLimit = problem('flash-limit', 409, {
  id: 'Harga flash sale untuk {name} paling banyak {most} per pembeli.',
  en: 'The flash sale price of {name} is for {most} per buyer at most.',
})
export const productGone = problem('product-gone', 409, {
  id: 'Produk ini tidak dijual saat ini.',
  en: 'This product is not for sale at the moment.',
})
export const shopClosed = problem('closed-hours', 409, {
  id: '{name} tidak dijual antara pukul {from} dan {to} WIB.',
  en: '{name} is not sold between {from} and {to} WIB.',
})
export const quantityOff = problem('quantity-off', 422, {
  id: 'Jumlah {name} antara {least} dan {most}.',
  en: 'The quantity of {name} is between {least} and {most}.',
})
export const buyerLimit = problem('buyer-limit', 409, {
  id: 'Paling banyak {most} {name} per pembeli dalam 30 hari.',
  en: 'At most {most} of {name} per buyer in 30 days.',
})
export const mustRead = problem('must-read', 422, {
  id: 'Baca deskripsinya, lalu centang bahwa kamu sudah membacanya.',
  en: 'Read the description and tick that you have read it.',
})
export const couponRefused = problem('coupon-refused', 422, {
  id: '{why}',
  en: '{why}',
})
export const couponGone = problem('coupon-gone', 409, {
  id: 'Kupon {code} baru saja habis dipakai.',
  en: 'The coupon {code} has just been used up.',
})
export const pointsRefused = problem('points-refused', 422, {
  id: 'Poin tidak bisa dipakai untuk pesanan ini.',
  en: 'Points cannot be used for this order.',
})
export { pointsGone } from '../points/problems.ts'
export const creditGone = problem('credit-gone', 409, {
  id: 'Kredit ini sudah dipakai atau sedang dikembalikan.',
  en: 'This credit was used already or is being returned.',
})
export const tooManyOpen = problem('too-many-open', 409, {
  id: 'Kamu masih punya pesanan yang belum dibayar. Bayar atau batalkan dulu, atau tunggu sampai kedaluwarsa.',
  en: 'You still have unpaid orders. Pay or cancel them first, or wait until they expire.',
})
export const networkBusy = problem('network-busy', 409, {
  id: 'Terlalu banyak pesanan belum dibayar dari jaringan ini. Coba lagi beberapa menit lagi.',
  en: 'Too many unpaid orders from this network. Try again in a few minutes.',
})
export const productBusy = problem('product-busy', 409, {
  id: 'Banyak pembeli sedang membayar {name}. Coba lagi beberapa menit lagi.',
  en: 'Many buyers are paying for {name} right now. Try again in a few minutes.',
})
export const blocked = problem('buyer-blocked', 403, {
  id: 'Pesanan ini tidak dapat diproses. Hubungi toko bila kamu merasa ini keliru.',
  en: 'This order cannot be taken. Contact the shop if you think this is a mistake.',
})
export const priceChanged = problem('price-changed', 409, {
  id: 'Totalnya baru saja berubah menjadi {total}. Periksa lagi, lalu lanjutkan bila setuju.',
  en: 'The total has just changed to {total}. Check it again and go on if you agree.',
})
export const totalTooSmall = problem('total-too-small', 422, {
  id: 'Pembayaran QRIS paling sedikit {least}.',
  en: 'A QRIS payment is {least} at least.',
})
export const totalTooLarge = problem('total-too-large', 422, {
  id: 'Pembayaran QRIS paling banyak {most}. Bagi menjadi beberapa pesanan.',
  en: 'A QRIS payment is {most} at most. Split it into several orders.',
})
export const orderClosed = problem('order-closed', 409, {
  id: 'Pesanan ini sudah tidak dapat dibayar.',
  en: 'This order can no longer be paid.',
})
export const notRenewable = problem('not-renewable', 409, {
  id: 'Pesanan ini masih berjalan, jadi belum perlu dibuat ulang.',
  en: 'This order is still open, so there is no need to order again.',
})
