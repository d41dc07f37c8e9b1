import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { orderInput } from '#platform/controls.ts'
import { rdapAt } from '#platform/domains/rdap/rdap.ts'
import { type RunningRegistry, startRegistry } from '../../../fakes/rdap/server.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { payInvoice, placeOrder, reached } from '../../../tests/support/story.ts'
import { waitFor } from '../../../tests/support/wait.ts'

let house: TestHouse
let registry: RunningRegistry
before(async () => {
  registry = await startRegistry({ port: 0 })
  house = await openHouse({ rdap: rdapAt({ url: registry.url }) })
})
after(async () => {
  await house.close()
  await registry.stop()
})

const PORTAL = 'ruko.localhost'
type Row = Record<string, string | number | null>

const rowOf = async (id: string): Promise<Row> =>
  (await house.sql<Row>(house.platform.id, 'select * from platform.orders where id = $1', [id]))[0]!

async function uploadLogo(): Promise<string> {
  const picture = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#0a6b42' } })
    .png()
    .toBuffer()
  const body = JSON.stringify({ file: picture.toString('base64'), purpose: 'logo' })
  const answer = await house.fetch(PORTAL, '/api/v1/files/images', { method: 'POST', body })
  assert.equal(answer.status, 201, await answer.clone().text())
  return ((await answer.json()) as { id: string }).id
}

async function refused(
  changes: Record<string, unknown>,
  slug: string,
): Promise<{ status: number; code: string; detail: string }> {
  const body = JSON.stringify(orderInput(slug, changes))
  const answer = await house.fetch(PORTAL, '/api/v1/orders', { method: 'POST', body })
  const problem = (await answer.json()) as { code: string; detail: string }
  return { status: answer.status, ...problem }
}

test('an order with a logo: its site has tagline and a logo of its own', async () => {
  const logoId = await uploadLogo()
  const tagline = 'Disiplin hari ini, lolos esok hari'
  const order = await placeOrder(house, 'berlogo', { scheme: 'full', logoId, tagline })
  await payInvoice(house, order.invoiceToken)
  await reached(house, order, 'active')
  const site = (await house.house.hosts.tenantOf(`berlogo.${PORTAL}`))!
  const [own] = await house.sql(site.id, 'select kept_at, uploaded_by from files.images where id = $1', [logoId])
  assert.ok(own?.kept_at, 'the site keeps it')
  await house.sql(house.platform.id, 'delete from files.images where id = $1', [logoId])
  assert.equal((await house.fetch(PORTAL, `/media/${logoId}/192.webp`)).status, 404)
  const mark = await house.fetch(`berlogo.${PORTAL}`, '/brand/mark')
  assert.match(mark.headers.get('content-type')!, /^image\/(webp|png)$/)
  const { dominant } = await sharp(Buffer.from(await mark.arrayBuffer())).stats()
  assert.ok(dominant.g > dominant.r && dominant.g > dominant.b)
  const [brand] = await house.sql<{ value: string }>(
    site.id,
    "select value::text from kernel.settings where module = 'tenancy'",
  )
  assert.match(brand!.value, new RegExp(tagline))
})

test('a logo that is no longer there is said before anything is ordered', async () => {
  const answer = await refused({ logoId: crypto.randomUUID() }, 'tanpa-logo')
  assert.equal(answer.code, 'logo-unknown')
  assert.equal((await house.fetch(PORTAL, '/api/v1/addresses/tanpa-logo').then((one) => one.json())).state, 'free')
})

test('the share of the DP and what was agreed to are kept with the order', async () => {
  const dp = await rowOf((await placeOrder(house, 'dengan-dp')).id)
  assert.equal(dp.dp_percent, 50)
  assert.match(String(dp.consent_version), /^\d{4}-\d{2}/)
  assert.ok(dp.consented_at)
  const full = await rowOf((await placeOrder(house, 'tanpa-dp', { scheme: 'full' })).id)
  assert.equal(full.dp_percent, null)
})

test('whoever saw another price is told, and nothing is ordered', async () => {
  const answer = await refused({ shownPriceIdr: 1 }, 'harga-lama')
  assert.equal(answer.status, 409)
  assert.equal(answer.code, 'price-changed')
  assert.match(answer.detail, /Rp\s?999\.000/)
})

test('a wished domain is noted with what the registry knows, and never holds an order up', async () => {
  const wish = async (slug: string, wishedDomain: string) => (await placeOrder(house, slug, { wishedDomain })).id
  const known = async (id: string, state: string) =>
    waitFor(async () => ((await rowOf(id)).wished_domain_state === state ? rowOf(id) : null))
  assert.equal(
    (await known(await wish('wish-satu', 'https://www.BimbelBaru.com/'), 'free')).wished_domain,
    'bimbelbaru.com',
  )
  assert.equal((await known(await wish('wish-dua', 'garuda.id'), 'taken')).wished_domain, 'garuda.id')
  assert.equal((await rowOf(await wish('wish-tiga', 'bukan domain'))).wished_domain, null)
  registry.behave({ status: 503 })
  const unknown = await rowOf(await wish('wish-empat', 'bimbel-lain.com'))
  assert.deepEqual([unknown.wished_domain, unknown.wished_domain_state], ['bimbel-lain.com', 'unknown'])
  registry.behave({})
})

test('what is known of a domain is said in the visitor’s language, with what its ending asks for', async () => {
  const ask = async (domain: string, headers = {}) =>
    (await (await house.fetch(PORTAL, `/api/v1/domains/${encodeURIComponent(domain)}`, { headers })).json()) as {
      state: string
      domain: string
      sentence: string
      hint: string | null
    }
  const free = await ask('bimbelbaru.co.id')
  assert.equal(free.state, 'free')
  assert.match(free.sentence, /kemungkinan besar/)
  assert.match(free.hint!, /NIB/)
  assert.match((await ask('garuda.id', { cookie: 'lang=en' })).sentence, /registered already/)
  assert.equal((await ask('garuda.ruko.localhost')).state, 'invalid')
  assert.equal((await ask('bukan')).state, 'invalid')
})

test('the building is followed by whoever holds the order’s link', async () => {
  const order = await placeOrder(house, 'dibangun', { scheme: 'full' })
  const read = async () =>
    (await (await house.fetch(PORTAL, `/api/v1/orders/${order.token}/building`)).json()) as {
      status: string
      steps: { status: string }[]
    }
  assert.deepEqual(await read(), { status: 'waiting', steps: [] })
  await payInvoice(house, order.invoiceToken)
  await reached(house, order, 'active')
  const done = await read()
  assert.equal(done.status, 'done')
  assert.ok(done.steps.length === 7 && done.steps.every(({ status }) => status === 'done'))
})
