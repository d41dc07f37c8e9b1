import { contrast, distance, type Oklch, parseHex, toHex } from './oklch.ts'
import { type Brand, derivePalette } from './palette.ts'

/* From a logo's colours to a brand, and what becomes of a brand's choices. Browser-safe and pure. */

const TEXT = 4.5
/** Two colours nearer than this look like shades of one. */
const ALIKE = 0.12
const GREY = 0.03
/** A nearer shade is not worth a word. */
const NOTICED = 0.025
const SAFFRON: Oklch = { l: 0.8, c: 0.15, h: 76 }
const TEAL: Oklch = { l: 0.38, c: 0.06, h: 208 }

/**
 * Primary and accent out of leading colours (`#rrggbb`, most first; anything else is passed over). White text can be
 * read on the primary, and the two can be told apart, whatever comes in.
 */
export function brandFromColours(colours: readonly string[]): { primary: string; accent: string } {
  const known = colours.map(parseHex).filter((colour) => colour !== null)
  const vivid = known.filter(({ c }) => c >= GREY)
  // Of the leading colours the first that carries white text as it is; a bright one serves better as the accent.
  const carrying = vivid.slice(0, 3).find((colour) => contrast('#ffffff', toHex(colour)) >= TEXT)
  const chosen = carrying ?? vivid[0] ?? darkest(known) ?? TEAL
  const primary = darkened(chosen)
  const other = vivid.find((colour) => colour !== chosen && distance(colour, parseHex(primary)!) >= ALIKE)
  return { primary, accent: toHex(other ?? opposite(parseHex(primary)!)) }
}

export type Repair = {
  field: 'primary' | 'accent'
  /** `ground`: buttons show another shade. `text`: words in this colour do. `alike`: it is hardly told from the primary. */
  kind: 'ground' | 'text' | 'alike'
  shown: string
}

/** Which choices of a brand are visibly not shown as they were made, and what is shown instead. */
export function problemsOf(brand: Brand): Repair[] {
  const palette = derivePalette(brand)
  const repairs: Repair[] = []
  for (const field of ['primary', 'accent'] as const) {
    const chosen = parseHex(brand[field])
    const shown = { ground: palette[field]!, text: palette[`${field}-ink`]! }
    for (const kind of ['ground', 'text'] as const) {
      if (!chosen || distance(chosen, parseHex(shown[kind])!) < NOTICED) continue
      repairs.push({ field, kind, shown: shown[kind] })
    }
  }
  const [primary, accent] = [parseHex(brand.primary), parseHex(brand.accent)]
  if (primary && accent && distance(primary, accent) < ALIKE) {
    repairs.push({ field: 'accent', kind: 'alike', shown: palette.accent! })
  }
  return repairs
}

function darkest(colours: Oklch[]): Oklch | undefined {
  return colours.toSorted((left, right) => left.l - right.l)[0]
}

function darkened(colour: Oklch): string {
  for (let l = colour.l; l > 0; l -= 0.01) {
    const hex = toHex({ ...colour, l })
    if (contrast('#ffffff', hex) >= TEXT) return hex
  }
  return '#000000'
}

/** Saffron beside what is cool or grey, a cool tone beside what is warm. */
function opposite(primary: Oklch): Oklch {
  if (distance(primary, SAFFRON) >= ALIKE && (primary.c < GREY || Math.abs(primary.h - SAFFRON.h) > 60)) return SAFFRON
  return { l: primary.l > 0.5 ? 0.35 : 0.72, c: 0.12, h: (primary.h + 160) % 360 }
}
