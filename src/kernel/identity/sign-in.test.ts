import assert from 'node:assert/strict'
import { hashing } from './passwords.ts'
import { after, before, test } from 'node:test'
import { sweepTenant } from './jobs.ts'
import { createPersonSession } from './sessions.ts'
import { PASSWORD, type TestHouse, openTestHouse } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

const refusal = (code: string) => ({ kind: 'problem', code })

test('signing in gives a session whose token is stored only as a hash', async () => {
  await house.add('ani@garuda.id', ['owner'])
  const answer = await house.call('identity.createSession', { email: 'ani@garuda.id', password: PASSWORD })
  assert.deepEqual(answer.body, { mfaRequired: false })
  assert.match(answer.cookies[0]!, /^ruko=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/)
  const me = await house.call('identity.readMe', {}, { sessionToken: answer.token })
  assert.equal(me.body.email, 'ani@garuda.id')
  const { rows } = await house.owner.query('select * from kernel.sessions')
  assert.ok(rows.length > 0)
  assert.ok(!JSON.stringify(rows).includes(answer.token!))
})

test('an unknown address, a wrong password, no password yet and a suspended person are one answer', async () => {
  await house.add('budi@garuda.id')
  const suspended = await house.add('lama@garuda.id')
  await house.owner.query("update kernel.people set status = 'suspended' where id = $1", [suspended])
  const nobody = await house.add('baru@garuda.id')
  await house.owner.query('update kernel.people set password_hash = null where id = $1', [nobody])
  const tries = [
    ['tidak.ada@garuda.id', PASSWORD],
    ['budi@garuda.id', 'bukan sandi yang benar'],
    ['lama@garuda.id', PASSWORD],
    ['baru@garuda.id', PASSWORD],
  ]
  const said = new Set<string>()
  for (const [email, password] of tries) {
    await assert.rejects(
      house.call('identity.createSession', { email, password }),
      (error: Error & { status: number }) => {
        said.add(`${error.status} ${error.message}`)
        return true
      },
    )
  }
  assert.equal(said.size, 1)
  assert.match([...said][0]!, /^401 wrong-credentials/)
})

test('an unknown address costs the same work as a wrong password', async () => {
  await house.add('waktu@garuda.id')
  for (const email of ['waktu@garuda.id', 'siapa@garuda.id']) {
    const before = hashing.made
    await house.call('identity.createSession', { email, password: 'bukan sandi yang benar' }).catch(() => {})
    assert.equal(hashing.made - before, 1, email)
  }
})

test('a reset says and takes the same for every address, and mails only a person who exists', async () => {
  const id = await house.add('citra@garuda.id')
  const start = performance.now()
  const known = await house.call('identity.requestReset', { email: 'citra@garuda.id' })
  const middle = performance.now()
  const unknown = await house.call('identity.requestReset', { email: 'siapa@garuda.id' })
  const end = performance.now()
  assert.deepEqual([known.status, known.body, known.cookies], [unknown.status, unknown.body, unknown.cookies])
  assert.ok(middle - start >= 245 && end - middle >= 245)
  const { rows } = await house.owner.query("select payload from kernel.facts where name = 'identity.reset_requested'")
  assert.equal(rows.length, 1)
  assert.equal(rows[0].payload.personId, id)
})

test('a planted token is not adopted: signing in makes a new one and ends the old one', async () => {
  await house.add('dewi@garuda.id')
  const planted = 'A'.repeat(43)
  const first = await house.signIn('dewi@garuda.id', { sessionToken: planted })
  assert.notEqual(first, planted)
  await assert.rejects(house.call('identity.readMe', {}, { sessionToken: planted }), refusal('sign-in-needed'))
  const second = await house.signIn('dewi@garuda.id', { sessionToken: first })
  await assert.rejects(house.call('identity.readMe', {}, { sessionToken: first }), refusal('sign-in-needed'))
  await house.call('identity.readMe', {}, { sessionToken: second })
})

test('a session of one tenant is nobody in another, even for the same address there', async () => {
  await house.add('eka@sama.id', ['owner'])
  await house.add('eka@sama.id', ['owner'], house.melati)
  const token = await house.signIn('eka@sama.id')
  await house.call('identity.readMe', {}, { sessionToken: token })
  const elsewhere = { sessionToken: token, tenant: house.melati }
  await assert.rejects(house.call('identity.readMe', {}, elsewhere), refusal('sign-in-needed'))
  await assert.rejects(house.call('identity.listPeople', {}, elsewhere), refusal('sign-in-needed'))
})

