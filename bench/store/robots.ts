import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/*
 * Programs of resellers, in a process of their own: each polls as often as it may and a little more, and orders beside
 * that, all at their own pace whether the shop keeps up or not.
 */

export type Work = {
  port: number
  host: string
  keys: string[]
  variantId: string
  seconds: number
  readsAMinute: number
  ordersAMinute: number
}
/** What one reseller's program heard. `reads` counts answers by status. */
export type Heard = { reads: Record<number, number>; orders: Record<number, number>; times: number[]; errors: number }

const agent = new Agent({ keepAlive: true, maxSockets: 256 })
process.on('disconnect', () => process.exit(0))
process.on('message', (work: Work) => void run(work))

async function run(work: Work): Promise<void> {
  process.send!(await Promise.all(work.keys.map((key, place) => robot(work, key, place))))
}

async function robot(work: Work, key: string, place: number): Promise<Heard> {
  const heard: Heard = { reads: {}, orders: {}, times: [], errors: 0 }
  // They do not order in step.
  await sleep((place * 60_000) / work.ordersAMinute / work.keys.length)
  const last = { id: '' }
  const pace = (aMinute: number, step: (turn: number) => Promise<void>) => paced(work.seconds, aMinute, step)
  const count = async (into: Record<number, number>, asked: Promise<Answer>) => {
    try {
      const { status, ms, body } = await asked
      into[status] = (into[status] ?? 0) + 1
      heard.times.push(ms)
      return { status, body }
    } catch {
      heard.errors++
      return null
    }
  }
  await Promise.all([
    pace(work.readsAMinute, async (turn) => {
      const path = last.id && turn % 2 === 0 ? `/orders/${last.id}` : '/wallet'
      await count(heard.reads, send(work, key, 'GET', path))
    }),
    pace(work.ordersAMinute, async (turn) => {
      const wish = { refId: `ukur-${place}-${turn}-${process.pid}`, variantId: work.variantId, quantity: 1 }
      const made = await count(heard.orders, send(work, key, 'POST', '/orders', wish))
      if (made && made.status < 300) last.id = (JSON.parse(made.body) as { id: string }).id
    }),
  ])
  return heard
}

/** Starts a step at every beat and waits for all of them in the end. */
async function paced(seconds: number, aMinute: number, step: (turn: number) => Promise<void>): Promise<void> {
  const began = performance.now()
  const steps: Promise<void>[] = []
  const turns = Math.floor((aMinute * seconds) / 60)
  for (let turn = 0; turn < turns; turn++) {
    await sleep(Math.max(0, began + (turn * 60_000) / aMinute - performance.now()))
    steps.push(step(turn))
  }
  await Promise.all(steps)
}

type Answer = { status: number; body: string; ms: number }

function send({ port, host }: Work, key: string, method: string, path: string, body?: object): Promise<Answer> {
  const began = performance.now()
  const headers = {
    host: `${host}:${port}`,
    authorization: `Bearer ${key}`,
    ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = request(
      { agent, port, host: '127.0.0.1', path: `/api/v1/reseller${path}`, method, headers },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.once('error', reject)
        answer.once('end', () => resolve({ status: answer.statusCode!, body: text, ms: performance.now() - began }))
      },
    )
    asked.once('error', reject)
    asked.end(body && JSON.stringify(body))
  })
}
