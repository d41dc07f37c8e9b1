import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isProblem } from '#kernel/problem/problem.ts'
import { rupiahOf } from './app.ts'

test('a sum is read as people write it, and what is no sum is refused beside its field', () => {
  for (const typed of ['50000', '50.000', '50,000', 'Rp 50.000', 'rp50 000', ' Rp. 50.000,- '])
    assert.equal(rupiahOf(typed, 'lowAtIdr'), 50_000, typed)
  assert.equal(rupiahOf('1.250.000', 'lowAtIdr'), 1_250_000)
  assert.equal(rupiahOf('0', 'lowAtIdr'), 0)
  assert.equal(rupiahOf('  ', 'lowAtIdr'), null)
  for (const typed of ['-5abc', '-5', '5abc', '12,5', '1.5', '50.00', '5..000', '1.000,000', '1e5', '9'.repeat(13)])
    assert.throws(
      () => rupiahOf(typed, 'lowAtIdr'),
      (error) =>
        isProblem(error) && error.fields[0]?.path === 'lowAtIdr' && /50\.000/.test(error.fields[0].sentence.id),
      typed,
    )
})
