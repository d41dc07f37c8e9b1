import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { may } from './authorize.ts'
import { authenticate } from './sessions.ts'
import { ensurePerson, setDemoPassword } from './people.ts'
import { type TestHouse, openTestHouse } from './testing.ts'

let house: TestHouse
let owner: { id: string; sessionToken: string }
let manager: { id: string; sessionToken: string }
before(async () => {
  house = await openTestHouse()
  owner = { id: await house.add('ani@garuda.id', ['owner']), sessionToken: await house.signIn('ani@garuda.id') }
  manager = { id: await house.add('budi@garuda.id', ['manager']), sessionToken: await house.signIn('budi@garuda.id') }
})
after(() => house.close())

const refusal = (code: string) => ({ kind: 'problem', code })
const setRoles = (as: { sessionToken: string }, id: string, roles: string[]) =>
  house.call('identity.setRoles', { id, roles }, as)

test('roles act on the next request', async () => {
  const id = await house.add('citra@garuda.id')
  const as = { sessionToken: await house.signIn('citra@garuda.id') }
  await assert.rejects(house.call('stall.sell', {}, as), refusal('forbidden'))
  await setRoles(owner, id, ['cashier'])
  await house.call('stall.sell', {}, as)
  await setRoles(owner, id, [])
  await assert.rejects(house.call('stall.sell', {}, as), refusal('forbidden'))
  assert.ok(house.acts.includes('identity.setRoles'))
})

test('nobody gives or takes what they do not have', async () => {
  const cashier = await house.add('dewi@garuda.id', ['cashier'])
  await assert.rejects(setRoles(manager, manager.id, ['manager', 'owner']), refusal('beyond-own-rights'))
  await assert.rejects(setRoles(manager, cashier, ['owner']), refusal('beyond-own-rights'))
  await assert.rejects(setRoles(manager, owner.id, []), refusal('beyond-own-rights'))
  await assert.rejects(house.call('identity.disablePerson', { id: owner.id }, manager), refusal('beyond-own-rights'))
  const invite = { email: 'kawan@garuda.id', name: 'Kawan', roles: ['owner'] }
  await assert.rejects(house.call('identity.invitePerson', invite, manager), refusal('beyond-own-rights'))
  await setRoles(manager, cashier, ['cashier', 'manager'])
  const as = { sessionToken: await house.signIn('dewi@garuda.id') }
  await setRoles(manager, cashier, ['cashier'])
  await assert.rejects(setRoles(as, cashier, ['manager']), refusal('forbidden'))
})

test('a role is known, of this tenant, and brings nothing from another trade', async () => {
  await assert.rejects(setRoles(owner, manager.id, ['admiral']), refusal('invalid-input'))
  const elsewhere = await house.add('eka@melati.id', ['cashier'], house.melati)
  await assert.rejects(setRoles(owner, elsewhere, ['cashier']), refusal('not-found'))
  await assert.rejects(house.call('identity.disablePerson', { id: elsewhere }, owner), refusal('not-found'))
  const actor = await house.inside((ctx) => authenticate(ctx, owner.sessionToken))
  assert.ok(may(actor, 'stall.close'))
  assert.ok(!may(actor, 'dock.sail'))
})

test('the last active owner stays, also when two owners remove each other at once', async () => {
  await assert.rejects(setRoles(owner, owner.id, ['manager']), refusal('last-owner'))
  const second = {
    id: await house.add('fajar@garuda.id', ['owner']),
    sessionToken: await house.signIn('fajar@garuda.id'),
  }
  for (let round = 0; round < 5; round++) {
    const tries = await Promise.allSettled([setRoles(owner, second.id, []), setRoles(second, owner.id, [])])
    const { rows } = await house.owner.query("select person_id from kernel.role_grants where role = 'owner'")
    assert.ok(rows.length >= 1, JSON.stringify(tries))
    await house.inside((ctx) => ensurePerson(ctx, { email: 'ani@garuda.id', name: 'Ani', roles: ['owner'] }))
    await house.inside((ctx) => ensurePerson(ctx, { email: 'fajar@garuda.id', name: 'Fajar', roles: ['owner'] }))
  }
  await house.call('identity.disablePerson', { id: second.id }, owner)
  await assert.rejects(setRoles(owner, owner.id, []), refusal('last-owner'))
})

