import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { pino } from 'pino'
import { inTenant } from '#kernel/db/tx.ts'
import { sql } from '#kernel/db/sql.ts'
import { assemble } from '../../src/assemble.ts'
import { modules } from '../../src/modules.ts'
import { freshDatabase, testMasterKey } from '../support/postgres.ts'

/** The only tables that belong to no tenant. Every other table of the house is checked, whoever made it. */
const GLOBAL = ['kernel.tenants', 'kernel.domains', 'kernel.slug_holds', 'kernel.rate_limits', 'migrations.applied']
/** The queue's own rooms; requests reach them only through `queue.enqueue`. */
const QUEUE = ['graphile_worker', 'queue']
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
const FENCE = "(tenant_id = ( SELECT (current_setting('app.tenant_id'::text))::uuid AS current_setting))"
const [A, B] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b']

const database = await freshDatabase()
const admin = new pg.Client({ connectionString: database.adminUrl })
await admin.connect()
const app = new pg.Pool({ connectionString: database.urls.app, max: 1 })
after(async () => {
  await app.end()
  await admin.end()
  await database.drop()
})

type Row = Record<string, never>
const ask = async <R = Row>(text: string, values: unknown[] = []) => (await admin.query(text, values)).rows as R[]
const own = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all('{${QUEUE.join(',')}}')`
const tables = await ask<{ name: string; oid: number; rls: boolean; forced: boolean }>(`
  select n.nspname || '.' || c.relname as name, c.oid, c.relrowsecurity as rls, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${own} order by 1`)
const tenantTables = tables.filter(({ name }) => !GLOBAL.includes(name))

test('the global tables are exactly the listed ones, and requests write only the rate limits', async () => {
  assert.deepEqual(
    GLOBAL.filter((name) => !tables.some((table) => table.name === name)),
    [],
  )
  assert.ok(tenantTables.length > 20)
  const open = await ask<{ name: string }>(
    `select name from unnest($1::text[]) as name
     where has_table_privilege('ruko_app', name, 'insert, update, delete')`,
    [GLOBAL],
  )
  assert.deepEqual(
    open.map(({ name }) => name),
    ['kernel.rate_limits'],
  )
})

test('every tenant table is fenced: tenant_id not null, row security forced, the one policy', async () => {
  for (const { name, oid, rls, forced } of tenantTables) {
    assert.deepEqual({ rls, forced }, { rls: true, forced: true }, name)
    const [column] = await ask(
      `select attnotnull as needed, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1 and attname = 'tenant_id'`,
      [oid],
    )
    assert.deepEqual(column, { needed: true, type: 'uuid' }, `${name}.tenant_id`)
    const policies = await ask(
      `select permissive, roles::text[] as roles, cmd, qual, with_check from pg_policies
       where format('%s.%s', schemaname, tablename) = $1`,
      [name],
    )
    const expected = { permissive: 'PERMISSIVE', roles: ['public'], cmd: 'ALL', qual: FENCE, with_check: FENCE }
    assert.deepEqual(policies, [expected], name)
  }
})

test('every key of a tenant table starts with tenant_id', async () => {
  for (const { name, oid } of tenantTables) {
    const keys = await ask<{ key: string; first: string | null; primary: boolean }>(
      `select i.indexrelid::regclass::text as key, i.indisprimary as primary, a.attname as first from pg_index i
       left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indrelid = $1 and i.indisunique`,
      [oid],
    )
    assert.ok(
      keys.some(({ primary }) => primary),
      `${name} has no primary key`,
    )
    for (const { key, first } of keys) assert.equal(first, 'tenant_id', `${key} of ${name}`)
  }
})

test('every foreign key carries the tenant on both sides and has an index', async () => {
  const keys = await ask<{ name: string; from: string; to: string; pairs: string[][]; indexed: boolean }>(`
    select k.conname as name, k.conrelid::regclass::text as from, k.confrelid::regclass::text as to,
      array(select array[f.attname::text, t.attname::text] from unnest(k.conkey, k.confkey) as pair (f, t)
        join pg_attribute f on f.attrelid = k.conrelid and f.attnum = pair.f
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.t) as pairs,
      exists (select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) as indexed
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${own}`)
  assert.ok(keys.length > 20)
  for (const { name, from, to, pairs, indexed } of keys) {
    assert.ok(indexed, `no index leads with the columns of ${name} on ${from}`)
    if (to === 'kernel.tenants') continue
    const carried = pairs.some(([near, far]) => near === 'tenant_id' && far === 'tenant_id')
    assert.ok(carried && pairs.length > 1, `${name} on ${from} leaves the tenant out`)
  }
})

test('the serving roles can neither bypass row security nor change the schema', async () => {
  const roles = await ask(`
    select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      pg_has_role(rolname, 'ruko_owner', 'member') as owner,
      has_database_privilege(rolname, current_database(), 'create') as creates
    from pg_roles where rolname in ('ruko_app', 'ruko_platform') order by 1`)
  const weak = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }
  const none = { ...weak, rolreplication: false, owner: false, creates: false }
  assert.deepEqual(roles, [
    { rolname: 'ruko_app', ...none },
    { rolname: 'ruko_platform', ...none },
  ])
  for (const role of ['ruko_app', 'ruko_platform']) {
    const strong = await ask<{ what: string }>(
      `select n.nspname || ' (create)' as what from pg_namespace n
         where ${own} and has_schema_privilege($1, n.oid, 'create')
       union all select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and ${own}
           and (pg_has_role($1, c.relowner, 'member') or has_table_privilege($1, c.oid, 'truncate, references, trigger'))`,
      [role],
    )
    assert.deepEqual(strong, [], role)
  }
  assert.equal(
    (await ask<{ may: boolean }>(`select pg_has_role('ruko_app', 'ruko_platform', 'member') as may`))[0]!.may,
    false,
  )
})

test('nothing goes around row security: no such function, view or extension', async () => {
  const functions = await ask<{ name: string; config: string[] | null; super: boolean }>(`
    select p.oid::regprocedure::text as name, p.proconfig as config, r.rolsuper as super
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
    where p.prosecdef and n.nspname !~ '^pg_'`)
  for (const { name, config, super: strong } of functions) {
    assert.equal(strong, false, `${name} runs with a superuser's rights`)
    assert.ok(
      config?.some((one) => one.startsWith('search_path=')),
      `${name} takes its caller's search path`,
    )
  }
  const views = await ask(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm', 'f') and ${own}`)
  assert.deepEqual(views, [])
  const doors = await ask(`
    select extname from pg_extension where extname in
      ('dblink', 'file_fdw', 'postgres_fdw', 'plperlu', 'plpython3u', 'plpythonu', 'pltclu', 'adminpack', 'lo')`)
  assert.deepEqual(doors, [])
})

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
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'c' and ${own}`)
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
