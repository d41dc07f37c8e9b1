import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { newId } from '#kernel/db/id.ts'
import type { Gateway } from '../../src/services/payments/gateways/port.ts'

/*
 * A shop with nothing inside: it answers a purchase's calls from memory, opens the same charges at the same gateway, checks
 * the signature of the same webhooks and asks back as the product does. What it reaches is what buyers, gateway and HTTP
 * leave on this machine for any shop.
 */

type Sale = { reference: string; paid: boolean; ears: Set<ServerResponse> }
const PRICE_IDR = 25_000

export async function openHollow(gateway: Gateway, port: number): Promise<{ close(): Promise<void> }> {
  const sales = new Map<string, Sale>()
  const tokens = new Map<string, string>()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url!
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (path.startsWith('/api/v1/payments/hooks/')) return say(200, await hear(request))
    if (path === '/api/v1/store/orders') {
      await bodyOf(request)
      return say(201, { number: 'RP-2611-000001', token: await place() })
    }
    const [, token, rest = ''] = /^\/api\/v1\/store\/orders\/([^/]+)(\/.*)?$/.exec(path) ?? []
    const sale = sales.get(token ?? '')
    if (!sale) return say(404, {})
    if (rest === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': \n\n')
      sale.ears.add(response)
      response.once('close', () => sale.ears.delete(response))
      return
    }
    if (rest.endsWith('/reveals')) return say(200, { lines: [{ label: '', value: `UKUR-${token}` }] })
    const status = sale.paid ? 'delivered' : 'pending_payment'
    return say(200, { status, invoice: { reference: sale.reference }, deliveries: [{ id: token }] })
  }

  async function place(): Promise<string> {
    const token = newId()
    const reference = `RK${token.replaceAll('-', '').slice(0, 23).toUpperCase()}`
    sales.set(token, { reference, paid: false, ears: new Set() })
    tokens.set(reference, token)
    await gateway.charge({
      reference,
      method: 'qris',
      amountIdr: PRICE_IDR,
      description: 'Barang ukur',
      customer: { name: 'Pembeli Ukur', email: 'ukur@contoh.id' },
      notifyUrl: `http://127.0.0.1:${port}/api/v1/payments/hooks/simulator`,
      expiresAt: new Date(Date.now() + 600_000).toISOString(),
    })
    return token
  }

  async function hear(request: IncomingMessage): Promise<object> {
    const hint = gateway.parseWebhook(request.headers as Record<string, string>, await bodyOf(request))
    const sale = sales.get(tokens.get(hint.reference) ?? '')
    if (!sale || hint.opened) return {}
    sale.paid = ((await gateway.status(hint.reference))?.payments.length ?? 0) > 0
    for (const ear of sale.ears) ear.write('event: changed\ndata: 1\n\n')
    return {}
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
