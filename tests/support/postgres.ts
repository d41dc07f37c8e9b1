import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../../src/kernel/db/embedded.ts'
import type { DatabaseUrls } from '../../src/kernel/db/pools.ts'
import { derivePasswords, roleUrls } from '../../src/kernel/db/roles.ts'
import { testDataDir } from './datadir.ts'

export type FreshDatabase = { adminUrl: string; urls: DatabaseUrls; drop(): Promise<void> }

/** The serving roles belong to the whole server, so every test uses this one key. */
export const testMasterKey = Buffer.alloc(32, 7)

const MIGRATIONS = new URL('../../db/migrations/', import.meta.url)
/** Named after the migrations it was made by, so that a changed one makes another. */
const TEMPLATE = `ruko_template_${digestOf(MIGRATIONS)}`
const TEMPLATE_LOCK = 724_900
/** How long hooks may take that still need the server of a single file. */
const PATIENCE_MS = 20_000

/** An empty, migrated database of its own: a copy of a template that the first caller of a test run makes. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await serverUrl()
  await makeTemplate(server)
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  const drop = await make(server, name, `template ${TEMPLATE}`)
  const adminUrl = urlOf(server, name)
  return {
    adminUrl,
    urls: roleUrls(adminUrl, derivePasswords(testMasterKey)),
    drop,
  }
}

/** A database without any schema, for tests of the migrations themselves. */
export async function bareDatabase(): Promise<{ adminUrl: string; drop(): Promise<void> }> {
  const server = await serverUrl()
  const name = `bare_${process.pid}_${randomBytes(4).toString('hex')}`
  const drop = await make(server, name)
  return { adminUrl: urlOf(server, name), drop }
}

const inUse = new Set<string>()

/** Makes a database and returns what drops it. */
async function make(server: string, name: string, how = ''): Promise<() => Promise<void>> {
  await once(server, `create database ${name} ${how}`)
  inUse.add(name)
  return async () => {
    await once(server, `drop database if exists ${name} with (force)`)
    inUse.delete(name)
  }
}

let own: Promise<Embedded> | undefined
const ownDirs: string[] = []
// Hooks run in the order in which they were made and this one comes first, so it must not wait: the hooks of the file
// itself still need the server. It goes when they have dropped what they made, or after a while.
after(() => void stopOwn())

/** Stops the server this process started, if it did; what runs outside of tests calls it by itself. */
export function stopOwn(): Promise<void> {
  stopping ??= stopServer()
  return stopping
}

let stopping: Promise<void> | undefined
async function stopServer(): Promise<void> {
  const server = await own
  if (!server) return
  const end = Date.now() + PATIENCE_MS
  while (inUse.size > 0 && Date.now() < end) await sleep(20)
  await server.stop()
  for (const dir of ownDirs) rmSync(dir, { recursive: true, force: true })
}

async function serverUrl(): Promise<string> {
  const given = process.env['RUKO_TEST_DATABASE_URL']
  if (given) return given
  own ??= startOwn()
  return (await own).adminUrl
}

/** For one test file run by itself, without `npm test` around it. */
function startOwn(): Promise<Embedded> {
  const dataDir = testDataDir()
  ownDirs.push(dataDir)
  return startEmbedded({ dataDir, log: () => {}, durable: false })
}

let template: Promise<void> | undefined

function makeTemplate(server: string): Promise<void> {
  template ??= withClient(server, async (client) => {
    // Test files run as separate processes: the first makes the template, the others wait for it.
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE])
    if (rowCount) return
    const draft = `${TEMPLATE}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    const { migrate } = await import('../../src/kernel/db/migrate.ts')
    await migrate(urlOf(server, draft), { passwords: derivePasswords(testMasterKey) })
    await client.query(`alter database ${draft} rename to ${TEMPLATE}`)
  })
  return template
}

function digestOf(folder: URL): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).toSorted()) hash.update(name).update(readFileSync(new URL(name, folder)))
  return hash.digest('hex').slice(0, 12)
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

function once(server: string, statement: string): Promise<void> {
  return withClient(server, async (client) => void (await client.query(statement)))
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
