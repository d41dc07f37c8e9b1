import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import type { Tenant } from '#kernel/context.ts'
import { transactAsPlatform } from '#kernel/db/transact.ts'
import { writeBrand } from '#kernel/tenancy/brand.ts'
import { modules } from '../../modules.ts'
import { openHouse } from '../../../tests/support/house.ts'
import { openTradeSite } from '../../../tests/support/world.ts'
import { copyImage, findImage, keepImage, readImage } from './index.ts'
import { jpeg, png, SHIELD, svg, webp } from './testing.ts'

type Uploaded = { id: string; width: number; height: number; bytes: number; colours: string[]; alpha: boolean }

const house = await openHouse({ worker: false })
after(() => house.close())
const tutoring = modules.find(({ name }) => name === 'tutoring')!
const [garuda, melati] = [
  await openTradeSite(house, tutoring, 'garuda-foto'),
  await openTradeSite(house, tutoring, 'melati-foto'),
]

async function send(tenant: Tenant, file: Buffer, { token = '', purpose = 'picture', name = '' } = {}) {
  const body = JSON.stringify({ file: file.toString('base64'), purpose, ...(name ? { name } : {}) })
  const headers = token ? { cookie: `ruko=${token}` } : undefined
  const answer = await house.fetch(tenant.host, '/api/v1/files/images', {
    method: 'POST',
    body,
    ...(headers && { headers }),
  })
  return { status: answer.status, body: (await answer.json()) as Uploaded & { code: string; detail: string } }
}

async function upload(site: typeof garuda, file: Buffer, purpose = 'picture'): Promise<Uploaded> {
  const { status, body } = await send(site.tenant, file, { token: site.ownerToken, purpose })
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

test('every kind is made anew: WebP, upright, sRGB, without what the camera wrote', async () => {
  const turned = await sharp(await jpeg(400, 200))
    .withMetadata({ orientation: 6, exif: { IFD0: { Artist: 'Sari Wulandari' } } })
    .toBuffer()
  for (const [file, size] of [
    [await png(), [640, 320]],
    [await webp(), [640, 320]],
    [turned, [200, 400]],
    [await jpeg(3000, 1000), [1600, 533]],
  ] as const) {
    const image = await upload(garuda, file)
    assert.deepEqual([image.width, image.height], size)
    const kept = (await house.inside(garuda.tenant, (ctx) => readImage(ctx, image.id)))!
    const found = await sharp(kept.body).metadata()
    assert.deepEqual([found.format, found.width, found.height, found.space], ['webp', ...size, 'srgb'])
    assert.deepEqual(
      [found.exif, found.icc, found.xmp, found.orientation],
      [undefined, undefined, undefined, undefined],
    )
    assert.equal(image.bytes, kept.body.length)
  }
})

test('a drawn logo is rasterised, and tells its colours and that it is see-through', async () => {
  const image = await upload(garuda, SHIELD, 'logo')
  assert.deepEqual([image.width, image.height, image.alpha], [1024, 1024, true])
  assert.deepEqual(image.colours, ['#1c2f5e', '#c8202f'])
  const wide = await upload(garuda, svg('<rect width="1" height="1"/>', 'width="4000" height="1000"'), 'logo')
  assert.equal(Math.max(wide.width, wide.height), 1024)
})

test('white, black and see-through are ground, not colour', async () => {
  const dot = (fill: string) =>
    svg(`<rect width="40" height="40" fill="#fff"/><rect width="40" height="12" fill="#000"/>${fill}`)
  const red = await upload(garuda, dot('<circle cx="20" cy="26" r="8" fill="#c8202f"/>'), 'logo')
  assert.deepEqual([red.colours[0], red.alpha], ['#c8202f', false])
  const grey = await upload(garuda, dot(''), 'logo')
  assert.deepEqual(grey.colours, ['#000000'])
})

test('a form may send the file as it is', async () => {
  const form = new FormData()
  form.set('purpose', 'logo')
  form.set('file', new Blob([new Uint8Array(await png())]), 'bukan-gambar.exe')
  const request = new Request('http://x', { method: 'POST', body: form })
  const answer = await house.fetch(garuda.tenant.host, '/api/v1/files/images', {
    method: 'POST',
    headers: { cookie: `ruko=${garuda.ownerToken}`, 'content-type': request.headers.get('content-type')! },
    body: await request.arrayBuffer(),
  })
  assert.equal(answer.status, 201, await answer.clone().text())
})

test('pictures are handed out in the allowed widths only, for good, and never larger than they are', async () => {
  const { id } = await upload(garuda, await png(700, 350))
  const get = (file: string) => house.fetch(garuda.tenant.host, `/media/${id}/${file}`)
  for (const [file, width] of [
    ['64.webp', 64],
    ['640.webp', 640],
    ['1280.webp', 700],
  ] as const) {
    const answers = await Promise.all([get(file), get(file), get(file)])
    for (const answer of answers) {
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('content-type'), 'image/webp')
      assert.match(answer.headers.get('cache-control')!, /public.*immutable/)
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      assert.equal((await sharp(await answer.arrayBuffer()).metadata()).width, width)
    }
  }
  for (const file of ['65.webp', '64.png', '64', '1600.webp', '0.webp', '640.webp%00', '..%2f64.webp']) {
    assert.equal((await get(file)).status, 404, file)
  }
  assert.equal((await house.fetch(garuda.tenant.host, `/media/${crypto.randomUUID()}/64.webp`)).status, 404)
})

