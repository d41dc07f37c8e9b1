import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startGateway } from '../../fakes/gateway/server.ts'
import { GATEWAY_KEY, WEBHOOK_SECRET } from '../support/gateway.ts'
import { freshDatabase } from '../support/postgres.ts'
import { freePort } from '../../src/serve.ts'
import type { Ground } from './child.ts'

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
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  const rows = async <R>(text: string, values: unknown[] = []): Promise<R[]> =>
    (await client.query(text, values)).rows as R[]
  return {
    database,
    gatewayUrl: gateway.url,
    port: await freePort(),
    rows,
    count: async (from, values) => (await rows<{ n: number }>(`select count(*)::int as n from ${from}`, values))[0]!.n,
    close: async () => {
      await gateway.stop()
      await client.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
