import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { pino } from 'pino'
import { sql } from '#kernel/db/sql.ts'
import { inTenant } from '#kernel/db/tx.ts'
import { assemble } from '../../src/assemble.ts'
import { modules } from '../../src/modules.ts'
import { testMasterKey } from '../support/postgres.ts'
import { openGround, OWN } from './ground.ts'

/* What the fence of the tables does to a request's role, in every table. */

const APPEND_ONLY = [
  'audit.entries',
  'kernel.fact_deliveries',
  'kernel.facts',
  'ledger.accounts',
  'ledger.entries',
  'ledger.legs',
  'payments.captures',
  'payments.inbox',
  'platform.order_events',
]
const [A, B] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b']

const { database, admin, app, ask, tenantTables } = await openGround()

test('a role that row security would not hold does not start', async () => {
  const role = `strong_${process.pid}`
  const { database: name } = admin
  await admin.query(
    `create role ${role} login password 'kuat' in role ruko_owner; grant connect on database ${name} to ${role}`,
  )
  const owner = new URL(database.adminUrl)
  Object.assign(owner, { username: role, password: 'kuat' })
  try {
    for (const [who, url] of [
      ['app', database.adminUrl],
      ['platform', database.adminUrl],
      ['app', owner.href],
    ] as const) {
      const plan = {
        modules,
        mode: 'demo' as const,
        portalOrigin: 'http://ruko.localhost',
        baseDomain: 'ruko.localhost',
        masterKey: testMasterKey,
        ports: {} as never,
        log: pino({ enabled: false }),
        urls: { ...database.urls, [who]: url },
      }
      await assert.rejects(assemble(plan), new RegExp(`"${who}" is too strong`))
    }
  } finally {
    await admin.query(`drop owned by ${role}; drop role ${role}`)
  }
})

test('a row cannot point at a row of another tenant', async () => {
  await admin.query(
    `insert into kernel.tenants (id, kind, slug, vertical, name, status)
     values ($1, 'client', 'aaa', 'tutoring', 'A', 'live'), ($2, 'client', 'bbb', 'tutoring', 'B', 'live')`,
    [A, B],
  )
  const person = crypto.randomUUID()
  const insert = sql`insert into kernel.people (tenant_id, id, email, name) values (${A}, ${person}, 'ani@contoh.id', 'Ani')`
  await inTenant(app, A, 'write', (tx) => tx.run(insert))
  const grant = (tenant: string) =>
    inTenant(app, tenant, 'write', (tx) =>
      tx.run(sql`insert into kernel.role_grants (tenant_id, person_id, role) values (${tenant}, ${person}, 'owner')`),
    )
  await assert.rejects(grant(B), { code: '23503' })
  await grant(A)
})

test('the tenant of a transaction is gone after it, whether it commits, fails or only reads', async () => {
  const left = async () => (await app.query("select current_setting('app.tenant_id', true) as tenant")).rows[0].tenant
  const fail = sql`select 1 / 0`
  await inTenant(app, A, 'write', (tx) => tx.first(sql`select count(*) from kernel.people where tenant_id = ${A}`))
  assert.equal((await left()) || null, null)
  await assert.rejects(inTenant(app, A, 'write', (tx) => tx.run(fail)))
  assert.equal((await left()) || null, null)
  await inTenant(app, A, 'read', (tx) => tx.first(sql`select 1`))
  assert.equal((await left()) || null, null)
  await assert.rejects(inTenant(app, A, 'read', (tx) => tx.run(fail)))
  assert.equal((await left()) || null, null)
})

test('without a tenant every table fails instead of answering', async () => {
  const fresh = new pg.Client({ connectionString: database.urls.app })
  await fresh.connect()
  try {
    for (const used of [false, true]) {
      // On a connection that has served a tenant before, the setting is empty instead of missing.
      if (used) await fresh.query(`begin; select set_config('app.tenant_id', '${A}', true); commit`)
      for (const { name } of tenantTables) {
        const refused = fresh.query(`select count(*) from ${name}`)
        await assert.rejects(refused, { code: used ? '22P02' : '42704' }, name)
      }
    }
  } finally {
    await fresh.end()
  }
})

test('the rows of another tenant can be neither seen nor touched, in any table', async () => {
  await fillEveryTable()
  const inside = async (tenant: string, text: string) => {
    const client = await app.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('app.tenant_id', $1, true)", [tenant])
      return await client.query(text)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const frozen: string[] = []
  for (const { name } of tenantTables) {
    const seen = await inside(B, `select tenant_id from ${name}`)
    assert.deepEqual(seen.rows, [{ tenant_id: B }], `${name} shows what is not its reader's`)
    const count = (await inside(B, `select count(*)::int as n from ${name} where tenant_id = '${A}'`)).rows[0].n
    assert.equal(count, 0, name)
    for (const change of [`update ${name} set tenant_id = tenant_id`, `delete from ${name}`]) {
      const changed = await inside(B, `${change} where tenant_id = '${A}'`).catch((error: pg.DatabaseError) => error)
      if (changed instanceof Error) {
        assert.equal(changed.code, '42501', `${change}: ${changed.message}`)
        if (!frozen.includes(name)) frozen.push(name)
        // What is written once is not even changed by its own tenant.
        await assert.rejects(inside(A, change), { code: '42501' }, change)
      } else assert.equal(changed.rowCount, 0, change)
    }
    await assert.rejects(inside(B, `insert into ${name} (tenant_id) values ('${A}')`), { code: '42501' }, name)
  }
  assert.deepEqual(
    frozen.filter((name) => APPEND_ONLY.includes(name)),
    APPEND_ONLY,
  )
})

test('no row is moved to another tenant', async () => {
  for (const { name } of tenantTables.filter((table) => !APPEND_ONLY.includes(table.name))) {
    const client = await app.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('app.tenant_id', $1, true)", [B])
      await assert.rejects(client.query(`update ${name} set tenant_id = '${A}'`), { code: '42501' }, name)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
})

/** One row of each tenant in every table. What a row means does not matter here, so nothing checks it. */
async function fillEveryTable(): Promise<void> {
  const checks = await ask<{ name: string; table: string }>(`
    select k.conname as name, k.conrelid::regclass::text as table from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'c' and ${OWN}`)
  for (const { name, table } of checks) await admin.query(`alter table ${table} drop constraint "${name}"`)
  await admin.query('set session_replication_role = replica')
  for (const { name, oid } of tenantTables) {
    await admin.query(`delete from ${name}`)
    const columns = await ask<{ column: string; type: string }>(
      `select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1 and attnum > 0 and not attisdropped and attnotnull and attgenerated = '' and attname <> 'tenant_id'`,
      [oid],
    )
    const names = ['tenant_id', ...columns.map(({ column }) => `"${column}"`)].join(', ')
    for (const tenant of [A, B]) {
      const values = [`'${tenant}'`, ...columns.map(({ type }) => sampleOf(type))].join(', ')
      await admin.query(`insert into ${name} (${names}) values (${values})`)
    }
  }
  await admin.query('set session_replication_role = origin')
}

function sampleOf(type: string): string {
  if (type === 'uuid') return `'${crypto.randomUUID()}'`
  if (type === 'jsonb' || type === 'json') return `'{}'`
  if (type === 'boolean') return 'false'
  if (type.endsWith('[]')) return `'{}'`
  if (type === 'bytea') return `'\\x00'`
  if (type.startsWith('timestamp')) return 'now()'
  if (type === 'date') return 'current_date'
  if (/int|numeric|double|real/.test(type)) return '1'
  return `'x'`
}
