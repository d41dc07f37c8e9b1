import { contrast, parseHex, toHex, type Oklch } from './oklch.ts'

/* From a handful of brand inputs to every colour of a site. Browser-safe and pure. */

/** What a tenant chooses. `primary` and `accent` are `#rrggbb`; unreadable or malformed choices are repaired. */
export type Brand = {
  primary: string
  accent: string
  preset: string
  radius?: string | null
  font?: string
  /** `dark` only for pages that offer no theme of their own. */
  mode?: string
  dark?: boolean
}

/** The custom properties of one face, without the leading `--color-`. */
export type Palette = Record<string, string>

type Preset = { primary: string; accent: string; hue: number; warmth: number; radius: string }

const presets: Record<string, Preset> = {
  ruko: { primary: '#124b54', accent: '#f4ae2b', hue: 85, warmth: 0.007, radius: '0.75rem' },
  garuda: { primary: '#1c2f5e', accent: '#c8202f', hue: 262, warmth: 0.005, radius: '0.5rem' },
}

const radii: Record<string, string> = { sharp: '0.125rem', soft: '0.5rem', round: '1rem' }

const SYSTEM = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"
const SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif"

/** Type faces that every device has; without an entry it is the one that comes with the pages. */
const fonts: Record<string, string> = {
  system: `:root:not([data-theme]){--font-sans:${SYSTEM}}`,
  serif: `:root:not([data-theme]) :is(h1,h2,h3,blockquote){font-family:${SERIF};letter-spacing:-.005em}`,
}

const TEXT = 4.5

/**
 * The stylesheet of one brand: overrides of the tokens in app.css, for `:root`. Pages that offer a theme (admin) carry
 * `data-theme`; they follow it in both directions, whatever the brand's own mode, and keep their type face.
 */
export function brandCss(brand: Brand): string {
  const radius = radii[brand.radius ?? ''] ?? presetOf(brand).radius
  const shape = `--radius-box:${radius};--radius-field:calc(${radius} * .8)`
  const [light, dark] = [tokens({ ...brand, dark: false }), tokens({ ...brand, dark: true })]
  return [
    `:root{${(brand.dark ?? brand.mode === 'dark') ? dark : light};${shape}}`,
    `:root[data-theme='light'],:root[data-theme='auto']{${light}}`,
    `:root[data-theme='dark']{${dark}}`,
    `@media (prefers-color-scheme:dark){:root[data-theme='auto']{${dark}}}`,
    ...(fonts[brand.font ?? ''] ? [fonts[brand.font!]!] : []),
    '',
  ].join('\n')
}

function tokens(brand: Brand): string {
  const colours = Object.entries(derivePalette(brand)).map(([name, value]) => `--color-${name}:${value}`)
  return [`color-scheme:${brand.dark ? 'dark' : 'light'}`, ...colours].join(';')
}

/** All colours of a brand. Text on its ground reaches 4.5:1 in every pair this returns. */
export function derivePalette(brand: Brand): Palette {
  const preset = presetOf(brand)
  const primary = parseHex(brand.primary) ?? parseHex(preset.primary)!
  const accent = parseHex(brand.accent) ?? parseHex(preset.accent)!
  const dark = brand.dark ?? brand.mode === 'dark'
  const grounds = groundsOf(preset, dark)
  const lowest = dark ? grounds['base-300']! : grounds['base-200']!
  const band: Oklch = { ...primary, l: Math.min(primary.l, 0.33), c: Math.min(primary.c, 0.12) }
  const bandHex = toHex(band)
  return {
    ...grounds,
    ...filled('primary', primary),
    ...filled('accent', accent),
    ...filled('secondary', { ...primary, c: primary.c * 0.4 }),
    'primary-ink': readable(primary, lowest),
    'accent-ink': readable(accent, lowest),
    'primary-soft': tint(primary, dark),
    'accent-soft': tint(accent, dark),
    'primary-soft-ink': readable(primary, tint(primary, dark)),
    'accent-soft-ink': readable(accent, tint(accent, dark)),
    band: bandHex,
    'band-raised': toHex({ ...band, l: band.l + 0.06 }),
    'band-content': '#ffffff',
    'band-muted': readable({ l: 0.8, c: 0.02, h: primary.h }, toHex({ ...band, l: band.l + 0.06 })),
    'band-accent': readable(accent, toHex({ ...band, l: band.l + 0.06 })),
  }
}

function presetOf(brand: Brand): Preset {
  return presets[brand.preset] ?? presets.ruko!
}

function groundsOf({ hue, warmth }: Preset, dark: boolean): Palette {
  const grey = (l: number, c = warmth) => toHex({ l, c, h: hue })
  if (dark) {
    return {
      'base-100': grey(0.19),
      'base-200': grey(0.16),
      'base-300': grey(0.24),
      surface: grey(0.22),
      line: grey(0.33),
      'base-content': grey(0.95),
      muted: readable({ l: 0.74, c: warmth, h: hue }, grey(0.24)),
    }
  }
  return {
    'base-100': grey(0.988),
    'base-200': grey(0.965, warmth * 1.4),
    'base-300': grey(0.93, warmth * 1.8),
    surface: '#ffffff',
    line: grey(0.9, warmth * 1.8),
    'base-content': grey(0.24, 0.02),
    muted: readable({ l: 0.5, c: 0.02, h: hue }, grey(0.93, warmth * 1.8)),
  }
}

/** A filled ground and the text on it; a middle tone that carries neither black nor white is moved until it does. */
function filled(name: string, colour: Oklch): Palette {
  const inks = ['#ffffff', '#14181c']
  for (let step = 0; step <= 40; step += 1) {
    const ground = toHex({ ...colour, l: Math.max(0.12, colour.l - step * 0.01) })
    const ink = inks.find((candidate) => contrast(candidate, ground) >= TEXT)
    if (ink) return { [name]: ground, [`${name}-content`]: ink }
  }
  return { [name]: '#14181c', [`${name}-content`]: '#ffffff' }
}

/** The nearest lightness of a colour that can be read as text on a ground. */
function readable(colour: Oklch, ground: string): string {
  const towards = contrast('#000000', ground) > contrast('#ffffff', ground) ? -0.01 : 0.01
  for (let l = colour.l; l >= 0 && l <= 1; l += towards) {
    const ink = toHex({ ...colour, l })
    if (contrast(ink, ground) >= TEXT) return ink
  }
  return towards < 0 ? '#000000' : '#ffffff'
}

function tint(colour: Oklch, dark: boolean): string {
  return toHex({ l: dark ? 0.27 : 0.955, c: Math.min(colour.c, dark ? 0.05 : 0.028), h: colour.h })
}
