import pg from 'pg'

/** Where the roles connect: `owner` migrates, `app` serves one tenant at a time, `platform` runs jobs and visits. */
export type DatabaseUrls = { owner: string; app: string; platform: string }
export type Pools = {
  app: pg.Pool
  platform: pg.Pool
  /** The platform's role for the queue's own bookkeeping, whose commits do not wait for the disk. */
  queue: pg.Pool
  close(): Promise<void>
}

/** Few connections are fastest on few cores: 32 halved a chatty transaction on two. */
const APP_CONNECTIONS = 8
const PLATFORM_CONNECTIONS = 6
/** One of them listens. */
const QUEUE_CONNECTIONS = 3

/** Opens both pools. A lost idle connection is reported and replaced, it never ends the process. */
export function openPools(urls: DatabaseUrls, onError: (error: Error) => void): Pools {
  const app = openPool(urls.app, APP_CONNECTIONS, 'ruko-app')
  const platform = openPool(urls.platform, PLATFORM_CONNECTIONS, 'ruko-platform')
  // That a job was begun or has ended may be forgotten in a crash of the server: it then runs again, as it must be able to.
  const queue = openPool(urls.platform, QUEUE_CONNECTIONS, 'ruko-queue', QUEUE_OPTIONS)
  for (const pool of [app, platform, queue]) {
    pool.on('error', onError)
    // A connection can also break while it is lent out; its own listener keeps that from ending the process.
    pool.on('connect', (client) => client.on('error', () => {}))
  }
  return {
    app,
    platform,
    queue,
    close: async () => {
      await Promise.all([app.end(), platform.end(), queue.end()])
    },
  }
}

/** Session settings that every connection of ours has, whoever configured the server. */
export const SESSION_OPTIONS = [
  '-c TimeZone=UTC',
  '-c jit=off',
  '-c lock_timeout=5s',
  '-c statement_timeout=20s',
  '-c idle_in_transaction_session_timeout=20s',
].join(' ')

/**
 * The queue's table is empty at one moment and holds thousands of planned jobs at the next, long before the server has
 * counted them: whatever it believes, the few statements of the queue go by their indexes.
 */
const QUEUE_OPTIONS = [
  '-c synchronous_commit=off',
  '-c enable_seqscan=off',
  '-c enable_hashjoin=off',
  '-c enable_mergejoin=off',
].join(' ')

function openPool(connectionString: string, max: number, name: string, also = ''): pg.Pool {
  return new pg.Pool({
    connectionString,
    max,
    application_name: name,
    options: `${SESSION_OPTIONS} ${also}`.trim(),
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  })
}
