import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { originOf } from '#kernel/house.ts'
import { pagesOf } from './defaults.ts'
import { findStandings } from './queries.ts'
import { addressOf } from './rules.ts'

/** The portal's public pages for search engines: the Indonesian address with its English sister. */
export const sitemap = document({
  path: 'sitemap.xml',
  open: 'anyone',
  input: z.strictObject({}),
  run: async (ctx) => {
    const rows = new Map((await findStandings(ctx)).map((row) => [row.page, row.published_at]))
    const origin = originOf(ctx.house, ctx.house.baseDomain)
    const pages = pagesOf(ctx).map(({ page }) => ({ path: addressOf(page), changed: rows.get(page) ?? null }))
    const entries = [...pages, { path: '/templates', changed: null }].map(({ path, changed }) =>
      entryOf(origin + path, changed),
    )
    const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${entries.join('\n')}\n</urlset>\n`
    return { type: 'application/xml; charset=utf-8', body, keep: 'site' as const }
  },
})

function entryOf(address: string, changed: string | null): string {
  const alternates = [
    ['id', address],
    ['en', `${address}?lang=en`],
  ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
  const lastmod = changed ? `<lastmod>${changed.slice(0, 10)}</lastmod>` : ''
  return `<url><loc>${address}</loc>${lastmod}${alternates.join('')}</url>`
}
