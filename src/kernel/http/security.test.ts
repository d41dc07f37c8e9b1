import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from './limits.ts'
import { checkOrigin, originOfRequest, trustedProxies } from './security.ts'

const url = new URL('http://127.0.0.1:3000/x')
const seen = (headers: Record<string, string>, peer: string, proxies: string[] = []) =>
  originOfRequest(new Headers({ host: 'garuda.ruko.id', ...headers }), url, peer, trustedProxies(proxies))

test('forwarded headers count only from a trusted peer', () => {
  const forged = { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'other.id' }
  assert.deepEqual(seen(forged, '203.0.113.9'), {
    ip: '203.0.113.9',
    host: 'garuda.ruko.id',
    origin: 'http://garuda.ruko.id',
    secure: false,
  })
  const through = seen(
    { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.0.0.2', 'x-forwarded-proto': 'https' },
    '10.0.0.1',
    ['10.0.0.0/24'],
  )
  assert.deepEqual([through.ip, through.secure, through.origin], ['198.51.100.7', true, 'https://garuda.ruko.id'])
})

test('the host is read in one spelling', () => {
  assert.equal(seen({ host: 'GARUDA.ruko.id.:3000' }, '::ffff:203.0.113.9').host, 'garuda.ruko.id')
  assert.equal(seen({}, '::ffff:203.0.113.9').ip, '203.0.113.9')
})

test('an unsafe request from another site is refused', () => {
  const own = 'http://garuda.ruko.id:3000'
  const check = (method: string, headers: Record<string, string>) => () =>
    checkOrigin(new Headers(headers), method, own)
  assert.throws(check('POST', { origin: 'http://evil.id' }), { code: 'foreign-origin' })
  assert.throws(check('POST', { origin: 'http://store.ruko.id:3000' }), { code: 'foreign-origin' })
  assert.throws(check('POST', { 'sec-fetch-site': 'same-site' }), { code: 'foreign-origin' })
  assert.throws(check('DELETE', { origin: 'null' }), { code: 'foreign-origin' })
  assert.doesNotThrow(check('POST', { origin: own, 'sec-fetch-site': 'same-origin' }))
  assert.doesNotThrow(check('POST', {}))
  assert.doesNotThrow(check('GET', { origin: 'http://evil.id' }))
})

test('all of one IPv6 network is one caller, however it is spelt', () => {
  const one = networkOf('2001:db8:0:12::1')
  assert.equal(networkOf('2001:0DB8:0000:0012:ffff:ffff:ffff:ffff'), one)
  assert.equal(networkOf('2001:db8:0:12:0:0:0:9'), one)
  assert.notEqual(networkOf('2001:db8:0:13::1'), one)
  assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9')
})
