import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { pay } from '../support/buy.ts'
import { openHouse } from '../support/house.ts'
import { waitFor } from '../support/wait.ts'

type Json = Record<string, unknown>

test('an order is placed, paid in two parts, built, public, switched off and on', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const portal = (path: string, init?: RequestInit) => house.fetch('ruko.localhost', `/api/v1${path}`, init)
  const placed = await portal('/orders', { method: 'POST', body: JSON.stringify(orderInput('garuda-jaya')) })
  assert.equal(placed.status, 201)
  const order = (await placed.json()) as { id: string; token: string; invoiceToken: string }

  assert.equal((await house.fetch('garuda-jaya.ruko.localhost', '/')).status, 404)
  await pay(house, order.invoiceToken)
  const built = await waitFor(async () => {
    const seen = (await (await portal(`/orders/${order.token}`)).json()) as Json
    return seen.previewUrl && (seen.timeline as Json[]).some(({ event }) => event === 'built') ? seen : null
  })
  assert.equal(built.status, 'in_progress')

  const settlement = (built.invoices as { kind: string; token: string }[]).find(({ kind }) => kind === 'settlement')!
  await pay(house, settlement.token)
  await waitFor(async () => ((await (await portal(`/orders/${order.token}`)).json()) as Json).status === 'active')
  // The notice that opens the address follows the commit within a moment.
  await waitFor(async () => (await house.fetch('garuda-jaya.ruko.localhost', '/api/v1/tutoring/site')).status === 200)

  const owner = await house.owner(house.platform)
  const off = await portal(`/console/orders/${order.id}/deactivations`, {
    method: 'POST',
    headers: owner,
    body: JSON.stringify({ reason: 'diminta pemilik' }),
  })
  assert.equal(off.status, 204)
  await waitFor(async () => (await house.fetch('garuda-jaya.ruko.localhost', '/')).status === 503)
  const on = await portal(`/console/orders/${order.id}/activations`, { method: 'POST', headers: owner })
  assert.equal(on.status, 204)
  await waitFor(async () => (await house.fetch('garuda-jaya.ruko.localhost', '/')).status === 200)

  const balance = (await (await portal('/ledger/trial-balance', { headers: owner })).json()) as Json
  assert.equal(balance.totalDebitIdr, balance.totalCreditIdr)
})
