import { animated, broken, foreignContent, onFile } from '../problems.ts'
import type { Header } from './inspect.ts'

type Size = { width: number; height: number }

/** Walks a WebP from chunk to chunk; its own length must be the file's. */
export function readWebp(bytes: Buffer): Header {
  const end = bytes.length < 20 ? 0 : bytes.readUInt32LE(4) + 8
  if (end > bytes.length || end < 20) throw onFile(broken)
  if (end < bytes.length) throw onFile(foreignContent)
  const metadata: Buffer[] = []
  const sizes: Size[] = []
  for (let position = 12; position < end;) {
    if (position + 8 > end) throw onFile(broken)
    const name = bytes.toString('latin1', position, position + 4)
    const length = bytes.readUInt32LE(position + 4)
    const content = bytes.subarray(position + 8, position + 8 + length)
    position += 8 + length + (length % 2)
    if (position > end) throw onFile(broken)
    if (name === 'ANIM' || name === 'ANMF') throw onFile(animated)
    const size = sizeIn(name, content)
    if (size) sizes.push(size)
    else metadata.push(content)
  }
  if (sizes.length === 0) throw onFile(broken)
  // The frame and the canvas around it each name a size; the larger one counts.
  const width = Math.max(...sizes.map((size) => size.width))
  const height = Math.max(...sizes.map((size) => size.height))
  return { width, height, metadata }
}

function sizeIn(name: string, content: Buffer): Size | null {
  if (!['VP8 ', 'VP8L', 'VP8X'].includes(name)) return null
  if (content.length < 10 && !(name === 'VP8L' && content.length >= 5)) throw onFile(broken)
  if (name === 'VP8X') {
    if (content[0]! & 2) throw onFile(animated)
    return { width: content.readUIntLE(4, 3) + 1, height: content.readUIntLE(7, 3) + 1 }
  }
  if (name === 'VP8L') {
    if (content[0] !== 0x2f) throw onFile(broken)
    const bits = content.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (content.readUIntBE(3, 3) !== 0x9d012a) throw onFile(broken)
  return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff }
}
