/** The site's front page; the answer of `tutoring.readHome`. */
export type HomeView = {
  headline: string
  intro: string
  programmes: Programme[]
  contact: { whatsapp: string | null; email: string | null; address: string | null }
}
export type Programme = { id: string; name: string; summary: string; priceIdr: number | null; schedule: string }

/** A chat with the school, with a first sentence already typed. Numbers may be written `0812…` or `+62 812…`. */
export function chatUrl(whatsapp: string, words: string): string {
  const digits = whatsapp.replaceAll(/\D/g, '').replace(/^0/, '62')
  return `https://wa.me/${digits}?text=${encodeURIComponent(words)}`
}
