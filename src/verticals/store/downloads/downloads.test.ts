import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { rangeOf } from '#kernel/http/ranges.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { store } from '../module.ts'
import { oneHanded, oneVariant } from './controls.ts'
import { openDownload } from './service.ts'

let house: TestHouse
let site: Site
before(async () => {
  house = await openHouse({ worker: false })
  site = await openTradeSite(house, store, 'berkas')
})
after(() => house.close())

const MARK = 'isi-rahasia-yang-dijual'
const content = Buffer.concat([Buffer.from(MARK), randomBytes(200_000), Buffer.from(MARK)])
const sql = <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.sql<R>(site.tenant.id, text, values)
const world = () => ({ tenantId: site.tenant.id, sql })

async function upload(variantId: string, bytes = content, name = 'panduan lengkap.pdf') {
  const file = bytes.toString('base64')
  return (await site.world.call('store.uploadProductFile', { id: variantId, file, name, mime: 'application/pdf' })) as {
    id: string
    version: number
    sha256: string
  }
}
const link = (token: string, id: string) =>
  house.fetch(site.tenant.host, `/api/v1/store/orders/${token}/deliveries/${id}/links`, { method: 'POST', body: '{}' })
const get = (path: string, headers: Record<string, string> = {}) => house.fetch(site.tenant.host, path, { headers })

