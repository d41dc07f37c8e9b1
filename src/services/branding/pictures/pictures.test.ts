import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { writeBrand } from '#kernel/tenancy/brand.ts'
import { tutoring } from '#verticals/tutoring/module.ts'
import { openHouse } from '../../../../tests/support/house.ts'
import { openTradeSite } from '../../../../tests/support/world.ts'
import { fitLines, setLine } from './glyphs.ts'

const house = await openHouse({ worker: false })
after(() => house.close())
const red = await openTradeSite(house, tutoring, 'merah')
const blue = await openTradeSite(house, tutoring, 'biru')
await house.inside(red.tenant, (ctx) => writeBrand(ctx, { primary: '#8b1a1a', accent: '#f2c14e' }))
await house.inside(blue.tenant, (ctx) => writeBrand(ctx, { primary: '#123a8b', accent: '#f2c14e' }))

async function picture(host: string, path: string) {
  const response = await house.fetch(host, path)
  assert.equal(response.status, 200, `${host}${path}`)
  assert.equal(response.headers.get('content-type'), 'image/png')
  const { data, info } = await sharp(Buffer.from(await response.arrayBuffer()))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
  return { width: info.width, height: info.height, at, data }
}

/** Whether two colours are the same but for the rounding of a palette. */
function near(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, index) => Math.abs(value - other[index]!) <= 6)
}

test('icons have the size their names say and the colour of the brand', async () => {
  for (const [name, size] of [
    ['192', 192],
    ['512', 512],
    ['maskable-512', 512],
    ['apple-180', 180],
    ['favicon-32', 32],
  ] as const) {
    const { width, height, at } = await picture(red.tenant.host, `/icons/${name}.png`)
    assert.deepEqual([width, height], [size, size], name)
    const edge = at(Math.round(size / 2), 2)
    assert.ok(near(edge, [0x8b, 0x1a, 0x1a, 255]), `${name}: ${edge.join(' ')}`)
  }
  const corner = async (name: string) => (await picture(red.tenant.host, `/icons/${name}.png`)).at(0, 0)[3]
  assert.equal(await corner('512'), 0, 'an ordinary icon has round corners')
  assert.equal(await corner('maskable-512'), 255, 'a maskable one fills its square')
})

test('a logo takes the place of the initials', async () => {
  const before = await picture(blue.tenant.host, '/icons/192.png')
  const file = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#00a651' } })
    .png()
    .toBuffer()
  const { id } = await blue.world.call('files.uploadImage', { file: file.toString('base64'), purpose: 'logo' })
  await house.inside(blue.tenant, (ctx) => writeBrand(ctx, { logoId: id as string }))
  const after = await picture(blue.tenant.host, '/icons/192.png?fresh=1')
  assert.ok(!near(before.at(96, 96), [0, 0xa6, 0x51, 255]))
  assert.ok(near(after.at(96, 96), [0, 0xa6, 0x51, 255]), after.at(96, 96).join(' '))
  await house.inside(blue.tenant, (ctx) => writeBrand(ctx, { logoId: null }))
})

test('another tenant’s logo is as if it did not exist', async () => {
  const file = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#00a651' } })
    .png()
    .toBuffer()
  const { id } = await red.world.call('files.uploadImage', { file: file.toString('base64'), purpose: 'logo' })
  await house.inside(blue.tenant, (ctx) => writeBrand(ctx, { logoId: id as string }))
  const { at } = await picture(blue.tenant.host, '/icons/512.png?fresh=2')
  assert.ok(near(at(256, 4), [0x12, 0x3a, 0x8b, 255]), 'the initials on the own colour')
  await house.inside(blue.tenant, (ctx) => writeBrand(ctx, { logoId: null }))
})

test('the picture for messengers is 1200 by 630, each site its own', async () => {
  const pictures = await Promise.all(
    [red.tenant.host, blue.tenant.host, 'ruko.localhost'].map((host) => picture(host, '/og.png')),
  )
  for (const { width, height } of pictures) assert.deepEqual([width, height], [1200, 630])
  const [one, two, portal] = pictures
  assert.ok(!one!.data.equals(two!.data) && !two!.data.equals(portal!.data))
})

test('an icon that does not exist is not found', async () => {
  assert.equal((await house.fetch(red.tenant.host, '/icons/99.png')).status, 404)
})

test('text is outlines of the product’s own typeface, heavier ones wider', () => {
  const [light, heavy] = [setLine('Garuda Jaya', 100, 500), setLine('Garuda Jaya', 100, 800)]
  assert.ok(heavy.width > light.width * 1.02)
  assert.equal(heavy.path.match(/<path/g)!.length, 11)
  assert.ok(setLine('Ōśé', 100, 700).path.length > 400, 'letters with marks come from the second file')
  assert.deepEqual(setLine('🎓', 100, 700), { path: '', width: 0 })
  assert.ok(!setLine('<script>', 100, 700).path.includes('script'))
})

test('a long name wraps and shrinks, and the longest is cut', () => {
  const wish = { width: 1000, most: 3, sizes: [108, 84, 62], weight: 800 as const }
  const short = fitLines('Bimbel Garuda', wish)
  assert.deepEqual(short, { size: 108, lines: ['Bimbel Garuda'] })
  const longer = fitLines('Lembaga Bimbingan Belajar dan Pelatihan Calon Prajurit Nusantara Jaya', wish)
  assert.ok(longer.size < 108 && longer.lines.length <= 3)
  const longest = fitLines('Kesatria '.repeat(40), wish)
  assert.equal(longest.lines.length, 3)
  assert.match(longest.lines[2]!, /…$/)
  for (const { size, lines } of [short, longer, longest, fitLines('A'.repeat(200), wish)]) {
    for (const line of lines) assert.ok(setLine(line, size, 800).width <= 1000, line)
  }
})
