import { fromRgb, type Oklch, toHex } from '#kernel/palette/oklch.ts'

const MOST_COLOURS = 6
/** Two colours nearer than this are shades of one. */
const NEAR = 0.09

type Pile = { count: number; l: number; a: number; b: number }

/**
 * The leading colours of a small picture given as RGBA bytes, most first, as #rrggbb. See-through, near-white and
 * near-black pixels are ground and not colour; without any other, the dark ones lead.
 */
export function leadingColours(pixels: Uint8Array): string[] {
  const piles = new Map<string, Pile>()
  const dark = new Map<string, Pile>()
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if (pixels[at + 3]! < 128) continue
    const colour = fromRgb(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)
    if (isWhite(colour)) continue
    add(isGrey(colour) ? dark : piles, colour)
  }
  const merged = merge([...piles.values()])
  return (merged.length > 0 ? merged : merge([...dark.values()])).slice(0, MOST_COLOURS).map(hexOf)
}

function isWhite({ l, c }: Oklch): boolean {
  return l > 0.94 && c < 0.04
}

function isGrey({ l, c }: Oklch): boolean {
  return l < 0.18 || c < 0.025
}

function add(piles: Map<string, Pile>, { l, c, h }: Oklch): void {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const key = [l / 0.08, a / 0.05, b / 0.05].map(Math.round).join(' ')
  const pile = piles.get(key) ?? { count: 0, l: 0, a: 0, b: 0 }
  piles.set(key, { count: pile.count + 1, l: pile.l + l, a: pile.a + a, b: pile.b + b })
}

/** Joins piles of nearly the same colour and leaves out what is hardly there. */
function merge(piles: Pile[]): Pile[] {
  const joined: Pile[] = []
  for (const pile of piles.toSorted((left, right) => right.count - left.count)) {
    const near = joined.find((other) => distance(pile, other) < NEAR)
    if (near) Object.assign(near, { count: near.count + pile.count })
    else joined.push({ ...pile, l: pile.l / pile.count, a: pile.a / pile.count, b: pile.b / pile.count })
  }
  const all = joined.reduce((sum, { count }) => sum + count, 0)
  return joined.filter(({ count }) => count / all > 0.015).toSorted((left, right) => right.count - left.count)
}

function distance(pile: Pile, middle: Pile): number {
  const { count } = pile
  return Math.hypot(pile.l / count - middle.l, pile.a / count - middle.a, pile.b / count - middle.b)
}

function hexOf({ l, a, b }: Pile): string {
  return toHex({ l, c: Math.hypot(a, b), h: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 })
}
