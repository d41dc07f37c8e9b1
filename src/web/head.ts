import { createElement } from 'react'
import type { MetaArgs, MetaDescriptor } from 'react-router'
import type { Locale } from '#kernel/problem/problem.ts'
import { sayIn, type Message } from './words.ts'

/* What stands in the head of a page: its caching headers, and what search engines and messengers read of it. */

/** Headers of a page that is the same for every anonymous visitor; the server keeps it until something changes. */
export function cachedHeaders() {
  return { 'Cache-Control': 'public, max-age=0, s-maxage=300' }
}

/** Headers of a page that belongs to one person or one unguessable link. */
export function privateHeaders() {
  return { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'same-origin' }
}

/** Title and description in the visitor's language. */
export function pageMeta({ matches }: Pick<MetaArgs, 'matches'>, title: Message, description?: Message) {
  const say = sayIn(visitOf(matches)?.locale ?? 'id')
  const words = say(title)
  const descriptors: MetaDescriptor[] = [{ title: words.includes('Ruko') ? words : `${words} · Ruko` }]
  return description ? [...descriptors, { name: 'description', content: say(description) }] : descriptors
}

/** What a public page says about itself; texts are in the visitor's language already. */
export type PageFacts = {
  title: string
  description: string
  /** The page's own address without host and query; the visited one unless given. */
  path?: string
  /** An address of a picture, at best 1200 × 630; the site's own `/og.png` unless given. */
  image?: string
  /** An address of a picture of ours for this page alone, as large as `/og.png`; without `image`. */
  poster?: string
  type?: 'website' | 'article'
}

/**
 * The head of a public page of the portal or of a tenant's site: title, description, canonical address, its other
 * language, and what messengers show. The Indonesian page stands at the plain address, the English one at `?lang=en`.
 */
export function siteMeta(args: Pick<MetaArgs, 'matches'>, facts: PageFacts): MetaDescriptor[] {
  const visit = visitOf(args.matches)
  if (!visit) return [{ title: facts.title }]
  const { locale, origin, site, tenant } = visit
  const name = site === 'portal' ? 'Ruko' : tenant.name
  const title = facts.title.includes(name) ? facts.title : `${facts.title} · ${name}`
  const plain = origin + (facts.path ?? visit.path)
  const address = { id: plain, en: `${plain}?lang=en` }
  const image = new URL(facts.image ?? facts.poster ?? '/og.png', origin).href
  return [
    { title },
    { name: 'description', content: facts.description },
    { tagName: 'link', rel: 'canonical', href: address[locale] },
    { tagName: 'link', rel: 'alternate', hrefLang: 'id', href: address.id },
    { tagName: 'link', rel: 'alternate', hrefLang: 'en', href: address.en },
    { tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: address.id },
    { property: 'og:type', content: facts.type ?? 'website' },
    { property: 'og:site_name', content: name },
    { property: 'og:title', content: title },
    { property: 'og:description', content: facts.description },
    { property: 'og:url', content: address[locale] },
    { property: 'og:locale', content: locale === 'id' ? 'id_ID' : 'en_US' },
    { property: 'og:locale:alternate', content: locale === 'id' ? 'en_US' : 'id_ID' },
    { property: 'og:image', content: image },
    ...(facts.image ? [] : ownPicture),
    { property: 'og:image:alt', content: title },
    { name: 'twitter:card', content: 'summary_large_image' },
    { name: 'twitter:title', content: title },
    { name: 'twitter:description', content: facts.description },
    { name: 'twitter:image', content: image },
  ]
}

const ownPicture: MetaDescriptor[] = [
  { property: 'og:image:type', content: 'image/png' },
  { property: 'og:image:width', content: '1200' },
  { property: 'og:image:height', content: '630' },
]

/** Facts for search engines (schema.org). `@context` is added; the text can never close its element. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  return createElement('script', { type: 'application/ld+json', dangerouslySetInnerHTML: { __html: text } })
}

type Visit = {
  locale: Locale
  origin: string
  path: string
  site: 'portal' | 'tenant'
  tenant: { name: string }
}

/** What the root loader found out about this visit; absent when it failed. */
function visitOf(matches: MetaArgs['matches']): Visit | undefined {
  return matches.find((match) => match?.id === 'root')?.loaderData as Visit | undefined
}
