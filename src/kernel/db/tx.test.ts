import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type FreshDatabase, freshDatabase } from '../../../tests/support/postgres.ts'
import { newId } from './id.ts'
import { openPools, type Pools } from './pools.ts'
import { sql } from './sql.ts'
import { inTenant } from './tx.ts'

const HERE = '00000000-0000-7000-8000-000000000001'
let database: FreshDatabase
let pools: Pools
before(async () => {
  database = await freshDatabase()
  pools = openPools(database.urls, () => {})
})
after(async () => {
  await pools.close()
  await database.drop()
})

const insert = (module: string) =>
  sql`insert into kernel.settings (tenant_id, module, value) values (${HERE}::uuid, ${module}, '{}')`
const count = (module: string) =>
  sql<{ n: number }>`select count(*) as n from kernel.settings where tenant_id = ${HERE}::uuid and module = ${module}`

test('statements of one turn share a flight, in order, and values come back as we use them', async () => {
  const [first, second] = await inTenant(pools.app, HERE, 'write', (tx) =>
    Promise.all([
      tx.first(sql<{ big: number; at: string; day: string }>`select 9007199254740991::bigint as big,
        '2026-11-21 07:05:00.123456+00'::timestamptz as at, '2026-11-21'::date as day`),
      tx.all(sql<{ n: number }>`select generate_series(1, 3) as n`),
    ]),
  )
  assert.deepEqual(first, { big: 9007199254740991, at: '2026-11-21T07:05:00.123Z', day: '2026-11-21' })
  assert.deepEqual(second, [{ n: 1 }, { n: 2 }, { n: 3 }])
})

test('a bigint that a number cannot hold is an error and not a rounding', async () => {
  await assert.rejects(
    inTenant(pools.app, HERE, 'read', (tx) => tx.first(sql`select 9007199254740993::bigint as big`)),
    /safe integer/,
  )
  // The connection is as good as before.
  assert.ok(await inTenant(pools.app, HERE, 'read', (tx) => tx.first(sql`select 1 as one`)))
})

test('what was deferred is there after commit, and nothing is after a throw', async () => {
  await inTenant(pools.app, HERE, 'write', async (tx) => tx.defer(insert('kept')))
  const seen = await inTenant(pools.app, HERE, 'read', (tx) => tx.first(count('kept')))
  assert.equal(seen?.n, 1)
  const work = inTenant(pools.app, HERE, 'write', async (tx) => {
    await tx.run(insert('lost'))
    throw new Error('no')
  })
  await assert.rejects(work, /no/)
  assert.equal((await inTenant(pools.app, HERE, 'read', (tx) => tx.first(count('lost'))))?.n, 0)
})

test('a deferred statement that fails makes the whole transaction fail', async () => {
  const work = inTenant(pools.app, HERE, 'write', async (tx) => {
    await tx.run(insert('half'))
    tx.defer(insert('half'))
  })
  await assert.rejects(work, { code: '23505' })
  assert.equal((await inTenant(pools.app, HERE, 'read', (tx) => tx.first(count('half'))))?.n, 0)
})

test('an error that the code swallows does not commit what came before it', async () => {
  const work = inTenant(pools.app, HERE, 'write', async (tx) => {
    await tx.run(insert('swallowed'))
    await tx.run(sql`select 1 / 0`).catch(() => {})
  })
  // The first cause is told, not only that the server rolled back.
  await assert.rejects(work, { code: '22012' })
})

test('a statement after the end is refused', async () => {
  let kept: Parameters<Parameters<typeof inTenant>[3]>[0] | undefined
  await inTenant(pools.app, HERE, 'write', async (tx) => {
    kept = tx
  })
  await assert.rejects(kept!.first(sql`select 1`), /has ended/)
})

test('a statement that failed to parse can be sent again on the same connection', async () => {
  const wrong = () => inTenant(pools.app, HERE, 'read', (tx) => tx.first(sql`select nothing_of_the_kind`))
  await assert.rejects(wrong(), { code: '42703' })
  await assert.rejects(wrong(), { code: '42703' })
})

