import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { wireTo } from '../../../../tests/support/wire.ts'
import { openShop, type Shop } from '../testing.ts'
import { oneKey, oneReseller } from './controls.ts'

/* Two processes as far as limits go: two houses with memories of their own on one database. */
let one: TestHouse
let two: TestHouse
let shop: Shop
before(async () => {
  one = await openHouse({ worker: false, limitFactor: 1 })
  two = await openHouse({ worker: false, limitFactor: 1, database: one.database })
  shop = await openShop(one, 'toko-batas')
})
after(async () => {
  await two.close()
  await one.close()
})

const ask = (house: TestHouse, key: string, path = '/webhooks') =>
  house.fetch(shop.tenant.host, `/api/v1/reseller${path}`, { headers: { authorization: `Bearer ${key}` } })
const number = (answer: Response, name: string) => Number(answer.headers.get(name))
const allow = (calls: number) => shop.world.sql('update store.reseller_tiers set calls_a_minute = $1', [calls])

test('of many calls at once in two processes exactly as many are answered as the level grants, each told what is left', async () => {
  const rina = await oneReseller(shop.world)
  await allow(40)
  const keys = [await oneKey(shop.world, rina), await oneKey(shop.world, rina)]
  const asked = Array.from({ length: 70 }, (_, n) => ask(n % 2 ? one : two, keys[n % 3 ? 0 : 1]!.key))
  const answers = await Promise.all(asked)
  const [good, refused] = [
    answers.filter(({ status }) => status === 200),
    answers.filter(({ status }) => status === 429),
  ]
  assert.deepEqual([good.length, refused.length], [40, 30])
  const left = good.map((answer) => number(answer, 'x-ratelimit-remaining')).toSorted((a, b) => a - b)
  assert.deepEqual(
    left,
    Array.from({ length: 40 }, (_, n) => n),
  )
  for (const answer of answers) {
    assert.equal(answer.headers.get('ratelimit-policy'), '"reads";q=40;w=60')
    assert.match(answer.headers.get('ratelimit')!, /^"reads";r=\d+;t=\d+$/)
    assert.equal(number(answer, 'x-ratelimit-limit'), 40)
    const reset = number(answer, 'x-ratelimit-reset') - Date.now() / 1000
    assert.ok(reset > 0 && reset <= 61, String(reset))
  }
  for (const answer of refused) {
    assert.ok(number(answer, 'retry-after') > 0 && number(answer, 'retry-after') <= 60)
    assert.equal(number(answer, 'x-ratelimit-remaining'), 0)
    assert.equal(((await answer.json()) as { code: string }).code, 'too-many-requests')
  }
})

test('the level decides, and nobody else pays for a reseller who asks too often', async () => {
  const [rina, budi] = [await oneReseller(shop.world), await oneReseller(shop.world)]
  await allow(5)
  const [mine, theirs] = [await oneKey(shop.world, rina), await oneKey(shop.world, budi)]
  const statuses: number[] = []
  for (let turn = 0; turn < 7; turn++) statuses.push((await ask(turn % 2 ? one : two, mine.key)).status)
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429])
  assert.equal((await ask(one, theirs.key)).status, 200)
})

test('a refused call says what is left as well, and strangers are told of no quota', async () => {
  const rina = await oneReseller(shop.world)
  await allow(50)
  const { key } = await oneKey(shop.world, rina)
  const absent = await ask(one, key, `/webhook-deliveries/${crypto.randomUUID()}`)
  assert.deepEqual([absent.status, absent.headers.get('x-ratelimit-remaining')], [404, '49'])
  const stranger = await ask(one, `ruko_live_${'a'.repeat(43)}`)
  assert.deepEqual([stranger.status, stranger.headers.get('ratelimit')], [401, null])
})

test('a key that is asked with from elsewhere than its networks uses up nothing of its owner’s', async () => {
  const rina = await oneReseller(shop.world)
  await allow(50)
  const { key } = await oneKey(shop.world, rina, { networks: ['127.0.0.0/8', '::1'] })
  const wire = wireTo(one.listening.port)
  const home = () =>
    wire(`http://${shop.tenant.host}/api/v1/reseller/webhooks`, { headers: { authorization: `Bearer ${key}` } })
  assert.equal(number(await home(), 'x-ratelimit-remaining'), 49)
  for (let turn = 0; turn < 3; turn++) assert.equal((await ask(one, key)).status, 403)
  assert.equal(number(await home(), 'x-ratelimit-remaining'), 48)
})
