import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownPhone } from './rules.ts'

test('a number is shown in one way, however it was written down', () => {
  const written = ['+6281200000071', '6281200000071', '081200000071', '0812-0000-0071', '0812 0000 0071']
  for (const one of written) assert.equal(shownPhone(one), '0812 0000 0071')
  assert.equal(shownPhone('+62812345678'), '0812 3456 78')
  assert.equal(shownPhone('+6281234567890'), '0812 3456 7890')
  for (const other of ['+6591234567', '(021) 555 0101', '']) assert.equal(shownPhone(other), other)
})
