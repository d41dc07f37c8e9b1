import type { Book, DeliveryReport } from '../../fakes/gateway/book.ts'

export const GATEWAY_KEY = 'kunci-gerbang-uji'
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`

/** The buttons of the payment page. */
export const BUTTONS = ['bayar', 'bayar-telat', 'bayar-dobel', 'nominal-salah', 'kedaluwarsa', 'gagal'] as const
export type Button = (typeof BUTTONS)[number]

/** Presses a button of the payment page; `nominal-salah` takes the amount that comes instead. */
export async function press(gatewayUrl: string, reference: string, button: Button, amountIdr?: number): Promise<void> {
  await control(gatewayUrl, `charges/${reference}/${button}`, amountIdr === undefined ? {} : { amountIdr })
}

export async function setFaults(gatewayUrl: string, faults: object): Promise<void> {
  await control(gatewayUrl, 'faults', faults)
}

/** Sends every webhook still owed, once. */
export async function flush(gatewayUrl: string): Promise<void> {
  await control(gatewayUrl, 'flush', {})
}

/** The gateway's own account of all money. */
export function readBook(gatewayUrl: string): Promise<Book> {
  return control(gatewayUrl, 'book')
}

export async function readDeliveries(gatewayUrl: string): Promise<DeliveryReport[]> {
  return (await control<{ deliveries: DeliveryReport[] }>(gatewayUrl, 'deliveries')).deliveries
}

async function control<T>(gatewayUrl: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${gatewayUrl}/control/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${GATEWAY_KEY}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`the simulator answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}
