import type { Content, Section } from '../../../schemas.ts'
import type { SectionOf, SectionType } from '../../../rules.ts'

/** A random UUID; `crypto.randomUUID` is missing where a site is looked at without TLS. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = 0x40 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const noButton = { label: '', target: 'none' as const, url: '' }
type Own<T extends SectionType> = Omit<SectionOf<T>, 'id' | 'type' | 'visible' | 'title' | 'lead'>

const blanks: { [T in SectionType]: () => Own<T> } = {
  hero: () => ({
    eyebrow: '',
    headline: '',
    intro: '',
    pictureId: null,
    primary: noButton,
    secondary: noButton,
    figures: [],
  }),
  programmes: () => ({ items: [], showComing: true }),
  tutors: () => ({ items: [] }),
  schedule: () => ({ items: [] }),
  testimonials: () => ({ items: [] }),
  gallery: () => ({ items: [] }),
  articles: () => ({ count: 3 }),
  faq: () => ({ items: [] }),
  registration: () => ({ label: '' }),
  contact: () => ({}),
  text: () => ({ body: '' }),
}

export function blankSection(type: SectionType): Section {
  return { id: newUuid(), type, visible: true, title: '', lead: '', ...blanks[type]() } as Section
}

/** The parts with one of them exchanged, moved or left out. */
export function replaced<T extends { id: string }>(parts: readonly T[], part: T): T[] {
  return parts.map((one) => (one.id === part.id ? part : one))
}
export function without<T extends { id: string }>(parts: readonly T[], id: string): T[] {
  return parts.filter((one) => one.id !== id)
}
export function moved<T>(parts: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= parts.length || from === to) return [...parts]
  const rest = parts.filter((_, index) => index !== from)
  return [...rest.slice(0, to), parts[from]!, ...rest.slice(to)]
}

export function withSections(content: Content, sections: Section[]): Content {
  return { ...content, sections }
}