test("a picture is its own tenant's: on every other host there is none", async () => {
  const { id } = await upload(garuda, await png(300, 300, '#0b5c3f'))
  assert.equal((await house.fetch(garuda.tenant.host, `/media/${id}/320.webp`)).status, 200)
  for (const other of [melati.tenant, house.platform]) {
    assert.equal((await house.fetch(other.host, `/media/${id}/320.webp`)).status, 404)
    assert.equal(await house.inside(other, (ctx) => readImage(ctx, id)), null)
    assert.equal(await house.inside(other, (ctx) => findImage(ctx, id)), undefined)
    assert.equal(await house.inside(other, (ctx) => keepImage(ctx, id)), false)
  }
})

test('the same content in two tenants is two pictures', async () => {
  const file = await png(200, 200, '#7c3aed')
  const [mine, theirs] = [await upload(garuda, file), await upload(melati, file)]
  assert.notEqual(mine.id, theirs.id)
  assert.equal((await house.fetch(melati.tenant.host, `/media/${theirs.id}/64.webp`)).status, 200)
  assert.equal((await house.fetch(melati.tenant.host, `/media/${mine.id}/64.webp`)).status, 404)
})

test('the platform gives a picture to a tenant it builds, and may do so again', async () => {
  const owner = await house.owner(house.platform)
  const { body } = await send(house.platform, SHIELD, { token: owner.cookie.slice(5), purpose: 'logo' })
  const base = { ...(await house.inside(house.platform, async (ctx) => ctx)) }
  const give = () => transactAsPlatform(base, 'write', (ctx) => copyImage(ctx, body.id, melati.tenant))
  assert.deepEqual([await give(), await give()], [body.id, body.id])
  assert.equal((await house.fetch(melati.tenant.host, `/media/${body.id}/64.webp`)).status, 200)
  const rows = await house.sql(melati.tenant.id, 'select kept_at from files.images where id = $1', [body.id])
  assert.ok(rows.length === 1 && rows[0]!['kept_at'])
  const nobody = transactAsPlatform(base, 'write', (ctx) => copyImage(ctx, crypto.randomUUID(), melati.tenant))
  assert.equal(await nobody, null)
})

test('visitors may send a logo to the portal, and nothing anywhere else', async () => {
  const file = await png(90, 90)
  assert.equal((await send(house.platform, file, { purpose: 'logo' })).status, 201)
  assert.equal((await send(house.platform, file)).status, 401)
  assert.equal((await send(garuda.tenant, file, { purpose: 'logo' })).status, 401)
})

test('the sign of a site is its logo, and before it has one its initials', async () => {
  const get = (path: string) => house.fetch(melati.tenant.host, path)
  const initials = await get('/brand/mark')
  assert.equal(initials.headers.get('content-type'), 'image/svg+xml')
  assert.match(await initials.text(), /<text[^>]*>UM</)
  assert.equal((await get('/brand/logo')).status, 404)
  const { id } = await upload(melati, await png(800, 200), 'logo')
  await house.inside(melati.tenant, (ctx) => writeBrand(ctx, { logoId: id }))
  await assert.doesNotReject(async () => {
    while ((await get('/brand/mark')).headers.get('content-type') !== 'image/webp') await new Promise(setImmediate)
  })
  const mark = await sharp(await (await get('/brand/mark')).arrayBuffer()).metadata()
  assert.deepEqual([mark.width, mark.height, mark.hasAlpha], [192, 192, true])
  const logo = await sharp(await (await get('/brand/logo')).arrayBuffer()).metadata()
  assert.deepEqual([logo.width, logo.height], [640, 160])
})
