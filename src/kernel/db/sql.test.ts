import assert from 'node:assert/strict'
import { test } from 'node:test'
import { db, fixed, insertRow, sql, statementOf } from './sql.ts'

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
