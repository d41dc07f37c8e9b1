import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GLOBAL, openGround, OWN } from './ground.ts'

/* The shape of every table, read from PostgreSQL's own catalogue. */

const FENCE = "(tenant_id = ( SELECT (current_setting('app.tenant_id'::text))::uuid AS current_setting))"
/** What the one role that searches may read past the fence; nobody can become it (store.search_products). */
const SEARCHED = ['store.products', 'store.search_terms']
const { ask, tables, tenantTables } = await openGround()

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
       where format('%s.%s', schemaname, tablename) = $1 order by policyname desc`,
      [name],
    )
    const expected = { permissive: 'PERMISSIVE', roles: ['public'], cmd: 'ALL', qual: FENCE, with_check: FENCE }
    const search = { permissive: 'PERMISSIVE', roles: ['ruko_search'], cmd: 'SELECT', qual: 'true', with_check: null }
    assert.deepEqual(policies, SEARCHED.includes(name) ? [expected, search] : [expected], name)
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
      exists (select from pg_index i where i.indrelid = k.conrelid
        -- An index that leaves out the rows without a reference serves as well.
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
          select format('(%I IS NOT NULL)', f.attname) from pg_attribute f
          where f.attrelid = k.conrelid and f.attnum = any (k.conkey)))
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) as indexed
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${OWN}`)
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
         where ${OWN} and has_schema_privilege($1, n.oid, 'create')
       union all select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and ${OWN}
           and (pg_has_role($1, c.relowner, 'member') or has_table_privilege($1, c.oid, 'truncate, references, trigger'))`,
      [role],
    )
    assert.deepEqual(strong, [], role)
  }
  const [search] = await ask(`
    select rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or pg_has_role('ruko_app', oid, 'member')
        or pg_has_role('ruko_platform', oid, 'member') as strong,
      (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OWN}
        and (has_table_privilege('ruko_search', c.oid, 'insert, update, delete, truncate')
          or has_any_column_privilege('ruko_search', c.oid, 'select')
            and n.nspname || '.' || c.relname <> all('{${SEARCHED.join(',')}}'))) as tables
    from pg_roles where rolname = 'ruko_search'`)
  assert.deepEqual(search, { strong: false, tables: 0 })
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
  const own = await ask<{ name: string; role: string; open: boolean }>(`
    select p.oid::regprocedure::text as name, r.rolname as role, has_function_privilege('public', p.oid, 'execute') as open
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
    where p.prosecdef and ${OWN} and r.rolname <> 'ruko_owner'`)
  const name = 'store.search_products(text[],text[],text[],integer)'
  assert.deepEqual(own, [{ name, role: 'ruko_search', open: false }])
  const views = await ask(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm', 'f') and ${OWN}`)
  assert.deepEqual(views, [])
  const doors = await ask(`
    select extname from pg_extension where extname in
      ('dblink', 'file_fdw', 'postgres_fdw', 'plperlu', 'plpython3u', 'plpythonu', 'pltclu', 'adminpack', 'lo')`)
  assert.deepEqual(doors, [])
})
