import assert from 'node:assert/strict'
import { orderInput } from '#platform/controls.ts'
import { GATEWAY_KEY, type TestHouse } from './house.ts'
import { waitFor } from './wait.ts'

export type Placed = { id: string; token: string; invoiceToken: string }
type Seen = { status: string; previewUrl: string | null; invoices: { kind: string; token: string }[] }

const PORTAL = 'ruko.localhost'

/** Orders a site at the portal; what is not named is as a person would type it. */
export async function placeOrder(
  house: TestHouse,
  slug: string,
  changes: Record<string, unknown> = {},
): Promise<Placed> {
  const body = JSON.stringify(orderInput(slug, changes))
  const answer = await house.fetch(PORTAL, '/api/v1/orders', { method: 'POST', body })
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as Placed
}

export async function readOrder(house: TestHouse, { token }: Placed): Promise<Seen> {
  return (await (await house.fetch(PORTAL, `/api/v1/orders/${token}`)).json()) as Seen
}

/** Opens a charge for the invoice and pays it at the simulator. */
export async function payInvoice(house: TestHouse, invoiceToken: string): Promise<void> {
  const path = `/api/v1/invoices/${invoiceToken}/charges`
  const answer = await house.fetch(PORTAL, path, { method: 'POST', body: JSON.stringify({ method: 'qris' }) })
  assert.equal(answer.status, 201, await answer.clone().text())
  const { charge } = (await answer.json()) as { charge: { reference: string } }
  const pressed = await fetch(`${house.gateway.url}/control/charges/${charge.reference}/bayar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${GATEWAY_KEY}` },
  })
  assert.ok(pressed.ok, await pressed.text())
}

/** Waits until the order stands so. */
export function reached(house: TestHouse, order: Placed, status: string): Promise<Seen> {
  return waitFor(async () => {
    const seen = await readOrder(house, order)
    return seen.status === status ? seen : null
  })
}
