import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { isProblem } from '#kernel/problem/problem.ts'
import { chunk, flatPng, jpeg, PDF, png, pngOf, SHIELD, svg, webp, withChunk, withSegment, ZIP } from '../testing.ts'
import { inspect } from './inspect.ts'

const [aPng, aJpeg, aWebp] = await Promise.all([png(), jpeg(), webp()])

test('what is a picture is known by its content', async () => {
  assert.deepEqual(inspect(aPng), { type: 'png', megapixels: 0.2048 })
  assert.equal(inspect(aJpeg).type, 'jpeg')
  assert.equal(inspect(aWebp).type, 'webp')
  assert.equal(inspect(SHIELD).type, 'svg')
  const shapes = sharp({ create: { width: 300, height: 200, channels: 4, background: '#c8202f80' } })
  for (const one of [
    await shapes.clone().webp({ lossless: true }).toBuffer(),
    await shapes
      .clone()
      .webp()
      .withMetadata({ exif: { IFD0: { Copyright: 'Bimbel' } } })
      .toBuffer(),
  ]) {
    assert.deepEqual(inspect(one), { type: 'webp', megapixels: 0.06 })
  }
  const progressive = await shapes.clone().jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer()
  assert.deepEqual(inspect(progressive), { type: 'jpeg', megapixels: 0.06 })
  assert.deepEqual(inspect(await shapes.clone().png({ progressive: true }).toBuffer()), {
    type: 'png',
    megapixels: 0.06,
  })
})

test('other kinds are refused by name', async () => {
  const still = sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
  const kinds = {
    GIF: await still.clone().gif().toBuffer(),
    TIFF: await still.clone().tiff().toBuffer(),
    AVIF: await still.clone().avif({ effort: 0 }).toBuffer(),
    HEIC: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
    video: Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1'),
    BMP: Buffer.from('BM\0\0\0\0'),
    PDF,
    ZIP,
    HTML: Buffer.from('<!doctype html><svg></svg>'),
  }
  for (const [name, bytes] of Object.entries(kinds))
    refused(bytes, 'picture-type', new RegExp(`holds ${name}\\.`), name)
  refused(Buffer.from('halo'), 'picture-type', /is not known/)
  refused(Buffer.alloc(0), 'picture-type')
})

test('more than a picture in one file is refused', () => {
  const script = Buffer.from('<script>alert(1)</script>')
  for (const picture of [aPng, aJpeg, aWebp]) {
    for (const other of [ZIP, PDF, script, Buffer.from('\n'), picture]) {
      refused(Buffer.concat([picture, other]), 'picture-foreign-content')
    }
    for (const other of [PDF, script, ZIP]) refused(Buffer.concat([other, picture]), 'picture-type')
  }
  refused(withChunk(aPng, 'tEXt', 'Comment\0<script>alert(1)</script>'), 'picture-foreign-content')
  refused(withChunk(aPng, 'tEXt', 'Comment\0%PDF-1.7'), 'picture-foreign-content')
  refused(withSegment(aJpeg, 0xfe, '*/=<?php system($_GET[0]);'), 'picture-foreign-content')
  refused(withSegment(aJpeg, 0xed, ZIP.toString('latin1')), 'picture-foreign-content')
  // A JPEG that is a script as well: the length of its first segment opens a comment.
  refused(withSegment(aJpeg.subarray(0), 0xe0, `JFIF\0\x01\x01${'/'.repeat(0x2f2a - 9)}`), 'picture-foreign-content')
})

test('what a phone adds to its photo is taken when it announces it', () => {
  const announced = withSegment(aJpeg, 0xe2, 'MPF\0MM\0*\0\0\0\x08')
  assert.equal(inspect(Buffer.concat([announced, aJpeg])).type, 'jpeg')
  refused(Buffer.concat([announced, ZIP]), 'picture-foreign-content')
  refused(Buffer.concat([announced, aJpeg, ZIP]), 'picture-foreign-content')
  refused(Buffer.concat([announced, aJpeg, aJpeg, aJpeg, aJpeg]), 'picture-foreign-content')
})

test('pixels are counted before they are decoded', () => {
  const large = flatPng(10_000, 5_000)
  assert.ok(large.length < 20_000, `${large.length} bytes on the disk`)
  const problem = refused(large, 'picture-too-large', /40 megapixels.*12000 pixels.*10000 × 5000/)
  assert.match(problem.sentence.id, /40 megapiksel/)
  refused(flatPng(12_001, 10), 'picture-too-large')
  assert.equal(inspect(flatPng(8_000, 5_000)).megapixels, 40)
  const liar = Buffer.from(aJpeg)
  const frame = liar.indexOf(Buffer.from([0xff, 0xc0]))
  liar.writeUInt16BE(60_000, frame + 5)
  refused(liar, 'picture-too-large')
  const canvas = Buffer.from('RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\x00\xff\xff\x00VP8 \0\0\0\0', 'latin1')
  refused(canvas, 'picture-broken')
})

test('moving pictures are refused', async () => {
  const frames = [0, 90, 180].map((hue) => ({
    input: { create: { width: 20, height: 20, channels: 3 as const, background: `hsl(${hue},80%,50%)` } },
  }))
  const strip = await sharp({ create: { width: 20, height: 60, channels: 3, background: '#000' } })
    .composite(frames.map(({ input }, index) => ({ input, top: index * 20, left: 0 })))
    .raw()
    .toBuffer()
  const moving = await sharp(strip, { raw: { width: 20, height: 60, channels: 3, pageHeight: 20 } })
    .webp()
    .toBuffer()
  refused(moving, 'picture-animated')
  refused(withChunk(aPng, 'acTL', '\0\0\0\x02\0\0\0\0'), 'picture-animated')
  refused(svg('<circle r="9"><animate attributeName="r" to="99"/></circle>'), 'picture-animated')
})

test('half a picture is refused', () => {
  for (const picture of [aPng, aJpeg, aWebp]) {
    for (const part of [0.2, 0.5, 0.9])
      refused(picture.subarray(0, Math.floor(picture.length * part)), 'picture-broken')
  }
  refused(pngOf([chunk('IEND', Buffer.alloc(0))]), 'picture-broken')
  refused(pngOf([aPng.subarray(8, 33), chunk('IEND', Buffer.alloc(0))]), 'picture-broken')
})

test('random damage is answered with a refusal or taken, never with a fault', () => {
  let seed = 20_261_121
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (let round = 0; round < 3_000; round++) {
    const bytes = Buffer.from([aPng, aJpeg, aWebp, SHIELD][round % 4]!)
    for (let hit = 0; hit <= random(4); hit++) bytes[random(Math.min(bytes.length, 400))] = random(256)
    try {
      inspect(bytes)
    } catch (error) {
      assert.ok(isProblem(error), `round ${round}: ${String(error)}`)
    }
  }
})

function refused(bytes: Buffer, code: string, sentence = /./, what = '') {
  try {
    inspect(bytes)
  } catch (error) {
    assert.ok(isProblem(error), String(error))
    assert.equal(error.code, code, `${what} ${error.message}`)
    assert.match(error.sentence.en, sentence)
    assert.equal(error.fields[0]?.path, 'file')
    return error
  }
  throw new assert.AssertionError({ message: `${what} was taken; ${code} was expected` })
}
