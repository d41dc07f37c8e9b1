import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { may } from './authorize.ts'
import { authenticate } from './sessions.ts'
import { type TestHouse, openTestHouse } from './testing.ts'

let house: TestHouse
let owner: { sessionToken: string }
let manager: { id: string; sessionToken: string }
before(async () => {
  house = await openTestHouse()
  await house.add('ani@garuda.id', ['owner'])
  owner = { sessionToken: await house.signIn('ani@garuda.id') }
  manager = { id: await house.add('budi@garuda.id', ['manager']), sessionToken: await house.signIn('budi@garuda.id') }
})
after(() => house.close())

type Role = { code: string; name: { id: string }; own: boolean; permissions: string[]; holders: number }
const refusal = (code: string) => ({ kind: 'problem', code })
const create = async (name: string, permissions: string[], as = owner) =>
  (await house.call<Role>('identity.createRole', { name, permissions }, as)).body
const update = (role: string, name: string, permissions: string[], as = owner) =>
  house.call<Role>('identity.updateRole', { role, name, permissions }, as)
const grant = (id: string, roles: string[], as = owner) => house.call('identity.setRoles', { id, roles }, as)
const list = async () => (await house.call<{ roles: Role[] }>('identity.listRoles', {}, owner)).body.roles

test('a role of our own acts on the next request, and so does every change of it', async () => {
  const id = await house.add('citra@garuda.id')
  const as = { sessionToken: await house.signIn('citra@garuda.id') }
  const role = await create('Kasir Malam', ['stall.sell'])
  assert.equal(role.code, 'own-kasir-malam')
  await assert.rejects(house.call('stall.sell', {}, as), refusal('forbidden'))
  await grant(id, [role.code])
  await house.call('stall.sell', {}, as)
  await update(role.code, 'Kasir Malam', ['identity.people.read'])
  await assert.rejects(house.call('stall.sell', {}, as), refusal('forbidden'))
  await house.call('identity.listPeople', {}, as)
  assert.equal((await list()).find(({ code }) => code === role.code)!.holders, 1)
})

test('nobody makes, changes or deletes a role beyond their own rights, and nobody gives one', async () => {
  const closer = await create('Penutup', ['stall.close'])
  await assert.rejects(create('Naik Pangkat', ['stall.close'], manager), refusal('beyond-own-rights'))
  await assert.rejects(update(closer.code, 'Penutup', ['stall.sell'], manager), refusal('beyond-own-rights'))
  await assert.rejects(house.call('identity.deleteRole', { role: closer.code }, manager), refusal('beyond-own-rights'))
  await assert.rejects(grant(manager.id, ['manager', closer.code], manager), refusal('beyond-own-rights'))
  const invite = { email: 'kawan@garuda.id', name: 'Kawan', roles: [closer.code] }
  await assert.rejects(house.call('identity.invitePerson', invite, manager), refusal('beyond-own-rights'))
  const seller = await create('Penjual', ['stall.sell'], manager)
  await assert.rejects(update(seller.code, 'Penjual', ['stall.close'], manager), refusal('beyond-own-rights'))
  const holder = await house.add('dewi@garuda.id')
  await grant(holder, [closer.code])
  await assert.rejects(grant(holder, [], manager), refusal('beyond-own-rights'))
})

test('the roles that come with the product are shown and never touched', async () => {
  const given = (await list()).filter(({ own }) => !own)
  assert.deepEqual(given.map(({ code }) => code).toSorted(), ['cashier', 'manager', 'owner'])
  for (const role of ['owner', 'cashier']) {
    await assert.rejects(update(role, 'Lain', ['stall.sell']), refusal('invalid-input'))
    await assert.rejects(house.call('identity.deleteRole', { role }, owner), refusal('invalid-input'))
  }
  for (const name of ['owner', 'Manager', 'CASHIER']) await assert.rejects(create(name, []), refusal('role-exists'))
})

