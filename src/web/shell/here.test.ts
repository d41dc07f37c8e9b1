import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHere } from './here.ts'

test('an entry is the present one at its page, below it, and where its tabs lead; the front page only at itself', () => {
  const books = { to: '/admin/closing', also: ['/admin/settlements'] }
  const home = { to: '/admin', end: true }
  for (const path of ['/admin/closing', '/admin/closing/2026-11-20', '/admin/settlements', '/admin/settlements/7'])
    assert.deepEqual([isHere(path, books), isHere(path, home)], [true, false], path)
  assert.equal(isHere('/admin', home), true)
  for (const path of ['/admin', '/admin/closings', '/admin/settlements-old', '/'])
    assert.equal(isHere(path, books), false, path)
})
