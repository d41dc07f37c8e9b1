import { type Params, problem, type Problem, type ProblemKind } from '#kernel/problem/problem.ts'

/* Why a picture is refused. Every sentence names the limit, so that the next try can succeed. */

export const tooHeavy = problem('picture-too-heavy', 413, {
  id: 'Berkas gambar paling besar {limitMb} MB.',
  en: 'A picture may have at most {limitMb} MB.',
})
export const svgTooHeavy = problem('svg-too-heavy', 413, {
  id: 'Berkas SVG paling besar {limitKb} KB. Sederhanakan gambarnya atau kirim sebagai PNG.',
  en: 'An SVG may have at most {limitKb} KB. Simplify it or send a PNG.',
})
export const wrongType = problem('picture-type', 415, {
  id: 'Kirim gambar PNG, JPEG, WebP, atau SVG. Berkas ini berisi {found}.',
  en: 'Send a PNG, JPEG, WebP or SVG picture. This file holds {found}.',
})
export const unknownType = problem('picture-type', 415, {
  id: 'Kirim gambar PNG, JPEG, WebP, atau SVG. Jenis berkas ini tidak dikenal.',
  en: 'Send a PNG, JPEG, WebP or SVG picture. The type of this file is not known.',
})
export const tooManyPixels = problem('picture-too-large', 422, {
  id: 'Gambar paling besar {megapixels} megapiksel dan {side} piksel per sisi; gambar ini {width} × {height} piksel.',
  en: 'A picture may have at most {megapixels} megapixels and {side} pixels on a side; this one has {width} × {height}.',
})
export const animated = problem('picture-animated', 422, {
  id: 'Gambar bergerak tidak diterima. Kirim gambar diam: PNG, JPEG, WebP, atau SVG.',
  en: 'Moving pictures are not taken. Send a still one: PNG, JPEG, WebP or SVG.',
})
export const foreignContent = problem('picture-foreign-content', 422, {
  id: 'Berkas ini memuat isi lain di samping gambarnya. Simpan ulang sebagai PNG atau JPEG biasa, lalu kirim lagi.',
  en: 'This file holds something else beside its picture. Save it again as a plain PNG or JPEG and send that.',
})
export const broken = problem('picture-broken', 422, {
  id: 'Gambar ini rusak atau tidak lengkap. Simpan ulang sebagai PNG atau JPEG, lalu kirim lagi.',
  en: 'This picture is damaged or incomplete. Save it again as PNG or JPEG and send that.',
})
export const unsafeSvg = problem('svg-unsafe', 422, {
  id: 'SVG ini memuat {part}, yang tidak diterima. Kirim SVG berisi bentuk dan teks saja, atau PNG.',
  en: 'This SVG holds {part}, which is not taken. Send an SVG of shapes and text only, or a PNG.',
})
export const tooComplex = problem('picture-too-complex', 422, {
  id: 'Gambar ini terlalu rumit untuk diolah dalam {limitS} detik. Sederhanakan atau kirim sebagai PNG.',
  en: 'This picture is too complex to be read within {limitS} seconds. Simplify it or send a PNG.',
})
export const busy = problem('pictures-busy', 503, {
  id: 'Terlalu banyak gambar sedang diolah. Coba lagi dalam {seconds} detik.',
  en: 'Too many pictures are being read right now. Try again in {seconds} seconds.',
})

export const uploadProblems = [
  tooHeavy,
  svgTooHeavy,
  wrongType,
  tooManyPixels,
  animated,
  foreignContent,
  broken,
  unsafeSvg,
  tooComplex,
  busy,
] as const

/** The refusal, named on the field of the file as well, so that forms show it there. */
export function onFile(kind: ProblemKind, params: Params = {}): Problem {
  return kind(params, [{ path: 'file', sentence: kind(params).sentence }])
}
