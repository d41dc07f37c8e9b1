import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { wireTo } from '../../../../tests/support/wire.ts'
import { openShop, type Shop } from '../testing.ts'
import { oneKey, oneReseller } from './controls.ts'

let house: TestHouse
let shop: Shop
let other: Shop
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-kunci')
  other = await openShop(house, 'toko-lain')
})
after(() => house.close())

type Listed = { id: string; name: string; hint: string; status: string; mode: string; networks: string[] }
type Asked = { method?: string; body?: unknown; ip?: string; at?: Shop }

/** Asks as a program with a key, or as a person with a session. */
const ask = (
  path: string,
  by: { key: string } | { sessionToken: string },
  { method = 'GET', body, at = shop }: Asked = {},
) => {
  const who: Record<string, string> =
    'key' in by ? { authorization: `Bearer ${by.key}` } : { cookie: `ruko=${by.sessionToken}` }
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  return house.fetch(at.tenant.host, `/api/v1/reseller${path}`, { method, headers: who, ...init })
}
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const keysOf = async (by: { sessionToken: string }, at = shop) =>
  ((await (await ask('/keys', by, { at })).json()) as { keys: Listed[] }).keys

test('a reseller makes keys that are shown once and say whether they are real', async () => {
  const rina = await oneReseller(shop.world)
  const body = { name: 'Bot', permissions: ['store.reseller.catalogue'], networks: ['203.0.113.4', '10.1.0.0/16'] }
  const live = (await (await ask('/keys', rina, { method: 'POST', body })).json()) as { key: string; hint: string }
  assert.match(live.key, /^ruko_live_[A-Za-z0-9_-]{43}$/)
  const trial = await ask('/keys', rina, { method: 'POST', body: { ...body, mode: 'test', networks: [] } })
  assert.match(((await trial.json()) as { key: string }).key, /^ruko_test_[A-Za-z0-9_-]{43}$/)
  const [first] = (await keysOf(rina)).filter(({ mode }) => mode === 'live')
  assert.deepEqual(first!.networks, ['203.0.113.4/32', '10.1.0.0/16'])
  const kept = await shop.world.sql('select k::text as row from kernel.api_keys k')
  assert.ok(!JSON.stringify([kept, await keysOf(rina)]).includes(live.key))
})

test('a key is given nothing but what a reseller may give, and makes no keys itself', async () => {
  const rina = await oneReseller(shop.world)
  for (const permissions of [['store.reseller.keys'], ['store.orders.read'], []]) {
    const refused = await ask('/keys', rina, { method: 'POST', body: { name: 'Bot', permissions } })
    assert.equal(refused.status, 422, permissions.join())
  }
  const { key } = await oneKey(shop.world, rina)
  assert.equal((await ask('/keys', { key })).status, 403)
  const made = await ask(
    '/keys',
    { key },
    { method: 'POST', body: { name: 'Anak', permissions: ['store.reseller.orders'] } },
  )
  assert.equal(made.status, 403)
})

test('nobody lists, replaces, changes or ends the keys of another reseller, in this shop or in another', async () => {
  const [rina, budi] = [await oneReseller(shop.world), await oneReseller(shop.world)]
  const citra = await oneReseller(other.world)
  const { id, key } = await oneKey(shop.world, rina)
  for (const [by, at] of [
    [budi, shop],
    [citra, other],
  ] as const) {
    assert.deepEqual(await keysOf(by, at), [])
    const acts = [
      ask(`/keys/${id}/rotations`, by, { method: 'POST', body: {}, at }),
      ask(`/keys/${id}/networks`, by, { method: 'PUT', body: { networks: [] }, at }),
      ask(`/keys/${id}`, by, { method: 'DELETE', at }),
    ]
    assert.deepEqual(
      (await Promise.all(acts)).map(({ status }) => status),
      [404, 404, 404],
    )
  }
  assert.equal((await ask('/keys', { key }, { at: other })).status, 401)
  assert.equal((await keysOf(rina))[0]!.status, 'active')
})

