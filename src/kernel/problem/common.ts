import { problem } from './problem.ts'

/* Refusals that any operation may answer with; the pipeline throws them. */

export const notFound = problem('not-found', 404, {
  id: 'Yang Anda cari tidak ditemukan.',
  en: 'What you are looking for was not found.',
})
export const signInNeeded = problem('sign-in-needed', 401, {
  id: 'Silakan masuk terlebih dahulu.',
  en: 'Please sign in first.',
})
export const personNeeded = problem('person-needed', 403, {
  id: 'Ini hanya dapat dilakukan oleh orang yang masuk, bukan oleh kunci API.',
  en: 'Only a person who has signed in can do this, not an API key.',
})
export const apiKeyRefused = problem('api-key-refused', 401, {
  id: 'Kunci API ini tidak dikenal, sudah berakhir, atau sudah dicabut.',
  en: 'This API key is not known, has ended, or was revoked.',
})
export const networkRefused = problem('ip-not-allowed', 403, {
  id: 'Kunci API ini tidak boleh dipakai dari alamat ini.',
  en: 'This API key may not be used from this address.',
})
export const forbidden = problem('forbidden', 403, {
  id: 'Akun Anda tidak memiliki izin untuk ini.',
  en: 'Your account is not allowed to do this.',
})
export const invalidInput = problem('invalid-input', 422, {
  id: 'Ada isian yang perlu diperbaiki.',
  en: 'Some of the input needs to be corrected.',
})
export const malformedBody = problem('malformed-body', 400, {
  id: 'Isi permintaan bukan JSON yang sah.',
  en: 'The request body is not valid JSON.',
})
export const unsupportedMediaType = problem('unsupported-media-type', 415, {
  id: 'Kirim isi permintaan sebagai application/json.',
  en: 'Send the request body as application/json.',
})
export const bodyTooLarge = problem('body-too-large', 413, {
  id: 'Isi permintaan terlalu besar; batasnya {limitKb} KB.',
  en: 'The request body is too large; the limit is {limitKb} KB.',
})
export const busyWithBodies = problem('busy-with-uploads', 503, {
  id: 'Terlalu banyak kiriman besar sekaligus. Coba lagi dalam {seconds} detik.',
  en: 'Too many large uploads at once. Try again in {seconds} seconds.',
})
export const foreignOrigin = problem('foreign-origin', 403, {
  id: 'Permintaan ini datang dari situs lain dan ditolak.',
  en: 'This request came from another site and was refused.',
})
export const tooManyRequests = problem('too-many-requests', 429, {
  id: 'Terlalu banyak percobaan. Coba lagi dalam {seconds} detik.',
  en: 'Too many attempts. Try again in {seconds} seconds.',
})
export const stillRunning = problem('still-running', 409, {
  id: 'Permintaan yang sama masih diproses. Coba lagi sebentar lagi.',
  en: 'The same request is still running. Try again in a moment.',
})
export const keyReused = problem('idempotency-key-reused', 422, {
  id: 'Idempotency-Key ini sudah dipakai untuk permintaan lain.',
  en: 'This Idempotency-Key was already used for a different request.',
})
export const keyNeeded = problem('idempotency-key-needed', 400, {
  id: 'Sertakan header Idempotency-Key (8 sampai 128 karakter).',
  en: 'Send an Idempotency-Key header (8 to 128 characters).',
})
export const unavailable = problem('unavailable', 503, {
  id: 'Layanan sedang tidak dapat menerima perubahan. Coba lagi beberapa saat.',
  en: 'The service cannot take changes right now. Try again shortly.',
})
export const internal = problem('internal', 500, {
  id: 'Terjadi kesalahan di sisi kami. Tidak ada yang hilang; silakan coba lagi.',
  en: 'Something went wrong on our side. Nothing was lost; please try again.',
})
