import type { Tenant } from '#kernel/context.ts'
import { derivePalette } from '#kernel/palette/palette.ts'
import type { Brand } from '#kernel/tenancy/brand.ts'

const PORTAL = {
  name: 'Ruko',
  description: 'Situs atas nama usahamu sendiri: pesan, bayar, dan lihat berdiri.',
}

/** Under an icon there is room for this many letters. */
const SHORT = 12

/** What a device knows of the site when it is installed like an app (W3C Web App Manifest). */
export function webManifest(tenant: Tenant, brand: Brand): Record<string, unknown> {
  const colours = derivePalette({ ...brand, dark: brand.mode === 'dark' })
  const portal = tenant.kind === 'platform'
  const name = portal ? PORTAL.name : tenant.name
  const icon = (file: string, sizes: string, purpose: string) => {
    return { src: `/icons/${file}.png`, sizes, type: 'image/png', purpose }
  }
  return {
    id: '/',
    name,
    short_name: shortName(name),
    description: portal ? PORTAL.description : brand.tagline || name,
    lang: 'id',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: colours.chrome,
    background_color: colours['base-100'],
    icons: [icon('192', '192x192', 'any'), icon('512', '512x512', 'any'), icon('maskable-512', '512x512', 'maskable')],
  }
}

/** The first words that fit; generic ones like "Bimbel" only when there is nothing else. */
export function shortName(name: string): string {
  if (name.length <= SHORT) return name
  const words = name.split(/\s+/).filter(Boolean)
  const telling = words.filter((word) => !/^(bimbel|bimbingan|belajar|les|kursus|lembaga)$/i.test(word))
  let short = ''
  for (const word of telling.length > 0 ? telling : words) {
    const longer = short ? `${short} ${word}` : word
    if (longer.length > SHORT) break
    short = longer
  }
  return (
    short ||
    Array.from(telling[0] ?? name)
      .slice(0, SHORT)
      .join('')
  )
}
