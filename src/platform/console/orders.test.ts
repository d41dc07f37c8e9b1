import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openHouse } from '../../../tests/support/house.ts'
import { placeOrder, type Placed } from '../../../tests/support/story.ts'

const house = await openHouse({ worker: false })
after(() => house.close())
const PORTAL = 'ruko.localhost'
const owner = await house.owner(house.platform)
const sql = (text: string, values: unknown[] = []) => house.sql(house.platform.id, text, values)

type Row = { id: string; businessName: string; payment: string; unread: number; slug: string }
type Page = { items: Row[]; next: string | null }

async function list(query: Record<string, string> = {}): Promise<Page> {
  const answer = await house.fetch(PORTAL, `/api/v1/console/orders?${new URLSearchParams(query)}`, { headers: owner })
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as Page
}
const slugs = async (query: Record<string, string>) => (await list(query)).items.map(({ slug }) => slug)

const orders: Record<string, Placed> = {}
for (const [slug, businessName, scheme, pack] of [
  ['bimbel-elang', 'Bimbel Elang', 'dp', 'basic'],
  ['bimbel-garuda-satu', 'Bimbel Garuda 100% Lulus', 'dp', 'pro'],
  ['bimbel-rajawali', '=Rajawali', 'full', 'premium'],
] as const) {
  orders[slug] = await placeOrder(house, slug, {
    businessName,
    scheme,
    package: pack,
    owner: {
      name: `Pemilik ${slug}`,
      email: `${slug}@contoh.id`,
      whatsapp: '0812 7000 4455',
      address: 'Jl. Merpati 7, Magelang',
    },
  })
}
await sql("update platform.invoices set status = 'paid', paid_at = now() where kind = 'dp' and order_id = $1", [
  orders['bimbel-elang']!.id,
])
await sql("update platform.invoices set status = 'paid', paid_at = now() where order_id = $1", [
  orders['bimbel-rajawali']!.id,
])
await sql("update platform.orders set status = 'active', updated_at = now() + interval '1 hour' where id = $1", [
  orders['bimbel-rajawali']!.id,
])
await sql("update platform.orders set created_at = '2026-03-01T16:59:59Z' where id = $1", [orders['bimbel-elang']!.id])
await sql("update platform.orders set owner_whatsapp = '+6281390001234' where id = $1", [orders['bimbel-elang']!.id])

test('orders are found by every word that names them', async () => {
  assert.deepEqual(await slugs({ q: 'garuda-satu' }), ['bimbel-garuda-satu'])
  assert.deepEqual(await slugs({ q: 'BIMBEL-ELANG@contoh' }), ['bimbel-elang'])
  assert.deepEqual(await slugs({ q: 'Pemilik bimbel-raja' }), ['bimbel-rajawali'])
  for (const phone of ['0813-9000-1234', '+62 813 9000', '81390001234'])
    assert.deepEqual(await slugs({ q: phone }), ['bimbel-elang'])
  assert.deepEqual(await slugs({ q: '100%' }), ['bimbel-garuda-satu'], 'a percent sign is a percent sign')
  assert.deepEqual(await slugs({ q: '%' }), ['bimbel-garuda-satu'])
  assert.deepEqual(await slugs({ q: "'; drop table platform.orders --" }), [])
})

test('filters stand beside each other', async () => {
  assert.deepEqual(await slugs({ payment: 'some' }), ['bimbel-elang'])
  assert.deepEqual(await slugs({ payment: 'all' }), ['bimbel-rajawali'])
  assert.deepEqual(await slugs({ payment: 'none' }), ['bimbel-garuda-satu'])
  assert.deepEqual(await slugs({ package: 'pro', status: 'new' }), ['bimbel-garuda-satu'])
  assert.deepEqual(await slugs({ package: 'pro', status: 'active' }), [])
  assert.deepEqual(await slugs({ vertical: 'tutoring', payment: 'all' }), ['bimbel-rajawali'])
  assert.deepEqual(await slugs({ vertical: 'restaurant' }), [])
  // One second before midnight in Jakarta: still the first of March there, whatever the clock in London says.
  assert.deepEqual(await slugs({ from: '2026-03-01', to: '2026-03-01' }), ['bimbel-elang'])
  assert.deepEqual(await slugs({ from: '2026-02-01', to: '2026-02-28' }), [])
})

test('what waits for somebody is a filter too', async () => {
  assert.deepEqual(await slugs({ attention: 'message' }), [])
  const { id, token } = orders['bimbel-garuda-satu']!
  const body = JSON.stringify({ body: 'Kapan mulai?' })
  await house.fetch(PORTAL, `/api/v1/orders/${token}/messages`, { method: 'POST', body })
  assert.deepEqual(await slugs({ attention: 'message' }), ['bimbel-garuda-satu'])
  assert.equal((await list({ attention: 'message' })).items[0]!.unread, 1)
  await house.fetch(PORTAL, `/api/v1/console/orders/${id}/message-reads`, { method: 'POST', headers: owner })
  assert.deepEqual(await slugs({ attention: 'message' }), [])
  assert.deepEqual(await slugs({ attention: 'approval' }), ['bimbel-elang'])
  assert.deepEqual(await slugs({ attention: 'building' }), [])
  assert.deepEqual(await slugs({ attention: 'credit' }), [])
})

test('every sorting is paged without losing or repeating an order', async () => {
  for (let index = 0; index < 55; index++) {
    await placeOrder(house, `bimbel-urut-${index}`, { package: index % 2 ? 'basic' : 'pro' })
  }
  const total = 58
  const expected: Record<string, (rows: Row[]) => void> = {
    newest: (rows) => assert.equal(rows.at(-1)!.slug, 'bimbel-elang'),
    oldest: (rows) => assert.equal(rows[0]!.slug, 'bimbel-elang'),
    updated: (rows) => assert.equal(rows[0]!.slug, 'bimbel-rajawali'),
    total: (rows) => assert.equal(rows[0]!.slug, 'bimbel-rajawali'),
  }
  for (const [sort, check] of Object.entries(expected)) {
    const first = await list({ sort })
    assert.ok(first.next, sort)
    const second = await list({ sort, cursor: first.next })
    assert.equal(second.next, null, sort)
    const rows = [...first.items, ...second.items]
    assert.equal(new Set(rows.map(({ id }) => id)).size, total, sort)
    assert.equal(rows.length, total, sort)
    check(rows)
  }
  const found = await list({ q: 'urut', sort: 'oldest' })
  const rest = await list({ q: 'urut', sort: 'oldest', cursor: found.next! })
  assert.equal(found.items.length + rest.items.length, 55)
})

test('the table holds the filtered orders, and nothing in it is a formula', async () => {
  const answer = await house.fetch(PORTAL, '/console/orders.csv?payment=all', { headers: owner })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type')!, /^text\/csv/)
  assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="pesanan-\d{4}-\d\d-\d\d\.csv"$/)
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  const bytes = Buffer.from(await answer.arrayBuffer())
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(lines[1]!, /"'=Rajawali"/)
  assert.doesNotMatch(lines[1]!, /,[=+@-]|"[=+@-]/)
  const customer = await house.owner(house.platform, ['customer'])
  assert.equal((await house.fetch(PORTAL, '/console/orders.csv')).status, 401)
  assert.equal((await house.fetch(PORTAL, '/console/orders.csv', { headers: customer })).status, 403)
  assert.equal((await house.fetch(PORTAL, '/console/orders.csv?payment=zzz', { headers: owner })).status, 404)
})
