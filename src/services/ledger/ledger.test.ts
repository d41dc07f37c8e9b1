import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { credit, debit, post } from './index.ts'
import { insertEntry } from './queries.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ worker: false })
})
after(() => house.close())

const inside = <T>(work: (ctx: Ctx) => Promise<T>) => house.inside(house.platform, work)
const pair = (amountIdr: number) => [debit('assets:gateway', amountIdr), credit('income:sites', amountIdr)]
const legsOf = (source: string) =>
  house.sql<{ account: string; amount_idr: string }>(
    house.platform.id,
    'select account, amount_idr from ledger.legs join ledger.entries on entries.id = entry_id where source = $1 order by position',
    [source],
  )

test('a balanced entry is kept with its legs and its audit row', async () => {
  await inside(async (ctx) =>
    post(ctx, { kind: 'test', source: 'capture/kept', legs: [...pair(700), debit('expenses:gateway_fees', 0)] }),
  )
  assert.deepEqual(await legsOf('capture/kept'), [
    { account: 'assets:gateway', amount_idr: '700' },
    { account: 'income:sites', amount_idr: '-700' },
  ])
  const acts = await house.sql(house.platform.id, "select detail from audit.entries where action = 'ledger.test'")
  assert.equal(acts.length, 1)
})

test('an unbalanced entry is refused before it is sent, and an amount that is not whole rupiah too', async () => {
  const legs = [debit('assets:gateway', 700), credit('income:sites', 699)]
  await assert.rejects(
    inside(async (ctx) => post(ctx, { kind: 'test', source: 'capture/a', legs })),
    /out of balance by 1/,
  )
  await assert.rejects(inside(async (ctx) => post(ctx, { kind: 'test', source: 'capture/b', legs: pair(0.5) })))
})

test('the database refuses an unbalanced entry', async () => {
  const work = inside(async (ctx) => {
    const id = newId()
    // Past the check that `post` makes itself.
    const legs = [debit('assets:gateway', 5), credit('income:sites', 4)]
    await ctx.tx.run(insertEntry(ctx, { id, kind: 'test', source: 'capture/unbalanced' }, legs))
  })
  await assert.rejects(work, { code: '23514', message: /out of balance by 1/ })
  assert.deepEqual(await legsOf('capture/unbalanced'), [])
})

test('a leg added later to a balanced entry is refused', async () => {
  await inside(async (ctx) => post(ctx, { kind: 'test', source: 'capture/later', legs: pair(10) }))
  const [entry] = await house.sql<{ id: string }>(
    house.platform.id,
    "select id from ledger.entries where source = 'capture/later'",
  )
  const work = inside((ctx) =>
    ctx.tx.run(sql`insert into ledger.legs (tenant_id, entry_id, position, account, amount_idr)
      values (${ctx.tenant.id}::uuid, ${entry!.id}::uuid, 3, 'assets:gateway', 1)`),
  )
  await assert.rejects(work, { code: '23514' })
  assert.equal((await legsOf('capture/later')).length, 2)
})

test('nobody who serves may change or remove what was posted', async () => {
  for (const table of ['entries', 'legs'] as const) {
    const name = sql.table(`ledger.${table}`)
    for (const query of [
      sql`update ${name} set tenant_id = tenant_id`,
      sql`delete from ${name}`,
      sql`truncate ${name}`,
    ]) {
      await assert.rejects(
        inside((ctx) => ctx.tx.run(query)),
        { code: '42501' },
      )
    }
  }
})

test('the same source is posted once, and its second time takes the whole transaction with it', async () => {
  const again = () =>
    inside(async (ctx) => {
      post(ctx, { kind: 'test', source: 'capture/other', legs: pair(3) })
      post(ctx, { kind: 'test', source: 'capture/twice', legs: pair(9) })
    })
  await inside(async (ctx) => post(ctx, { kind: 'test', source: 'capture/twice', legs: pair(9) }))
  await assert.rejects(again(), { code: '23505' })
  assert.equal((await legsOf('capture/twice')).length, 2)
  assert.deepEqual(await legsOf('capture/other'), [])
})

test('an entry of a visited tenant is balanced too, although the transaction ends at home', async () => {
  const site = crypto.randomUUID()
  await house.sql(
    house.platform.id,
    "insert into kernel.tenants (id, kind, slug, vertical, name, status) values ($1, 'client', 'neraca', 'tutoring', 'Neraca', 'live')",
    [site],
  )
  const visit = (amountIdr: number) =>
    house.inside({ ...house.platform, id: site }, async (ctx) => {
      const id = newId()
      const legs = [debit('assets:gateway', 5), credit('income:sites', amountIdr)]
      await ctx.tx.run(insertEntry(ctx, { id, kind: 'test', source: `capture/${amountIdr}` }, legs))
      await ctx.tx.run(sql`select set_config('app.tenant_id', ${house.platform.id}, true)`)
    })
  await assert.rejects(visit(4), { code: '23514' })
  await visit(5)
})
