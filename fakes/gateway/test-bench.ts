import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { ChargeRequest, Gateway } from '#services/payments/gateways/port.ts'
import { simulatorGateway } from '#services/payments/gateways/simulator.ts'
import { startGateway } from './server.ts'
import type { GatewayOptions, RunningGateway } from './server.ts'

export const KEY = 'test-key-of-the-gateway'
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`

export type Bench = {
  running: RunningGateway
  gateway: Gateway
  shop: Shop
  storePath: string
  request: (change?: Partial<ChargeRequest>) => ChargeRequest
  control: <T>(path: string, body?: unknown) => Promise<T>
}

/** A simulator on a free port, the adapter that speaks to it, and a shop that receives its webhooks. */
export async function startBench(t: TestContext, options: Partial<GatewayOptions> = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'))
  const storePath = join(folder, 'gateway.sqlite')
  const shop = await openShop()
  const settings = { port: 0, key: KEY, webhookSecret: WEBHOOK_SECRET, storePath, ...options }
  const running = await startGateway(settings)
  const gateway = simulatorGateway({ url: running.url, key: KEY, webhookSecret: WEBHOOK_SECRET, timeoutMs: 1000 })
  t.after(async () => {
    await running.stop()
    await shop.close()
    await rm(folder, { recursive: true })
  })
  let last = 0
  return {
    running,
    gateway,
    shop,
    storePath,
    request: (change) => ({ ...qrisOrder(shop.url), reference: `INV-2026-${++last}`, ...change }),
    control: (path, body) => control(running.url, path, body),
  }
}

export function qrisOrder(notifyUrl: string): ChargeRequest {
  return {
    reference: 'INV-2026-0',
    amountIdr: 1_250_000,
    method: 'qris',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    description: 'DP situs Bimbel Garuda Jaya',
    customer: { name: 'Sari Wulandari', email: 'sari@garuda.example' },
    notifyUrl,
  }
}

/** GET without a body, POST with one. */
export async function control<T>(url: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${url}/control/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return JSON.parse(text) as T
}

export type Post = { headers: IncomingHttpHeaders; body: Buffer; type: string }
export type Shop = {
  url: string
  posts: Post[]
  answer: (post: Post, earlier: number) => number
  close: () => Promise<void>
}

/** Listens at a .localhost name, keeps every webhook, and answers as `answer` says (200 until told otherwise). */
export async function openShop(): Promise<Shop> {
  const shop: Shop = { url: '', posts: [], answer: () => 200, close: async () => {} }
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray())
    const post = { headers: request.headers, body, type: (JSON.parse(body.toString()) as { type: string }).type }
    const earlier = shop.posts.length
    shop.posts.push(post)
    response.writeHead(shop.answer(post, earlier)).end()
  }
  const server = createServer((request, response) => void receive(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  shop.url = `http://garuda.localhost:${(server.address() as AddressInfo).port}/hooks/simulator`
  shop.close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return shop
}

/** Waits for something that will be true soon. */
export async function eventually(what: string, isTrue: () => boolean, withinMs = 5000): Promise<void> {
  const until = Date.now() + withinMs
  while (!isTrue()) {
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
