import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { DatabaseUrls } from './pools.ts'
import { ensureRoles, type RolePasswords, roleUrls } from './roles.ts'

/** Any process may start first: the one that gets this lock migrates, the others wait for it. */
const MIGRATION_LOCK = 724_001
const silent = new Logger(() => () => {})
const FOLDER = new URL('../../../db/migrations/', import.meta.url)

type Options = { passwords: RolePasswords; urls?: DatabaseUrls; folder?: URL; onStep?: (name: string) => void }

/**
 * Brings a database to the newest schema: roles, the queue's own tables, then every migration not yet applied, each
 * in one transaction, forward only. Safe when several processes start at once. An applied file that was changed since
 * is refused. Returns the addresses of the three roles.
 */
export async function migrate(adminUrl: string, options: Options): Promise<DatabaseUrls> {
  const urls = options.urls ?? roleUrls(adminUrl, options.passwords)
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'ruko-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    if (!options.urls) await ensureRoles(client, options.passwords)
    await ensureQueue(client, urls.platform)
    await client.query('set role ruko_owner')
    await client.query('create schema if not exists migrations')
    await client.query(`create table if not exists migrations.applied (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    await applyAll(client, options)
    return urls
  } finally {
    await client.end()
  }
}

async function applyAll(client: pg.Client, options: Options): Promise<void> {
  const folder = options.folder ?? FOLDER
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const done = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations.applied')
  const applied = new Map(done.rows.map((row) => [row.name, row.checksum]))
  for (const name of files) {
    const text = await readFile(new URL(name, folder), 'utf8')
    const checksum = createHash('sha256').update(text).digest('hex')
    const before = applied.get(name)
    if (before === checksum) continue
    if (before) throw new Error(`migration ${name} was changed after it had been applied; add a new one instead`)
    options.onStep?.(name)
    await applyOne(client, name, text, checksum)
  }
}

async function applyOne(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations.applied (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** The queue's tables belong to the platform's role; requests reach them only through `queue.enqueue`. */
async function ensureQueue(client: pg.Client, platformUrl: string): Promise<void> {
  const { rows } = await client.query<{ ready: boolean; name: string }>(
    "select to_regclass('graphile_worker.migrations') is not null as ready, current_database() as name",
  )
  const database = client.escapeIdentifier(rows[0]!.name)
  if (!rows[0]!.ready) {
    await client.query('create schema if not exists queue authorization ruko_platform')
    // graphile-worker makes its schema itself; the right to do so is lent for the length of that.
    await client.query(`grant create on database ${database} to ruko_platform`)
  }
  try {
    await runMigrations({ connectionString: platformUrl, schema: 'graphile_worker', logger: silent })
  } finally {
    if (!rows[0]!.ready) await client.query(`revoke create on database ${database} from ruko_platform`)
  }
}