test('the shop does not see the keys among its own, cannot take one over, and can end one that leaked', async () => {
  const rina = await oneReseller(shop.world)
  const { id, key } = await oneKey(shop.world, rina)
  const listed = await shop.world.call('identity.listApiKeys', {})
  assert.ok(!JSON.stringify(listed).includes(id))
  await assert.rejects(shop.world.call('identity.rotateApiKey', { id }), /not-found/)
  await shop.world.call('identity.revokeApiKey', { id })
  assert.equal((await ask('/webhooks', { key })).status, 401)
  assert.equal((await keysOf(rina))[0]!.status, 'revoked')
})

test('a key works from its own addresses only, and its owner changes them at once', async () => {
  const rina = await oneReseller(shop.world)
  const { id, key } = await oneKey(shop.world, rina, { networks: ['203.0.113.0/24'] })
  const refused = await ask('/webhooks', { key })
  assert.deepEqual([refused.status, await codeOf(refused)], [403, 'ip-not-allowed'])
  const seen = await shop.world.sql('select last_used_at from kernel.api_keys where id = $1', [id])
  assert.equal(seen[0]!.last_used_at, null)
  await ask(`/keys/${id}/networks`, rina, { method: 'PUT', body: { networks: ['127.0.0.0/8', '::1'] } })
  assert.equal(await statusOnTheWire('/webhooks', key), 200)
  await ask(`/keys/${id}/networks`, rina, { method: 'PUT', body: { networks: ['198.51.100.0/24'] } })
  assert.equal(await statusOnTheWire('/webhooks', key), 403)
})

test('a reseller has no more keys than they can tell apart, whoever else has some', async () => {
  const [rina, budi] = [await oneReseller(shop.world), await oneReseller(shop.world)]
  const body = { name: 'Bot', permissions: ['store.reseller.orders'] }
  const tries = await Promise.all(Array.from({ length: 24 }, () => ask('/keys', rina, { method: 'POST', body })))
  assert.equal(tries.filter(({ status }) => status === 201).length, 20)
  assert.equal(tries.filter(({ status }) => status === 409).length, 4)
  assert.equal((await ask('/keys', budi, { method: 'POST', body })).status, 201)
  assert.equal(
    (await shop.world.call('identity.createApiKey', { name: 'Toko', permissions: ['store.orders.read'] })).name,
    'Toko',
  )
})

test('a replaced key ends and the new one is the same in everything else', async () => {
  const rina = await oneReseller(shop.world)
  const { id, key } = await oneKey(shop.world, rina, { mode: 'test', networks: ['127.0.0.1/32'] })
  const next = (await (await ask(`/keys/${id}/rotations`, rina, { method: 'POST', body: {} })).json()) as {
    id: string
    key: string
  }
  assert.match(next.key, /^ruko_test_/)
  assert.equal((await ask('/webhooks', { key })).status, 401)
  const [now] = (await keysOf(rina)).filter((one) => one.id === next.id)
  assert.deepEqual([now!.mode, now!.networks, now!.name], ['test', ['127.0.0.1/32'], 'Bot toko'])
  const again = await ask(`/keys/${id}/rotations`, rina, { method: 'POST', body: {} })
  assert.deepEqual([again.status, await codeOf(again)], [409, 'api-key-over'])
})

test('who is no reseller any more has keys that open nothing', async () => {
  const rina = await oneReseller(shop.world)
  const { key } = await oneKey(shop.world, rina)
  assert.equal((await ask('/webhooks', { key })).status, 200)
  await shop.world.sql('delete from kernel.role_grants where person_id = $1', [rina.personId])
  assert.equal((await ask('/webhooks', { key })).status, 403)
})

/** Asks over a real connection, which comes from this machine. */
async function statusOnTheWire(path: string, key: string): Promise<number> {
  const ask = wireTo(house.listening.port)
  const headers = { authorization: `Bearer ${key}` }
  return (await ask(`http://${shop.tenant.host}/api/v1/reseller${path}`, { headers })).status
}
