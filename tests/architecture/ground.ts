import { after } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '../support/postgres.ts'

/** The only tables that belong to no tenant. Every other table of the house is checked, whoever made it. */
export const GLOBAL = [
  'kernel.tenants',
  'kernel.domains',
  'kernel.slug_holds',
  'kernel.rate_limits',
  'migrations.applied',
]
/** The queue's own rooms; requests reach them only through `queue.enqueue`. */
const QUEUE = ['graphile_worker', 'queue']
/** For statements with `n` as pg_namespace: everything that is the house's own. */
export const OWN = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all('{${QUEUE.join(',')}}')`

/** A migrated database of this test file's own: an administrator's connection, one of a request's role, all tables. */
export async function openGround() {
  const database = await freshDatabase()
  const admin = new pg.Client({ connectionString: database.adminUrl })
  const app = new pg.Pool({ connectionString: database.urls.app, max: 1 })
  await admin.connect()
  after(async () => {
    await app.end()
    await admin.end()
    await database.drop()
  })
  const ask = async <R = Record<string, never>>(text: string, values: unknown[] = []) =>
    (await admin.query(text, values)).rows as R[]
  const tables = await ask<{ name: string; oid: number; rls: boolean; forced: boolean }>(`
    select n.nspname || '.' || c.relname as name, c.oid, c.relrowsecurity as rls, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OWN} order by 1`)
  return { database, admin, app, ask, tables, tenantTables: tables.filter(({ name }) => !GLOBAL.includes(name)) }
}
