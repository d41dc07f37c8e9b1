import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWithin, readNetwork } from './networks.ts'

test('a network is written as CIDR or as one address, and anything else is none', () => {
  assert.equal(readNetwork(' 203.0.113.7 '), '203.0.113.7/32')
  assert.equal(readNetwork('203.0.113.0/24'), '203.0.113.0/24')
  assert.equal(readNetwork('2001:DB8::/032'), '2001:db8::/32')
  assert.equal(readNetwork('::1'), '::1/128')
  for (const wrong of ['', '203.0.113', '203.0.113.0/33', '203.0.113.0/-1', '::/129', '1.2.3.4/8/8', 'toko.id', '/8'])
    assert.equal(readNetwork(wrong), null, wrong)
})

test('IPv4 inside IPv6 is kept as IPv4, and an IPv6 network around all of IPv4 is none', () => {
  assert.equal(readNetwork('::ffff:203.0.113.0/120'), '203.0.113.0/24')
  assert.equal(readNetwork('0:0:0:0:0:FFFF:cb00:7109'), '203.0.113.9/32')
  assert.equal(readNetwork('::ffff:0:0/96'), '0.0.0.0/0')
  assert.equal(readNetwork('::ffff:0:0:0/80'), '::ffff:0:0:0/80')
  for (const wide of ['::/0', '::/32', '::/64', '::ffff:0:0/95', '::fffe:0:0/95', '::ffff:1.2.3.4/64', 'fe80::1%eth0'])
    assert.equal(readNetwork(wide), null, wide)
  for (const wide of ['::/32', '::/64', '::/1']) {
    assert.equal(isWithin([wide], '198.51.100.7'), false, wide)
    assert.equal(isWithin([wide], '::ffff:198.51.100.7'), false, wide)
  }
  assert.equal(isWithin(['::ffff:198.51.100.0/120'], '198.51.100.7'), true)
  assert.equal(isWithin(['::ffff:198.51.100.0/120'], '198.51.101.7'), false)
})

test('an address is in a network or it is not, in either spelling of IPv4', () => {
  const networks = ['203.0.113.0/24', '2001:db8:1::/48', '198.51.100.7/32']
  for (const inside of ['203.0.113.255', '::ffff:203.0.113.9', '2001:db8:1:2::9', '198.51.100.7'])
    assert.equal(isWithin(networks, inside), true, inside)
  for (const outside of ['203.0.114.1', '2001:db8:2::1', '198.51.100.8', '', 'toko.id'])
    assert.equal(isWithin(networks, outside), false, outside)
})
