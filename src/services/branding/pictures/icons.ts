import { initialsOf } from '#kernel/palette/mark.ts'
import type { Palette } from '#kernel/palette/palette.ts'
import { fitLines, setLine } from './glyphs.ts'

/* The icons a device shows for an installed site. Drawn in a square of 512 and shrunk. */

export const ICONS = {
  '192': { size: 192, shape: 'rounded' },
  '512': { size: 512, shape: 'rounded' },
  'maskable-512': { size: 512, shape: 'maskable' },
  'apple-180': { size: 180, shape: 'full' },
  'favicon-32': { size: 32, shape: 'small' },
} as const
export type IconName = keyof typeof ICONS
/** What fills the icon: Ruko's own fronts, a tenant's logo (a square PNG with see-through margins), or its initials. */
export type Sign = { kind: 'fronts' } | { kind: 'logo'; png: Uint8Array } | { kind: 'initials'; name: string }

/**
 * How much of the square the sign may fill. Launchers cut maskable icons to any shape within the middle 80 %; Apple
 * rounds the corners itself.
 */
const FILLS = { rounded: 0.74, maskable: 0.56, full: 0.7, small: 0.84 }

/** The drawing of one icon. Logos stand on light ground, letters and fronts on the brand's own colour. */
export function iconSvg(name: IconName, sign: Sign, colours: Palette): string {
  const { size, shape } = ICONS[name]
  const corner = shape === 'rounded' ? 96 : shape === 'small' ? 112 : 0
  const bare = sign.kind === 'logo' && shape === 'small'
  const ground = sign.kind === 'logo' ? '#ffffff' : colours.primary!
  const fill = bare ? 1 : FILLS[shape]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="${size}" height="${size}">`,
    bare ? '' : `<rect width="512" height="512" rx="${corner}" fill="${ground}"/>`,
    `<g transform="translate(${256 - 256 * fill} ${256 - 256 * fill}) scale(${fill})">${drawn(sign, colours, shape === 'small')}</g></svg>`,
  ].join('')
}

function drawn(sign: Sign, colours: Palette, small: boolean): string {
  if (sign.kind === 'logo') {
    const data = Buffer.from(sign.png).toString('base64')
    return `<image width="512" height="512" href="data:image/png;base64,${data}"/>`
  }
  if (sign.kind === 'fronts')
    return `<g transform="translate(11 86) scale(10.65)">${fronts('#fbf8f2', colours.accent!)}</g>`
  return letters(initialsOf(sign.name), colours, small)
}

/** Two letters over a stroke of the accent, for which a small icon has no room. */
function letters(text: string, colours: Palette, small: boolean): string {
  const { size } = fitLines(text, { width: 500, most: 1, sizes: [330, 300, 260, 220], weight: 800 })
  const line = setLine(text, size, 800)
  const place = (y: number) =>
    `<g fill="${colours['primary-content']}" transform="translate(${256 - line.width / 2} ${y + size * 0.36})">${line.path}</g>`
  if (small) return place(256)
  return [
    place(236),
    `<rect x="156" y="${276 + size * 0.36}" width="200" height="36" rx="18" fill="${colours.accent}"/>`,
  ].join('')
}

/** The row of shophouse fronts, 46 × 32, one of them open for business. */
export function fronts(others: string, open: string): string {
  return [
    `<path fill="${others}" fill-rule="evenodd" d="M0 32V15l5-5.500L10 15v17H0Zm3-12h4v-3.500H3V20Zm0 12h4v-7H3v7Z"/>`,
    `<path fill="${open}" fill-rule="evenodd" d="M11.500 32V4h10.500v28H11.500Zm2.750-20.500h5V8h-5v3.500Zm0 7h5V15h-5v3.500Zm0 13.500h5v-9h-5v9Z"/>`,
    `<path fill="${others}" fill-rule="evenodd" d="M23.500 32V15a5 5 0 0 1 10 0v17h-10Zm3-12h4v-5.200a2 2 0 0 0-4 0V20Zm0 12h4v-7h-4v7Z"/>`,
    `<path fill="${others}" fill-rule="evenodd" d="M35 32V11L46 6v26H35Zm3-16.500h5V12h-5v3.500Zm0 6.500h5v-3.500h-5V22Zm0 10h5v-6.500h-5V32Z"/>`,
  ].join('')
}
