import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createSession, requestReset } from '../identity/operations.ts'
import type { BoundOperation } from '../module/registry.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { type Limiter, openLimiter } from './limits.ts'

let house: TestHouse
let limiter: Limiter
before(async () => {
  house = await openHouse({ worker: false })
})
after(() => house.close())
beforeEach(async () => {
  await house.sql(house.platform.id, 'delete from kernel.rate_limits')
  // What is refused from memory belongs to the limiter, so each test has its own.
  limiter = openLimiter(house.house.pools.app)
})

const attempt = async (ip: string, email: string, operation: object = createSession): Promise<number> => {
  const caller = { via: 'api' as const, ip, tenant: house.platform, sessionToken: null, input: { email } }
  const refused = await limiter.check(operation as BoundOperation, caller).then(
    () => null,
    (error: { status: number }) => error,
  )
  return refused?.status ?? 200
}
const attempts = async (count: number, ip: string, email: string): Promise<number[]> => {
  const statuses: number[] = []
  for (let turn = 0; turn < count; turn++) statuses.push(await attempt(ip, email))
  return statuses
}

test("somebody else's wrong passwords do not keep an owner out", async () => {
  const statuses = await attempts(25, '203.0.113.66', 'pemilik@toko.id')
  assert.deepEqual(statuses.slice(0, 20), Array(20).fill(200))
  assert.deepEqual(statuses.slice(20), Array(5).fill(429))
  assert.equal(await attempt('198.51.100.7', 'pemilik@toko.id'), 200)
  assert.equal(await attempt('198.51.100.7', 'PEMILIK@toko.id'), 200)
})

test('one phone out of tries does not shut out the others behind its network', async () => {
  await attempts(21, '203.0.113.66', 'ani@toko.id')
  assert.equal(await attempt('203.0.113.66', 'ani@toko.id'), 429)
  assert.equal(await attempt('203.0.113.66', 'budi@toko.id'), 200)
})

test('many networks together have 200 tries for one account, and one network 200 for all accounts', async () => {
  for (let network = 0; network < 10; network++) await attempts(20, `203.0.113.${network}`, 'sasaran@toko.id')
  assert.equal(await attempt('198.51.100.8', 'sasaran@toko.id'), 429)
  await house.sql(house.platform.id, 'delete from kernel.rate_limits')
  limiter = openLimiter(house.house.pools.app)
  const statuses: number[] = []
  // The common limit of changes is for a minute; it is not what is looked at here.
  for (let turn = 0; turn < 201; turn++) {
    if (turn === 110) await house.sql(house.platform.id, "delete from kernel.rate_limits where key like 'unsafe%'")
    statuses.push(await attempt('198.51.100.9', `orang-${turn}@toko.id`))
  }
  assert.equal(statuses.indexOf(429), 200)
})

test('a reset is counted for one account from one network too', async () => {
  for (let turn = 0; turn < 8; turn++) assert.equal(await attempt('203.0.113.66', 'lupa@toko.id', requestReset), 200)
  assert.equal(await attempt('203.0.113.66', 'lupa@toko.id', requestReset), 429)
  assert.equal(await attempt('198.51.100.7', 'lupa@toko.id', requestReset), 200)
})

test('a key has a limit of its own, from however many networks its program calls', async () => {
  const ask = async (operation: object, apiKey: string | null, ip: string): Promise<number> => {
    const caller = { via: 'api' as const, ip, tenant: house.platform, sessionToken: null, apiKey, input: {} }
    const refused = await limiter.check(operation as BoundOperation, caller).then(
      () => null,
      (error: { status: number }) => error,
    )
    return refused?.status ?? 200
  }
  limiter = openLimiter(house.house.pools.app, 0.1)
  const changing = { method: 'post', limit: null, raw: false }
  const changes: number[] = []
  for (let turn = 0; turn < 13; turn++) changes.push(await ask(changing, 'ruko_satu', `203.0.113.${turn}`))
  assert.deepEqual(changes, [...Array(12).fill(200), 429])
  assert.equal(await ask(changing, 'ruko_dua', '203.0.113.99'), 200)
  assert.equal(await ask(changing, null, '203.0.113.98'), 200)
  const reading = { method: 'get', limit: null, raw: false }
  const reads: number[] = []
  // A hundred and twenty are allowed, and they are paid for by twenty-five.
  for (let turn = 0; turn < 101; turn++) reads.push(await ask(reading, 'ruko_satu', `198.51.100.${turn}`))
  assert.deepEqual([reads[99], reads[100]], [200, 429])
})
