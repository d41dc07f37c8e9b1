import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWish } from './wish.ts'

const OWN = 'ruko.localhost'
const domainOf = (text: string) => {
  const wish = readWish(text, OWN)
  return wish.ok ? wish.domain : null
}

test('a wish is read the way people write it', () => {
  assert.equal(domainOf(' https://www.BimbelGaruda.COM/beranda?x=1 '), 'bimbelgaruda.com')
  assert.equal(domainOf('bimbelgaruda.sch.id'), 'bimbelgaruda.sch.id')
  assert.equal(domainOf('www.bimbelgaruda.co.id.'), 'bimbelgaruda.co.id')
  assert.equal(domainOf('bimbelé.com'), 'xn--bimbel-gva.com')
})

test('what cannot be registered is refused with a reason', () => {
  for (const text of [
    '',
    'bimbel',
    'bimbel garuda.com',
    '127.0.0.1',
    'co.id',
    'a@b.com',
    'bimbel.takada123',
    '-a.com',
    'x'.repeat(64) + '.com',
  ])
    assert.equal(domainOf(text), null, text)
  assert.equal(domainOf('garuda.ruko.localhost'), null)
  assert.equal(domainOf('bimbel.go.id'), null)
})

test('endings below .id say what they usually ask for', () => {
  const wish = readWish('bimbelgaruda.co.id', OWN)
  assert.ok(wish.ok && wish.hint && /NIB/.test(wish.hint.id) && /NIB/.test(wish.hint.en))
  const plain = readWish('bimbelgaruda.com', OWN)
  assert.ok(plain.ok && plain.hint === null)
})
