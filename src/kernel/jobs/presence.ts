import pg from 'pg'
import type { House } from '../house.ts'

/**
 * Shows other processes which pools of workers are alive: each holds an advisory lock of a session that ends with
 * this process, however it ends. The queue itself would only notice after four hours.
 */
export type Presence = {
  /** Shows a pool as alive, in place of the one before, and the hands of this process. */
  show(poolId: string): void
  close(): Promise<void>
}

const RECONNECT_MS = 500
/** The dead are looked for this often. */
const SWEEP_MS = 2_000
const LOCK_SEED = 724_002
/** A lost machine says no goodbye; its session is ended by the server after this silence (10 + 3 × 5 s). */
const KEEPALIVE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/** Opens the session and starts giving back, every two seconds, the jobs of pools that are gone. */
export async function openPresence(house: House, hands: string): Promise<Presence> {
  const { pools, log } = house
  const connectionString = pools.platform.options.connectionString
  let client: pg.Client | null = null
  const shown = { hands, pool: hands }
  /** False while an older session of ours, not yet noticed as lost, still holds a name: with its end nobody would. */
  let held = false
  let waiting = false
  let closed = false
  const lose = (error: unknown): void => {
    if (closed || waiting) return
    log.warn({ err: error }, 'the connection that shows this worker as alive was lost')
    client = null
    waiting = true
    setTimeout(reconnect, RECONNECT_MS).unref()
  }
  const reconnect = (): void => {
    waiting = false
    connect().catch(lose)
  }
  const connect = async (): Promise<void> => {
    const options = `-c lock_timeout=5s -c idle_session_timeout=0 ${KEEPALIVE}`
    const fresh = new pg.Client({ connectionString, application_name: 'ruko-worker', keepAlive: true, options })
    // A broken connection complains more than once; only the first time matters.
    fresh.on('error', (error) => {
      if (client === fresh) lose(error)
    })
    await fresh.connect()
    if (closed) return fresh.end()
    client = fresh
    held = await lock(fresh, shown)
  }
  const sweep = async (): Promise<void> => {
    try {
      if (!held && client) held = await lock(client, shown)
      // Its own locks a session can take again, so what is its own has to be named.
      const found = await client?.query<{ pools: string[]; jobs: number }>(GIVE_BACK, [[shown.hands, shown.pool]])
      for (const dead of found?.rows ?? []) log.warn(dead, 'jobs of workers that are gone were given back to the queue')
    } catch (error) {
      if (!closed) log.warn({ err: error }, 'could not look for jobs of workers that are gone')
    }
  }
  await connect()
  await sweep()
  const clock = setInterval(() => void sweep(), SWEEP_MS)
  return {
    show: (poolId) => {
      shown.pool = poolId
      held = false
      if (client)
        lock(client, shown).then(
          (all) => (held = all),
          () => {},
        )
    },
    close: async () => {
      closed = true
      clearInterval(clock)
      await client?.end().catch(() => {})
    },
  }
}

/** Takes both names; false: a session that has not ended yet has one of them. */
async function lock(client: pg.Client, { hands, pool }: { hands: string; pool: string }): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean; also: boolean }>(
    `select pg_advisory_unlock_all(), pg_try_advisory_lock(hashtextextended($1, $3)) as mine,
      pg_try_advisory_lock(hashtextextended($2, $3)) as also`,
    [hands, pool, LOCK_SEED],
  )
  return rows[0]!.mine && rows[0]!.also
}

/** A lock younger than this is left alone: its pool may be about to show itself. */
const YOUNG_SECONDS = 1

/**
 * One statement, so of several processes that look at once each finds other dead, or none. A job that was replaced
 * under its key while it ran has lost the key it was enqueued with, has nothing left to do and goes; the others
 * are free again, and say why they were begun more than once.
 */
const GIVE_BACK = `
  with dead as materialized (
    select pool from (
      select distinct locked_by as pool from graphile_worker._private_jobs
      where locked_by <> all($1::text[]) and locked_at < now() - make_interval(secs => ${YOUNG_SECONDS})) as seen
    where pg_try_advisory_xact_lock(hashtextextended(pool, ${LOCK_SEED}))),
  held as materialized (
    select id, key is null and payload ->> 'key' is not null as replaced
    from graphile_worker._private_jobs join dead on locked_by = pool),
  gone as (
    delete from graphile_worker._private_jobs as jobs using held where jobs.id = held.id and replaced),
  freed as (
    update graphile_worker._private_jobs as jobs
    set locked_at = null, locked_by = null, last_error = coalesce(last_error, 'the process that ran it was killed')
    from held where jobs.id = held.id and not replaced returning jobs.id)
  select (select array_agg(pool) from dead) as pools, (select count(*)::int from freed) as jobs
  where exists (select from dead)`
