import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filtersOf, hrefOf, inputOf, wishOf } from './listing.ts'

const of = (query: string) => wishOf(new URLSearchParams(query))

test('what an address says wrongly is left out instead of refused', () => {
  const wish = of('q=%20musik%20&kind=boat&minIdr=Rp%2010.000&maxIdr=abc&available=maybe&sort=random&cursor=../x')
  assert.deepEqual(inputOf(wish), { q: 'musik', minIdr: '10000' })
})

test('a changed list begins at its start and keeps the rest', () => {
  const wish = of('q=a%20b&category=gim&sort=cheapest&cursor=abc')
  assert.equal(hrefOf(wish, { category: '' }), '/products?q=a+b&sort=cheapest')
  assert.equal(hrefOf(wish, { cursor: 'next' }), '/products?q=a+b&category=gim&sort=cheapest&cursor=next')
  assert.equal(hrefOf(of(''), {}), '/products')
})

test('a range of prices is one filter', () => {
  assert.equal(filtersOf(of('minIdr=1&maxIdr=2&available=true')), 2)
})
