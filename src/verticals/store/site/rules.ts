/* What server and pages know of a shop's words without asking the database. */

/** How much fits in: lengths in characters, counts of parts. */
export const LIMITS = {
  contentBytes: 120_000,
  label: 40,
  title: 120,
  line: 160,
  summary: 400,
  question: 160,
  answer: 1_500,
  questions: 40,
  text: 20_000,
  picks: 12,
} as const

/** The pages of plain words, by their addresses. */
export const TEXTS = ['terms', 'privacy'] as const
export type TextName = (typeof TEXTS)[number]

/** A chat with the shop, with a first sentence already typed. Numbers may be written `0812…` or `+62 812…`. */
export function chatUrl(whatsapp: string, words: string): string {
  const digits = whatsapp.replaceAll(/\D/g, '').replace(/^0/, '62')
  return `https://wa.me/${digits}?text=${encodeURIComponent(words)}`
}

/** The address of a profile from what people type: `@nama`, `nama`, or the whole address. */
export function profileUrl(network: 'instagram' | 'tiktok' | 'telegram', typed: string): string | null {
  if (!typed) return null
  if (typed.startsWith('https://')) return typed
  const name = encodeURIComponent(typed.replace(/^@/, ''))
  if (network === 'telegram') return `https://t.me/${name}`
  return network === 'instagram' ? `https://www.instagram.com/${name}/` : `https://www.tiktok.com/@${name}`
}

/** `0812 0000 0071`: as people write it; what is no number of this country stays as it was typed. */
export function shownPhone(phone: string): string {
  const [, local] = /^\+?(?:62|0)(8\d{7,11})$/.exec(phone.replaceAll(/[\s.-]/g, '')) ?? []
  return local ? [`0${local.slice(0, 3)}`, local.slice(3, 7), local.slice(7)].filter(Boolean).join(' ') : phone
}
