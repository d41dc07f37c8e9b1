import { problem } from '#kernel/problem/problem.ts'

export const logoUnknown = problem('logo-unknown', 422, {
  id: 'Logo ini tidak ada di sini. Unggah lagi.',
  en: 'This logo is not here. Please upload it again.',
})
export const nothingToPublish = problem('nothing-to-publish', 409, {
  id: 'Tidak ada perubahan yang menunggu ditampilkan.',
  en: 'No change is waiting to be published.',
})
