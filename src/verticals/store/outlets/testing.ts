import assert from 'node:assert/strict'
import { press } from '../../../../tests/support/gateway.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import type { OrderView } from '../orders/schemas.ts'
import { type TestReseller, openReseller } from '../resellers/testing.ts'
import type { Shop } from '../testing.ts'
import type { OpenOutlet } from './schemas.ts'

/* For tests: a mini-shop with its reseller, and buyers who order at its host. */

export type TestOutlet = Pick<Shop, 'api' | 'read' | 'placed' | 'pay' | 'reached'> & {
  id: string
  label: string
  host: string
  reseller: TestReseller
  /** As its reseller, at the shop's own host. */
  mine: Shop['asOwner']
}
type Wish = Pick<OpenOutlet, 'label' | 'name' | 'add'> & { offBasisPoints?: number }

export async function openOutlet(shop: Shop, { offBasisPoints = 2_000, ...wish }: Wish): Promise<TestOutlet> {
  const reseller = await openReseller(shop, { offBasisPoints })
  const mine: Shop['asOwner'] = (method, path, body) =>
    shop.api(method, path, body, { cookie: `ruko=${reseller.token}` })
  const look = { primary: '#0f7a5c', accent: '#e0a82e', mode: 'light' }
  const answer = await mine('POST', '/reseller/mini-shop', { ...wish, look, whatsapp: '081299990000' })
  assert.equal(answer.status, 201, await answer.clone().text())
  const { outlet } = (await answer.json()) as { outlet: { id: string } }
  const host = `${wish.label}.ruko.localhost`
  const api: Shop['api'] = (method, path, body, headers = {}) =>
    shop.house.fetch(host, `/api/v1/store${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const read = async (token: string) => (await (await api('GET', `/orders/${token}`)).json()) as OrderView
  return {
    id: outlet.id,
    label: wish.label,
    host,
    reseller,
    mine,
    api,
    read,
    placed: async (input) => {
      const placed = await api('POST', '/orders', input)
      assert.equal(placed.status, 201, await placed.clone().text())
      return (await placed.json()) as { number: string; token: string }
    },
    pay: async (token, button = 'bayar') => {
      const reference = await waitFor(async () => (await read(token)).invoice.reference)
      await press(shop.house.gateway.url, reference, button)
    },
    reached: (token, status) =>
      waitFor(async () => {
        const order = await read(token)
        return order.status === status ? order : null
      }),
  }
}
