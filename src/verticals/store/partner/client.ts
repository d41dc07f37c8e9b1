/*
 * A client of the reseller API. It needs nothing but `fetch` (Node 18, Deno, Bun, browsers of your own staff): copy this
 * file into your project. Money is whole rupiah, times are ISO 8601.
 */

export type Variant = {
  id: string
  name: string
  sku: string
  priceIdr: number
  retailIdr: number
  durationDays: number | null
  stock: number | null
  available: boolean
}
export type Product = {
  id: string
  slug: string
  name: string
  kind: 'stock' | 'shared' | 'invite' | 'file'
  category: string | null
  summary: string
  status: 'active' | 'paused' | 'gone'
  inputs: { key: string; label: string; type: string; required: boolean; help: string; options?: string[] }[]
  targetCheck: boolean
  mustRead: string
  minQuantity: number
  maxQuantity: number
  cutoff: { from: string; to: string } | null
  warrantyDays: number
  variants: Variant[]
}
export type OrderStatus =
  | 'pending_payment'
  | 'paid'
  | 'processing'
  | 'delivered'
  | 'partially_delivered'
  | 'attention'
  | 'expired'
  | 'cancelled'
  | 'refunded'
export type Order = {
  id: string
  refId: string | null
  number: string
  status: OrderStatus
  createdAt: string
  /** Given for it, and what they took off. */
  points?: number
  pointsIdr?: number
  walletIdr: number
  totalIdr: number
  invoice: { state: string; qrString: string | null; amountIdr: number; expiresAt: string } | null
  deliveries: { id: string; kind: string; status: string; label: string | null; warrantyUntil: string | null }[]
}
export type NewOrder = {
  /** Your own name for the order. Ask again under the same name as often as you like: it stays one order. */
  refId: string
  variantId: string
  quantity?: number
  target?: Record<string, string>
  maxPriceIdr?: number
  payBy?: 'wallet' | 'qris'
  /** At most so many of your points; refused (`points-refused`) when the shop's rules let none. */
  points?: number
  buyer?: { name: string; email: string; whatsapp: string }
}

/** A refusal of the API: `code` is stable, `detail` is for people. */
export class ApiRefusal extends Error {
  readonly code: string
  readonly status: number
  readonly requestId: string
  constructor({
    code,
    status,
    detail,
    requestId,
  }: {
    code: string
    status: number
    detail: string
    requestId: string
  }) {
    super(`${code}: ${detail}`)
    this.code = code
    this.status = status
    this.requestId = requestId
  }
}

type Setup = {
  /** `https://toko.contoh.id` */
  shop: string
  key: string
  /** Tries of a call whose answer was lost, or that came too often. */
  tries?: number
  /** In place of the usual `fetch`. */
  fetch?: typeof fetch
}

/** Everything a program does at a shop. Calls that were limited wait as long as they are told to. */
export function resellerApi({ shop, key, tries = 4, fetch: ask = fetch }: Setup) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let turn = 1; ; turn++) {
      const answer = await send(method, path, body).catch((error: unknown) => {
        if (turn >= tries) throw error
        return null
      })
      const wait = answer ? waitOf(answer) : 1
      if (answer && (wait === null || turn >= tries)) return read<T>(answer)
      await new Promise((resolve) => setTimeout(resolve, (wait ?? 1) * 1000))
    }
  }
  function send(method: string, path: string, body: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    return ask(new URL(`/api/v1/reseller${path}`, shop), { method, headers, ...init })
  }
  return {
    /** Every product, page by page; with `updatedSince` those that have changed. */
    async *products(updatedSince?: string): AsyncGenerator<Product> {
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = new URLSearchParams({ limit: '100' })
        if (cursor) query.set('cursor', cursor)
        if (updatedSince) query.set('updatedSince', updatedSince)
        const page: { items: Product[]; nextCursor: string | null } = await call('GET', `/products?${query}`)
        yield* page.items
        cursor = page.nextCursor
      }
    },
    order: (wish: NewOrder) => call<Order>('POST', '/orders', wish),
    readOrder: (id: string) => call<Order>('GET', `/orders/${id}`),
    readOrderByRef: (refId: string) => call<Order>('GET', `/order-refs/${encodeURIComponent(refId)}`),
    /** What was delivered; each look is noted. */
    open: (orderId: string, deliveryId: string) =>
      call<{
        lines: { label: string; value: string }[]
        instructions: string
        /** Of a file: an address that is good for some minutes; each is one of the downloads that are left. */
        file: { name: string; url: string; expiresAt: string; downloadsLeft: number } | null
      }>('POST', `/orders/${orderId}/deliveries/${deliveryId}/reveals`),
    wallet: () => call<{ topupIdr: number; marginIdr: number; spendableIdr: number }>('GET', '/wallet'),
    points: () =>
      call<{ on: boolean; balance: number; worthIdr: number; capPercent: number; leastOrderIdr: number }>(
        'GET',
        '/points',
      ),
  }
}

/** Seconds until a call may be made again; null: its answer stands. */
function waitOf(answer: Response): number | null {
  if (answer.status === 429 || answer.status === 503) return Number(answer.headers.get('retry-after') ?? 1)
  return answer.status >= 500 ? 1 : null
}

async function read<T>(answer: Response): Promise<T> {
  const body: unknown = await answer.json()
  if (!answer.ok) throw new ApiRefusal(body as ConstructorParameters<typeof ApiRefusal>[0])
  return body as T
}
