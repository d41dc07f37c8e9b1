import type { Palette } from '#kernel/palette/palette.ts'
import { fitLines, setLine, type Weight } from './glyphs.ts'
import { fronts, type Sign } from './icons.ts'
import { initialsOf } from '#kernel/palette/mark.ts'

/* The picture messengers show beside a shared link: 1200 × 630, in the brand's colours. */

export type Poster = { name: string; tagline: string; host: string; sign: Sign; colours: Palette }

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 84
const TEXT_WIDTH = WIDTH - 2 * MARGIN

/** The drawing: the sign and the address above, the name as large as it fits, the tagline below, a street at the foot. */
export function posterSvg({ name, tagline, host, sign, colours }: Poster): string {
  const title = fitLines(name, { width: TEXT_WIDTH, most: 3, sizes: [108, 96, 84, 72, 62, 54], weight: 800 })
  const most = title.lines.length > 2 ? 1 : 2
  const below = fitLines(tagline, { width: TEXT_WIDTH, most, sizes: [42, 36], weight: 500 })
  const step = title.size * 1.1
  const height = title.lines.length * step + (below.lines.length > 0 ? 26 + below.lines.length * below.size * 1.34 : 0)
  const top = 196 + Math.max(0, (HEIGHT - 110 - 196 - height) / 2)
  const first = top + title.size * 0.82
  const after = first + (title.lines.length - 1) * step + 26
  const ink = colours['band-content']!
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.band}"/>`,
    street(colours['band-raised']!, sign.kind === 'fronts' ? colours['band-accent']! : null),
    `<rect y="${HEIGHT - 14}" width="${WIDTH}" height="14" fill="${colours['band-accent']}"/>`,
    `<g transform="translate(${MARGIN} 72)">${signOf(sign, colours)}</g>`,
    text(
      host,
      { x: MARGIN + (sign.kind === 'fronts' ? 168 : 128), y: 134, size: 30, weight: 500 },
      colours['band-muted']!,
    ),
    ...title.lines.map((line, index) =>
      text(line, { x: MARGIN, y: first + index * step, size: title.size, weight: 800 }, ink),
    ),
    ...below.lines.map((line, index) => {
      const y = after + (index + 1) * below.size * 1.34
      return text(line, { x: MARGIN, y, size: below.size, weight: 500 }, colours['band-muted']!)
    }),
    '</svg>',
  ].join('')
}

function text(words: string, at: { x: number; y: number; size: number; weight: Weight }, colour: string): string {
  return `<g fill="${colour}" transform="translate(${at.x} ${at.y})">${setLine(words, at.size, at.weight).path}</g>`
}

/** 96 high; a logo stands on a white card, because nobody knows which ground it was drawn for. */
function signOf(sign: Sign, colours: Palette): string {
  if (sign.kind === 'fronts') return `<g transform="scale(3)">${fronts('#fbf8f2', colours['band-accent']!)}</g>`
  const card = `<rect width="96" height="96" rx="20" fill="${sign.kind === 'logo' ? '#ffffff' : colours['band-accent']}"/>`
  if (sign.kind === 'logo') {
    const data = Buffer.from(sign.png).toString('base64')
    return `${card}<image x="10" y="10" width="76" height="76" href="data:image/png;base64,${data}"/>`
  }
  const line = setLine(initialsOf(sign.name), 46, 800)
  const letters = `<g fill="${colours.band}" transform="translate(${48 - line.width / 2} 64)">${line.path}</g>`
  return card + letters
}

const FRONTS = [
  'M0 90V44l22-18 22 18v46z',
  'M46 90V22h6v-6h32v6h6v68z',
  'M92 90V52a20 20 0 0 1 40 0v38z',
  'M134 90V36l44-14v68z',
  'M180 90V46h36v44z',
  'M218 90V30l9-8 9 8 9-8 9 8v60z',
  'M256 90V58l20-12 20 12v32z',
  'M298 90V18h40v72z',
  'M340 90V48a18 18 0 0 1 36 0v42z',
  'M378 90V34h5v-7h34v7h5v56z',
  'M424 90V50l24-16 24 16v40z',
  'M474 90V28l40 12v50z',
  'M516 90V54h36v36z',
  'M554 90V40l10-9 10 9 10-9 10 9v50z',
]

/** The product's row of shophouses as a horizon; on the portal's own picture it is larger and one of them is lit. */
function street(colour: string, lit: string | null): string {
  const rows = [0, 600].flatMap((shift) =>
    FRONTS.map((path, index) => {
      const open = lit && shift === 600 && index === 7
      return `<path fill="${open ? lit : colour}" transform="translate(${shift} 0)" d="${path}"/>`
    }),
  )
  const tall = lit ? 2 : 1.2
  return `<g transform="translate(0 ${HEIGHT - 14 - 90 * tall}) scale(1 ${tall})">${rows.join('')}</g>`
}
