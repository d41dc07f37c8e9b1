import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, openTestHouse } from './testing.ts'

let house: TestHouse
let owner: { id: string; sessionToken: string }
before(async () => {
  house = await openTestHouse()
  owner = { id: await house.add('ani@garuda.id', ['owner']), sessionToken: await house.signIn('ani@garuda.id') }
})
after(() => house.close())

type Key = { id: string; key: string; hint: string; name: string; permissions: string[]; endsAt: string | null }
type Listed = Key & { status: string; dormant: string[]; lastUsedAt: string | null }
const refusal = (code: string) => ({ kind: 'problem', code })
const create = async (permissions: string[], as: { sessionToken: string } = owner, more: object = {}) =>
  (await house.call<Key>('identity.createApiKey', { name: 'Kasir depan', permissions, ...more }, as)).body
const rotate = async (id: string, graceHours = 0) =>
  (await house.call<Key>('identity.rotateApiKey', { id, graceHours }, owner)).body
const sell = (apiKey: string, more: object = {}) => house.call('stall.sell', {}, { apiKey, ...more })
const listed = async (id: string) =>
  (await house.call<{ keys: Listed[] }>('identity.listApiKeys', {}, owner)).body.keys.find((key) => key.id === id)!

test('a key is shown once, stored as a hash, and may what it was given and no more', async () => {
  const made = await create(['stall.sell'])
  assert.match(made.key, /^ruko_[A-Za-z0-9_-]{43}$/)
  assert.ok(made.key.startsWith(made.hint))
  await sell(made.key)
  await assert.rejects(house.call('identity.listPeople', {}, { apiKey: made.key }), refusal('forbidden'))
  const { rows } = await house.owner.query(`select
    (select json_agg(k)::text from kernel.api_keys k) as keys, (select json_agg(f)::text from kernel.facts f) as facts,
    (select json_agg(i)::text from kernel.idempotency_keys i) as answers`)
  assert.ok(!JSON.stringify(rows).includes(made.key))
  assert.ok(!JSON.stringify(await listed(made.id)).includes(made.key))
})

test('what is no key in force of this tenant is refused, also where anybody may ask', async () => {
  const made = await create(['stall.sell'])
  for (const key of ['', 'ruko_', 'abc', `ruko_${'a'.repeat(43)}`, made.key.slice(5), `${made.key} `]) {
    await assert.rejects(sell(key), refusal('api-key-refused'), key)
    await assert.rejects(
      house.call('identity.requestReset', { email: 'a@garuda.id' }, { apiKey: key }),
      refusal('api-key-refused'),
    )
  }
  await assert.rejects(sell(made.key, { tenant: house.melati }), refusal('api-key-refused'))
})

test('a request with a key is the key, whatever session comes along', async () => {
  const made = await create(['stall.sell'])
  await assert.rejects(
    house.call('identity.listPeople', {}, { apiKey: made.key, sessionToken: owner.sessionToken }),
    refusal('forbidden'),
  )
  await assert.rejects(sell('ruko_salah', { sessionToken: owner.sessionToken }), refusal('api-key-refused'))
  await house.call('identity.endSession', {}, { apiKey: made.key, sessionToken: owner.sessionToken })
  await house.call('identity.readMe', {}, owner)
})

test('a key has no account of its own and makes no keys', async () => {
  const made = await create(['identity.keys.manage', 'identity.people.read'])
  const as = { apiKey: made.key }
  await house.call('identity.listApiKeys', {}, as)
  await assert.rejects(house.call('identity.readMe', {}, as), refusal('person-needed'))
  await assert.rejects(house.call('identity.listPermissions', {}, as), refusal('person-needed'))
  const more = { name: 'Anak kunci', permissions: ['identity.people.read'] }
  await assert.rejects(house.call('identity.createApiKey', more, as), refusal('person-needed'))
  await assert.rejects(house.call('identity.rotateApiKey', { id: made.id }, as), refusal('person-needed'))
})

test('a key gives no roles beyond its permissions, though its creator could', async () => {
  const made = await create(['identity.roles.grant', 'identity.roles.edit', 'identity.people.invite', 'stall.sell'])
  const as = { apiKey: made.key }
  const id = await house.add('budi@garuda.id')
  await house.call('identity.setRoles', { id, roles: ['cashier'] }, as)
  await assert.rejects(house.call('identity.setRoles', { id, roles: ['owner'] }, as), refusal('beyond-own-rights'))
  const role = { name: 'Penutup', permissions: ['stall.close'] }
  await assert.rejects(house.call('identity.createRole', role, as), refusal('beyond-own-rights'))
  const invite = { email: 'kawan@garuda.id', name: 'Kawan', roles: ['manager'] }
  await assert.rejects(house.call('identity.invitePerson', invite, as), refusal('beyond-own-rights'))
})

