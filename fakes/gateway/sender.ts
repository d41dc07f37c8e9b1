import { randomBytes } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Webhook } from 'standardwebhooks'
import type { Desk } from './desk.ts'
import type { DeliveryKind } from './outbox.ts'
import { change, rows } from './store.ts'

export type SenderSettings = {
  /** `whsec_` and base64. */
  webhookSecret: string
  /** How long one minute of the retry schedule takes, in minutes: 1 like a real gateway, 1/60 turns minutes to seconds. */
  retryScale: number
  timeoutMs: number
}

export type Sender = {
  wake: () => void
  /** Sends everything that waits, due or not, once. */
  flush: () => Promise<Flushed>
  stop: () => Promise<void>
}
export type Flushed = { delivered: number; undelivered: number }

/** Sends what is due, each charge's webhooks one after the other, several charges at once. What was not answered is sent again. */
export function createSender(desk: Desk, settings: SenderSettings): Sender {
  const busy = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  let woken: NodeJS.Immediate | undefined
  let flushes = 0
  let lastFlush: Promise<unknown> = Promise.resolve()

  function sendDue(): void {
    if (stopping.signal.aborted || flushes > 0 || busy.size >= MOST_LANES) return
    for (const [lane, deliveries] of lanes(desk, due(desk, desk.now().getTime(), 4 * MOST_LANES))) {
      if (busy.size >= MOST_LANES) return
      if (!busy.has(lane)) start(lane, deliveries)
    }
  }

  function start(lane: string, deliveries: Delivery[]): void {
    const work = sendInOrder(desk, settings, deliveries, stopping.signal).finally(() => {
      busy.delete(lane)
      wake()
    })
    busy.set(lane, work)
  }

  async function sendAll(): Promise<Flushed> {
    await Promise.all(busy.values())
    const before = count(desk, 'delivered')
    for (const [lane, deliveries] of lanes(desk, due(desk, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER))) {
      while (busy.size >= MOST_LANES) await Promise.race(busy.values())
      if (!stopping.signal.aborted) start(lane, deliveries)
    }
    await Promise.all(busy.values())
    return { delivered: count(desk, 'delivered') - before, undelivered: count(desk, 'waiting') }
  }

  function wake(): void {
    clearImmediate(woken)
    if (!stopping.signal.aborted) woken = setImmediate(sendDue)
  }

  const clock = setInterval(sendDue, CLOCK_MS)
  return {
    wake,
    flush() {
      flushes++
      const flush = lastFlush.then(sendAll).finally(() => flushes--)
      lastFlush = flush.catch(() => {})
      return flush
    },
    async stop() {
      stopping.abort()
      clearInterval(clock)
      clearImmediate(woken)
      await Promise.all(busy.values())
    },
  }
}

const CLOCK_MS = 100
const MOST_LANES = 16
/** After the first attempt, as real gateways space them. After the last one the webhook is given up. */
const GAPS_MINUTES = [2, 10, 30, 90, 210]

type Delivery = {
  id: number
  eventId: string
  reference: string
  url: string
  body: string
  kind: DeliveryKind
  attempts: number
  dueAtMs: number
}

function due(desk: Desk, untilMs: number, most: number): Delivery[] {
  const sql = `select * from deliveries where state = 'waiting' and dueAtMs <= ? order by dueAtMs, id limit ?`
  return rows<Delivery>(desk.store, sql, untilMs, most)
}

/** One lane per charge keeps its events in order; shuffled, there is one lane per delivery and the lanes are mixed. */
function lanes(desk: Desk, deliveries: Delivery[]): Map<string, Delivery[]> {
  if (!desk.faults.current().shuffle) return Map.groupBy(deliveries, ({ reference }) => reference)
  const mixed = deliveries.map((delivery) => ({ delivery, at: desk.faults.random() })).toSorted((a, b) => a.at - b.at)
  return new Map(mixed.map(({ delivery }) => [`${delivery.reference} ${delivery.id}`, [delivery]]))
}

async function sendInOrder(
  desk: Desk,
  settings: SenderSettings,
  deliveries: Delivery[],
  stopping: AbortSignal,
): Promise<void> {
  for (const delivery of deliveries) {
    if (stopping.aborted) return
    const answer = await send(settings, delivery, desk.now(), stopping)
    if (stopping.aborted) return
    note(desk, settings, delivery, answer)
  }
}

function note(desk: Desk, settings: SenderSettings, delivery: Delivery, answer: string): void {
  const attempts = delivery.attempts + 1
  const gap = GAPS_MINUTES[delivery.attempts]
  const isDone = /^2\d\d$/.test(answer) || delivery.kind !== 'genuine'
  const state = isDone ? 'delivered' : gap === undefined ? 'abandoned' : 'waiting'
  const jitter = 0.8 + 0.4 * Math.random()
  const dueAtMs = desk.now().getTime() + Math.round((gap ?? 0) * 60_000 * settings.retryScale * jitter)
  const sql = 'update deliveries set state = ?, attempts = ?, dueAtMs = ?, lastAnswer = ? where id = ?'
  change(desk.store, sql, state, attempts, dueAtMs, answer, delivery.id)
}

/** One attempt; resolves to the HTTP status, or to what went wrong on the line. */
function send(settings: SenderSettings, delivery: Delivery, now: Date, stopping: AbortSignal): Promise<string> {
  const url = new URL(delivery.url)
  const body = Buffer.from(delivery.body)
  const headers = {
    host: url.host,
    'content-type': 'application/json',
    'content-length': body.length,
    'user-agent': 'ruko-gateway-simulator',
    'webhook-id': delivery.eventId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': sign(settings, delivery, now),
  }
  const signal = AbortSignal.any([AbortSignal.timeout(settings.timeoutMs), stopping])
  const { promise, resolve } = Promise.withResolvers<string>()
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const path = url.pathname + url.search
  request({
    host: dialled(url),
    port: url.port,
    servername: url.hostname,
    path,
    method: 'POST',
    headers,
    signal,
    agent: false,
  })
    .on('response', (response) => {
      response.on('error', () => {}).resume()
      resolve(String(response.statusCode))
    })
    .on('error', (error) => resolve(error.name === 'AbortError' ? 'time-out' : error.message))
    .end(body)
  return promise
}

/** Names under .localhost mean this machine to browsers, but Node's resolver does not know them. */
function dialled({ hostname }: URL): string {
  return hostname === 'localhost' || hostname.endsWith('.localhost') ? '127.0.0.1' : hostname.replaceAll(/^\[|\]$/g, '')
}

function sign({ webhookSecret }: SenderSettings, { kind, eventId, body }: Delivery, now: Date): string {
  if (kind === 'forged-signature') return `v1,${randomBytes(32).toString('base64')}`
  const secret = kind === 'genuine' ? webhookSecret : `whsec_${randomBytes(24).toString('base64')}`
  return new Webhook(secret).sign(eventId, now, body)
}

function count(desk: Desk, state: string): number {
  return rows<{ n: number }>(desk.store, 'select count(*) as n from deliveries where state = ?', state)[0]?.n ?? 0
}
