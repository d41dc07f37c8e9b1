import { problem } from '#kernel/problem/problem.ts'

export const importEmpty = problem('import-empty', 422, {
  id: 'Tidak ada kode yang bisa dipakai di sini. Tempelkan daftar kode atau pilih berkas CSV.',
  en: 'There is no usable code in this. Paste a list of codes or choose a CSV file.',
})
export const importTooLong = problem('import-too-long', 422, {
  id: 'Terlalu banyak baris ({rows}). Bagi menjadi beberapa berkas, masing-masing paling banyak {limit}.',
  en: 'Too many rows ({rows}). Split them into files of at most {limit}.',
})
export const wrongKind = problem('stock-wrong-kind', 422, {
  id: 'Varian ini tidak memakai stok kode.',
  en: 'This variant has no stock of codes.',
})
export const notShared = problem('stock-not-shared', 422, {
  id: 'Varian ini bukan akun berbagi.',
  en: 'This variant is no shared account.',
})
export const codeKnown = problem('code-known', 409, {
  id: 'Kode ini sudah pernah dimasukkan.',
  en: 'This code has been entered before.',
})
export const unitsBusy = problem('units-busy', 409, {
  id: '{count} unit sedang ditahan, sudah terjual, atau tidak ada. Tidak ada yang diubah.',
  en: '{count} units are held, sold or do not exist. Nothing was changed.',
})
export const accountRetired = problem('account-retired', 409, {
  id: 'Akun ini sudah dipensiunkan.',
  en: 'This account has been retired.',
})
export const batchState = problem('batch-state', 409, {
  id: 'Batch ini sudah {state}.',
  en: 'This batch is already {state}.',
})
