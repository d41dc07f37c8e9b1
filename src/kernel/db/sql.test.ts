import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db, fixed, insertRow, insertRows, NOW, sql, statementOf, updateRow } from './sql.ts'

test('a template compiles to what the library makes of it', () => {
  const inner = sql`lower(${'A'}) = ${1}`
  const templates = [
    sql`select 1`,
    sql`select ${1}::int, ${null}, ${[1, 2]}`,
    sql`select ${2} where ${inner} and ${inner} and ${sql``} order by ${3}`,
    sql`select ${sql.lit('x')}, ${sql.ref('a.b')}, ${sql.table('kernel.settings')}, ${sql.join([1, sql`2`])}, ${4}`,
    sql`select from t where exists (${db.selectFrom('kernel.settings').select('module').where('module', '=', 'm')})`,
  ]
  for (const template of templates) {
    const { text, values } = statementOf(template)
    const compiled = template.compile(db)
    assert.deepEqual({ text, values }, { text: compiled.sql, values: [...compiled.parameters] })
  }
})

test('a fixed query is the query, with the values of each call', () => {
  let built = 0
  const find = fixed((row: { tenant: string; module: string }) => {
    built++
    return db
      .selectFrom('kernel.settings')
      .select('value')
      .where('tenant_id', '=', row.tenant)
      .where('module', 'in', [row.module, 'always'])
  })
  const usual = (tenant: string, module: string) =>
    statementOf(
      db
        .selectFrom('kernel.settings')
        .select('value')
        .where('tenant_id', '=', tenant)
        .where('module', 'in', [module, 'always']),
    )
  assert.deepEqual(statementOf(find({ tenant: 'a', module: 'b' })), usual('a', 'b'))
  assert.deepEqual(statementOf(find({ tenant: 'c', module: 'd' })), usual('c', 'd'))
  assert.equal(built, 1)
})

test('a row is inserted as the library would insert it', () => {
  const row = { tenant_id: 'a', module: 'b', value: '{}' }
  assert.deepEqual(
    statementOf(insertRow('kernel.settings', row)),
    statementOf(db.insertInto('kernel.settings').values(row)),
  )
  const other = { module: 'b', tenant_id: 'a', value: '{}' }
  assert.deepEqual(
    statementOf(insertRow('kernel.settings', other)),
    statementOf(db.insertInto('kernel.settings').values(other)),
  )
})

test('a changed row names its columns once, and the time of the transaction where it is asked for', () => {
  const { statement } = updateRow('kernel.tenants', { id: 'i' }, { name: 'Toko', status: 'live' })
  assert.equal(statement.text, 'update "kernel"."tenants" set "name" = $1, "status" = $2 where "id" = $3')
  assert.deepEqual(statement.values, ['Toko', 'live', 'i'])
  const timed = updateRow('kernel.sessions', { tenant_id: 't', id: 'i' }, { last_seen_at: NOW, device: '' }).statement
  assert.equal(
    timed.text,
    'update "kernel"."sessions" set "last_seen_at" = now(), "device" = $1 where "tenant_id" = $2 and "id" = $3',
  )
  assert.deepEqual(timed.values, ['', 't', 'i'])
})

test('several rows are one statement', () => {
  const row = (module: string) => ({ tenant_id: 't', module, value: '1' })
  const { statement } = insertRows('kernel.settings', [row('a'), row('b')])
  assert.match(statement.text, /values \(\$1, \$2, \$3\), \(\$4, \$5, \$6\)$/)
  assert.deepEqual(statement.values, ['t', 'a', '1', 't', 'b', '1'])
})
