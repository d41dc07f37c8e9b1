/** Rooms of one person, of people at work, or behind an unguessable link. */
const PRIVATE = [
  '/admin',
  '/console',
  '/account',
  '/api/',
  '/login',
  '/logout',
  '/sign-in',
  '/forgot',
  '/set-password',
  '/verify',
  '/orders/',
  '/invoices/',
  '/checkout/',
  '/invoice/',
  '/track/',
  '/bukti/',
  '/offline',
]

/** What crawlers may read: an open site without its private rooms; nothing of one that is closed or being made. */
export function robotsTxt(open: boolean, origin: string): string {
  if (!open) return 'User-agent: *\nDisallow: /\n'
  const lines = PRIVATE.map((path) => `Disallow: ${path}`)
  return `User-agent: *\n${lines.join('\n')}\n\nSitemap: ${origin}/sitemap.xml\n`
}
