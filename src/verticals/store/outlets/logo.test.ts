import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { png, SHIELD, svg } from '#services/files/testing.ts'
import { openReseller } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { openOutlet, type TestOutlet } from './testing.ts'

/* The logo of a mini-shop: who sets it, where it is seen, and that nothing else of the shop moves. */

type Mine = { outlet: { logo: { id: string; width: number; height: number } | null } }
const LOGO = '/reseller/mini-shop/logo'
const RED = '#c8202f'
const BLUE = '#1c2f9e'
const GREEN = '#0a7a2c'

let house: TestHouse
let shop: Shop
let rina: TestOutlet
let dewi: TestOutlet
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'induk-logo')
  rina = await openOutlet(shop, { label: 'logo-rina', name: 'Kios Rina', add: { idr: 500 } })
  dewi = await openOutlet(shop, { label: 'logo-dewi', name: 'Gerai Dewi', add: { idr: 500 } })
})
after(() => house.close())

const dress = async (who: TestOutlet, file: Buffer) => {
  const answer = await who.mine('PUT', LOGO, { file: file.toString('base64'), name: 'logo.png' })
  return { status: answer.status, body: (await answer.json()) as Mine & { code: string } }
}
const worn = async (who: TestOutlet, colour: string) => {
  const { status, body } = await dress(who, await png(400, 200, colour))
  assert.equal(status, 200, JSON.stringify(body))
  return body.outlet.logo!.id
}
const at = (host: string, path: string) => house.fetch(host, path)

/** The colour in the middle of what is answered; null: it is no raster picture. */
async function colourOf(answer: Response): Promise<string | null> {
  if (answer.headers.get('content-type') === 'image/svg+xml') return null
  const picture = sharp(Buffer.from(await answer.arrayBuffer()))
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return `#${data.subarray(middle, middle + 3).toString('hex')}`
}

