import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { PLATFORM_TENANT_ID, type Tenant } from '#kernel/context.ts'
import { startEmbedded } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import type { DatabaseUrls } from '#kernel/db/pools.ts'
import { derivePasswords } from '#kernel/db/roles.ts'
import { assemble, type Assembly } from '../../src/assemble.ts'
import { modules } from '../../src/modules.ts'
import type { Gateway } from '../../src/services/payments/gateways/port.ts'
import { instantGateway } from './gateway.ts'
import { openRecorder, type Recorder } from './tape.ts'
import { fillDatabase } from './volumes.ts'

export type Ground = Assembly & {
  urls: DatabaseUrls
  gateway: ReturnType<typeof instantGateway>
  recorder: Recorder
  platform: Tenant
  sites: Tenant[]
  /** A question to the whole database, past row security. */
  ask<R>(text: string): Promise<R>
  tidy(): Promise<void>
}

/**
 * A durable server of its own with believable volumes, and the product's house on it. No worker runs. `fill` puts the
 * volumes in and answers the ids of the sites.
 */
export async function openGround(
  say: (sentence: string) => void,
  fill: (adminUrl: string) => Promise<string[]> = fillDatabase,
  /** A gateway that is reached over HTTP, and the port at which its webhooks find the house. */
  outside: { gateway?: Gateway; port?: number; limitFactor?: number } = {},
): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ruko-bench-'))
  // The controls bring connections of their own beside the product's; they idle while it is measured.
  const settings = { max_connections: '120' }
  const server = await startEmbedded({ dataDir, log: () => {}, durable: true, settings })
  const masterKey = Buffer.alloc(32, 9)
  const urls = await migrate(server.adminUrl, { passwords: derivePasswords(masterKey) })
  say('Filling the database …')
  const ids = await fill(server.adminUrl)
  const gateway = instantGateway()
  const assembly = await assemble({
    modules,
    mode: 'demo',
    portalOrigin: `http://ruko.localhost:${outside.port ?? 3000}`,
    baseDomain: 'ruko.localhost',
    urls,
    masterKey,
    ports: {
      payments: { gateway: outside.gateway ?? gateway, firstCheckMs: 15_000 },
      mailer: { send: async () => {} },
      whatsapp: { send: async () => {} },
      rdap: null,
      files: null as never,
    },
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    limitFactor: outside.limitFactor ?? 1_000_000,
  })
  const { hosts } = assembly.house
  const admin = new pg.Client({ connectionString: server.adminUrl })
  admin.on('error', () => {})
  await admin.connect()
  return {
    ...assembly,
    urls,
    gateway,
    recorder: openRecorder(assembly.house.pools),
    platform: (await hosts.tenantById(PLATFORM_TENANT_ID))!,
    sites: (await Promise.all(ids.map((id) => hosts.tenantById(id)))).map((tenant) => tenant!),
    ask: async (text) => (await admin.query(text)).rows[0] as never,
    tidy: async () => {
      await admin.query('truncate graphile_worker._private_jobs')
      await admin.query('vacuum analyze')
      await admin.query('checkpoint')
    },
    close: async () => {
      await admin.end().catch(() => {})
      await assembly.close()
      await server.stop()
      for (const dir of [server.dir, dataDir]) rmSync(dir, { recursive: true, force: true })
    },
  }
}
