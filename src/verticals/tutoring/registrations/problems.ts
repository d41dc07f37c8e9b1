import { problem } from '#kernel/problem/problem.ts'

export const registrationClosed = problem('registration-closed', 409, {
  id: 'Pendaftaran sedang ditutup.',
  en: 'Registration is closed at the moment.',
})
export const programmeGone = problem('programme-gone', 422, {
  id: 'Program ini tidak tersedia lagi. Pilih program lain.',
  en: 'This programme is no longer available. Choose another one.',
})
export const exportTooLarge = problem('export-too-large', 422, {
  id: 'Hasilnya lebih dari {most} pendaftar. Persempit tanggalnya, lalu ekspor beberapa kali.',
  en: 'There are more than {most} registrations. Narrow the dates and export several times.',
})
