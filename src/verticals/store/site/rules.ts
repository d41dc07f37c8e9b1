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
