import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { generate } from 'otplib'
import { linkForDelivery } from './people.ts'
import { clearOfStepEnd, type TestHouse, openTestHouse, PASSWORD } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

const refusal = (code: string) => ({ kind: 'problem', code })
const ask = (email: string, next?: string) => house.call('identity.requestSignInLink', { email, next })
const enter = (token: string, code?: string, tenant = house.garuda) =>
  house.call<{ mfaRequired: boolean }>('identity.signInByLink', { token, code }, { tenant })
const links = async () => {
  const { rows } = await house.owner.query(
    "select payload from kernel.facts where name = 'identity.sign_in_link_requested' order by id",
  )
  return rows.map(({ payload }) => payload as { personId: string; tokenId: string })
}
/** The link as the mail would carry it. */
const mailed = async (email: string, next?: string) => {
  await ask(email, next)
  const { tokenId } = (await links()).at(-1)!
  return (await house.inside((ctx) => linkForDelivery(ctx, tokenId)))!
}

test('a link signs in once, even of twenty at once, and shows that the address is right', async () => {
  const id = await house.add('ani@garuda.id')
  const { token } = await mailed('ani@garuda.id')
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => enter(token)))
  const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  assert.equal(won.length, 1)
  for (const one of tries) if (one.status === 'rejected') assert.equal(one.reason.code, 'link-spent')
  const me = await house.call('identity.readMe', {}, { sessionToken: won[0]!.token })
  assert.equal(me.body.id, id)
  const { rows } = await house.owner.query('select email_verified_at from kernel.people where id = $1', [id])
  assert.ok(rows[0].email_verified_at)
})

test('the answer is the same for everybody; only people who may sign in are written to', async () => {
  const suspended = await house.add('budi@garuda.id')
  await house.owner.query("update kernel.people set status = 'suspended' where id = $1", [suspended])
  await house.add('lain@melati.id', [], house.melati)
  const before = (await links()).length
  for (const email of ['budi@garuda.id', 'tidak-ada@garuda.id', 'lain@melati.id']) {
    const answer = await ask(email)
    assert.deepEqual([answer.status, answer.body, answer.cookies], [204, null, []])
  }
  assert.equal((await links()).length, before)
})

test('the newest link counts, for half an hour, in its own tenant, for this purpose, and for no suspended person', async () => {
  const id = await house.add('citra@garuda.id')
  const first = await mailed('citra@garuda.id')
  const second = await mailed('citra@garuda.id')
  await assert.rejects(enter(first.token), refusal('link-spent'))
  await assert.rejects(enter(second.token, undefined, house.melati), refusal('link-spent'))
  await assert.rejects(
    house.call('identity.setPassword', { token: second.token, password: PASSWORD }),
    refusal('link-spent'),
  )
  const { rows } = await house.owner.query(
    `select extract(epoch from expires_at - created_at)::int as seconds from kernel.one_time_tokens
     where person_id = $1 and used_at is null`,
    [id],
  )
  assert.deepEqual(rows, [{ seconds: 1800 }])
  await house.owner.query("update kernel.people set status = 'suspended' where id = $1", [id])
  await assert.rejects(enter(second.token), refusal('link-spent'))
})

test('with a second factor the code is still asked for, and a wrong one does not use the link up', async () => {
  await clearOfStepEnd()
  await house.add('dewi@garuda.id')
  const session = { sessionToken: await house.signIn('dewi@garuda.id') }
  const { secret } = (await house.call<{ secret: string }>('identity.startTotp', {}, session)).body
  const codeAt = (seconds: number) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + seconds })
  await house.call('identity.confirmTotp', { code: await codeAt(-30) }, session)
  const { token } = await mailed('dewi@garuda.id')
  const asked = await enter(token)
  assert.deepEqual([asked.body, asked.token], [{ mfaRequired: true }, null])
  const right = await codeAt(0)
  await assert.rejects(enter(token, right === '000000' ? '111111' : '000000'), refusal('wrong-code'))
  const done = await enter(token, right)
  assert.equal(done.body.mfaRequired, false)
  await house.call('identity.readMe', {}, { sessionToken: done.token })
})

test('where somebody wanted to go travels sealed with the link, and only within this host', async () => {
  await house.add('eka@garuda.id')
  const { next, token } = await mailed('eka@garuda.id', '/orders/rahasia?x=1')
  assert.equal(next, '/orders/rahasia?x=1')
  const { rows } = await house.owner.query(
    'select (select json_agg(f)::text from kernel.facts f) as facts, (select json_agg(t)::text from kernel.one_time_tokens t) as tokens',
  )
  assert.ok(!JSON.stringify(rows).includes('rahasia') && !JSON.stringify(rows).includes(token))
  for (const bad of ['//jahat.id', '/\\jahat.id', 'https://jahat.id', 'admin', '/a b', '/a\nb']) {
    await assert.rejects(ask('eka@garuda.id', bad), refusal('invalid-input'), bad)
  }
})

test('a new password ends a link that waits', async () => {
  await house.add('fajar@garuda.id')
  const session = await house.signIn('fajar@garuda.id')
  const { token } = await mailed('fajar@garuda.id')
  const change = { current: PASSWORD, password: 'sebelas perahu ungu tua' }
  await house.call('identity.changePassword', change, { sessionToken: session })
  await assert.rejects(enter(token), refusal('link-spent'))
})
