import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startGateway } from '../../fakes/gateway/server.ts'
import { GATEWAY_KEY, WEBHOOK_SECRET } from '../support/gateway.ts'
import { freshDatabase } from '../support/postgres.ts'
import { freePort, type Ground } from './child.ts'

export type FaultGround = Ground & {
  /** As a superuser: sees every tenant's rows. */
  rows<R>(text: string, values?: unknown[]): Promise<R[]>
  count(from: string, values?: unknown[]): Promise<number>
  close(): Promise<void>
}

/** Everything around the app that must outlive it: a database, the payment simulator, and a port to come back to. */
export async function layGround(): Promise<FaultGround> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'ruko-faults-'))
  const gateway = await startGateway({
    port: 0,
    key: GATEWAY_KEY,
    webhookSecret: WEBHOOK_SECRET,
    storePath: join(folder, 'gateway.sqlite'),
    retryScale: 0.001,
  })
  const pool = new pg.Pool({ connectionString: database.adminUrl, max: 2 })
  pool.on('error', () => {})
  return {
    database,
    gatewayUrl: gateway.url,
    port: await freePort(),
    rows: async (text, values) => (await pool.query(text, values)).rows as never,
    count: async (from, values) => Number((await pool.query(`select count(*) as n from ${from}`, values)).rows[0].n),
    close: async () => {
      await gateway.stop()
      await pool.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
