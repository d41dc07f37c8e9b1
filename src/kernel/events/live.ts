import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Logger } from 'pino'
import { showAlive } from '../db/alive.ts'

export const LIVE_CHANNEL = 'ruko_live'
export const TENANT_CHANNEL = 'ruko_tenants'

type Listener = (payload: string) => void

/** Notices from PostgreSQL, spread to whoever in this process listens. */
export type LiveHub = {
  /** The name by which other processes can tell whether this one lives (db/alive.ts). */
  process: string
  /** Calls `listener` for each notice on the channel, and once with an empty text after a lost connection. */
  listen(channel: string, listener: Listener): () => void
  /** Calls `listener` each time the topic of this tenant is announced. */
  watch(tenantId: string, topic: string, listener: () => void): () => void
  close(): Promise<void>
}

const RECONNECT_MS = 500
/** A lost machine says no goodbye; its session is ended by the server after this silence (10 + 3 × 5 s). */
const OPTIONS =
  '-c idle_session_timeout=0 -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/**
 * One connection per process holds LISTEN and shows it as alive; when it is lost it is opened again and everybody is told
 * to look anew.
 */
export async function openLiveHub(connectionString: string, log: Logger): Promise<LiveHub> {
  const listeners = new Map<string, Set<Listener>>()
  const topics = new Map<string, Set<() => void>>()
  let client: pg.Client | null = null
  let returning: Promise<void> | null = null
  let closed = false
  const name = randomUUID()

  const spread = (channel: string, payload: string): void => {
    for (const listener of listeners.get(channel) ?? []) listener(payload)
  }
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString, application_name: 'ruko-live', keepAlive: true, options: OPTIONS })
    fresh.on('notification', (notice) => spread(notice.channel, notice.payload ?? ''))
    // A connection that the server ends reports it twice; only the first time, and only of the current one, counts.
    fresh.on('error', (error) => {
      if (client !== fresh) return
      log.warn({ err: error }, 'the live connection was lost')
      client = null
      goBack()
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${LIVE_CHANNEL}; listen ${TENANT_CHANNEL}`)
      await show(fresh)
    } catch (error) {
      await fresh.end().catch(() => {})
      throw error
    }
    client = fresh
  }
  // The server may not have noticed yet that the session before has ended; until it does, that one speaks for us.
  const show = async (session: pg.Client): Promise<void> => {
    if (await showAlive(session, name)) return
    setTimeout(() => {
      if (client === session) show(session).catch(() => {})
    }, RECONNECT_MS).unref()
  }
  const goBack = (): void => {
    returning ??= comeBack().finally(() => (returning = null))
  }
  const comeBack = async (): Promise<void> => {
    while (!closed && !client) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
      if (!closed) await connect().catch(() => {})
    }
    for (const channel of listeners.keys()) spread(channel, '')
  }
  const hub: LiveHub = {
    process: name,
    listen: (channel, listener) => subscribe(listeners, channel, listener),
    watch: (tenantId, topic, listener) => subscribe(topics, `${tenantId}:${topic}`, listener),
    close: async () => {
      closed = true
      await returning
      await client?.end()
    },
  }
  hub.listen(LIVE_CHANNEL, (payload) => {
    const woken = payload ? (topics.get(payload) ?? []) : [...topics.values()].flatMap((set) => [...set])
    for (const wake of woken) wake()
  })
  await connect()
  return hub
}

function subscribe<T>(map: Map<string, Set<T>>, key: string, listener: T): () => void {
  const set = map.get(key) ?? new Set()
  set.add(listener)
  map.set(key, set)
  return () => {
    set.delete(listener)
    if (set.size === 0) map.delete(key)
  }
}
