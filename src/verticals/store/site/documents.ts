import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { document } from '#kernel/http/document.ts'
import { originOf } from '#kernel/house.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findSite, publicAddresses } from './queries.ts'

/** Every public address of the shop, for search engines, each in both languages. */
export const sitemap = document({
  path: 'sitemap.xml',
  open: 'anyone',
  input: z.strictObject({}),
  run: async (ctx) => ({ type: 'application/xml; charset=utf-8', body: await mapOf(ctx), keep: 'site' }),
})

async function mapOf(ctx: Ctx): Promise<string> {
  const [site, products] = await Promise.all([findSite(ctx), publicAddresses(ctx)])
  if (!site) throw notFound()
  const origin = originOf(ctx.house, ctx.tenant.host)
  const places = [
    { path: '/', at: site.published_at },
    { path: '/products', at: products[0]?.updated_at ?? null },
    ...['/faq', '/syarat', '/privasi', '/bantuan'].map((path) => ({ path, at: site.published_at })),
    ...products.map(({ slug, updated_at }) => ({ path: `/products/${slug}`, at: updated_at })),
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
