import assert from 'node:assert/strict'
import type { TestHouse } from './house.ts'
import { waitFor } from './wait.ts'

export type Bought = { id: string; token: string; invoiceToken: string }

/** Orders a site, pays its first invoice at the simulator, and waits until an order paid in full is public. */
export async function buyWhole(house: TestHouse, input: Record<string, unknown>): Promise<Bought> {
  const placed = await house.fetch('ruko.localhost', '/api/v1/orders', { method: 'POST', body: JSON.stringify(input) })
  assert.equal(placed.status, 201, await placed.clone().text())
  const order = (await placed.json()) as Bought
  await pay(house, order.invoiceToken)
  await waitFor(async () => {
    const seen = await house.fetch('ruko.localhost', `/api/v1/orders/${order.token}`)
    return ((await seen.json()) as { status: string }).status === 'active'
  })
  return order
}

/** Opens a QRIS charge for the invoice and presses *Bayar*. */
export async function pay(house: TestHouse, invoiceToken: string): Promise<void> {
  const charge = await house.fetch('ruko.localhost', `/api/v1/invoices/${invoiceToken}/charges`, {
    method: 'POST',
    body: JSON.stringify({ method: 'qris' }),
  })
  assert.equal(charge.status, 201, await charge.clone().text())
  const { charge: made } = (await charge.json()) as { charge: { reference: string } }
  const pressed = await fetch(`${house.gateway.url}/control/charges/${made.reference}/bayar`, {
    method: 'POST',
    headers: { authorization: 'Bearer kunci-gerbang-uji' },
  })
  assert.ok(pressed.ok, await pressed.text())
}
