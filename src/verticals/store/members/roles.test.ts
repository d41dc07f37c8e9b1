import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { listActors, listPeople } from '#kernel/identity/directory-queries.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openShop, type Shop } from '../testing.ts'
import { type Caller, memberOf } from './testing.ts'

/* Nobody raises themselves: not by what they send, not by what they call, not by the name of another shop. */

let house: TestHouse
let shop: Shop
let rina: Caller
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'peran')
  rina = await memberOf(shop)
})
after(() => house.close())

const send = (method: string, path: string, body?: unknown, cookie = rina.cookie) =>
  house.fetch(shop.tenant.host, `/api/v1${path}`, {
    method,
    headers: { cookie, 'idempotency-key': crypto.randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const rolesOf = (personId: string) =>
  house.sql<{ role: string }>(
    shop.tenant.id,
    'select role from kernel.role_grants where person_id = $1 order by role',
    [personId],
  )
const profile = { name: 'Rina', whatsapp: '081200000077', locale: 'id', tellEmail: true, tellWhatsapp: true }

test('a member holds one role and no permission', async () => {
  const me = (await (await send('GET', '/me')).json()) as { roles: string[]; permissions: string[] }
  assert.deepEqual([me.roles, me.permissions], [['member'], []])
})

test('every operation that wants a permission refuses a member, whatever is sent', async () => {
  const guarded = [...house.house.registry.operations.values()].filter(
    ({ can, module }) => can !== null && house.house.registry.serves(module, shop.tenant),
  )
  assert.ok(guarded.length > 80)
  for (const operation of guarded) {
    const path = operation.path.replaceAll(/\{\w+\}/g, crypto.randomUUID())
    const body = ['post', 'put', 'patch'].includes(operation.method) ? {} : undefined
    const answer = await send(operation.method.toUpperCase(), path, body)
    assert.equal(answer.status, 403, `${operation.id} answered a member with ${answer.status}`)
    await answer.body?.cancel()
  }
})

test('no form about oneself takes a role, a permission or another person', async () => {
  for (const extra of [
    { roles: ['owner'] },
    { role: 'reseller' },
    { permissions: ['store.orders.read'] },
    { id: shop.world.owner.id },
    { email: 'pemilik@contoh.id' },
  ]) {
    const answer = await send('PUT', '/store/me', { ...profile, ...extra })
    assert.equal(answer.status, 422, JSON.stringify(extra))
  }
  assert.deepEqual(await rolesOf(rina.id), [{ role: 'member' }])
})

test('the ways to more rights are shut: own roles, invitations, keys', async () => {
  const own = shop.world.owner.id
  const tries = [
    await send('PUT', `/people/${rina.id}/roles`, { roles: ['owner'] }),
    await send('PUT', `/people/${own}/roles`, { roles: [] }),
    await send('POST', '/invitations', { email: 'kawan@contoh.id', name: 'Kawan', roles: ['owner'] }),
    await send('POST', '/roles', { name: 'Segala', permissions: ['store.orders.read'] }),
    await send('POST', '/api-keys', { name: 'Kunci', permissions: ['store.orders.read'] }),
  ]
  for (const answer of tries) assert.equal(answer.status, 403, await answer.text())
  assert.deepEqual(await rolesOf(rina.id), [{ role: 'member' }])
  assert.deepEqual(await rolesOf(own), [{ role: 'owner' }])
})

test('whoever only buys is no part of the team: not in its list, not among those who did something', async () => {
  const [team, members, actors] = await house.inside(shop.tenant, (ctx) =>
    Promise.all([listPeople(ctx, 50, {}), listPeople(ctx, 50, { role: 'member' }), listActors(ctx, 50)]),
  )
  assert.deepEqual(
    team.map(({ id }) => id).filter((id) => [rina.id, shop.world.owner.id].includes(id)),
    [shop.world.owner.id],
  )
  assert.ok(!actors.some(({ id }) => id === rina.id))
  assert.ok(
    members.some(({ id }) => id === rina.id),
    'asked for by their role they are found',
  )
  // Taken into the team, a member is in its list.
  await house.sql(
    shop.tenant.id,
    "insert into kernel.role_grants (tenant_id, person_id, role) values ($1, $2, 'staff')",
    [shop.tenant.id, (await memberOf(shop, 'dua-peran@contoh.id')).id],
  )
  const again = await house.inside(shop.tenant, (ctx) => listPeople(ctx, 50, {}))
  assert.ok(again.some(({ email }) => email === 'dua-peran@contoh.id'))
})
