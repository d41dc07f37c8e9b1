import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueToken, tokenForDelivery } from './people.ts'
import { PASSWORD, type TestHouse, openTestHouse } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

const NEW = 'sebelas perahu ungu tua'
const refusal = (code: string) => ({ kind: 'problem', code })
const issue = (id: string, purpose: 'reset' | 'set-password' | 'verify' = 'reset') =>
  house.inside((ctx) => issueToken(ctx, id, purpose, 1))

test('a link is used once, even by twenty at once', async () => {
  const id = await house.add('ani@garuda.id')
  const token = await issue(id)
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      house.call('identity.setPassword', { token, password: `${NEW} ${index}` }),
    ),
  )
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1)
  for (const one of tries) {
    if (one.status === 'rejected') assert.equal(one.reason.code, 'link-spent')
  }
})

test('a reset signs nobody in, ends every session and every other link, and verifies the address', async () => {
  const id = await house.add('budi@garuda.id')
  const session = await house.signIn('budi@garuda.id')
  const [token, other] = [await issue(id), await issue(id, 'set-password')]
  const answer = await house.call('identity.setPassword', { token, password: NEW })
  assert.deepEqual(answer.cookies, [])
  await assert.rejects(house.call('identity.readMe', {}, { sessionToken: session }), refusal('sign-in-needed'))
  await assert.rejects(house.call('identity.setPassword', { token: other, password: NEW }), refusal('link-spent'))
  await assert.rejects(house.signIn('budi@garuda.id'), refusal('wrong-credentials'))
  await house.call('identity.createSession', { email: 'budi@garuda.id', password: NEW })
  const { rows } = await house.owner.query('select email_verified_at from kernel.people where id = $1', [id])
  assert.ok(rows[0].email_verified_at)
})

test('a link serves its own purpose, time and tenant only, and no suspended person', async () => {
  const id = await house.add('citra@garuda.id')
  const set = (token: string, tenant = house.garuda) =>
    house.call('identity.setPassword', { token, password: NEW }, { tenant })
  await assert.rejects(set(await issue(id, 'verify')), refusal('link-spent'))
  await assert.rejects(house.call('identity.verifyEmail', { token: await issue(id) }), refusal('link-spent'))
  await assert.rejects(set(await issue(id), house.melati), refusal('link-spent'))
  const late = await issue(id)
  await house.owner.query(
    "update kernel.one_time_tokens set expires_at = now() - interval '1 s' where person_id = $1",
    [id],
  )
  await assert.rejects(set(late), refusal('link-spent'))
  const shut = await issue(id)
  await house.owner.query("update kernel.people set status = 'suspended' where id = $1", [id])
  await assert.rejects(set(shut), refusal('link-spent'))
})

test('a weak password does not use the link up', async () => {
  const id = await house.add('dewi@garuda.id')
  const token = await issue(id)
  await assert.rejects(
    house.call('identity.setPassword', { token, password: 'Rahasia12345' }),
    refusal('invalid-input'),
  )
  await house.call('identity.setPassword', { token, password: NEW })
})

test('a mailed token is handed out once, never stands in a fact, and a failed mail gets it again', async () => {
  await house.add('eka@garuda.id')
  await house.call('identity.requestReset', { email: 'eka@garuda.id' })
  const { rows } = await house.owner.query("select payload from kernel.facts where name = 'identity.reset_requested'")
  const { tokenId } = rows[0].payload
  const failing = house.inside(async (ctx) => {
    assert.ok(await tokenForDelivery(ctx, tokenId))
    throw new Error('the mail could not be written')
  })
  await assert.rejects(failing, /could not be written/)
  const token = await house.inside((ctx) => tokenForDelivery(ctx, tokenId))
  assert.equal(await house.inside((ctx) => tokenForDelivery(ctx, tokenId)), null)
  const everything = await house.owner.query(
    'select (select json_agg(f)::text from kernel.facts f) as facts, (select json_agg(t)::text from kernel.one_time_tokens t) as tokens',
  )
  assert.ok(!JSON.stringify(everything.rows).includes(token!))
  await house.call('identity.setPassword', { token, password: NEW })
})

test('an address is verified by its link, once', async () => {
  const id = await house.add('fajar@garuda.id')
  const session = await house.signIn('fajar@garuda.id')
  await house.call('identity.requestVerification', {}, { sessionToken: session })
  const { rows } = await house.owner.query(
    "select payload from kernel.facts where name = 'identity.email_verification_requested'",
  )
  const token = await house.inside((ctx) => tokenForDelivery(ctx, rows[0].payload.tokenId))
  await house.call('identity.verifyEmail', { token })
  await assert.rejects(house.call('identity.verifyEmail', { token }), refusal('link-spent'))
  const security = await house.call('identity.readSecurity', {}, { sessionToken: session })
  assert.equal(security.body.emailVerified, true)
  assert.equal(rows[0].payload.personId, id)
})

test('changing the password needs the present one and leaves only this device, under a new token', async () => {
  await house.add('gita@garuda.id')
  const [here, there] = [await house.signIn('gita@garuda.id'), await house.signIn('gita@garuda.id')]
  const change = (current: string, password: string) =>
    house.call('identity.changePassword', { current, password }, { sessionToken: here })
  await assert.rejects(
    change('bukan yang sekarang', NEW),
    (error: Error & { code: string; fields: { path: string }[] }) => {
      assert.equal(error.code, 'wrong-password')
      assert.equal(error.fields[0]!.path, 'current')
      return true
    },
  )
  await assert.rejects(change(PASSWORD, 'gita@garuda.id'), refusal('invalid-input'))
  const { token } = await change(PASSWORD, NEW)
  for (const old of [here, there]) {
    await assert.rejects(house.call('identity.readMe', {}, { sessionToken: old }), refusal('sign-in-needed'))
  }
  await house.call('identity.readMe', {}, { sessionToken: token })
})
