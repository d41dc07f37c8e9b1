import type { Content, Section } from './schemas.ts'

/* What both the server and the editor's pages know of a site's content. */

/** How much fits in: lengths in characters, counts of parts. */
export const LIMITS = {
  sections: 20,
  items: 50,
  features: 8,
  figures: 3,
  contentBytes: 200_000,
  versions: 50,
  label: 40,
  name: 80,
  title: 120,
  line: 160,
  summary: 400,
  answer: 1_000,
  body: 5_000,
  address: 300,
  priceIdr: 1_000_000_000,
} as const

/** The kinds of sections, in the order in which a site usually has them. */
export const SECTION_TYPES = [
  'hero',
  'programmes',
  'tutors',
  'schedule',
  'testimonials',
  'gallery',
  'articles',
  'faq',
  'registration',
  'contact',
  'text',
] as const
export type SectionType = (typeof SECTION_TYPES)[number]
export type SectionOf<T extends SectionType> = Extract<Section, { type: T }>

/** A site has one of each of these at most; of the others as many as fit. */
export const SINGLE: ReadonlySet<SectionType> = new Set(['hero', 'registration', 'contact', 'articles'])

/** Where on the page a kind of section stands; the first of its kind has the plain name. */
export const ANCHORS: Record<SectionType, string> = {
  hero: 'atas',
  programmes: 'program',
  tutors: 'pengajar',
  schedule: 'jadwal',
  testimonials: 'alumni',
  gallery: 'galeri',
  articles: 'artikel',
  faq: 'tanya-jawab',
  registration: 'daftar',
  contact: 'kontak',
  text: 'info',
}

/** Each section's place on the page, unique among its neighbours. */
export function anchorsOf(sections: readonly { id: string; type: SectionType }[]): Map<string, string> {
  const seen = new Map<SectionType, number>()
  return new Map(
    sections.map(({ id, type }) => {
      const count = (seen.get(type) ?? 0) + 1
      seen.set(type, count)
      return [id, count === 1 ? ANCHORS[type] : `${ANCHORS[type]}-${count}`]
    }),
  )
}

/** What of a section can be shown: parts that are only begun are left out. */
export function shownPart(section: Section): Section {
  switch (section.type) {
    case 'programmes':
      return {
        ...section,
        items: section.items
          .filter(({ name }) => name)
          .map((item) => ({ ...item, features: item.features.filter((feature) => feature.trim()) })),
      }
    case 'tutors':
      return { ...section, items: section.items.filter(({ name }) => name) }
    case 'testimonials':
      return { ...section, items: section.items.filter(({ name, quote }) => name && quote) }
    case 'schedule':
      return { ...section, items: section.items.filter(({ day, time, programme }) => day || time || programme) }
    case 'gallery':
      return { ...section, items: section.items.filter(({ pictureId, caption }) => pictureId || caption) }
    case 'faq':
      return { ...section, items: section.items.filter(({ question, answer }) => question && answer) }
    default:
      return section
  }
}

/** A section that would show nothing but its title. Articles, registration and contact live from elsewhere. */
export function isEmpty(section: Section): boolean {
  const part = shownPart(section)
  return 'items' in part ? part.items.length === 0 : part.type === 'text' && part.body.trim() === ''
}

/** Every picture the content shows, each once. */
export function picturesOf({ sections }: Content): string[] {
  const ids = sections.flatMap((section) => {
    const items = 'items' in section ? section.items : [section]
    return items.flatMap((item) => ('pictureId' in item && item.pictureId ? [item.pictureId] : []))
  })
  return [...new Set(ids)]
}

/** What an edit did to the site as it is published, for the summary before publishing. */
export type Changes = {
  added: Section[]
  removed: Section[]
  edited: Section[]
  moved: boolean
  contact: boolean
  seo: boolean
}

export function changesBetween(before: Content | null, after: Content): Changes {
  const old = new Map((before?.sections ?? []).map((section) => [section.id, section]))
  const fresh = new Set(after.sections.map(({ id }) => id))
  const kept = (before?.sections ?? []).filter(({ id }) => fresh.has(id)).map(({ id }) => id)
  const now = after.sections.filter(({ id }) => old.has(id)).map(({ id }) => id)
  return {
    added: after.sections.filter(({ id }) => !old.has(id)),
    removed: [...old.values()].filter(({ id }) => !fresh.has(id)),
    edited: after.sections.filter((section) => old.has(section.id) && !same(old.get(section.id), section)),
    moved: !same(kept, now),
    contact: !same(before?.contact, after.contact),
    seo: !same(before?.seo, after.seo),
  }
}

export function hasChanges({ added, removed, edited, moved, contact, seo }: Changes): boolean {
  return added.length + removed.length + edited.length > 0 || moved || contact || seo
}

/**
 * Two people edited the same content at once. What only one of them touched is taken from that one; `clashes` names the
 * sections (or `contact`, `seo`) that both changed, where `mine` stands.
 */
export function merge(base: Content, mine: Content, theirs: Content): { content: Content; clashes: string[] } {
  const clashes: string[] = []
  const pick = <T>(name: string, was: T, my: T, their: T): T => {
    if (same(my, was)) return their
    if (!same(their, was) && !same(my, their)) clashes.push(name)
    return my
  }
  const byId = (content: Content) => new Map(content.sections.map((section) => [section.id, section]))
  const [old, my, their] = [byId(base), byId(mine), byId(theirs)]
  const order = pick('order', idsOf(base), idsOf(mine), idsOf(theirs))
  const newcomers = [...idsOf(mine), ...idsOf(theirs)].filter((id) => !order.includes(id) && !old.has(id))
  // What one of them removed is looked at as well: the other may have changed it.
  const sections = [...new Set([...order, ...newcomers, ...old.keys()])].flatMap((id) => {
    const section = pick(id, old.get(id), my.get(id), their.get(id))
    return section ? [section] : []
  })
  const content = {
    contact: pick('contact', base.contact, mine.contact, theirs.contact),
    seo: pick('seo', base.seo, mine.seo, theirs.seo),
    sections,
  }
  // An order that both changed is no reason to ask: the later one stands.
  return { content, clashes: clashes.filter((name) => name !== 'order') }
}

function idsOf({ sections }: Content): string[] {
  return sections.map(({ id }) => id)
}

/** Equal as JSON, whatever the order of the fields and the spaces around a text. */
export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right))
}

function sorted(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}

/** A chat with the school, with a first sentence already typed. Numbers may be written `0812…` or `+62 812…`. */
export function chatUrl(whatsapp: string, words: string): string {
  const digits = whatsapp.replaceAll(/\D/g, '').replace(/^0/, '62')
  return `https://wa.me/${digits}?text=${encodeURIComponent(words)}`
}

/** The address of a profile from what people type: `@nama`, `nama`, or the whole address. */
export function socialUrl(network: 'instagram' | 'tiktok' | 'youtube', typed: string): string | null {
  if (!typed) return null
  if (typed.startsWith('https://')) return typed
  const name = encodeURIComponent(typed.replace(/^@/, ''))
  return network === 'instagram' ? `https://www.instagram.com/${name}/` : `https://www.${network}.com/@${name}`
}
