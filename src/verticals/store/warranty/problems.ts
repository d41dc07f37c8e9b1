import { problem } from '#kernel/problem/problem.ts'

export const warrantyOver = problem('warranty-over', 409, {
  id: 'Masa garansi barang ini sudah lewat. Hubungi kami kalau masih perlu bantuan.',
  en: 'The warranty of this item is over. Contact us if you still need help.',
})
export const notClaimable = problem('not-claimable', 409, {
  id: 'Barang ini sudah diganti atau ditarik, jadi tidak dapat diklaim lagi.',
  en: 'This item was replaced or withdrawn and cannot be claimed any more.',
})
export const claimOpen = problem('claim-open', 409, {
  id: 'Laporanmu untuk barang ini sudah kami terima dan sedang diperiksa.',
  en: 'We already have your report about this item and are looking at it.',
})
export const tooManyClaims = problem('too-many-claims', 409, {
  id: 'Laporanmu dalam 90 hari ini sudah terlalu banyak. Hubungi kami langsung, ya.',
  en: 'You have reported too often within 90 days. Please contact us directly.',
})
export const pictureGone = problem('evidence-gone', 422, {
  id: 'Salah satu gambar tidak ditemukan. Unggah lagi.',
  en: 'One of the pictures was not found. Upload it again.',
})
export const claimDecided = problem('claim-decided', 409, {
  id: 'Klaim ini sudah dijawab.',
  en: 'This claim has been answered.',
})
export const nothingLeft = problem('nothing-to-replace-with', 409, {
  id: 'Stok pengganti sedang kosong. Isi stok dulu, atau ganti dengan kredit.',
  en: 'There is nothing to replace it with. Fill up the stock first, or answer with credit.',
})
export const creditTooLarge = problem('claim-credit-too-large', 422, {
  id: 'Kredit paling besar yang dibayar untuknya, {mostIdr} rupiah.',
  en: 'The credit may be at most what was paid for it, {mostIdr} rupiah.',
})
export const recallRunning = problem('recall-running', 409, {
  id: 'Proses yang sama untuk batch ini masih berjalan.',
  en: 'The same is already under way for this batch.',
})
