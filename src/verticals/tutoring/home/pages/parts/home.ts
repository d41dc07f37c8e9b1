import type { OutputOf } from '#kernel/http/operation.ts'
import type { readHome } from '../../operations.ts'

export type HomeView = OutputOf<typeof readHome>
export type Programme = HomeView['programmes'][number]

/** A chat with the school, with a first sentence already typed. Numbers may be written `0812…` or `+62 812…`. */
export function chatUrl(whatsapp: string, words: string): string {
  const digits = whatsapp.replaceAll(/\D/g, '').replace(/^0/, '62')
  return `https://wa.me/${digits}?text=${encodeURIComponent(words)}`
}
