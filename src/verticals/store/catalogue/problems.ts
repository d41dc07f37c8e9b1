import { problem } from '#kernel/problem/problem.ts'

export const slugTaken = problem('store-slug-taken', 409, {
  id: 'Alamat {slug} sudah dipakai. Coba {suggestion}.',
  en: 'The address {slug} is taken. Try {suggestion}.',
})
export const productChanged = problem('product-changed', 409, {
  id: 'Produk ini baru saja disimpan orang lain (revisi {revision}). Muat ulang agar perubahannya tidak tertimpa.',
  en: 'Somebody else has just saved this product (revision {revision}). Reload it so that nothing is lost.',
})
export const productIncomplete = problem('product-incomplete', 422, {
  id: 'Produk belum bisa ditayangkan. Tambahkan setidaknya satu varian yang tampil.',
  en: 'The product cannot be shown yet. Add at least one visible variant.',
})
export const productUsed = problem('product-used', 409, {
  id: 'Produk ini punya pesanan, stok, atau berkas, atau dipakai paket lain, jadi tidak dapat dihapus. Arsipkan saja: produk hilang dari toko, riwayatnya tetap ada.',
  en: 'This product has orders, stock or files, or is part of a bundle, and cannot be deleted. Archive it instead: it leaves the shop and its history stays.',
})
export const variantUsed = problem('variant-used', 409, {
  id: 'Varian {name} punya pesanan, stok, atau berkas, atau dipakai paket lain, jadi tidak dapat dihapus. Sembunyikan saja.',
  en: 'The variant {name} has orders, stock or files, or is part of a bundle, and cannot be deleted. Hide it instead.',
})
export const partUnknown = problem('bundle-part-unknown', 422, {
  id: 'Isi paket harus varian lain di toko ini yang bukan paket.',
  en: 'A bundle is made of other variants of this shop that are no bundles themselves.',
})
export const referenceUnknown = problem('reference-unknown', 422, {
  id: 'Yang dipilih di sini sudah tidak ada.',
  en: 'What was chosen here no longer exists.',
})
export const checkerUnfit = problem('checker-unfit', 422, {
  id: 'Penyedia ini tidak dapat memeriksa akun tujuan.',
  en: 'This provider cannot check accounts.',
})
export const skuTaken = problem('sku-taken', 409, {
  id: 'Kode SKU {sku} sudah dipakai varian lain.',
  en: 'The SKU {sku} belongs to another variant.',
})
export const categoryUsed = problem('category-used', 409, {
  id: 'Masih ada {count} produk di kategori ini. Pindahkan dulu.',
  en: '{count} products are still in this category. Move them first.',
})
export const pictureUnknown = problem('store-picture-unknown', 422, {
  id: 'Gambar ini tidak ada. Unggah lagi.',
  en: 'This picture does not exist. Upload it again.',
})
export const quantityTurned = problem('quantity-turned', 422, {
  id: 'Jumlah minimum tidak boleh lebih dari maksimum.',
  en: 'The minimum quantity cannot be more than the maximum.',
})
export const flashTimes = problem('flash-times', 422, {
  id: 'Flash sale harus berakhir setelah mulai dan belum lewat.',
  en: 'A flash sale must end after it starts and not be over already.',
})
export const flashPrice = problem('flash-price', 422, {
  id: 'Harga flash sale harus di bawah harga biasa.',
  en: 'The price of a flash sale must be below the regular one.',
})
export const flashOverlaps = problem('flash-overlaps', 409, {
  id: 'Varian ini sudah punya flash sale pada waktu itu.',
  en: 'This variant already has a flash sale at that time.',
})
