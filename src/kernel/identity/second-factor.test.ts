import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { generate } from 'otplib'
import { issueToken } from './people.ts'
import { judgeCode } from './second-factor.ts'
import { clearOfStepEnd, PASSWORD, type TestHouse, openTestHouse } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())

const refusal = (code: string) => ({ kind: 'problem', code })
const codeAt = (secret: string, steps = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps })

/** Turns the second factor on with the code of the step before, so that the present one is still unused. */
async function enrol(email: string) {
  await clearOfStepEnd()
  const id = await house.add(email)
  const sessionToken = await house.signIn(email)
  const started = await house.call<{ secret: string; otpauthUrl: string; qrSvg: string }>(
    'identity.startTotp',
    {},
    { sessionToken },
  )
  const { secret } = started.body
  const code = await codeAt(secret, -1)
  const done = await house.call<{ recoveryCodes: string[] }>('identity.confirmTotp', { code }, { sessionToken })
  return { id, email, sessionToken, secret, started: started.body, codes: done.body.recoveryCodes }
}

const signInBy = (email: string, code?: string) =>
  house.call<{ mfaRequired: boolean }>('identity.createSession', { email, password: PASSWORD, code })

test('the password alone is not enough once a second factor is on', async () => {
  const ani = await enrol('ani@garuda.id')
  assert.match(ani.started.otpauthUrl, /^otpauth:\/\/totp\/garuda:ani%40garuda.id\?secret=/)
  assert.match(ani.started.qrSvg, /^<svg /)
  assert.equal(new Set(ani.codes).size, 10)
  const asked = await signInBy(ani.email)
  assert.deepEqual([asked.body, asked.cookies], [{ mfaRequired: true }, []])
  await assert.rejects(signInBy(ani.email, '000000'), refusal('wrong-code'))
  const done = await signInBy(ani.email, await codeAt(ani.secret))
  assert.ok(done.token)
  const stored = await house.owner.query('select sealed::text from kernel.totp_secrets')
  assert.ok(!stored.rows.some((row) => Buffer.from(row.sealed.slice(2), 'hex').includes(ani.secret)))
})

test('a code is accepted once, by one of twenty at once', async () => {
  const budi = await enrol('budi@garuda.id')
  const code = await codeAt(budi.secret)
  // Hashing lets only two sign-ins through at a time; here all twenty meet at the conditional update.
  const outside = await house.inside(async (ctx) => ({ ...ctx, transact: house.inside }))
  const spends = []
  for (let round = 0; round < 20; round++) {
    await house.owner.query('update kernel.totp_secrets set attempts = 0 where person_id = $1', [budi.id])
    spends.push(await judgeCode(outside, budi.id, code))
  }
  const spent = await Promise.all(spends.map((spend) => house.inside(spend)))
  assert.equal(spent.filter(Boolean).length, 1)
})

test('of twenty sign-ins with one code, one gets in', async () => {
  const indra = await enrol('indra@garuda.id')
  const code = await codeAt(indra.secret)
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => signInBy(indra.email, code)))
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1)
  for (const one of tries) {
    if (one.status === 'rejected') assert.match(one.reason.code, /^(wrong-code|too-many-requests)$/)
  }
  const { rows } = await house.owner.query(
    'select count(*)::int as sessions from kernel.sessions where person_id = $1',
    [indra.id],
  )
  assert.equal(rows[0].sessions, 2)
})

test('an older code is refused after a newer one, and the confirming code is spent', async () => {
  const citra = await enrol('citra@garuda.id')
  await assert.rejects(signInBy(citra.email, await codeAt(citra.secret, -1)), refusal('wrong-code'))
  await signInBy(citra.email, await codeAt(citra.secret, 1))
  await assert.rejects(signInBy(citra.email, await codeAt(citra.secret)), refusal('wrong-code'))
  await assert.rejects(signInBy(citra.email, await codeAt(citra.secret, 4)), refusal('wrong-code'))
})

test('a recovery code works once, however it is typed, also under concurrency', async () => {
  const dewi = await enrol('dewi@garuda.id')
  const code = dewi.codes[3]!.toUpperCase().replace('-', ' ')
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => signInBy(dewi.email, code)))
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1)
  const security = await house.call('identity.readSecurity', {}, { sessionToken: dewi.sessionToken })
  assert.equal(security.body.recoveryCodesLeft, 9)
  await assert.rejects(signInBy(dewi.email, 'aaaaa-aaaaa'), refusal('wrong-code'))
})

test('tries are counted by the person and a wrong code cannot take its count back', async () => {
  const eka = await enrol('eka@garuda.id')
  for (let round = 0; round < 10; round++) await assert.rejects(signInBy(eka.email, '000000'), refusal('wrong-code'))
  await assert.rejects(signInBy(eka.email, await codeAt(eka.secret)), refusal('too-many-requests'))
  await house.owner.query(
    "update kernel.totp_secrets set attempts_since = now() - interval '16 minutes' where person_id = $1",
    [eka.id],
  )
  await signInBy(eka.email, await codeAt(eka.secret))
})

test('a reset by mail does not take the second factor away', async () => {
  const fajar = await enrol('fajar@garuda.id')
  const token = await house.inside((ctx) => issueToken(ctx, fajar.id, 'reset', 1))
  await house.call('identity.setPassword', { token, password: 'sebelas perahu ungu tua' })
  const asked = await house.call('identity.createSession', { email: fajar.email, password: 'sebelas perahu ungu tua' })
  assert.deepEqual(asked.body, { mfaRequired: true })
})

test('turning it off needs the password, and it cannot be begun anew while on', async () => {
  const gita = await enrol('gita@garuda.id')
  const as = { sessionToken: gita.sessionToken }
  await assert.rejects(house.call('identity.startTotp', {}, as), refusal('totp-already-on'))
  await assert.rejects(house.call('identity.confirmTotp', { code: '123456' }, as), refusal('totp-already-on'))
  await assert.rejects(
    house.call('identity.disableTotp', { password: 'bukan sandi ini' }, as),
    refusal('wrong-password'),
  )
  await house.call('identity.disableTotp', { password: PASSWORD }, as)
  assert.deepEqual((await signInBy(gita.email)).body, { mfaRequired: false })
  await assert.rejects(house.call('identity.confirmTotp', { code: '123456' }, as), refusal('totp-not-started'))
})

test('turning it on or off signs other devices out', async () => {
  await house.add('hana@garuda.id')
  const [here, there] = [await house.signIn('hana@garuda.id'), await house.signIn('hana@garuda.id')]
  const { body } = await house.call<{ secret: string }>('identity.startTotp', {}, { sessionToken: here })
  await house.call('identity.confirmTotp', { code: await codeAt(body.secret) }, { sessionToken: here })
  await assert.rejects(house.call('identity.readMe', {}, { sessionToken: there }), refusal('sign-in-needed'))
  await house.call('identity.readMe', {}, { sessionToken: here })
})
