import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/* Pictures for the tests of uploads: good ones, and what people with bad intentions send. */

export function png(width = 640, height = 320, background = '#1c2f5e'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer()
}

export function jpeg(width = 640, height = 320, background = '#1c2f5e'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

export function webp(width = 640, height = 320, background = '#1c2f5e'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .webp()
    .toBuffer()
}

export function svg(inside: string, attributes = ''): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" ${attributes}>${inside}</svg>`)
}

export const SHIELD = svg(
  '<path fill="#1c2f5e" d="M4 4h32v17c0 8-7 13-16 16C11 34 4 29 4 21V4Z"/><path fill="#c8202f" d="M4 4h32v8H4z"/>',
)

/** A whole PNG in black and white, of this size: few bytes on the disk, whatever it holds. */
export function flatPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 })
  return pngOf([chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

export function pngOf(chunks: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

export function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** Puts a chunk into a PNG, behind its header. */
export function withChunk(picture: Buffer, name: string, content: string): Buffer {
  return Buffer.concat([picture.subarray(0, 33), chunk(name, Buffer.from(content, 'latin1')), picture.subarray(33)])
}

/** Puts a segment into a JPEG, behind its first marker. */
export function withSegment(picture: Buffer, marker: number, content: string): Buffer {
  const bytes = Buffer.from(content, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([picture.subarray(0, 2), head, bytes, picture.subarray(2)])
}

/** An archive with one empty file in it. */
export const ZIP = Buffer.from(
  'UEsDBAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLAQIeAwoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACkgQAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==',
  'base64',
)

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
