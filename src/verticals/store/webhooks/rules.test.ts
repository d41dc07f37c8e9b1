import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf } from './dial.ts'
import { keptText, lineMs, MOST_WAITS, retryAfter, SCHEDULE_SECONDS, verdictOf, waitMs } from './rules.ts'

test('each attempt waits as published, at most a tenth longer, and after the tenth there is none', () => {
  for (const [attempts, seconds] of SCHEDULE_SECONDS.entries()) {
    assert.equal(waitMs(attempts, null, 0), seconds * 1000)
    assert.equal(waitMs(attempts, null, 1), seconds * 1100)
  }
  assert.equal(waitMs(10, null, 0), null)
})

test('what stands behind others asks ever less often, and goes past them in about half an hour', () => {
  const waits = Array.from({ length: MOST_WAITS }, (_, n) => lineMs(n, 0))
  assert.deepEqual(waits.slice(0, 4), [500, 1_000, 2_000, 4_000])
  assert.equal(lineMs(0, 1), 1_000)
  assert.equal(lineMs(1_000, 0), 600_000)
  const minutes = waits.reduce((sum, ms) => sum + ms, 0) / 60_000
  assert.ok(minutes > 25 && minutes < 35, String(minutes))
})

test('a receiver that asks for more time is given it, within a day', () => {
  assert.equal(waitMs(1, 60, 0), 60_000)
  assert.equal(waitMs(3, 60, 0), 1_800_000)
  assert.equal(waitMs(1, 999_999, 0), 86_400_000)
  const now = new Date('2026-11-21T10:00:00Z')
  assert.equal(retryAfter('90', now), 90)
  assert.equal(retryAfter('Sat, 21 Nov 2026 10:02:00 GMT', now), 120)
  assert.equal(retryAfter('Sat, 21 Nov 2026 09:00:00 GMT', now), 0)
  for (const strange of [undefined, '', 'besok', '-4']) assert.equal(retryAfter(strange, now), null)
})

test('only 2xx has arrived, 410 is the end, and a redirect is no answer', () => {
  assert.deepEqual([200, 204, 299].map(verdictOf), ['arrived', 'arrived', 'arrived'])
  assert.deepEqual([301, 308, 400, 404, 429, 500, null].map(verdictOf), Array(7).fill('again'))
  assert.equal(verdictOf(410), 'gone')
})

test('an answer is kept to 2 KB without half signs or what a database cannot hold', () => {
  assert.equal(keptText(Buffer.from('ya\0h')), 'yah')
  const long = keptText(Buffer.from('é'.repeat(3_000)))
  assert.equal(long, 'é'.repeat(1_024))
  assert.equal(keptText(Buffer.from(`a${'é'.repeat(3_000)}`)), `a${'é'.repeat(1_023)}`)
})

test('an address leads to the open internet by https, beside stand-ins also to this machine, never around it', () => {
  const refused = (url: string, reach: 'public' | 'demo') => refusalOf(new URL(url), reach)
  for (const reach of ['public', 'demo'] as const) {
    assert.equal(refused('https://toko.contoh.id/hook', reach), null)
    assert.equal(refused('https://8.8.8.8/hook', reach), null)
    for (const inside of [
      'https://10.0.0.4/',
      'https://192.168.1.1/',
      'https://172.16.3.4/',
      'https://169.254.169.254/latest/meta-data/',
      'https://100.64.0.1/',
      'https://0.0.0.0/',
      'https://[fd00::1]/',
      'https://[fe80::1]/',
      'https://[::ffff:10.0.0.4]/',
      'https://0x0a000004/',
      'https://router/',
      'https://printer.local/',
      'https://db.internal/',
    ])
      assert.equal(refused(inside, reach), 'private', `${inside} ${reach}`)
    assert.equal(refused('https://rina:rahasia@toko.contoh.id/', reach), 'password')
    assert.equal(refused('ftp://toko.contoh.id/', reach), 'scheme')
  }
  for (const here of ['http://127.0.0.1:4000/', 'http://localhost:4000/', 'http://[::1]/']) {
    assert.equal(refused(here, 'demo'), null, here)
    assert.equal(refused(here, 'public'), 'scheme', here)
    assert.equal(refused(here.replace('http:', 'https:'), 'public'), 'private', here)
  }
})
