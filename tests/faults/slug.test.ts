import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { waitFor } from '../support/wait.ts'
import { type Answer, type Caller, caller } from './call.ts'
import { press } from '../support/gateway.ts'

let house: TestHouse
let calls: Caller
before(async () => {
  house = await openHouse()
  calls = caller(house.listening.port)
})
after(async () => {
  calls.close()
  await house.close()
})

type Placed = { id: string; token: string; invoiceToken: string }
type Problem = { code: string; status: number; detail: string; errors: { path: string; message: string }[] }

const place = (input: object, key?: string) =>
  calls.once('ruko.localhost', '/api/v1/orders', {
    method: 'POST',
    body: input,
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })

/** The same address wanted by this many owners at once. */
function race(slug: string, owners: number, wave: string): Promise<Answer[]> {
  return Promise.all(
    Array.from({ length: owners }, (_, index) => {
      const owner = {
        name: `Peminat ${index}`,
        email: `${wave}-${index}@contoh.id`,
        whatsapp: '0812 0000 0002',
        address: 'Jl. Kenari 1',
      }
      return place(orderInput(slug, { owner, businessName: `Bimbel ${wave} ${index}` }))
    }),
  )
}

async function count(text: string, values: unknown[]): Promise<number> {
  const [row] = await house.sql<{ n: string }>(house.platform.id, `select count(*) as n from ${text}`, values)
  return Number(row!.n)
}

/** Everything an order leaves behind, per order of this address. */
async function traces(slug: string, wave: string) {
  return {
    orders: await count('platform.orders where slug = $1', [slug]),
    invoices: await count('platform.invoices join platform.orders on orders.id = order_id where slug = $1', [slug]),
    events: await count('platform.order_events join platform.orders on orders.id = order_id where slug = $1', [slug]),
    holds: await count('kernel.slug_holds where slug = $1', [slug]),
    messages: await count("notifications.messages where recipient like $1 || '-%'", [wave]),
  }
}

test('of 20 orders for one address at once one wins, and the others are told what to change', async () => {
  const answers = await race('garuda-jaya', 20, 'gelombang')
  const won = answers.filter(({ status }) => status === 201)
  const lost = answers.filter(({ status }) => status === 409)
  assert.deepEqual([won.length, lost.length], [1, 19])
  for (const { body } of lost) {
    const { code, errors, detail } = body as Problem
    assert.equal(code, 'slug-taken')
    assert.equal(errors[0]!.path, 'slug')
    assert.match(errors[0]!.message, /garuda-jaya-id, garuda-jaya-official, garuda-jaya-pusat/)
    assert.equal(detail, errors[0]!.message)
  }
  assert.deepEqual(await traces('garuda-jaya', 'gelombang'), {
    orders: 1,
    invoices: 2,
    events: 1,
    holds: 1,
    messages: 1,
  })
})

test('what a loser typed is good as it is, with one of the offered addresses', async () => {
  const owner = {
    name: 'Peminat 7',
    email: 'gelombang-7@contoh.id',
    whatsapp: '0812 0000 0002',
    address: 'Jl. Kenari 1',
  }
  assert.equal((await place(orderInput('garuda-jaya-pusat', { owner }))).status, 201)
})

test('an address whose hold has run out is taken over once, and money for the old order becomes its credit', async () => {
  const first = (await place(orderInput('rajawali'))).body as Placed
  const reference = await charge(first.invoiceToken)
  await house.sql(
    house.platform.id,
    "update kernel.slug_holds set expires_at = now() - interval '1 second' where slug = 'rajawali'",
  )

  const answers = await race('rajawali', 20, 'ambil')
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
  assert.equal(answers.filter(({ status }) => status === 409).length, 19)
  const second = answers.find(({ status }) => status === 201)!.body as Placed

  // The first orderer pays in the minute before its order is ended.
  await press(house.gateway.url, reference, 'bayar')
  const old = await waitFor(async () => {
    const seen = await read(first.token)
    return seen.credits.length > 0 ? seen : null
  })
  assert.deepEqual([old.status, old.invoices[0]!.status, old.credits[0]!.reason], ['new', 'open', 'order_expired'])
  const refused = await calls.once('ruko.localhost', `/api/v1/invoices/${first.invoiceToken}/credit-applications`, {
    method: 'POST',
  })
  assert.equal((refused.body as Problem).code, 'invoice-closed')

  await press(house.gateway.url, await charge(second.invoiceToken), 'bayar')
  await waitFor(async () => (await read(second.token)).timeline.some(({ event }) => event === 'built'))
  assert.equal(await count("kernel.tenants where slug = 'rajawali'", []), 1)
})

test('one key sent 50 times at once orders once; the rest is told to wait or hears the same answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => place(orderInput('elang-satu'), 'kunci-yang-sama')),
  )
  const made = answers.filter(({ status }) => status === 201)
  const waiting = answers.filter(({ status }) => status === 409)
  assert.equal(made.length + waiting.length, 50)
  assert.ok(waiting.every(({ body }) => (body as Problem).code === 'still-running'))
  assert.equal(made.filter(({ headers }) => headers['idempotency-replayed'] !== 'true').length, 1)
  assert.equal(new Set(made.map(({ text }) => text)).size, 1)
  const replay = await place(orderInput('elang-satu'), 'kunci-yang-sama')
  assert.deepEqual([replay.status, replay.text], [201, made[0]!.text])
  assert.equal(await count("platform.orders where slug = 'elang-satu'", []), 1)
})

test('a key used for another order is refused', async () => {
  const answer = await place(orderInput('elang-dua'), 'kunci-yang-sama')
  assert.deepEqual([answer.status, (answer.body as Problem).code], [422, 'idempotency-key-reused'])
  assert.equal(await count("platform.orders where slug = 'elang-dua'", []), 0)
})

test('a refused order does not use up its key', async () => {
  const lost = await place(orderInput('elang-satu', { businessName: 'Bimbel Lain' }), 'kunci-kedua')
  assert.equal((lost.body as Problem).code, 'slug-taken')
  assert.equal((await place(orderInput('elang-tiga', { businessName: 'Bimbel Lain' }), 'kunci-kedua')).status, 201)
})

async function charge(invoiceToken: string): Promise<string> {
  const { status, body } = await calls.once('ruko.localhost', `/api/v1/invoices/${invoiceToken}/charges`, {
    method: 'POST',
    body: { method: 'qris' },
  })
  assert.equal(status, 201)
  return (body as { charge: { reference: string } }).charge.reference
}

type Seen = {
  status: string
  invoices: { status: string }[]
  credits: { reason: string }[]
  timeline: { event: string }[]
}
async function read(token: string): Promise<Seen> {
  return (await calls.once('ruko.localhost', `/api/v1/orders/${token}`)).body
}
