import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { Webhook } from 'standardwebhooks'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openReceiver, type Received, type Receiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { oneReseller } from '../partner/controls.ts'
import { openShop, type Shop } from '../testing.ts'
import { MOST_ATTEMPTS, SCHEDULE_SECONDS } from './rules.ts'
import { tellReseller } from './tell.ts'

let house: TestHouse
let shop: Shop
let receiver: Receiver
let queue: pg.Pool
before(async () => {
  house = await openHouse()
  queue = new pg.Pool({ connectionString: house.database.adminUrl, max: 2 })
  queue.on('error', () => {})
  shop = await openShop(house, 'toko-webhook')
})
after(async () => {
  await queue.end()
  await house.close()
})

type Reseller = Awaited<ReturnType<typeof oneReseller>>
type Endpoint = {
  id: string
  secret: string
  status: string
  disabledReason: string | null
  failingSince: string | null
}
type Delivery = { id: string; eventId: string; status: string; attempts: number; kind: string; nextAt: string | null }
type Detail = Delivery & {
  body: string
  log: { number: number; status: number | null; trouble: string; answer: string }[]
}

const ask = async <T>(
  by: Reseller,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> => {
  const answer = await house.fetch(shop.tenant.host, `/api/v1/reseller${path}`, {
    method,
    headers: { cookie: `ruko=${by.sessionToken}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (answer.status === 204 ? null : await answer.json()) as T }
}
const open = async (by: Reseller, changes: object = {}) => {
  receiver = await openReceiver()
  const form = { name: 'Bot', url: `${receiver.url}/hook`, ...changes }
  const made = await ask<Endpoint>(by, 'POST', '/webhooks', form)
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body
}
const detail = async (by: Reseller, id: string) => (await ask<Detail>(by, 'GET', `/webhook-deliveries/${id}`)).body
const endpointOf = async (by: Reseller, id: string) => {
  const { endpoints } = (await ask<{ endpoints: Endpoint[] }>(by, 'GET', '/webhooks')).body
  return endpoints.find((one) => one.id === id)!
}
const reached = (by: Reseller, id: string, ready: (seen: Detail) => boolean) =>
  waitFor(async () => {
    const seen = await detail(by, id)
    return ready(seen) ? seen : null
  })
const verify = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as {
    type: string
    sequence: number
    data: object
  }
const sendTest = async (by: Reseller, id: string) =>
  (await ask<{ id: string }>(by, 'POST', `/webhooks/${id}/tests`)).body.id

test('a test event arrives once, signed so that the library verifies it, and only under its own secret', async () => {
  const rina = await oneReseller(shop.world)
  const endpoint = await open(rina)
  assert.match(endpoint.secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
  const id = await sendTest(rina, endpoint.id)
  const seen = await reached(rina, id, ({ status }) => status === 'delivered')
  assert.equal(receiver.seen.length, 1)
  const [got] = receiver.seen
  const told = verify(endpoint.secret, got!)
  assert.deepEqual([told.type, told.sequence, told.data], ['webhook.test', 1, { endpointId: endpoint.id }])
  assert.equal(got!.body, seen.body)
  assert.equal(got!.headers['webhook-id'], seen.eventId)
  assert.throws(() => verify(`whsec_${Buffer.alloc(32, 1).toString('base64')}`, got!))
  assert.throws(() => verify(endpoint.secret, { ...got!, body: `${got!.body} ` }))
  assert.deepEqual(
    seen.log.map(({ number, status, answer }) => [number, status, answer]),
    [[1, 200, 'ok']],
  )
  const kept = await shop.world.sql('select e::text as row from store.webhook_endpoints e')
  assert.ok(!JSON.stringify([kept, await endpointOf(rina, endpoint.id)]).includes(endpoint.secret))
  await receiver.close()
})

test('after a rotation both secrets verify until the grace is over, then the new one alone', async () => {
  const rina = await oneReseller(shop.world)
  const endpoint = await open(rina)
  const { body: fresh } = await ask<{ secret: string }>(rina, 'POST', `/webhooks/${endpoint.id}/secrets`, {
    graceHours: 1,
  })
  assert.notEqual(fresh.secret, endpoint.secret)
  await reached(rina, await sendTest(rina, endpoint.id), ({ status }) => status === 'delivered')
  for (const secret of [fresh.secret, endpoint.secret]) verify(secret, receiver.seen[0]!)
  await shop.world.sql("update store.webhook_endpoints set old_secret_until = now() - interval '1 s' where id = $1", [
    endpoint.id,
  ])
  await reached(rina, await sendTest(rina, endpoint.id), ({ status }) => status === 'delivered')
  verify(fresh.secret, receiver.seen[1]!)
  assert.throws(() => verify(endpoint.secret, receiver.seen[1]!))
  await receiver.close()
})

test('a dead receiver is tried as published, switched off, told of, and everything can be sent again', async () => {
  const rina = await oneReseller(shop.world)
  const endpoint = await open(rina)
  receiver.react({ status: 500, body: 'rusak' })
  const id = await sendTest(rina, endpoint.id)
  for (let number = 1; number < MOST_ATTEMPTS; number++) {
    const seen = await reached(rina, id, ({ log, attempts }) => log.length === number && attempts === number)
    assert.equal(seen.status, 'pending')
    const planned = SCHEDULE_SECONDS[number]!
    const inSeconds = await waitFor(() => dueIn(id))
    assert.ok(inSeconds > planned - 4 && inSeconds <= planned * 1.1, `${number}: ${inSeconds} of ${planned}`)
    await letComeDue(id)
  }
  const last = await reached(rina, id, ({ status }) => status === 'failed')
  assert.equal(receiver.seen.length, MOST_ATTEMPTS)
  assert.equal(new Set(receiver.seen.map(({ headers }) => headers['webhook-id'])).size, 1)
  for (const got of receiver.seen) verify(endpoint.secret, got)
  assert.deepEqual(
    last.log.map(({ number }) => number),
    Array.from({ length: MOST_ATTEMPTS }, (_, n) => n + 1),
  )
  assert.equal(await dueIn(id), null)
  const off = await endpointOf(rina, endpoint.id)
  assert.deepEqual([off.status, off.disabledReason], ['disabled', 'failing'])
  const mails = await shop.world.sql(
    "select recipient from notifications.messages where template = 'store_webhook_disabled'",
  )
  assert.equal(mails.length, 1)

  const refused = await ask<{ code: string }>(rina, 'POST', `/webhook-deliveries/${id}/resends`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'webhook-disabled'])
  assert.equal((await ask(rina, 'POST', `/webhooks/${endpoint.id}/tests`)).status, 409)
  receiver.react({ status: 204 })
  await ask(rina, 'PUT', `/webhooks/${endpoint.id}/activity`, { active: true })
  const since = new Date(Date.now() - 3_600_000).toISOString()
  const again = await ask<{ count: number }>(rina, 'POST', `/webhooks/${endpoint.id}/resends`, { since })
  assert.equal(again.body.count, 1)
  await reached(rina, id, ({ status }) => status === 'delivered')
  assert.equal(receiver.seen.length, MOST_ATTEMPTS + 1)
  assert.equal(receiver.seen.at(-1)!.headers['webhook-id'], last.eventId)
  assert.equal(receiver.seen.at(-1)!.body, last.body)
  assert.equal((await endpointOf(rina, endpoint.id)).failingSince, null)
  await receiver.close()
})

test('one message that fails for good switches nothing off while others arrive', async () => {
  const rina = await oneReseller(shop.world)
  const endpoint = await open(rina)
  receiver.react({ status: 500 })
  const id = await sendTest(rina, endpoint.id)
  for (let number = 1; number < MOST_ATTEMPTS; number++) {
    await reached(rina, id, ({ log }) => log.length === number)
    if (number === 5) {
      receiver.react({ status: 200 })
      await reached(rina, await sendTest(rina, endpoint.id), ({ status }) => status === 'delivered')
      receiver.react({ status: 500 })
    }
    await waitFor(() => dueIn(id))
    await letComeDue(id)
  }
  await reached(rina, id, ({ status }) => status === 'failed')
  assert.equal((await endpointOf(rina, endpoint.id)).status, 'active')
  await receiver.close()
})

test('an address that answers 410 is switched off at once, and what waits for it ends', async () => {
  const rina = await oneReseller(shop.world)
  const endpoint = await open(rina)
  receiver.react({ status: 503 })
  const waiting = await sendTest(rina, endpoint.id)
  await reached(rina, waiting, ({ log }) => log.length === 1)
  receiver.react({ status: 410 })
  await reached(rina, await sendTest(rina, endpoint.id), ({ status }) => status === 'failed')
  const off = await endpointOf(rina, endpoint.id)
  assert.deepEqual([off.status, off.disabledReason], ['disabled', 'gone'])
  assert.equal((await detail(rina, waiting)).status, 'failed')
  await letComeDue(waiting)
  await waitFor(async () => (await dueIn(waiting)) === null)
  assert.equal(receiver.seen.length, 2)
  await receiver.close()
})

test('a redirect is not followed, a receiver that asks for time gets it, and a long answer is kept in part', async () => {
  const rina = await oneReseller(shop.world)
  const endpoint = await open(rina)
  receiver.react({ status: 302, headers: { location: `${receiver.url}/elsewhere` } })
  const moved = await sendTest(rina, endpoint.id)
  await reached(rina, moved, ({ log }) => log.length === 1)
  assert.deepEqual(
    receiver.seen.map(({ path }) => path),
    ['/hook'],
  )
  receiver.react({ status: 429, headers: { 'retry-after': '900' }, body: 'x'.repeat(50_000) })
  const slow = await sendTest(rina, endpoint.id)
  const seen = await reached(rina, slow, ({ log }) => log.length === 1)
  const inSeconds = await waitFor(() => dueIn(slow))
  assert.ok(inSeconds > 890 && inSeconds <= 900, String(inSeconds))
  assert.equal(seen.log[0]!.answer.length, 2_048)
  await receiver.close()
})

test('a receiver that is not there is an attempt like any other', async () => {
  const rina = await oneReseller(shop.world)
  const endpoint = await open(rina)
  await receiver.close()
  const seen = await reached(rina, await sendTest(rina, endpoint.id), ({ log }) => log.length === 1)
  assert.deepEqual([seen.log[0]!.status, seen.log[0]!.trouble], [null, 'refused'])
})

test('addresses inside private networks are refused when they are named', async () => {
  const rina = await oneReseller(shop.world)
  for (const url of ['http://10.0.0.5/hook', 'https://192.168.1.1/', 'https://169.254.169.254/', 'ftp://toko.id/']) {
    const refused = await ask<{ code: string; errors: { path: string }[] }>(rina, 'POST', '/webhooks', {
      name: 'Bot',
      url,
    })
    assert.deepEqual([refused.status, refused.body.errors[0]!.path], [422, 'url'], url)
  }
})

test('what happened is told once, in order, to the addresses that want to hear of it', async () => {
  const [rina, budi] = [await oneReseller(shop.world), await oneReseller(shop.world)]
  const theirs = await open(budi)
  const elsewhere = receiver
  const endpoint = await open(rina, { events: ['order.delivered'] })
  const who = { personId: rina.personId, mode: 'live' as const }
  const tell = (kind: 'order.delivered' | 'order.paid', occasion: string) =>
    house.inside(shop.tenant, (ctx) =>
      tellReseller(ctx, who, { kind, occasion, at: ctx.now, data: async () => ({ occasion }) }),
    )
  await Promise.all(Array.from({ length: 12 }, (_, n) => tell('order.delivered', `pesanan/${n}`)))
  await Promise.all(Array.from({ length: 12 }, (_, n) => tell('order.delivered', `pesanan/${n}`)))
  await tell('order.paid', 'lain/1')
  await waitFor(async () => receiver.seen.length === 12)
  const told = receiver.seen.map((got) => verify(endpoint.secret, got))
  assert.equal(new Set(told.map(({ data }) => JSON.stringify(data))).size, 12)
  assert.equal(new Set(told.map(({ sequence }) => sequence)).size, 12)
  assert.deepEqual([theirs.status, elsewhere.seen.length], ['active', 0])
  await Promise.all([receiver.close(), elsewhere.close()])
})

test('nobody sees or touches the addresses of another reseller', async () => {
  const [rina, budi] = [await oneReseller(shop.world), await oneReseller(shop.world)]
  const endpoint = await open(rina)
  const id = await sendTest(rina, endpoint.id)
  await reached(rina, id, ({ status }) => status === 'delivered')
  const tries = [
    ask(budi, 'GET', `/webhook-deliveries/${id}`),
    ask(budi, 'POST', `/webhook-deliveries/${id}/resends`),
    ask(budi, 'POST', `/webhooks/${endpoint.id}/secrets`, {}),
    ask(budi, 'POST', `/webhooks/${endpoint.id}/tests`),
    ask(budi, 'PUT', `/webhooks/${endpoint.id}`, { name: 'x', url: 'https://toko.id/' }),
    ask(budi, 'DELETE', `/webhooks/${endpoint.id}`),
  ]
  assert.deepEqual(
    (await Promise.all(tries)).map(({ status }) => status),
    Array(6).fill(404),
  )
  assert.deepEqual((await ask<{ endpoints: [] }>(budi, 'GET', '/webhooks')).body.endpoints, [])
  assert.deepEqual((await ask<{ deliveries: [] }>(budi, 'GET', '/webhook-deliveries')).body.deliveries, [])
  await receiver.close()
})

const PLANNED = "from graphile_worker._private_jobs where payload -> 'input' ->> 'id' = $1 and locked_at is null"

/** In how many seconds the queue makes the next attempt; null: none is planned. */
async function dueIn(id: string): Promise<number | null> {
  const { rows } = await queue.query(`select extract(epoch from run_at - now())::float as seconds ${PLANNED}`, [id])
  return rows[0]?.seconds ?? null
}

/** Puts the queue's clock forward to the next attempt. */
async function letComeDue(id: string): Promise<void> {
  await queue.query(`update graphile_worker._private_jobs set run_at = now() where id in (select id ${PLANNED})`, [id])
}
