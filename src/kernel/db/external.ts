import pg from 'pg'
import { errorCode, refuseToStart } from '../startup/refusal.ts'

export type ExternalDatabase = { ownerUrl: string; appUrl: string | null; platformUrl: string | null }

const OLDEST = 16
const connectMs = 8000

/** Refuses to start unless every given URL reaches a PostgreSQL 16 or newer; sentences name settings, never passwords. */
export async function requireExternal(database: ExternalDatabase): Promise<void> {
  await requireAnswer('DATABASE_URL', database.ownerUrl)
  if (database.appUrl) await requireAnswer('DATABASE_APP_URL', database.appUrl)
  if (database.platformUrl) await requireAnswer('DATABASE_PLATFORM_URL', database.platformUrl)
}

async function requireAnswer(setting: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs })
  client.on('error', () => {})
  let version: number
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
    version = Math.floor(Number(rows[0]?.version) / 10_000)
  } catch (error) {
    refuseToStart(`${setting}: ${reasonOf(error, url)}`)
  } finally {
    await client.end().catch(() => {})
  }
  if (version < OLDEST)
    refuseToStart(
      `${setting} is a PostgreSQL ${version} and Ruko needs ${OLDEST} or newer: upgrade it, or leave the setting empty for the built-in server.`,
    )
}

function reasonOf(error: unknown, url: string): string {
  const { host, pathname, username } = new URL(url)
  const user = decodeURIComponent(username)
  const code = errorCode(error)
  if (code === '28P01' || code === '28000') return `the server at ${host} refuses the user "${user}" or its password.`
  if (code === '3D000') return `the server at ${host} has no database "${pathname.slice(1)}".`
  if (code === '53300') return `the server at ${host} has no free connections.`
  if (code === '57P03') return `the server at ${host} is starting up or shutting down: try again in a moment.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `there is no host of the name ${host}.`
  const said = code ?? (error instanceof Error ? error.message : 'no answer')
  return `no PostgreSQL can be reached at ${host} (${said}): check the address and that the server runs.`
}
