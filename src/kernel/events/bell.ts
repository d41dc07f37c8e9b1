import type pg from 'pg'
import type { Logger } from 'pino'

/**
 * Tells other processes what has been committed. A notice inside a transaction makes PostgreSQL commit one at a time, so
 * these go out afterwards, many in one statement. Should the process die in between, nothing is lost: workers look at
 * the queue once a second, and a browser that hears nothing asks.
 */
export type Bell = {
  /** There is a job to be done now. */
  callWorkers(): void
  ring(channel: string, payload: string): void
  /** Sends what is left. */
  close(): Promise<void>
}

const WORKERS = 'jobs:insert'
const AGAIN_MS = 500
const RING = {
  name: 'bell',
  text: 'select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as rung (channel, payload)',
}

export function openBell(pool: pg.Pool, log: Logger): Bell {
  let waiting = new Map<string, [channel: string, payload: string]>()
  let jobs = 0
  let flight: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let closed = false

  const send = async (): Promise<void> => {
    const rung = [...waiting.values()]
    const called = jobs
    waiting = new Map()
    jobs = 0
    if (called > 0) rung.push([WORKERS, JSON.stringify({ count: called })])
    try {
      // Told after COMMIT, so there is no transaction to speak through.
      // oxlint-disable-next-line no-restricted-properties
      await pool.query({ ...RING, values: [rung.map(([channel]) => channel), rung.map(([, payload]) => payload)] })
    } catch (error) {
      log.warn({ err: error }, 'what was committed could not be told yet')
      for (const [channel, payload] of rung) if (channel !== WORKERS) keep(channel, payload)
      jobs += called
      if (!closed) timer = setTimeout(start, AGAIN_MS).unref()
    }
  }
  const start = (): void => {
    timer = null
    flight = send().finally(() => {
      flight = null
      if (!timer && !closed && (jobs > 0 || waiting.size > 0)) start()
    })
  }
  const soon = (): void => {
    // What is committed in the same turn goes in one statement, and what comes while one is under way in the next.
    if (!flight && !timer && !closed) timer = setTimeout(start, 0)
  }
  const keep = (channel: string, payload: string): void => {
    waiting.set(`${channel} ${payload}`, [channel, payload])
  }
  return {
    callWorkers: () => {
      jobs++
      soon()
    },
    ring: (channel, payload) => {
      keep(channel, payload)
      soon()
    },
    close: async () => {
      closed = true
      if (timer) clearTimeout(timer)
      await flight
      if (jobs > 0 || waiting.size > 0) await send()
    },
  }
}
