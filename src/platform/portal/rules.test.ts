import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slugFrom, isReserved } from '../domains/rules.ts'
import { mayActivate, standingOf } from './rules.ts'
import { Whatsapp } from './schemas.ts'

test('an order stands where its money and its building have brought it', () => {
  const base = { status: 'new', built: false, goLive: 'auto' } as const
  assert.equal(standingOf({ ...base, paid: 'none' }), 'new')
  assert.equal(standingOf({ ...base, paid: 'some' }), 'in_progress')
  assert.equal(standingOf({ ...base, paid: 'some', built: true }), 'in_progress')
  assert.equal(standingOf({ ...base, paid: 'all' }), 'in_progress')
  assert.equal(standingOf({ ...base, paid: 'all', built: true }), 'active')
  assert.equal(standingOf({ ...base, paid: 'all', built: true, goLive: 'manual' }), 'ready')
  assert.equal(standingOf({ ...base, status: 'inactive', paid: 'all', built: true }), 'inactive')
  assert.equal(mayActivate({ status: 'inactive', paid: 'some', built: true }), false)
  assert.equal(mayActivate({ status: 'ready', paid: 'all', built: true }), true)
})

test('names become addresses, and phone numbers one form', () => {
  assert.equal(slugFrom('Bimbel Garuda Jaya'), 'bimbel-garuda-jaya')
  assert.equal(slugFrom('  !!  '), '')
  assert.ok(isReserved('www'))
  for (const raw of ['0812-0000-0001', '+62 812 0000 0001', '812 0000 0001', '620812 0000 0001']) {
    assert.equal(Whatsapp.parse(raw), '+6281200000001')
  }
  assert.equal(Whatsapp.safeParse('021 555').success, false)
})
