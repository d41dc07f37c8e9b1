import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeliveryReport } from './book.ts'
import { eventually, startBench } from './test-bench.ts'
import type { Bench, Post } from './test-bench.ts'

test('a webhook is signed over its raw bytes and reaches a .localhost host', async (t) => {
  const { gateway, request, shop } = await startBench(t)
  const { reference } = await gateway.charge(request())
  await eventually('the webhook', () => shop.posts.length === 1)
  const [post] = shop.posts
  assert.ok(post)
  assert.match(post.headers.host ?? '', /^garuda\.localhost:\d+$/)
  const hint = gateway.parseWebhook(headersOf(post), post.body)
  assert.deepEqual([hint.reference, hint.event], [reference, 'charge.pending'])
  assert.match(hint.eventId, /^evt_\w{32}$/)
})

test('it is sent again until it is answered with success, then never more', async (t) => {
  const bench = await startBench(t, { retryScale: 1 / 6000 })
  bench.shop.answer = (_, earlier) => [500, 302, 404, 200][earlier] ?? 200
  await bench.gateway.charge(bench.request())
  await eventually('four attempts', () => bench.shop.posts.length === 4)
  await settled()
  await bench.control('flush', {})
  assert.equal(bench.shop.posts.length, 4)
  assert.equal(
    new Set(bench.shop.posts.map((post) => bench.gateway.parseWebhook(headersOf(post), post.body).eventId)).size,
    1,
  )
  assert.deepEqual(await states(bench), [['charge.pending', 'genuine', 'delivered', 4, '200']])
})

test('it is given up after six attempts', async (t) => {
  const bench = await startBench(t, { retryScale: 1 / 60_000 })
  bench.shop.answer = () => 503
  await bench.gateway.charge(bench.request())
  await eventually('six attempts', () => bench.shop.posts.length === 6)
  await settled()
  assert.deepEqual(await states(bench), [['charge.pending', 'genuine', 'abandoned', 6, '503']])
})

test('a shop that is down or slow gets it later, and flush does not wait for the schedule', async (t) => {
  const bench = await startBench(t, { retryScale: 60, webhookTimeoutMs: 2_000 })
  await bench.gateway.charge(bench.request({ notifyUrl: 'http://127.0.0.1:1/nobody' }))
  bench.shop.answer = () => 500
  await bench.gateway.charge(bench.request())
  await eventually('one attempt', () => bench.shop.posts.length === 1)
  bench.shop.answer = () => 200
  assert.deepEqual(await bench.control('flush', {}), { delivered: 1, undelivered: 1 })
})

test('dropped webhooks never come, and the gateway still knows the truth', async (t) => {
  const bench = await startBench(t)
  await bench.control('faults', { dropWebhooks: 1 })
  const { reference } = await bench.gateway.charge(bench.request())
  await bench.control(`charges/${reference}/bayar`, {})
  await bench.control('flush', {})
  assert.equal(bench.shop.posts.length, 0)
  assert.equal((await bench.gateway.status(reference))?.status, 'paid')
})

test('duplicates carry the event id of the first', async (t) => {
  const bench = await startBench(t)
  await bench.control('faults', { duplicateWebhooks: 2 })
  await bench.gateway.charge(bench.request())
  await bench.control('flush', {})
  assert.equal(bench.shop.posts.length, 3)
  assert.equal(new Set(bench.shop.posts.map((post) => post.headers['webhook-id'])).size, 1)
})

test('in order by default, out of order when shuffled', async (t) => {
  const bench = await startBench(t)
  const inOrder = ['charge.pending', 'charge.amount_mismatch', 'charge.paid', 'charge.paid']
  assert.deepEqual(await story(bench), inOrder)
  await bench.control('faults', { shuffle: true, seed: 7 })
  const mixed = []
  for (let round = 0; round < 6; round++) mixed.push(await story(bench))
  for (const types of mixed) assert.deepEqual(types.toSorted(), inOrder.toSorted())
  assert.ok(mixed.some((types) => types.join() !== inOrder.join()))
})

test('forgeries look right and do not verify', async (t) => {
  const bench = await startBench(t)
  await bench.control('faults', { forge: 1 })
  bench.shop.answer = (post) => (verifies(bench, post) ? 200 : 401)
  const { reference } = await bench.gateway.charge(bench.request())
  await bench.control('flush', {})
  assert.equal(bench.shop.posts.length, 3)
  assert.equal(bench.shop.posts.filter((post) => verifies(bench, post)).length, 1)
  const lie = bench.shop.posts.find(({ type }) => type === 'charge.paid')
  const body = JSON.parse(lie?.body.toString() ?? '') as { data: { reference: string; status: string } }
  assert.deepEqual([body.data.reference, body.data.status], [reference, 'paid'])
  assert.deepEqual(
    (await states(bench)).map(([, kind, , , answer]) => [kind, answer]),
    [
      ['genuine', '200'],
      ['forged-signature', '401'],
      ['forged-content', '401'],
    ],
  )
})

test('the same seed throws the same dice', async (t) => {
  const bench = await startBench(t)
  const fates = []
  for (let round = 0; round < 2; round++) {
    await bench.control('faults', { dropWebhooks: 0.5, seed: 42 })
    const before = (await states(bench)).length
    for (let at = 0; at < 12; at++) await bench.gateway.charge(bench.request())
    fates.push((await states(bench)).slice(before).map(([, , state]) => state === 'dropped'))
  }
  assert.deepEqual(fates[0], fates[1])
  assert.ok(fates[0]?.includes(true) && fates[0].includes(false))
})

/** Four events of one charge, delivered. */
async function story(bench: Bench): Promise<string[]> {
  const before = bench.shop.posts.length
  const { reference } = await bench.gateway.charge(bench.request())
  await bench.control(`charges/${reference}/nominal-salah`, {})
  await bench.control(`charges/${reference}/bayar-dobel`, {})
  await bench.control('flush', {})
  await bench.control('flush', {})
  return bench.shop.posts.slice(before).map(({ type }) => type)
}

async function states(bench: Bench) {
  const { deliveries } = await bench.control<{ deliveries: DeliveryReport[] }>('deliveries')
  return deliveries.map(({ type, kind, state, attempts, lastAnswer }) => [type, kind, state, attempts, lastAnswer])
}

function verifies({ gateway }: Bench, post: Post): boolean {
  try {
    gateway.parseWebhook(headersOf(post), post.body)
    return true
  } catch {
    return false
  }
}

function headersOf(post: Post): Record<string, string> {
  return post.headers as Record<string, string>
}

/** Long enough for one more attempt, had there been one. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 400))
}
