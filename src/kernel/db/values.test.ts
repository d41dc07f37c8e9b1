import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '../../../tests/support/postgres.ts'
import { parserFor } from './values.ts'

const TEXT_ARRAY = 1009

test('arrays of texts are read as PostgreSQL writes them, whatever stands in them', async () => {
  const database = await freshDatabase()
  const client = new pg.Client({ connectionString: database.adminUrl })
  after(async () => {
    await client.end()
    await database.drop()
  })
  await client.connect()
  for (const texts of [
    [],
    [''],
    ['a'],
    ['a', 'b c', 'd'],
    ['null', 'NULL'],
    ['a,b', '{c}', '"d"', '\\e', "f'", 'é…', 'x\ny'],
    ['nullable', 'x null y'],
  ]) {
    const { rows } = await client.query<{ raw: string }>('select $1::text[]::text as raw', [texts])
    assert.deepEqual(parserFor(TEXT_ARRAY)(rows[0]!.raw), texts)
  }
  const { rows } = await client.query<{ raw: string }>("select array['a', null]::text[]::text as raw")
  assert.deepEqual(parserFor(TEXT_ARRAY)(rows[0]!.raw), ['a', null])
})
