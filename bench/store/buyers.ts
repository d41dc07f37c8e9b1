import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '#kernel/db/id.ts'
import { startFakes } from '../../src/demo/fakes.ts'
import { get, postJson } from '../support/http.ts'
import { perSecond } from '../support/measure.ts'

/*
 * The world outside the shops, in a process of its own: buyers as a browser makes them, and the gateway's stand-in. It is
 * told what to buy and answers how fast it went.
 */

export type Goods = { host: string; variantId: string }
export type Errand = { port: number; goods: Goods[]; purchases: number; lanes: number }
export type Done = { rate: number; times: number[] }
export type Opened = { gatewayUrl: string }

const GIVE_UP_MS = 30_000
const streams = new Agent({ keepAlive: true, maxSockets: 64 })
const [key, webhookSecret] = process.argv.slice(2) as [string, string]
const dataDir = mkdtempSync(join(tmpdir(), 'ruko-bench-'))
const fakes = await startFakes({ dataDir, simulatorPort: 0, key, webhookSecret })
process.on('disconnect', () => {
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(0)
})
process.on('message', (errand: Errand) => void run(errand))
process.send!({ gatewayUrl: fakes.gatewayUrl } satisfies Opened)

async function run({ port, goods, purchases, lanes }: Errand): Promise<void> {
  const times: number[] = []
  let turn = 0
  const rate = await perSecond(purchases, lanes, async () => {
    const began = performance.now()
    await purchase(port, goods[turn++ % goods.length]!)
    times.push(performance.now() - began)
  })
  process.send!({ rate, times } satisfies Done)
}

/** One buyer who pays at once, whose page listens as the shop's own pages do, and who then looks at the code. */
async function purchase(port: number, { host, variantId }: Goods): Promise<void> {
  const api = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = body
      ? await postJson(port, host, `/api/v1/store${path}`, body)
      : await get(port, host, `/api/v1/store${path}`)
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.body}`)
    return JSON.parse(answer.body) as T
  }
  const name = newId()
  const { token } = await api<{ token: string }>('/orders', {
    lines: [{ variantId, quantity: 1 }],
    buyer: {
      name: 'Pembeli Ukur',
      email: `${name}@contoh.id`,
      whatsapp: `0812${name.replaceAll(/\D/g, '').slice(-8)}`,
    },
    consent: true,
  })
  const ear = await listen(port, host, `/api/v1/store/orders/${token}/events`)
  try {
    const { invoice } = await api<{ invoice: { reference: string } }>(`/orders/${token}`)
    await pay(invoice.reference)
    const end = Date.now() + GIVE_UP_MS
    for (;;) {
      await ear.changed()
      const seen = await api<{ status: string; deliveries: { id: string }[] }>(`/orders/${token}`)
      if (seen.status === 'delivered') {
        const reveal = `/orders/${token}/deliveries/${seen.deliveries[0]!.id}/reveals`
        const { lines } = await api<{ lines: { value: string }[] }>(reveal, {})
        if (!lines[0]?.value.startsWith('UKUR-')) throw new Error('what came is not a code')
        return
      }
      if (Date.now() > end) throw new Error(`an order stayed ${seen.status}`)
    }
  } finally {
    ear.close()
  }
}

async function pay(reference: string): Promise<void> {
  const url = new URL(`/control/charges/${reference}/bayar`, fakes.gatewayUrl)
  const answer = await postJson(Number(url.port), 'localhost', url.pathname, {}, { authorization: `Bearer ${key}` })
  if (answer.status >= 300) throw new Error(`the simulator refused: ${answer.body}`)
}

/** Server-sent events of a page; `changed` answers at the next one, or after two seconds, as a page that polls would. */
async function listen(port: number, host: string, path: string) {
  let wake = (): void => {}
  let heard = false
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(
      { agent: streams, port, path, host: '127.0.0.1', headers: { host: `${host}:${port}` } },
      resolve,
    )
    asked.once('error', reject)
    asked.end()
  })
  stream.setEncoding('utf8').on('data', (text: string) => {
    if (!text.includes('event: changed')) return
    heard = true
    wake()
  })
  stream.on('error', () => {})
  return {
    changed: async () => {
      if (!heard) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 2_000)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      heard = false
    },
    close: () => stream.destroy(),
  }
}