test('suspension shuts out at once and can be taken back', async () => {
  const id = await house.add('gita@garuda.id', ['cashier'])
  const as = { sessionToken: await house.signIn('gita@garuda.id') }
  await house.call('stall.sell', {}, as)
  await house.call('identity.disablePerson', { id }, owner)
  await assert.rejects(house.call('stall.sell', {}, as), refusal('sign-in-needed'))
  await assert.rejects(house.signIn('gita@garuda.id'), refusal('wrong-credentials'))
  await assert.rejects(house.call('identity.disablePerson', { id: owner.id }, owner), refusal('own-account'))
  await house.call('identity.restorePerson', { id }, owner)
  await house.signIn('gita@garuda.id')
})

test('an invitation adds somebody new and never touches somebody who is here', async () => {
  const made = await house.call<{ id: string }>(
    'identity.invitePerson',
    { email: 'Hana@Garuda.ID', name: 'Hana', roles: ['cashier'] },
    owner,
  )
  assert.equal(made.status, 201)
  const again = { email: 'hana@garuda.id', name: 'Lain', roles: [] }
  await assert.rejects(house.call('identity.invitePerson', again, owner), refusal('person-exists'))
  await assert.rejects(house.signIn('hana@garuda.id'), refusal('wrong-credentials'))
  const list = await house.call<{ people: { id: string; name: string; roles: string[] }[] }>(
    'identity.listPeople',
    {},
    owner,
  )
  const hana = list.body.people.find((person) => person.id === made.body.id)!
  assert.deepEqual([hana.name, hana.roles], ['Hana', ['cashier']])
  assert.ok(!list.body.people.some((person) => person.name === 'eka'))
})

test('tricks with spelling end at the same person or are refused', async () => {
  const ensure = (email: string) => house.inside((ctx) => ensurePerson(ctx, { email, name: 'Indra', roles: [] }))
  const { id } = await ensure('indra.k@garuda.id')
  // Full-width letters, the full-width @ and dot, capitals, the Kelvin sign.
  for (const email of [
    'ＩＮＤＲＡ.k@garuda.id',
    'indra.k＠garuda．id',
    'INDRA.K@GARUDA.ID',
    'indra.\u212a@garuda.id',
  ]) {
    assert.deepEqual(await ensure(email), { id, created: false }, email)
  }
  // Cyrillic а, dotless ı, capital İ, a zero-width joiner, a soft hyphen, spaces, a second @ by normalising.
  const tricks = [
    'indr\u0430.k@garuda.id',
    '\u0131ndra.k@garuda.id',
    '\u0130ndra.k@garuda.id',
    'indra\u200d.k@garuda.id',
    'indra\u00ad.k@garuda.id',
    ' indra.k@garuda.id',
    'indra.k@garuda.id\u00a0',
    'x＠indra.k@garuda.id',
    'indra.k@garuda.id\r\nBcc: x@y.id',
  ]
  for (const email of tricks) {
    await assert.rejects(ensure(email), email)
    await assert.rejects(house.call('identity.requestReset', { email }), refusal('invalid-input'), email)
  }
})

test('adding the same person twenty times at once makes one', async () => {
  const tries = await Promise.all(
    Array.from({ length: 20 }, () =>
      house.inside((ctx) => ensurePerson(ctx, { email: 'joko@garuda.id', name: 'Joko', roles: ['cashier'] })),
    ),
  )
  assert.equal(new Set(tries.map((one) => one.id)).size, 1)
  assert.equal(tries.filter((one) => one.created).length, 1)
})

test('a demo password is refused outside the demo', async () => {
  const work = house.inside((ctx) =>
    setDemoPassword({ ...ctx, house: { ...ctx.house, mode: 'production' } }, owner.id, 'x'),
  )
  await assert.rejects(work, /only the demo/)
})