test('of two transactions in each other’s way both happen in the end', async () => {
  const [left, right] = [newId(), newId()]
  await inTenant(pools.app, HERE, 'write', async (tx) => {
    tx.defer(insert(left))
    tx.defer(insert(right))
  })
  const touch = (module: string) =>
    sql`update kernel.settings set updated_at = now() where tenant_id = ${HERE}::uuid and module = ${module}`
  const cross = (first: string, second: string) =>
    inTenant(pools.app, HERE, 'write', async (tx) => {
      await tx.run(touch(first))
      await new Promise((resolve) => setTimeout(resolve, 50))
      await tx.run(touch(second))
      return true
    })
  assert.deepEqual(await Promise.all([cross(left, right), cross(right, left)]), [true, true])
})

test('no tenant means no rows and an error, also on a connection that had one before', async () => {
  const client = new pg.Client({ connectionString: database.urls.app })
  await client.connect()
  await assert.rejects(client.query('select * from kernel.settings'), { code: '42704' })
  await client.query('begin')
  await client.query("select set_config('app.tenant_id', $1, true)", [HERE])
  await client.query('select * from kernel.settings')
  await client.query('commit')
  await assert.rejects(client.query('select * from kernel.settings'), { code: '22P02' })
  await client.end()
})

test('what fails inside a nest undoes its own part alone', async () => {
  const told: string[] = []
  await inTenant(pools.app, HERE, 'write', async (tx) => {
    tx.defer(insert('outside'))
    await assert.rejects(
      tx.nest(async () => {
        await tx.run(insert('inside'))
        tx.atEnd(async () => void told.push('end of the undone'))
        tx.afterCommit(() => told.push('after the undone'))
        // The same again: it fails when the nest is closed.
        tx.defer(insert('inside'))
      }),
      { code: '23505' },
    )
    await tx.nest(async () => void (await tx.run(insert('second nest'))))
    tx.defer(insert('after the nests'))
  })
  for (const [module, n] of [
    ['outside', 1],
    ['inside', 0],
    ['second nest', 1],
    ['after the nests', 1],
  ] as const)
    assert.equal((await inTenant(pools.app, HERE, 'read', (tx) => tx.first(count(module))))?.n, n, module)
  assert.deepEqual(told, [])
})

test('a statement deferred before a nest that fails makes the whole transaction fail', async () => {
  const work = inTenant(pools.app, HERE, 'write', async (tx) => {
    await tx.run(insert('first of two'))
    tx.defer(insert('first of two'))
    await tx.nest(async () => void (await tx.run(insert('never')))).catch(() => {})
  })
  await assert.rejects(work, { code: '23505' })
  assert.equal((await inTenant(pools.app, HERE, 'read', (tx) => tx.first(count('never'))))?.n, 0)
})

test('what is to come at the end comes before COMMIT, what is to come after it only if it was made', async () => {
  const told: string[] = []
  await inTenant(pools.app, HERE, 'write', async (tx) => {
    tx.atEnd(async () => {
      told.push('end')
      tx.atEnd(async () => void told.push('end of the end'))
      await tx.run(insert('at the end'))
    })
    tx.afterCommit(() => told.push('after'))
    told.push('work')
  })
  assert.deepEqual(told, ['work', 'end', 'end of the end', 'after'])
  assert.equal((await inTenant(pools.app, HERE, 'read', (tx) => tx.first(count('at the end'))))?.n, 1)
  const failing = inTenant(pools.app, HERE, 'write', async (tx) => {
    tx.afterCommit(() => told.push('never'))
    tx.defer(insert('at the end'))
  })
  await assert.rejects(failing, { code: '23505' })
  assert.equal(told.length, 4)
})

test('the last statement and COMMIT are one flight, and its failure commits nothing', async () => {
  const changed = await inTenant(pools.app, HERE, 'write', (tx) => tx.last(insert('last')))
  assert.equal(changed, 1)
  const failing = inTenant(pools.app, HERE, 'write', async (tx) => {
    tx.defer(insert('before the last'))
    return tx.last(insert('last'))
  })
  await assert.rejects(failing, { code: '23505' })
  assert.equal((await inTenant(pools.app, HERE, 'read', (tx) => tx.first(count('before the last'))))?.n, 0)
  const late = inTenant(pools.app, HERE, 'write', async (tx) => {
    await tx.last(insert('last of all'))
    await tx.run(insert('too late'))
  })
  await assert.rejects(late, /has ended/)
})
