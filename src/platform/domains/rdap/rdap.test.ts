import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type RunningRegistry, startRegistry } from '../../../../fakes/rdap/server.ts'
import { rdapAt } from './rdap.ts'

let registry: RunningRegistry
before(async () => {
  registry = await startRegistry({ port: 0 })
})
beforeEach(() => registry.behave({}))
after(() => registry.stop())

test('a registered name is taken, one nobody has is free', async () => {
  const rdap = rdapAt({ url: registry.url })
  assert.equal(await rdap.look('garuda.id'), 'taken')
  assert.equal(await rdap.look('bimbel-yang-belum-ada.com'), 'free')
})

test('what is known is kept for ten minutes and asked anew after that', async () => {
  let now = 0
  const rdap = rdapAt({ url: registry.url, now: () => now })
  const before = registry.asked().length
  await Promise.all([rdap.look('belum-ada.id'), rdap.look('belum-ada.id')])
  now = 599_000
  await rdap.look('belum-ada.id')
  assert.equal(registry.asked().length - before, 1)
  now = 601_000
  await rdap.look('belum-ada.id')
  assert.equal(registry.asked().length - before, 2)
})

test('a registry that does not answer in time leaves the name unknown, and is asked again', async () => {
  const rdap = rdapAt({ url: registry.url, timeoutMs: 1_500 })
  registry.behave({ delayMs: 8_000 })
  const began = Date.now()
  assert.equal(await rdap.look('lambat.com'), 'unknown')
  assert.ok(Date.now() - began < 5_000, 'it did not wait for the registry')
  registry.behave({})
  assert.equal(await rdap.look('lambat.com'), 'free')
})

test('a busy registry is left alone for as long as it wishes', async () => {
  let now = 1_000_000
  const rdap = rdapAt({ url: registry.url, now: () => now })
  registry.behave({ status: 429, retryAfter: '120' })
  assert.equal(await rdap.look('pertama.com'), 'unknown')
  registry.behave({})
  const before = registry.asked().length
  assert.equal(await rdap.look('kedua.com'), 'unknown')
  now += 119_000
  assert.equal(await rdap.look('ketiga.com'), 'unknown')
  assert.equal(registry.asked().length, before, 'nothing was asked while it wished to rest')
  now += 2_000
  assert.equal(await rdap.look('kedua.com'), 'free')
})

for (const status of [400, 403, 500, 503]) {
  test(`the answer ${status} says nothing about a name`, async () => {
    registry.behave({ status })
    assert.equal(await rdapAt({ url: registry.url }).look('entah.com'), 'unknown')
  })
}

test('a page that answers 200 to everything is no registry', async () => {
  registry.behave({ body: '<!doctype html><title>Selamat datang</title>' })
  assert.equal(await rdapAt({ url: registry.url }).look('entah.com'), 'unknown')
  registry.behave({ body: JSON.stringify({ objectClassName: 'domain', ldhName: 'lain.com' }) })
  assert.equal(await rdapAt({ url: registry.url }).look('entah.com'), 'unknown')
  registry.behave({ body: 'x'.repeat(300_000) })
  assert.equal(await rdapAt({ url: registry.url }).look('entah.com'), 'unknown')
})

test('redirects are followed, a few of them, and not away from where one may ask', async () => {
  registry.behave({ redirects: 2 })
  assert.equal(await rdapAt({ url: registry.url }).look('garuda.id'), 'taken')
  registry.behave({ redirects: 9 })
  assert.equal(await rdapAt({ url: registry.url }).look('garuda.id'), 'unknown')
  registry.behave({ redirectTo: 'http://192.0.2.1/domain/garuda.id' })
  const began = Date.now()
  assert.equal(await rdapAt({ url: registry.url }).look('garuda.id'), 'unknown')
  assert.ok(Date.now() - began < 2_500, 'the other place was not asked')
})

test('nobody listens there', async () => {
  assert.equal(await rdapAt({ url: 'http://127.0.0.1:9/' }).look('garuda.id'), 'unknown')
})

test('a registry is asked over https unless it is this machine', () => {
  assert.throws(() => rdapAt({ url: 'http://rdap.contoh.id/' }), /https/)
  assert.doesNotThrow(() => rdapAt({ url: 'https://rdap.contoh.id/rdap' }))
})
