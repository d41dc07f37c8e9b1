import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ worker: false })
})
after(() => house.close())

const stateOf = async (slug: string): Promise<string> =>
  ((await (await house.fetch('ruko.localhost', `/api/v1/addresses/${slug}`)).json()) as { state: string }).state
const order = (slug: string) =>
  house.fetch('ruko.localhost', '/api/v1/orders', { method: 'POST', body: JSON.stringify(orderInput(slug)) })

test('outside a demonstration nobody may have the address of a demo site', async () => {
  assert.equal(await stateOf('garuda'), 'free')
  Object.assign(house.house, { mode: 'production' })
  assert.equal(await stateOf('garuda'), 'reserved')
  assert.equal(await stateOf('garuda-jaya'), 'free')
  const refused = await order('garuda')
  assert.equal(refused.status, 422)
  assert.equal(((await refused.json()) as { code: string }).code, 'slug-reserved')
  Object.assign(house.house, { mode: 'demo' })
  assert.equal((await order('garuda')).status, 201)
})
