import { orderInput } from '../../src/platform/controls.ts'
import { postJson } from './http.ts'
import type { Product } from './product.ts'

export const PORTAL = 'ruko.localhost'

export type Placed = { slug: string; name: string; token: string; reference: string }

/** Orders a site and asks for its charge, over HTTP as the pages do. */
export async function order({ port }: Product, slug: string, scheme: 'dp' | 'full'): Promise<Placed> {
  const name = `Bimbel ${slug}`
  const wanted = orderInput(slug, { scheme, businessName: name })
  const placed = await call<{ token: string; invoiceToken: string }>(port, '/orders', wanted)
  const { charge } = await call<{ charge: { reference: string } }>(port, `/invoices/${placed.invoiceToken}/charges`, {
    method: 'qris',
  })
  return { slug, name, token: placed.token, reference: charge.reference }
}

/** Presses the simulator's button "Bayar". */
export async function pay({ gatewayUrl, gatewayKey }: Product, reference: string): Promise<void> {
  const pressed = await fetch(`${gatewayUrl}/control/charges/${reference}/bayar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gatewayKey}` },
  })
  if (!pressed.ok) throw new Error(`the simulator refused: ${await pressed.text()}`)
}

async function call<T>(port: number, path: string, body: unknown): Promise<T> {
  const answer = await postJson(port, PORTAL, `/api/v1${path}`, body)
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${answer.body}`)
  return JSON.parse(answer.body) as T
}
