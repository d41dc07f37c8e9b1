import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, keyed, keyOf, moved, plain, put } from './tree.ts'

const content = { hero: { title: { id: 'Satu', en: 'One' } }, items: [{ a: 1 }, { a: 2 }, { a: 3 }] }

test('a change copies and leaves the original', () => {
  const changed = put(content, ['items', 1, 'a'], 9)
  assert.equal(at(changed, ['items', 1, 'a']), 9)
  assert.equal(at(content, ['items', 1, 'a']), 2)
  assert.equal(at(put(content, ['hero', 'title', 'id'], 'Dua'), ['hero', 'title', 'id']), 'Dua')
  assert.equal(at(content, ['nowhere', 3, 'x']), undefined)
})

test('keys stay with their items and are never sent', () => {
  const tree = keyed(content)
  const keys = tree.items.map((item, place) => keyOf(item, place))
  assert.equal(new Set(keys).size, 3)
  assert.deepEqual(plain(tree), content)
  const after = moved(tree.items, 2, 0)
  assert.deepEqual(
    after.map((item, place) => keyOf(item, place)),
    [keys[2], keys[0], keys[1]],
  )
})

test('an item does not leave its list', () => {
  assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b'])
  assert.deepEqual(moved(['a', 'b'], 1, 2), ['a', 'b'])
})
