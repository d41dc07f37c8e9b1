import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { makeDataDir } from '../startup/datadir.ts'
import { lockDataDir } from '../startup/lock.ts'
import { errorCode, refuseToStart } from '../startup/refusal.ts'
import { localSecrets } from '../startup/secrets.ts'
import { stopOrphan } from './embedded/orphan.ts'
import { findPlace, isOutside, type Place, remember, rememberedPort } from './embedded/place.ts'
import { initialise, launch, type ServerExit, type Server } from './embedded/server.ts'

export type EmbeddedOptions = {
  dataDir: string
  log: (sentence: string) => void
  /** False only for tests: faster, and a crash of the machine loses the data. */
  durable?: boolean
  /** More server settings, by their PostgreSQL names. */
  settings?: { [name: string]: string }
}

export type Embedded = {
  /** Superuser's URL of the database `ruko`; over the unix socket where the path allows it. */
  adminUrl: string
  port: number
  /** Where the data lies: inside `dataDir`, except for root when the server's account cannot reach it there. */
  dir: string
  /** Resolves when the server ends, asked or not. */
  exited: Promise<ServerExit>
  /** Says in DATA_DIR that we are on our way out, so that a successor waits instead of giving up. */
  announceStop(): void
  stop(): Promise<void>
}

const MAJOR = '18'
const LARGEST_LOG_BYTES = 8 * 2 ** 20
const WRONG_PASSWORD = '28P01'
const NO_SUCH_DATABASE = '3D000'

/**
 * Runs our own PostgreSQL in `dataDir` until `stop()`. It is created at the first start; a server left behind by a
 * killed process is stopped first. Every foreseeable failure is a `StartRefusal`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log, durable = true } = options
  const dataDir = makeDataDir(options.dataDir)
  const locks = [await lockDataDir(dataDir)]
  const release = () => locks.forEach((lock) => lock.release())
  try {
    const { databasePassword } = localSecrets(dataDir)
    const place = findPlace(dataDir)
    // A copied DATA_DIR names the same outside place: one server at a time there, too.
    if (isOutside(dataDir, place)) locks.push(await lockDataDir(place.dir))
    requireSameMajor(place)
    const fresh = !existsSync(place.pgdata)
    if (fresh) log(`Creating the database in ${place.dir} …`)
    await initialise(place, databasePassword, durable)
    if (await stopOrphan(place.pgdata)) log('Stopped a database that an earlier, killed run had left behind.')
    rotateLog(place.logFile)
    const { server, port } = await launchSomewhere(dataDir, place, options)
    const adminUrl = urlOf(place, port, databasePassword)
    try {
      await ensureDatabase(adminUrl, dataDir)
    } catch (error) {
      await server.stop()
      throw error
    }
    return {
      adminUrl,
      port,
      dir: place.dir,
      exited: server.exited,
      announceStop: () => locks.forEach((lock) => lock.stopping()),
      stop: () => server.stop().finally(release),
    }
  } catch (error) {
    release()
    throw error
  }
}

function requireSameMajor(place: Place) {
  const file = join(place.pgdata, 'PG_VERSION')
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : MAJOR
  if (major !== MAJOR)
    refuseToStart(
      `The data in ${place.pgdata} is of PostgreSQL ${major} and this release brings ${MAJOR}: move it over with its own tools first.`,
    )
}

async function launchSomewhere(dataDir: string, place: Place, { log, durable = true, settings }: EmbeddedOptions) {
  const wish = { ...(durable ? durableSettings : hastySettings), ...settings }
  let port = rememberedPort(dataDir) ?? 0
  for (let attempt = 0; attempt < 5; attempt++) {
    port = (await freePort(port)) ?? (await freePort(0)) ?? 0
    remember(dataDir, place, port)
    const server: Server | 'port-taken' = await launch(place, { port, settings: wish }, log)
    if (server !== 'port-taken') return { server, port }
    port = 0
  }
  refuseToStart('The built-in database found no free port on 127.0.0.1 five times in a row.')
}

/** `port` itself when it is free (0 = any), else null. */
function freePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

function urlOf(place: Place, port: number, password: string): string {
  const socket = place.socketDir ? `?host=${encodeURIComponent(place.socketDir)}` : ''
  return `postgres://postgres:${password}@127.0.0.1:${port}/ruko${socket}`
}

async function ensureDatabase(adminUrl: string, dataDir: string): Promise<void> {
  try {
    await once(adminUrl, 'select 1')
  } catch (error) {
    if (errorCode(error) === WRONG_PASSWORD)
      refuseToStart(
        `${join(dataDir, 'secrets.json')} does not belong to this database: restore it from a backup, or move DATA_DIR away to begin afresh.`,
      )
    if (errorCode(error) !== NO_SUCH_DATABASE) throw error
    const maintenance = new URL(adminUrl)
    maintenance.pathname = '/postgres'
    await once(maintenance.href, 'create database ruko')
  }
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end().catch(() => {})
  }
}

function rotateLog(path: string) {
  if (!existsSync(path) || statSync(path).size < LARGEST_LOG_BYTES) return
  rmSync(`${path}.1`, { force: true })
  renameSync(path, `${path}.1`)
}

const durableSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  max_connections: '60',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const hastySettings = {
  ...durableSettings,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
}
