import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/*
 * Text as outlines of the product's own typeface, so that a picture looks the same on every machine, whatever fonts it
 * has. The parser is the one that comes with pdfkit. It reads WOFF2 and it varies weights, but not both at once:
 * `atWeight` does for the outlines what it does itself for uncompressed files.
 */

type Point = { x: number; y: number; onCurve: boolean; endContour: boolean }
type Glyph = { points?: Point[]; components?: { dx: number; dy: number }[] }
type Run = { glyphs: { path: { toSVG(): string } }[]; positions: { xAdvance: number }[] }
type Font = {
  unitsPerEm: number
  variationCoords: number[] | null
  _transformedGlyphs: Glyph[]
  _transformGlyfTable(): void
  readonly _variationProcessor: { transformPoints(glyphId: number, points: Point[]): void } | null
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string): Run
}
type Parser = { create(file: Buffer): Font }

export type Weight = 500 | 700 | 800
/** The outline of one line of text, standing on y = 0 and beginning at x = 0. */
export type Line = { path: string; width: number }

const parser = createRequire(createRequire(import.meta.url).resolve('pdfkit'))('fontkit') as Parser
const FILES = ['latin', 'latin-ext'].map(
  (part) => `@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-${part}-wght-normal.woff2`,
)
const opened = new Map<Weight, Font[]>()

/** One line of text. Characters the typeface does not have (emoji, other scripts) are left out. */
export function setLine(text: string, sizePx: number, weight: Weight): Line {
  const fonts = fontsOf(weight)
  let x = 0
  let path = ''
  for (const [font, part] of runsOf(fonts, text.normalize('NFC'))) {
    const scale = sizePx / font.unitsPerEm
    const { glyphs, positions } = font.layout(part)
    for (const [index, glyph] of glyphs.entries()) {
      path += `<path transform="translate(${round(x)} 0) scale(${round(scale)} ${round(-scale)})" d="${glyph.path.toSVG()}"/>`
      x += positions[index]!.xAdvance * scale
    }
  }
  return { path, width: x }
}

/** How wide a line would be, without drawing it. */
function widthOf(text: string, sizePx: number, weight: Weight): number {
  let width = 0
  for (const [font, part] of runsOf(fontsOf(weight), text.normalize('NFC'))) {
    const { positions } = font.layout(part)
    width += positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * (sizePx / font.unitsPerEm)
  }
  return width
}

/** Text as a few lines no wider than `width`, in the largest of the sizes that fits; the last resort is cut off with "…". */
export function fitLines(
  text: string,
  wish: { width: number; most: number; sizes: readonly number[]; weight: Weight },
) {
  const { width, most, sizes, weight } = wish
  const words = text.split(/\s+/).filter(Boolean)
  for (const size of sizes) {
    const lines = wrapped(words, size, wish)
    if (lines.length <= most && lines.every((line) => widthOf(line, size, weight) <= width)) {
      return { size, lines }
    }
  }
  const size = sizes.at(-1)!
  const lines = wrapped(words, size, wish).slice(0, most)
  return { size, lines: lines.map((line, index) => cut(line, index === most - 1, size, wish)) }
}

function wrapped(words: readonly string[], size: number, { width, weight }: { width: number; weight: Weight }) {
  const lines: string[] = []
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && widthOf(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function cut(line: string, last: boolean, size: number, { width, weight }: { width: number; weight: Weight }): string {
  if (!last && widthOf(line, size, weight) <= width) return line
  const letters = Array.from(line)
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size, weight) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Splits text by the first file that has each character. */
function runsOf(fonts: readonly Font[], text: string): [Font, string][] {
  const runs: [Font, string][] = []
  for (const letter of text) {
    const font = fonts.find((one) => one.hasGlyphForCodePoint(letter.codePointAt(0)!))
    const last = runs.at(-1)
    if (font && last?.[0] === font) last[1] += letter
    else if (font) runs.push([font, letter])
  }
  return runs
}

function fontsOf(weight: Weight): Font[] {
  let fonts = opened.get(weight)
  if (!fonts) {
    fonts = FILES.map((file) => atWeight(readFileSync(fileURLToPath(import.meta.resolve(file))), weight))
    opened.set(weight, fonts)
  }
  return fonts
}

function atWeight(file: Buffer, weight: Weight): Font {
  const plain = parser.create(file)
  plain._transformGlyfTable()
  const font = parser.create(file)
  font._transformedGlyphs = plain._transformedGlyphs
  font.variationCoords = [weight]
  const processor = font._variationProcessor!
  const Corner = font._transformedGlyphs.find(({ points }) => points?.length)!.points![0]!.constructor as new (
    onCurve: boolean,
    endContour: boolean,
    x: number,
    y: number,
  ) => Point
  for (const [id, { points, components }] of font._transformedGlyphs.entries()) {
    const moved = points ?? components?.map(({ dx, dy }) => new Corner(true, true, dx, dy))
    if (!moved) continue
    // The four points every glyph has after its own are about its width, which comes from another table.
    const margins = Array.from({ length: 4 }, () => new Corner(false, true, 0, 0))
    processor.transformPoints(id, [...moved, ...margins])
    for (const [index, part] of (components ?? []).entries()) {
      part.dx = moved[index]!.x
      part.dy = moved[index]!.y
    }
  }
  return font
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
