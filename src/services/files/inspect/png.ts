import { animated, broken, foreignContent, onFile } from '../problems.ts'
import type { Header } from './inspect.ts'

const PIXELS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

/** Walks a PNG from chunk to chunk: the header first, IEND last, and nothing behind it. */
export function readPng(bytes: Buffer): Header {
  const metadata: Buffer[] = []
  const seen = new Set<string>()
  let position = 8
  while (!seen.has('IEND')) {
    if (position + 12 > bytes.length) throw onFile(broken)
    const length = bytes.readUInt32BE(position)
    const name = bytes.toString('latin1', position + 4, position + 8)
    const end = position + 12 + length
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name) || (seen.size === 0) !== (name === 'IHDR')) {
      throw onFile(broken)
    }
    if (name === 'acTL' || name === 'fcTL') throw onFile(animated)
    if (!PIXELS.has(name)) metadata.push(bytes.subarray(position + 8, end - 4))
    seen.add(name)
    position = end
  }
  if (position !== bytes.length) throw onFile(foreignContent)
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width === 0 || height === 0 || !seen.has('IDAT')) throw onFile(broken)
  // An interlaced picture is held as a whole while it is read, and sixteen bits are twice eight.
  const [depth, interlaced] = [bytes[24]!, bytes[28] === 1]
  return { width, height, metadata, weight: interlaced && depth === 16 ? 2 : 1 }
}
