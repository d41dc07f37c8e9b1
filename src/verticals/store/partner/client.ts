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
  claims: { id: string; deliveryId: string; status: 'open' | 'replaced' | 'credited' | 'refused'; answer: string }[]
}
/** An order as the list tells it; `readOrder` tells the whole of it. */
export type ListedOrder = Pick<Order, 'id' | 'refId' | 'number' | 'status' | 'createdAt' | 'walletIdr' | 'totalIdr'> & {
  deliveredAt: string | null
}
/** A QRIS charge that pays into the wallet. `preparing`: ask again in a moment for its `qrString`. */
export type Topup = {
  id: string
  amountIdr: number
  creditedIdr: number
  status: 'preparing' | 'open' | 'paid' | 'ended'
  qrString: string | null
  expiresAt: string
  createdAt: string
}
/** One change of the wallet, with its sign, and how the sides stood afterwards. */
export type Entry = {
  id: string
  kind: string
  orderId: string | null
  orderNumber: string | null
  cashback: boolean
  topupIdr: number
  marginIdr: number
  owedIdr: number
  topupAfterIdr: number
  marginAfterIdr: number
  createdAt: string
}
/** Whose account a target is, or why there is none: in words, and which of the inputs is to be looked at again. */
export type TargetChecked = {
  found: boolean
  name: string | null
  reason: string | null
  field: string | null
  sentence: string | null
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

/** What is particular about a call. */
type Manner = {
  /** It counts each time it is made: repeated only where it was refused for coming too often, so that nothing has happened. */
  counts?: boolean
  /** Names the call, so that repeated it happens once. */
  name?: string
}
type Query = Record<string, string | undefined>

/**
 * Everything a program does at a shop. Calls that were limited wait as long as they are told to; one whose answer was lost
 * is made again where that changes nothing.
 */
export function resellerApi({ shop, key, tries = 4, fetch: ask = fetch }: Setup) {
  async function call<T>(method: string, path: string, body?: unknown, manner: Manner = {}): Promise<T> {
    for (let turn = 1; ; turn++) {
      const answer = await send(method, path, body, manner).catch((error: unknown) => {
        if (turn >= tries || manner.counts) throw error
        return null
      })
      const wait = answer ? waitOf(answer, manner) : 1
      if (answer && (wait === null || turn >= tries)) return read<T>(answer)
      await new Promise((resolve) => setTimeout(resolve, (wait ?? 1) * 1000))
    }
  }
  function send(method: string, path: string, body: unknown, { name }: Manner): Promise<Response> {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(name === undefined ? {} : { 'idempotency-key': name }),
    }
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    return ask(new URL(`/api/v1/reseller${path}`, shop), { method, headers, ...init })
  }
  /** All there is at an address, page by page. */
  async function* all<T>(path: string, wanted: Query): AsyncGenerator<T> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = new URLSearchParams({ limit: '100' })
      for (const [name, value] of Object.entries({ ...wanted, cursor })) if (value) query.set(name, value)
      const page: { items: T[]; nextCursor: string | null } = await call('GET', `${path}?${query}`)
      yield* page.items
      cursor = page.nextCursor
    }
  }
  return {
    /** Every product; with `updatedSince` those that have changed. */
    products: (updatedSince?: string) => all<Product>('/products', { updatedSince }),
    order: (wish: NewOrder) => call<Order>('POST', '/orders', wish),
    /** Your orders, the latest first. */
    orders: (status?: OrderStatus) => all<ListedOrder>('/orders', { status }),
    readOrder: (id: string) => call<Order>('GET', `/orders/${id}`),
    readOrderByRef: (refId: string) => call<Order>('GET', `/order-refs/${encodeURIComponent(refId)}`),
    /** What was delivered; each look is noted, and of a file each is a download. Without an answer it is not repeated. */
    open: (orderId: string, deliveryId: string) =>
      call<{
        lines: { label: string; value: string }[]
        instructions: string
        /** Of a file: an address that is good for some minutes; each is one of the downloads that are left. */
        file: { name: string; url: string; expiresAt: string; downloadsLeft: number } | null
      }>('POST', `/orders/${orderId}/deliveries/${deliveryId}/reveals`, undefined, { counts: true }),
    /** A warranty claim for one unit. `replaced`: another unit is among the order's deliveries already. */
    claim: (orderId: string, deliveryId: string, problem: string) =>
      call<{ id: string; status: 'open' | 'replaced' }>(
        'POST',
        `/orders/${orderId}/claims`,
        { deliveryId, problem },
        { name: newName() },
      ),
    /** Whose account it is, before an order is placed. */
    checkTarget: (productSlug: string, target: Record<string, string>) =>
      call<TargetChecked>('POST', '/target-checks', { productSlug, target }),
    wallet: () => call<{ topupIdr: number; marginIdr: number; spendableIdr: number }>('GET', '/wallet'),
    /** The statement of the wallet, newest first; `month` is one of Jakarta's calendar, `2026-11`. */
    entries: (month?: string) => all<Entry>('/wallet/entries', { month }),
    openTopup: (amountIdr: number) => call<Topup>('POST', '/topups', { amountIdr }, { name: newName() }),
    readTopup: (id: string) => call<Topup>('GET', `/topups/${id}`),
    points: () =>
      call<{ on: boolean; balance: number; worthIdr: number; capPercent: number; leastOrderIdr: number }>(
        'GET',
        '/points',
      ),
  }
}

/** A name that no other call of this key has. */
function newName(): string {
  const part = () => Math.random().toString(36).slice(2)
  return `${Date.now().toString(36)}-${part()}-${part()}`
}

/** Seconds until a call may be made again; null: its answer stands. */
function waitOf(answer: Response, { counts }: Manner): number | null {
  if (counts && answer.status !== 429) return null
  if (answer.status === 429 || answer.status === 503) return Number(answer.headers.get('retry-after') ?? 1)
  return answer.status >= 500 ? 1 : null
}

async function read<T>(answer: Response): Promise<T> {
  const body: unknown = await answer.json()
  if (!answer.ok) throw new ApiRefusal(body as ConstructorParameters<typeof ApiRefusal>[0])
  return body as T
}
