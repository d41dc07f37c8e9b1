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

type Preset = {
  primary: string
  accent: string
  hue: number
  warmth: number
  radius: string
  /** The side a site begins with; light unless told. */
  mode?: 'dark'
  /** The dark side's grounds from the page to its lines, by lightness; the usual ones unless told. */
  night?: Night
  /** The one loudest button runs from the accent to the primary on the dark side, and browsers take the page's ground. */
  stage?: true
}
type Night = { base: number; sunk: number; raised: number; surface: number; line: number }

const NIGHT: Night = { base: 0.19, sunk: 0.16, raised: 0.24, surface: 0.22, line: 0.33 }

const presets: Record<string, Preset> = {
  ruko: { primary: '#124b54', accent: '#f4ae2b', hue: 85, warmth: 0.007, radius: '0.75rem' },
  garuda: { primary: '#1c2f5e', accent: '#c8202f', hue: 262, warmth: 0.005, radius: '0.5rem' },
  ruang: {
    primary: '#7c3aed',
    accent: '#d4af37',
    hue: 286,
    warmth: 0.0022,
    radius: '1rem',
    mode: 'dark',
    // #0a0a0b and what lies above it.
    night: { base: 0.1448, sunk: 0.168, raised: 0.225, surface: 0.193, line: 0.3 },
    stage: true,
  },
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
/** Words on the loudest button. */
const INK = '#0a0a0b'

/**
 * The stylesheet of one brand: overrides of the tokens in app.css, for `:root`. Pages that offer a theme (admin) carry
 * `data-theme`; they follow it in both directions, whatever the brand's own mode, and keep their type face.
 */
export function brandCss(brand: Brand): string {
  const radius = radii[brand.radius ?? ''] ?? presetOf(brand).radius
  const shape = `--radius-box:${radius};--radius-field:calc(${radius} * .8)`
  const [light, dark] = [tokens({ ...brand, dark: false }), tokens({ ...brand, dark: true })]
  return [
    `:root{${isDark(brand) ? dark : light};${shape}}`,
    `:root[data-theme='light'],:root[data-theme='auto']{${light}}`,
    `:root[data-theme='dark']{${dark}}`,
    `@media (prefers-color-scheme:dark){:root[data-theme='auto']{${dark}}}`,
    ...(fonts[brand.font ?? ''] ? [fonts[brand.font!]!] : []),
    '',
  ].join('\n')
}

function tokens(brand: Brand): string {
  const colours = Object.entries(derivePalette(brand)).map(([name, value]) => `--color-${name}:${value}`)
  return [`color-scheme:${brand.dark ? 'dark' : 'light'}`, ...sides(brand.dark === true), ...colours].join(';')
}

/** `light-dark()` of app.css is built as two switches, for phones that do not know it; whoever sets the side sets them. */
function sides(dark: boolean): string[] {
  const [light, night] = dark ? [' ', 'initial'] : ['initial', ' ']
  return [`--lightningcss-light:${light}`, `--lightningcss-dark:${night}`]
}

/** All colours of a brand. Text on its ground reaches 4.5:1 in every pair this returns. */
export function derivePalette(brand: Brand): Palette {
  const preset = presetOf(brand)
  const primary = parseHex(brand.primary) ?? parseHex(preset.primary)!
  const accent = parseHex(brand.accent) ?? parseHex(preset.accent)!
  const dark = isDark(brand)
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
    ...call(preset.stage && dark ? accent : primary, primary, dark && preset.stage === true),
    chrome: preset.stage ? grounds['base-100']! : filled('chrome', primary).chrome!,
  }
}

/** Which side a site is shown on: what its owner chose, else what its preset begins with. */
function isDark(brand: Brand): boolean {
  return brand.dark ?? (brand.mode ?? presetOf(brand).mode) === 'dark'
}

/**
 * The loudest button of a page: a run of colours and the words on it. On a stage it goes from one colour to another
 * under dark words, and both are lightened until the words can be read on every colour between them; elsewhere it is
 * the one colour, a little deeper at its end.
 */
function call(from: Oklch, to: Oklch, stage: boolean): Palette {
  if (!stage) {
    const { primary: ground, 'primary-content': ink } = filled('primary', to)
    const whole = parseHex(ground!)!
    const end = toHex({ ...whole, l: whole.l + (ink === '#ffffff' ? -0.05 : 0.05) })
    return { 'cta-from': ground!, 'cta-to': end, 'cta-content': ink! }
  }
  for (let lift = 0; lift <= 1; lift += 0.01) {
    const [start, end] = [lifted(from, lift), lifted(to, lift)]
    if (between(start, end).every((colour) => contrast(INK, colour) >= TEXT)) {
      return { 'cta-from': start, 'cta-to': end, 'cta-content': INK }
    }
  }
  return { 'cta-from': '#ffffff', 'cta-to': '#ffffff', 'cta-content': INK }
}

/** The nearest lightness on which dark words can be read, and some more. */
function lifted(colour: Oklch, lift: number): string {
  for (let l = colour.l; l < 1; l += 0.01) {
    if (contrast(INK, toHex({ ...colour, l })) >= TEXT) return toHex({ ...colour, l: Math.min(1, l + lift) })
  }
  return '#ffffff'
}

/** What a browser draws between two colours (CSS mixes sRGB), at 33 places. */
export function between(start: string, end: string): string[] {
  const [from, to] = [start, end].map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)))
  return Array.from({ length: 33 }, (_, place) => {
    const mixed = from!.map((part, at) => Math.round(part + ((to![at]! - part) * place) / 32))
    return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
  })
}

function presetOf(brand: Brand): Preset {
  return presets[brand.preset] ?? presets.ruko!
}

function groundsOf({ hue, warmth, night = NIGHT }: Preset, dark: boolean): Palette {
  const grey = (l: number, c = warmth) => toHex({ l, c, h: hue })
  if (dark) {
    return {
      'base-100': grey(night.base),
      'base-200': grey(night.sunk),
      'base-300': grey(night.raised),
      surface: grey(night.surface),
      line: grey(night.line),
      'base-content': grey(0.95),
      muted: readable({ l: 0.74, c: warmth, h: hue }, grey(night.raised)),
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
