import { broken, foreignContent, onFile } from '../problems.ts'
import type { Header } from './inspect.ts'

const [START, END, SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe]
/** A camera's file has few pictures in it: the photo, its brightness map, a preview. */
const MOST_PICTURES = 4

/**
 * Walks a JPEG from marker to marker up to its end. Behind that there may only be further whole pictures, and only
 * when the first announces them (CIPA DC-007, as phones write it).
 */
export function readJpeg(bytes: Buffer, before = 0): Header {
  const metadata: Buffer[] = []
  const size = { width: 0, height: 0 }
  let several = false
  let position = 2
  for (;;) {
    const { marker, at } = markerAt(bytes, position)
    if (marker === END) {
      if (size.width === 0 || size.height === 0) throw onFile(broken)
      checkRest(bytes.subarray(at + 1), several || before > 0, before, metadata)
      return { ...size, metadata }
    }
    if (marker === START || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd7)) throw onFile(broken)
    const part = segmentAt(bytes, at + 1)
    position = at + 1 + part.length
    const content = part.subarray(2)
    if (isFrame(marker)) readFrame(content, size)
    if ((marker >= 0xe0 && marker <= 0xef) || marker === COMMENT) metadata.push(content)
    if (marker === 0xe0) checkJfif(content)
    if (marker === 0xe2 && content.toString('latin1', 0, 4) === 'MPF\0') several = true
    if (marker === SCAN) position = endOfScan(bytes, position)
  }
}

/** The marker at a place, past its filling; `at` is where its code stands. */
function markerAt(bytes: Buffer, position: number): { marker: number; at: number } {
  let at = position
  if (bytes[at] !== 0xff) throw onFile(broken)
  while (bytes[at] === 0xff) at++
  const marker = bytes[at]
  if (marker === undefined) throw onFile(broken)
  return { marker, at }
}

function segmentAt(bytes: Buffer, at: number): Buffer {
  if (at + 2 > bytes.length) throw onFile(broken)
  const length = bytes.readUInt16BE(at)
  if (length < 2 || at + length > bytes.length) throw onFile(broken)
  return bytes.subarray(at, at + length)
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function readFrame(content: Buffer, size: { width: number; height: number }): void {
  if (content.length < 6) throw onFile(broken)
  size.height = Math.max(size.height, content.readUInt16BE(1))
  size.width = Math.max(size.width, content.readUInt16BE(3))
}

/** Its length follows from its thumbnail; scripts that are pictures as well lie about it. */
function checkJfif(content: Buffer): void {
  if (content.toString('latin1', 0, 5) !== 'JFIF\0') return
  if (content.length < 14 || content.length !== 14 + 3 * content[12]! * content[13]!) throw onFile(foreignContent)
}

/** Where the next marker stands that is none of the scan's own. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw onFile(broken)
}

function checkRest(rest: Buffer, announced: boolean, before: number, metadata: Buffer[]): void {
  if (rest.length === 0) return
  const another = rest[0] === 0xff && rest[1] === START
  if (!announced || !another || before + 1 >= MOST_PICTURES) throw onFile(foreignContent)
  metadata.push(...readJpeg(rest, before + 1).metadata)
}
