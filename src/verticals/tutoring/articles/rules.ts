/* What server and pages know of articles without asking the database. */

export const LIMITS = { title: 120, summary: 300, body: 40_000, slug: 80 } as const

/** As addresses of articles are written. */
export const SLUG = /^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$/

/** `5 Tips Lolos Psikotes!` becomes `5-tips-lolos-psikotes`; a title without a letter of ours becomes an empty text. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const joined = plain.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-+/, '')
  return joined.slice(0, LIMITS.slug).replace(/-+$/, '')
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let count = 2; ; count++) {
    const end = `-${count}`
    const next = `${slug.slice(0, LIMITS.slug - end.length).replace(/-+$/, '')}${end}`
    if (!taken.has(next)) return next
  }
}

/** Every picture of the site's own that the text shows, each once. */
export function picturesIn(body: string): string[] {
  const found = body.matchAll(/\]\(\/media\/([0-9a-f-]{36})\/\d+\.webp\b/g)
  return [...new Set([...found].map(([, id]) => id!))]
}

const WORDS_A_MINUTE = 200

/** How long reading takes, in whole minutes; one at least. */
export function readingMinutes(body: string): number {
  const words = body.split(/\s+/).filter(Boolean).length
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}