test('a session ends by idling, by age, by suspension and by signing out', async () => {
  const id = await house.add('fajar@garuda.id')
  const ends = async (change: (token: string) => Promise<unknown>) => {
    const token = await house.signIn('fajar@garuda.id')
    await house.call('identity.readMe', {}, { sessionToken: token })
    await change(token)
    await assert.rejects(house.call('identity.readMe', {}, { sessionToken: token }), refusal('sign-in-needed'))
  }
  await ends(() =>
    house.owner.query("update kernel.sessions set expires_at = now() - interval '1 s' where person_id = $1", [id]),
  )
  await ends((token) => house.call('identity.endSession', {}, { sessionToken: token }))
  await ends(() => house.owner.query("update kernel.people set status = 'suspended' where id = $1", [id]))
})

test('use moves the end of a session, at most once a minute and never past its age', async () => {
  const id = await house.add('gita@garuda.id')
  const token = await house.signIn('gita@garuda.id')
  const read = async () =>
    (await house.owner.query('select *, ends_at = expires_at as last from kernel.sessions where person_id = $1', [id]))
      .rows[0]
  const fresh = await read()
  await house.call('identity.readMe', {}, { sessionToken: token })
  assert.deepEqual((await read()).last_seen_at, fresh.last_seen_at)
  const old = "last_seen_at = now() - interval '2 minutes', expires_at = now() + interval '1 day'"
  await house.owner.query(`update kernel.sessions set ${old} where person_id = $1`, [id])
  await Promise.all(Array.from({ length: 5 }, () => house.call('identity.readMe', {}, { sessionToken: token })))
  assert.ok((await read()).expires_at.getTime() > Date.now() + 13 * 86_400_000)
  await house.owner.query(
    `update kernel.sessions set ${old}, ends_at = now() + interval '2 days' where person_id = $1`,
    [id],
  )
  await house.call('identity.endSession', {}, {})
  await house.call('identity.readSecurity', {}, { sessionToken: token })
  assert.equal((await read()).last, true)
})

test('signing out everywhere ends every device; one device can be ended alone', async () => {
  await house.add('hana@garuda.id')
  const [phone, laptop, tablet] = [
    await house.signIn('hana@garuda.id'),
    await house.signIn('hana@garuda.id'),
    await house.signIn('hana@garuda.id'),
  ]
  type Devices = { sessions: { id: string; current: boolean; device: string; ip: string }[] }
  const list = await house.call<Devices>('identity.readSecurity', {}, { sessionToken: laptop })
  assert.equal(list.body.sessions.length, 3)
  assert.equal(list.body.sessions.filter((session) => session.current).length, 1)
  assert.equal(list.body.sessions[0]!.device, 'Chrome, Android')
  const own = await house.call<Devices>('identity.readSecurity', {}, { sessionToken: phone })
  await house.call(
    'identity.endOtherSession',
    { id: own.body.sessions.find((session) => session.current)!.id },
    { sessionToken: laptop },
  )
  await assert.rejects(house.call('identity.readMe', {}, { sessionToken: phone }), refusal('sign-in-needed'))
  const all = await house.call('identity.endAllSessions', {}, { sessionToken: laptop })
  assert.match(all.cookies[0]!, /^ruko=; Path=\/; Max-Age=0/)
  for (const token of [laptop, tablet]) {
    await assert.rejects(house.call('identity.readMe', {}, { sessionToken: token }), refusal('sign-in-needed'))
  }
})

test("another person's session cannot be ended", async () => {
  await house.add('indra@garuda.id')
  const victim = await house.signIn('ani@garuda.id')
  const attacker = await house.signIn('indra@garuda.id')
  const list = await house.call<{ sessions: { id: string }[] }>('identity.readSecurity', {}, { sessionToken: victim })
  const id = list.body.sessions[0]!.id
  await assert.rejects(house.call('identity.endOtherSession', { id }, { sessionToken: attacker }), refusal('not-found'))
})

test('in production the cookie is tied to its host and to TLS', async () => {
  const id = await house.add('joko@garuda.id')
  const cookies = await house.inside(async (ctx) => {
    const strict = { ...ctx, house: { ...ctx.house, mode: 'production' as const } }
    await createPersonSession(strict, id)
    return strict.reply.cookies
  })
  assert.match(cookies[0]!, /^__Host-ruko=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/)
})

test('the sweep removes what has ended and keeps what runs', async () => {
  const id = await house.add('kiki@garuda.id')
  const [old, running] = [await house.signIn('kiki@garuda.id'), await house.signIn('kiki@garuda.id')]
  const first = '(select min(id::text)::uuid from kernel.sessions where person_id = $1)'
  await house.owner.query(`update kernel.sessions set expires_at = now() - interval '1 s' where id = ${first}`, [id])
  await house.inside((ctx) => sweepTenant.run(ctx as never, {} as never))
  const { rows } = await house.owner.query('select id from kernel.sessions where person_id = $1', [id])
  assert.equal(rows.length, 1)
  await house.call('identity.readMe', {}, { sessionToken: running })
  await assert.rejects(house.call('identity.readMe', {}, { sessionToken: old }), refusal('sign-in-needed'))
})
