import type { MetaArgs, MetaDescriptor } from 'react-router'
import type { Locale } from '#kernel/problem/problem.ts'
import { sayIn, type Message } from './words.ts'

/** Headers of a page that is the same for every anonymous visitor; the server keeps it until something changes. */
export function cachedHeaders() {
  return { 'Cache-Control': 'public, max-age=0, s-maxage=300' }
}

/** Headers of a page that belongs to one person or one unguessable link. */
export function privateHeaders() {
  return { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' }
}

/** Title and description in the visitor's language. */
export function pageMeta({ matches }: MetaArgs, title: Message, description?: Message): MetaDescriptor[] {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as { locale: Locale } | undefined
  const say = sayIn(root?.locale ?? 'id')
  const words = say(title)
  const descriptors: MetaDescriptor[] = [{ title: words.includes('Ruko') ? words : `${words} · Ruko` }]
  return description ? [...descriptors, { name: 'description', content: say(description) }] : descriptors
}
