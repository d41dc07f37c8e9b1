import { problem } from '#kernel/problem/problem.ts'

export const slugTaken = problem('article-slug-taken', 409, {
  id: 'Alamat {slug} sudah dipakai artikel lain. Coba {suggestion}.',
  en: 'The address {slug} belongs to another article. Try {suggestion}.',
})
export const articleEmpty = problem('article-empty', 422, {
  id: 'Isi artikel belum ada. Tulis dulu sebelum menerbitkan.',
  en: 'The article has no text yet. Write it before you publish.',
})
export const coverUnknown = problem('article-cover-unknown', 422, {
  id: 'Gambar sampul ini tidak ada. Unggah lagi.',
  en: 'This cover picture does not exist. Upload it again.',
})
