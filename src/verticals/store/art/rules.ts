/* The names of our own drawings. Used by the server (what may be chosen) and by the pages (what is drawn). */

export const MOTIFS = [
  'streaming',
  'music',
  'design',
  'assistant',
  'game',
  'pulsa',
  'data',
  'ebook',
  'licence',
  'cloud',
  'learning',
  'video',
  'font',
  'template',
  'camera',
  'shield',
  'office',
  'chat',
  'gift',
  'sound',
  'colour',
  'film',
  'meeting',
  'effects',
  'social',
  'box',
] as const
export type Motif = (typeof MOTIFS)[number]

/** How many pairs of colours there are (web/shop.css). */
export const TINTS = 8

const known = new Set<string>(MOTIFS)
const byKind: Record<string, Motif> = { file: 'ebook', invite: 'assistant', shared: 'streaming', stock: 'gift' }

/** What is drawn: the chosen motif, else one for the kind of product, else a box. */
export function motifOf(art: string, kind = ''): Motif {
  const [name] = art.split(':')
  return known.has(name!) ? (name as Motif) : (byKind[kind] ?? 'box')
}

/** `music:3` asks for the third pair of colours; else the seed decides, always the same way. */
export function tintOf(art: string, seed: string): number {
  const asked = Number(art.split(':')[1])
  if (Number.isInteger(asked) && asked >= 0 && asked < TINTS) return asked
  return hashOf(seed) % TINTS
}

/** FNV-1a, so that a name has its look for good. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}
