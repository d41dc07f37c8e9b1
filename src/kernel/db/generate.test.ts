import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { freshDatabase } from '../../../tests/support/postgres.ts'
import { generateRows } from './generate.ts'

test('the row types are those of the migrated database', async (t) => {
  const database = await freshDatabase()
  t.after(() => database.drop())
  const kept = readFileSync(new URL('rows.ts', import.meta.url), 'utf8')
  assert.equal(kept, await generateRows(database.adminUrl), 'run `npm run rows`')
})
