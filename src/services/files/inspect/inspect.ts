import { foreignContent, onFile, svgTooHeavy, tooHeavy, tooManyPixels, unknownType, wrongType } from '../problems.ts'
import { FILE_LIMIT_BYTES, FILE_LIMIT_MB, LONGEST_SIDE_PX, MOST_MEGAPIXELS, SVG_LIMIT_KB } from '../rules.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { isSvg, readSvg } from './svg.ts'
import { readWebp } from './webp.ts'

/** What a picture's own structure says of it, read without decoding a pixel. */
export type Header = {
  width: number
  height: number
  /** The parts that are no pixels, where other files like to hide. */
  metadata: Buffer[]
  /** What decoding costs in memory beside a plain picture of this size. */
  weight?: number
}

/**
 * Finds out by content what a file is and whether it is that alone and within the limits. `megapixels` is what its
 * decoding weighs. Throws the refusals of problems.ts.
 */
export function inspect(bytes: Buffer): { type: 'png' | 'jpeg' | 'webp' | 'svg'; megapixels: number } {
  if (bytes.length > FILE_LIMIT_BYTES) throw onFile(tooHeavy, { limitMb: FILE_LIMIT_MB })
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return { type: 'png', megapixels: checked(readPng(bytes)) }
  if (starts(bytes, '\xff\xd8\xff')) return { type: 'jpeg', megapixels: checked(readJpeg(bytes)) }
  if (starts(bytes, 'RIFF') && at(bytes, 8, 'WEBP')) return { type: 'webp', megapixels: checked(readWebp(bytes)) }
  if (isSvg(bytes)) {
    if (bytes.length > SVG_LIMIT_KB * 1024) throw onFile(svgTooHeavy, { limitKb: SVG_LIMIT_KB })
    readSvg(bytes)
    return { type: 'svg', megapixels: 1 }
  }
  const found = nameOf(bytes)
  throw found ? onFile(wrongType, { found }) : onFile(unknownType)
}

function checked({ width, height, metadata, weight = 1 }: Header): number {
  const megapixels = (width * height) / 1_000_000
  if (megapixels * weight > MOST_MEGAPIXELS || Math.max(width, height) > LONGEST_SIDE_PX) {
    throw onFile(tooManyPixels, { megapixels: MOST_MEGAPIXELS / weight, side: LONGEST_SIDE_PX, width, height })
  }
  for (const part of metadata) {
    const words = part.toString('latin1').toLowerCase()
    if (FOREIGN.some((beginning) => words.includes(beginning))) throw onFile(foreignContent)
  }
  return megapixels * weight
}

/** The beginnings of documents, archives and scripts. */
const FOREIGN = ['%pdf-', 'pk\u0003\u0004', '<script', '<?php', '<!doctype', '<html', '<svg', '#!/', '\u007felf']

const kinds: [test: (bytes: Buffer) => boolean, name: string][] = [
  [(bytes) => starts(bytes, 'GIF8'), 'GIF'],
  [(bytes) => /^ftyp(avif|avis)/.test(text(bytes, 4, 12)), 'AVIF'],
  [(bytes) => /^ftyp(hei|hev|mif1|msf1)/.test(text(bytes, 4, 12)), 'HEIC'],
  [(bytes) => at(bytes, 4, 'ftyp'), 'video'],
  [(bytes) => starts(bytes, 'II*\0') || starts(bytes, 'MM\0*'), 'TIFF'],
  [(bytes) => starts(bytes, 'BM'), 'BMP'],
  [(bytes) => starts(bytes, '%PDF-'), 'PDF'],
  [(bytes) => starts(bytes, 'PK'), 'ZIP'],
  [(bytes) => /^\s*<(!doctype )?html/i.test(text(bytes, 0, 200)), 'HTML'],
  [(bytes) => starts(bytes, '\0\0\x01\0'), 'ICO'],
]

function nameOf(bytes: Buffer): string | undefined {
  return kinds.find(([test]) => test(bytes))?.[1]
}

function starts(bytes: Buffer, magic: string): boolean {
  return at(bytes, 0, magic)
}

function at(bytes: Buffer, offset: number, magic: string): boolean {
  return text(bytes, offset, offset + magic.length) === magic
}

function text(bytes: Buffer, from: number, to: number): string {
  return bytes.subarray(from, to).toString('latin1')
}