test('a name is there once, codes stay apart, and a code survives a new name', async () => {
  const first = await create('Gudang', ['stall.sell'])
  await assert.rejects(create('gudang', []), refusal('role-exists'))
  await update(first.code, 'Logistik', ['stall.sell'])
  const second = await create('Gudang', [])
  assert.deepEqual([first.code, second.code], ['own-gudang', 'own-gudang-2'])
  assert.equal((await create('経理', [])).code, 'own-peran')
  await assert.rejects(update(second.code, 'LOGISTIK', []), refusal('role-exists'))
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => create('Serentak', [])))
  assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('a role that somebody has stays, with the count named', async () => {
  const role = await create('Penjaga', ['stall.sell'])
  const id = await house.add('eka@garuda.id')
  await grant(id, [role.code])
  await assert.rejects(house.call('identity.deleteRole', { role: role.code }, owner), {
    code: 'role-held',
    params: { count: 1 },
  })
  await grant(id, [])
  await house.call('identity.deleteRole', { role: role.code }, owner)
  await assert.rejects(grant(id, [role.code]), refusal('invalid-input'))
  await assert.rejects(house.call('identity.deleteRole', { role: role.code }, owner), refusal('not-found'))
})

test('giving a role and deleting it at once leaves nobody with a role that is not there', async () => {
  const id = await house.add('fajar@garuda.id')
  for (let round = 0; round < 5; round++) {
    const role = await create(`Bergantian ${round}`, ['stall.sell'])
    await Promise.allSettled([grant(id, [role.code]), house.call('identity.deleteRole', { role: role.code }, owner)])
    const { rows } = await house.owner.query(
      `select from kernel.role_grants g where role = $1
       and not exists (select from kernel.roles r where r.tenant_id = g.tenant_id and r.code = g.role)`,
      [role.code],
    )
    assert.equal(rows.length, 0)
    await grant(id, [])
  }
})

test('a permission that means nothing here is refused, and one in a row permits nothing', async () => {
  await assert.rejects(create('Pelaut', ['dock.sail']), refusal('invalid-input'))
  await assert.rejects(create('Entah', ['stall.fly']), refusal('invalid-input'))
  const role = await create('Lama', ['stall.sell'])
  await house.owner.query('update kernel.roles set permissions = $1 where code = $2', [
    ['stall.sell', 'dock.sail', 'stall.fly', 'stall.close '],
    role.code,
  ])
  const id = await house.add('gita@garuda.id')
  await grant(id, [role.code], manager)
  const token = await house.signIn('gita@garuda.id')
  const actor = await house.inside((ctx) => authenticate(ctx, token))
  assert.deepEqual(actor.kind === 'person' && [...actor.permissions], ['stall.sell'])
  assert.ok(!may(actor, 'dock.sail'))
  assert.deepEqual((await list()).find(({ code }) => code === role.code)!.permissions, ['stall.sell'])
})

test('a role belongs to its tenant: another one neither sees nor gives it', async () => {
  const role = await create('Khusus Garuda', ['stall.sell'])
  await house.add('hana@melati.id', ['owner'], house.melati)
  const as = { sessionToken: await house.signIn('hana@melati.id', { tenant: house.melati }), tenant: house.melati }
  const seen = await house.call<{ roles: Role[] }>('identity.listRoles', {}, as)
  assert.ok(seen.body.roles.every(({ own }) => !own))
  const edit = { role: role.code, name: 'Diambil', permissions: [] }
  await assert.rejects(house.call('identity.updateRole', edit, as), refusal('not-found'))
  const id = await house.add('indra@melati.id', [], house.melati)
  await assert.rejects(house.call('identity.setRoles', { id, roles: [role.code] }, as), refusal('invalid-input'))
  await house.owner.query('insert into kernel.role_grants (tenant_id, person_id, role) values ($1, $2, $3)', [
    house.melati.id,
    id,
    role.code,
  ])
  const token = await house.signIn('indra@melati.id', { tenant: house.melati })
  const actor = await house.inside((ctx) => authenticate(ctx, token), house.melati)
  assert.ok(!may(actor, 'stall.sell'))
})