test('a file is sealed on the disk and comes back whole, in part, and only by its link', async () => {
  const variantId = await oneVariant(world())
  const { id: fileId, sha256 } = await upload(variantId)
  assert.equal(sha256, createHash('sha256').update(content).digest('hex'))
  const onDisk = Buffer.concat(filesBelow(house.filesFolder).map((path) => readFileSync(path)))
  assert.ok(onDisk.length > content.length && !onDisk.includes(MARK))
  const sold = await oneHanded(world(), { variantId, fileId })
  const { url } = (await (await link(sold.token, sold.deliveryId)).json()) as { url: string }
  const whole = await get(url)
  assert.equal(whole.status, 200)
  assert.equal(whole.headers.get('content-length'), String(content.length))
  assert.match(whole.headers.get('content-disposition')!, /^attachment; filename="panduan-lengkap\.pdf"$/)
  assert.ok(Buffer.from(await whole.arrayBuffer()).equals(content))
  for (const [from, to] of [
    [0, 10],
    [65_530, 65_545],
    [100_000, 199_999],
    [200_040, content.length - 1],
  ] as const) {
    const part = await get(url, { range: `bytes=${from}-${to}` })
    assert.equal(part.status, 206)
    assert.equal(part.headers.get('content-range'), `bytes ${from}-${to}/${content.length}`)
    assert.ok(Buffer.from(await part.arrayBuffer()).equals(content.subarray(from, to + 1)), `${from}-${to}`)
  }
  assert.equal((await get(url, { range: `bytes=${content.length}-` })).status, 416)
  assert.equal((await get(url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status, 404)
  assert.equal((await get(url.replace(/\/(\d{13})\//, (_, until: string) => `/${Number(until) + 1}/`))).status, 404)
  const reveals = await sql('select viewer from store.reveals where delivery_id = $1', [sold.deliveryId])
  assert.deepEqual(reveals, [{ viewer: 'buyer_link' }])
})

test('downloads count down under concurrency, end with their time, and are opened again by staff', async () => {
  const variantId = await oneVariant(world())
  const { id: fileId } = await upload(variantId)
  const sold = await oneHanded(world(), { variantId, fileId })
  const answers = await Promise.all(Array.from({ length: 20 }, () => link(sold.token, sold.deliveryId)))
  assert.equal(answers.filter(({ status }) => status === 201).length, 3)
  const refused = answers.find(({ status }) => status === 409)!
  assert.equal(((await refused.json()) as { code: string }).code, 'downloads-used-up')
  const reset = await site.world.call('store.resetDownloads', { id: sold.deliveryId, reason: 'Ganti ponsel' })
  assert.equal(reset.downloadsLeft, 3)
  const audited = await sql(`select actor_name from audit.entries where action = 'store.resetDownloads'`)
  assert.equal(audited.length, 1)
  await sql(`update store.deliveries set downloads_until = now() - interval '1 second' where id = $1`, [
    sold.deliveryId,
  ])
  assert.equal((await link(sold.token, sold.deliveryId)).status, 409)
  assert.equal((await link('x'.repeat(32), sold.deliveryId)).status, 404)
})

test('a link ends, and one that leads to a replaced delivery leads nowhere', async () => {
  const variantId = await oneVariant(world())
  const { id: fileId } = await upload(variantId)
  const sold = await oneHanded(world(), { variantId, fileId })
  const { url } = (await (await link(sold.token, sold.deliveryId)).json()) as { url: string }
  const [, , id, until, signature] = url.split('/') as [string, string, string, string, string]
  const later = { house: house.house, tenant: site.tenant, now: new Date(Number(until) + 1) }
  await assert.rejects(openDownload(later as never, { id, until, signature }), { code: 'not-found' })
  await sql(`update store.deliveries set status = 'replaced' where id = $1`, [sold.deliveryId])
  assert.equal((await get(url)).status, 404)
})

test('a new version is sold from then on; what is not a file or too large is refused', async () => {
  const variantId = await oneVariant(world())
  const [first, second] = [await upload(variantId), await upload(variantId, Buffer.from('versi dua'))]
  assert.deepEqual([first.version, second.version], [1, 2])
  const { items } = (await site.world.call('store.listProductFiles', { id: variantId })) as {
    items: { version: number; status: string }[]
  }
  assert.deepEqual(
    items.map(({ version, status }) => [version, status]),
    [
      [2, 'active'],
      [1, 'retired'],
    ],
  )
  await assert.rejects(upload(variantId, Buffer.alloc(8 * 1024 * 1024 + 1)), /file-too-large/)
})

test('ranges are read as RFC 9110 says', () => {
  assert.deepEqual(rangeOf('bytes=0-4', 10), { from: 0, to: 5 })
  assert.deepEqual(rangeOf('bytes=-3', 10), { from: 7, to: 10 })
  assert.deepEqual(rangeOf('bytes=4-', 10), { from: 4, to: 10 })
  assert.deepEqual(rangeOf('bytes=4-99', 10), { from: 4, to: 10 })
  assert.equal(rangeOf('bytes=10-', 10), 'unsatisfiable')
  assert.equal(rangeOf('bytes=-0', 10), 'unsatisfiable')
  for (const whole of [null, 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'items=0-1'])
    assert.equal(rangeOf(whole, 10), null)
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
}

test('what has no version on sale is sold out, by itself and in a bundle, until there is one again', async () => {
  const variantId = await oneVariant(world())
  const bundleId = await oneVariant(world())
  await sql('update store.variants set bundle = true where id = $1', [bundleId])
  await sql('insert into store.bundle_items values ($1, $2, $3, 1)', [site.tenant.id, bundleId, variantId])
  const orderOf = (id: string) => ({
    lines: [{ variantId: id, quantity: 1 }],
    buyer: { name: 'Rina', email: 'rina@contoh.id', whatsapp: '081200000077' },
    consent: true,
  })
  const order = async (id: string) => {
    const body = JSON.stringify(orderOf(id))
    const answer = await house.fetch(site.tenant.host, '/api/v1/store/orders', { method: 'POST', body })
    return answer.status === 201 ? 'placed' : ((await answer.json()) as { code: string }).code
  }
  const stockOf = async (id: string) => {
    const [row] = await sql<{ slug: string }>(
      'select slug from store.products where id = (select product_id from store.variants where id = $1)',
      [id],
    )
    const product = (await (await get(`/api/v1/store/products/${row!.slug}`)).json()) as {
      variants: { stock: string }[]
    }
    return product.variants[0]!.stock
  }
  const all = async () => [
    await order(variantId),
    await order(bundleId),
    await stockOf(variantId),
    await stockOf(bundleId),
  ]
  assert.deepEqual(await all(), ['sold-out', 'sold-out', 'none', 'none'])
  const { id } = await upload(variantId)
  assert.deepEqual(await all(), ['placed', 'placed', 'many', 'many'])
  await site.world.call('store.retireProductFile', { id })
  assert.deepEqual(await all(), ['sold-out', 'sold-out', 'none', 'none'])
})