test('nobody gives a key what they do not have, and it loses what its creator loses', async () => {
  const id = await house.add('citra@garuda.id', ['manager'])
  const manager = { sessionToken: await house.signIn('citra@garuda.id') }
  await assert.rejects(create(['stall.close'], manager), refusal('beyond-own-rights'))
  await assert.rejects(create(['dock.sail']), refusal('invalid-input'))
  await assert.rejects(create([]), refusal('invalid-input'))
  const made = await create(['stall.sell', 'identity.people.read'], manager)
  await sell(made.key)
  await house.call('identity.setRoles', { id, roles: ['cashier'] }, owner)
  await sell(made.key)
  await assert.rejects(house.call('identity.listPeople', {}, { apiKey: made.key }), refusal('forbidden'))
  assert.deepEqual((await listed(made.id)).dormant, ['identity.people.read'])
  await house.call('identity.disablePerson', { id }, owner)
  await assert.rejects(sell(made.key), refusal('api-key-refused'))
  assert.equal((await listed(made.id)).status, 'asleep')
  await house.call('identity.restorePerson', { id }, owner)
  await sell(made.key)
})

test('a rotated key ends at once, or after its grace, and the new one may the same', async () => {
  const first = await create(['stall.sell'])
  const second = await rotate(first.id)
  assert.deepEqual([second.name, second.permissions], [first.name, first.permissions])
  await assert.rejects(sell(first.key), refusal('api-key-refused'))
  await sell(second.key)
  const third = await rotate(second.id, 24)
  await Promise.all([sell(second.key), sell(third.key)])
  assert.deepEqual([(await listed(second.id)).status, (await listed(third.id)).status], ['replaced', 'active'])
  await house.owner.query("update kernel.api_keys set ends_at = now() - interval '1 s' where id = $1", [second.id])
  await assert.rejects(sell(second.key), refusal('api-key-refused'))
  for (const id of [first.id, second.id]) await assert.rejects(rotate(id), refusal('api-key-over'))
})

test('of many rotations at once one wins, and one new key is in force', async () => {
  for (const graceHours of [0, 24]) {
    const made = await create(['stall.sell'])
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => rotate(made.id, graceHours)))
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    assert.equal(won.length, 1)
    for (const one of tries) if (one.status === 'rejected') assert.equal(one.reason.code, 'api-key-over')
    const { rows } = await house.owner.query('select id from kernel.api_keys where replaces = $1', [made.id])
    assert.deepEqual(rows, [{ id: won[0]!.id }])
    await sell(won[0]!.key)
  }
})

test('revoking ends a key for good, also one that is being replaced, and may be repeated', async () => {
  const made = await create(['stall.sell'])
  const next = await rotate(made.id, 24)
  for (let turn = 0; turn < 2; turn++) await house.call('identity.revokeApiKey', { id: made.id }, owner)
  await assert.rejects(sell(made.key), refusal('api-key-refused'))
  await sell(next.key)
  assert.equal((await listed(made.id)).status, 'revoked')
  await house.add('dewi@melati.id', ['owner'], house.melati)
  const as = { sessionToken: await house.signIn('dewi@melati.id', { tenant: house.melati }), tenant: house.melati }
  for (const operation of ['identity.revokeApiKey', 'identity.rotateApiKey']) {
    await assert.rejects(house.call(operation, { id: next.id }, as), refusal('not-found'))
  }
  await sell(next.key)
})

test('a key ends when it was told to, and its end is carried to the one that replaces it', async () => {
  const past = new Date(Date.now() - 1000).toISOString()
  await assert.rejects(create(['stall.sell'], owner, { endsAt: past }), refusal('invalid-input'))
  const endsAt = new Date(Date.now() + 3_600_000).toISOString()
  const made = await create(['stall.sell'], owner, { endsAt })
  const next = await rotate(made.id, 168)
  assert.equal(next.endsAt, endsAt)
  assert.equal((await listed(made.id)).endsAt, endsAt)
  await house.owner.query("update kernel.api_keys set ends_at = now() - interval '1 s' where id = $1", [next.id])
  await assert.rejects(sell(next.key), refusal('api-key-refused'))
  await assert.rejects(rotate(next.id), refusal('api-key-over'))
})

test('its use is noted at most once a minute', async () => {
  const made = await create(['stall.sell'])
  assert.equal((await listed(made.id)).lastUsedAt, null)
  await sell(made.key)
  const first = (await listed(made.id)).lastUsedAt
  assert.ok(first)
  await sell(made.key)
  assert.equal((await listed(made.id)).lastUsedAt, first)
  await house.owner.query("update kernel.api_keys set last_used_at = now() - interval '2 minutes' where id = $1", [
    made.id,
  ])
  await sell(made.key)
  assert.ok((await listed(made.id)).lastUsedAt! > first)
})
