import { problem } from '#kernel/problem/problem.ts'

export const fileTooLarge = problem('file-too-large', 413, {
  id: 'Berkas paling besar {limitMb} MB.',
  en: 'A file may have at most {limitMb} MB.',
})
export const fileEmpty = problem('file-empty', 422, {
  id: 'Berkas ini kosong atau rusak. Pilih berkas lain.',
  en: 'This file is empty or damaged. Choose another one.',
})
export const notAFileProduct = problem('not-a-file-product', 422, {
  id: 'Varian ini bukan produk berkas.',
  en: 'This variant is not sold as a file.',
})
export const downloadsUsedUp = problem('downloads-used-up', 409, {
  id: 'Jatah unduhmu sudah habis atau masanya lewat. Hubungi kami agar kami buka lagi.',
  en: 'Your downloads are used up or their time has passed. Contact us and we will open them again.',
})
