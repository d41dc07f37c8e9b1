import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { startProvider } from '../../../../../fakes/provider/server.ts'
import { isPublic } from '../../outbound.ts'
import { refusalOfUrl } from './line.ts'
import { ProviderRefused, ProviderUnavailable } from './port.ts'
import { openLine } from './signed-http.ts'

const SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`
const fake = await startProvider({ port: 0, secret: SECRET })
after(() => fake.stop())
beforeEach(() => fake.behave())

const credentials = { account: 'ruang-1', token: 'token-ruang-1' }
const setup = { baseUrl: fake.url, signingSecret: SECRET, publicOnly: false }
const line = openLine(setup)
/** Has no patience, for those who never answer; who is to answer may take longer on a machine that is busy. */
const quick = openLine(setup, 300)
const wish = (requestId: string, target = 'rina@contoh.id') => ({ requestId, plan: 'pro', target })

test('the same request id has one effect, and its state can be asked for', async () => {
  const [first, again] = [
    await line.invite(credentials, wish('req-00000001')),
    await line.invite(credentials, wish('req-00000001')),
  ]
  assert.deepEqual(first, again)
  assert.equal(fake.book().filter(({ requestId }) => requestId === 'req-00000001').length, 1)
  fake.move('req-00000001', 'accepted')
  assert.equal((await line.status(credentials, 'req-00000001'))!.state, 'accepted')
  assert.equal(await line.status(credentials, 'req-never-was'), null)
  await assert.rejects(line.revoke(credentials, 'req-00000001'), refused('already-accepted'))
})

test('each refusal has its code', async () => {
  await assert.rejects(line.invite(credentials, wish('req-00000002', 'tolak@contoh.id')), refused('target-rejected'))
  const stranger = { account: 'rusak-1', token: 'token-rusak-1' }
  await assert.rejects(line.invite(stranger, wish('req-00000003')), refused('account-refused'))
  fake.behave({ quota: 0 })
  await assert.rejects(line.invite(credentials, wish('req-00000004')), refused('quota-reached'))
  const wrong = openLine({
    baseUrl: fake.url,
    signingSecret: `whsec_${Buffer.alloc(24, 4).toString('base64')}`,
    publicOnly: false,
  })
  await assert.rejects(wrong.invite(credentials, wish('req-00000005')), refused('refused'))
})

test('what may have happened is told from what cannot have', async () => {
  for (const fail of ['500', 'lost-answer', 'timeout-after-effect', 'timeout-before-effect', 'down'] as const) {
    fake.behave({ fail })
    await assert.rejects(quick.invite(credentials, wish(`req-fail-${fail}`)), unavailable('unknown'), fail)
  }
  fake.behave({ delayMs: 900 })
  await assert.rejects(quick.invite(credentials, wish('req-too-slow')), unavailable('unknown'))
  const nowhere = openLine({ baseUrl: 'http://127.0.0.1:9', signingSecret: SECRET, publicOnly: false })
  await assert.rejects(nowhere.invite(credentials, wish('req-nowhere')), unavailable('refused'))
})

test('outside of demonstrations only public https addresses are called', async () => {
  const open = (baseUrl: string) => openLine({ baseUrl, signingSecret: SECRET, publicOnly: true })
  for (const url of [
    fake.url,
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://dalam.internal/',
    'https://10.1.2.3/',
  ])
    await assert.rejects(async () => open(url).invite(credentials, wish('req-ssrf')), unavailable('refused'), url)
  assert.equal(refusalOfUrl(new URL('https://penyedia.contoh.id/v1'), true), null)
  assert.equal(refusalOfUrl(new URL('https://a:b@penyedia.contoh.id/'), true), 'carries a password')
  assert.deepEqual(
    ['8.8.8.8', '192.168.1.1', '100.64.0.1', '2606:4700::1111', 'fd00::1', '::ffff:8.8.8.8', '2002:a00::1'].map(
      isPublic,
    ),
    [true, false, false, true, false, false, false],
  )
})

const about = (player: string) => ({
  checkId: crypto.randomUUID(),
  product: 'permata',
  target: { player, server: 'A' },
})

test('whose account it is: a name, or why not, told again the same', async () => {
  const first = await line.checkTarget(credentials, about('81234567'))
  assert.ok(first.found && /^\p{L}+ \p{L}+ \d+$/u.test(first.name))
  assert.deepEqual(await line.checkTarget(credentials, about('81234567')), first)
  for (const [player, reason] of [
    ['40412345', 'unknown'],
    ['40912345', 'server-mismatch'],
    ['40312345', 'not-eligible'],
  ] as const)
    assert.deepEqual(await line.checkTarget(credentials, about(player)), { found: false, reason })
  fake.behave({ unknownTargets: true })
  assert.deepEqual(await line.checkTarget(credentials, about('81234567')), { found: false, reason: 'unknown' })
})

test('a question that nobody answers, or that comes with a wrong signature, is no answer', async () => {
  for (const fail of ['500', 'timeout-before-effect', 'lost-answer', 'down'] as const) {
    fake.behave({ fail })
    await assert.rejects(quick.checkTarget(credentials, about('81234567')), unavailable('unknown'), fail)
  }
  fake.behave({ delayMs: 900 })
  await assert.rejects(quick.checkTarget(credentials, about('81234567')), unavailable('unknown'))
  fake.behave()
  const before = fake.checks()
  const signingSecret = `whsec_${Buffer.alloc(24, 4).toString('base64')}`
  const wrong = openLine({ baseUrl: fake.url, signingSecret, publicOnly: false })
  await assert.rejects(wrong.checkTarget(credentials, about('81234567')), refused('refused'))
  const stranger = { account: 'rusak-1', token: 'token-rusak-1' }
  await assert.rejects(line.checkTarget(stranger, about('81234567')), refused('account-refused'))
  assert.equal(fake.checks(), before)
})

test('an answer is believed only if it is about this question, and a name is one short line', async () => {
  const answers: object[] = [
    { checkId: 'of-another-one', found: true, name: 'Rimba' },
    { found: true },
    { found: true, name: ' \u202E\n ' },
    { found: true, name: `Rimba\n\u202Eabmir ${'x'.repeat(200)}` },
    { found: false, reason: 'something-of-its-own' },
  ]
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      const { checkId } = JSON.parse(chunk.toString('utf8')) as { checkId: string }
      response.end(JSON.stringify({ checkId, ...answers.shift() }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const strange = openLine({ baseUrl, signingSecret: SECRET, publicOnly: false })
  for (let count = 0; count < 3; count++)
    await assert.rejects(strange.checkTarget(credentials, about('81234567')), unavailable('unknown'))
  const long = await strange.checkTarget(credentials, about('81234567'))
  assert.ok(long.found && long.name.startsWith('Rimbaabmir x') && long.name.length === 80)
  assert.deepEqual(await strange.checkTarget(credentials, about('81234567')), { found: false, reason: 'unknown' })
})

function refused(code: string) {
  return (error: unknown) => error instanceof ProviderRefused && error.code === code
}
function unavailable(outcome: string) {
  return (error: unknown) => error instanceof ProviderUnavailable && error.outcome === outcome
}
