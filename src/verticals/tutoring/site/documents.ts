import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { document } from '#kernel/http/document.ts'
import { originOf } from '#kernel/house.ts'
import { notFound } from '#kernel/problem/common.ts'
import { publishedArticles } from '../articles/queries.ts'
import { findPublished } from './queries.ts'

/** Every public address of the site, for search engines, each in both languages. */
export const sitemap = document({
  path: 'sitemap.xml',
  open: 'anyone',
  input: z.strictObject({}),
  run: async (ctx) => ({ type: 'application/xml; charset=utf-8', body: await mapOf(ctx), keep: 'site' }),
})

async function mapOf(ctx: Ctx): Promise<string> {
  const [site, articles] = await Promise.all([findPublished(ctx), publishedArticles(ctx)])
  if (!site) throw notFound()
  const origin = originOf(ctx.house, ctx.tenant.host)
  const places = [
    { path: '/', at: site.published_at },
    { path: '/daftar', at: null },
    ...(articles.length > 0 ? [{ path: '/artikel', at: articles[0]!.updated_at }] : []),
    ...articles.map(({ slug, updated_at }) => ({ path: `/artikel/${slug}`, at: updated_at })),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${places.map(({ path, at }) => entry(`${origin}${path}`, at)).join('\n')}
</urlset>
`
}

/** Addresses are made of our own paths and of slugs, which need no escaping. */
function entry(address: string, at: string | null): string {
  const languages = [
    ['id', address],
    ['en', `${address}?lang=en`],
  ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
  return `<url><loc>${address}</loc>${at ? `<lastmod>${at}</lastmod>` : ''}${languages.join('')}</url>`
}