/** Close enough for what was packed with losses. */
function near(seen: string | null, wanted: string, where: string): void {
  const parts = (colour: string) => [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
  assert.ok(seen, `${where} shows no picture`)
  const far = parts(seen).map((part, index) => Math.abs(part - parts(wanted)[index]!))
  assert.ok(Math.max(...far) < 24, `${where} shows ${seen}, not ${wanted}`)
}

/** Where a sign of the house stands: in the header, in the browser's tab, on a device. */
const SIGNS = ['/brand/mark', '/icons/favicon-32.png', '/icons/192.png', '/icons/apple-180.png']

test('each host shows its own logo wherever it has a sign, and the shop’s own stays what it was', async () => {
  const own = await (await at(shop.tenant.host, '/brand/mark')).text()
  await worn(rina, RED)
  await waitFor(async () => (await colourOf(await at(rina.host, '/brand/mark'))) !== null)
  for (const path of SIGNS) near(await colourOf(await at(rina.host, path)), RED, path)
  assert.equal(await (await at(shop.tenant.host, '/brand/mark')).text(), own)
  assert.equal(await colourOf(await at(dewi.host, '/brand/mark')), null)
  await worn(dewi, BLUE)
  const { id } = await shop.world.call('files.uploadImage', {
    file: (await png(300, 300, GREEN)).toString('base64'),
    purpose: 'logo',
  })
  const kit = (await shop.world.call('branding.readKit', {})) as { shown: object }
  await shop.world.call('branding.saveDraft', { ...kit.shown, logoId: id })
  await shop.world.call('branding.publishKit', {})
  for (const host of [shop.tenant.host, dewi.host])
    await waitFor(async () => (await colourOf(await at(host, '/brand/mark'))) !== null)
  for (const [host, colour] of [
    [shop.tenant.host, GREEN],
    [rina.host, RED],
    [dewi.host, BLUE],
  ] as const)
    for (const path of SIGNS) near(await colourOf(await at(host, path)), colour, `${host} ${path}`)
  const logo = await at(rina.host, '/brand/logo')
  near(await colourOf(logo), RED, 'the logo in its own shape')
})

test('the picture beside a shared link changes with the logo, of the shop and of a product', async () => {
  const goods = await shop.stock(1)
  const [row] = await shop.world.sql('select slug from store.products where id = $1', [goods.productId])
  await rina.mine('DELETE', LOGO)
  const drawn = async (path: string) => {
    const answer = await at(rina.host, path)
    assert.equal(answer.status, 200, path)
    return Buffer.from(await answer.arrayBuffer())
  }
  for (const path of ['/og.png', `/og/products/${row!.slug as string}.png`]) {
    const plain = await drawn(path)
    await worn(rina, BLUE)
    // As soon as the notice of the change is heard.
    await waitFor(async () => !(await drawn(path)).equals(plain))
    await rina.mine('DELETE', LOGO)
    await waitFor(async () => (await drawn(path)).equals(plain))
  }
})

test('without a logo the initials stand there again, and what was taken off is nobody’s any more', async () => {
  const before = await (await at(dewi.host, '/brand/mark')).arrayBuffer()
  const [first, second] = [await worn(rina, RED), await worn(rina, BLUE)]
  const kept = () => shop.world.sql('select id, kept_at from files.images where id = any($1)', [[first, second]])
  const states = (await kept()).map(({ id, kept_at }) => [id, kept_at !== null])
  assert.deepEqual(
    new Map(states as [string, boolean][]),
    new Map([
      [first, false],
      [second, true],
    ]),
  )
  const removed = await rina.mine('DELETE', LOGO)
  assert.equal(((await removed.json()) as Mine).outlet.logo, null)
  const mark = await waitFor(async () => {
    const answer = await at(rina.host, '/brand/mark')
    return answer.headers.get('content-type') === 'image/svg+xml' ? answer : null
  })
  assert.match(await mark.text(), />KR</)
  assert.equal((await at(rina.host, '/brand/logo')).status, 404)
  assert.ok((await kept()).every(({ kept_at }) => kept_at === null))
  assert.deepEqual(await (await at(dewi.host, '/brand/mark')).arrayBuffer(), before)
  // Once more takes nothing off.
  assert.equal((await rina.mine('DELETE', LOGO)).status, 200)
})

test('a picture that the shop wears as well stays when the mini-shop takes it off', async () => {
  const id = await worn(rina, RED)
  const { shown } = (await shop.world.call('branding.readKit', {})) as { shown: object }
  await shop.world.call('branding.saveDraft', { ...shown, logoId: id })
  await shop.world.call('branding.publishKit', {})
  assert.equal((await rina.mine('DELETE', LOGO)).status, 200)
  const [row] = await shop.world.sql('select kept_at is not null as kept from files.images where id = $1', [id])
  assert.equal(row!.kept, true)
  await waitFor(async () => (await at(rina.host, '/brand/logo')).status === 404)
  assert.equal((await at(shop.tenant.host, '/brand/logo')).status, 200)
})

test('new words and colours leave the logo on, and two logos at once leave one of them', async () => {
  const id = await worn(rina, RED)
  const light = await (await at(rina.host, '/brand.css')).text()
  const wish = {
    name: 'Kios Rina',
    tagline: 'Murah',
    whatsapp: '081299990000',
    add: { idr: 900 },
    look: { primary: '#155e9c', accent: '#f2a516', mode: 'dark' },
  }
  const edited = (await (await rina.mine('PUT', '/reseller/mini-shop', wish)).json()) as Mine
  assert.deepEqual(edited.outlet.logo, { id, width: 400, height: 200 })
  await waitFor(async () => (await (await at(rina.host, '/brand.css')).text()) !== light)
  near(await colourOf(await at(rina.host, '/brand/mark')), RED, 'after an edit')
  const pictures = await Promise.all([RED, BLUE, GREEN].map((colour) => png(200, 200, colour)))
  const answers = await Promise.all([
    ...pictures.map((one) => dress(rina, one)),
    rina.mine('PUT', '/reseller/mini-shop', { ...wish, tagline: 'Cepat' }),
  ])
  assert.ok(answers.every(({ status }) => status === 200))
  const now = (await (await rina.mine('GET', '/reseller/mini-shop')).json()) as Mine & { outlet: { tagline: string } }
  assert.equal(now.outlet.tagline, 'Cepat')
  const named = answers.flatMap((one) => ('body' in one && 'outlet' in (one.body as object) ? [one.body as Mine] : []))
  const ids = named.map(({ outlet }) => outlet.logo!.id)
  assert.ok(ids.includes(now.outlet.logo!.id))
  const rows = await shop.world.sql('select id from files.images where id = any($1) and kept_at is not null', [ids])
  assert.deepEqual(rows, [{ id: now.outlet.logo!.id }])
})

test('what is no decent picture is refused as every upload is, and the logo stays', async () => {
  const id = await worn(dewi, BLUE)
  const refusals = [
    [svg('<script>alert(1)</script>'), 422, 'svg-unsafe'],
    [Buffer.from('%PDF-1.7 bukan gambar'), 415, 'picture-type'],
    [(await png()).subarray(0, 60), 422, 'picture-broken'],
    [Buffer.alloc(8 * 1024 * 1024 + 3), 413, 'picture-too-heavy'],
  ] as const
  for (const [file, status, code] of refusals) {
    const refused = await dress(dewi, file)
    assert.deepEqual([refused.status, refused.body.code], [status, code])
  }
  const empty = await dewi.mine('PUT', LOGO, { file: '' })
  assert.equal(empty.status, 422)
  const now = (await (await dewi.mine('GET', '/reseller/mini-shop')).json()) as Mine
  assert.equal(now.outlet.logo!.id, id)
  assert.equal((await dress(dewi, SHIELD)).status, 200)
})

test('nobody else sets it: no guest, no owner, no reseller without a mini-shop, nobody at its own host', async () => {
  const file = (await png()).toString('base64')
  const bare = await openReseller(shop, { offBasisPoints: 0 })
  const count = async () => (await shop.world.sql('select count(*)::int as n from files.images'))[0]!.n
  const before = await count()
  const tries = [
    [await shop.api('PUT', LOGO, { file }), 401],
    [await shop.asOwner('PUT', LOGO, { file }), 403],
    [await shop.api('PUT', LOGO, { file }, { cookie: `ruko=${bare.token}` }), 404],
    [await rina.api('PUT', LOGO, { file }, { cookie: `ruko=${rina.reseller.token}` }), 404],
  ] as const
  for (const [answer, status] of tries) assert.equal(answer.status, status, await answer.text())
  assert.equal(await count(), before)
})

test('the owner sees the logos of mini-shops in the list', async () => {
  const id = await worn(rina, GREEN)
  const { items } = (await (await shop.asOwner('GET', '/admin/mini-shops?q=logo-rina')).json()) as {
    items: { name: string; logoId: string | null }[]
  }
  assert.deepEqual(
    items.map(({ name, logoId }) => [name, logoId]),
    [['Kios Rina', id]],
  )
})
