import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { outsideCtx } from '#kernel/db/transact.ts'
import { store } from '#verticals/store/module.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { ask, openTradeSite, sessionOf, type Site } from '../../../../tests/support/world.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { oneProduct } from '../catalogue/controls.ts'
import { work } from './imports.ts'
import { oneOrder } from '../orders/controls.ts'
import { noteStockTaken, openLines, stockPlace } from './index.ts'
import { countSoon, rollProduct, rollSales } from './sales.ts'

let house: TestHouse
let shop: Site
let other: Site
before(async () => {
  house = await openHouse()
  shop = await openTradeSite(house, store, 'toko-stok')
  other = await openTradeSite(house, store, 'toko-stok-lain')
})
after(() => house.close())

type Body = Record<string, unknown>
type Batch = { status: string; total: number; added: number; duplicates: number }
const operation = (name: string) => house.house.registry.operations.get(`store.${name}`)!
const asked = (name: string, input: Body, site: Site = shop) =>
  ask(house, site.tenant, operation(name), input, { token: site.ownerToken })
const code = async (answer: Response) => ((await answer.json()) as { code: string }).code
const reason = 'salah masuk'

async function imported(variantId: string, text: string, site: Site = shop): Promise<Batch & { id: string }> {
  const { id } = await site.world.call('store.startImport', { variantId, text })
  const batch = await waitFor(async () => {
    const now = (await site.world.call('store.readImport', { id })) as Batch
    return now.status === 'importing' ? null : now
  }, 180_000)
  return { ...batch, id: id as string }
}

const units = (variantId: string) =>
  house.sql<{ id: string; status: string; sealed: Buffer }>(
    shop.tenant.id,
    'select id, status, sealed from store.stock_items where variant_id = $1 order by id',
    [variantId],
  )
const facts = (name: string) =>
  house.sql<{ payload: Body }>(shop.tenant.id, 'select payload from kernel.facts where name = $1 order by id', [name])

test('a preview says what would happen and keeps nothing', async () => {
  const { variantId } = await oneProduct(shop.world)
  await imported(variantId, 'LAMA-0001\nLAMA-0002')
  const before = await house.sql(shop.tenant.id, 'select count(*) from store.import_chunks')
  const text = 'LAMA-0002\nBARU-0001\n\nBARU-0002\nBARU-0001\n'
  const preview = await shop.world.call('store.previewImport', { variantId, text })
  const { valid, empty, duplicatesInFile, duplicatesInHistory, delimiter, sample } = preview
  assert.deepEqual([valid, empty, duplicatesInFile, duplicatesInHistory, delimiter], [2, 1, 1, 1, 'newline'])
  assert.ok(!JSON.stringify(sample).includes('BARU-0001'))
  assert.deepEqual(await house.sql(shop.tenant.id, 'select count(*) from store.import_chunks'), before)
})

test('codes go into stock once in all history, whatever their state, and open at their own place', async () => {
  const { variantId } = await oneProduct(shop.world)
  const first = await imported(variantId, 'KODE-A1\nKODE-A2\nKODE-A3\nKODE-A2')
  assert.deepEqual([first.status, first.total, first.added, first.duplicates], ['active', 3, 3, 1])
  const [unit] = await units(variantId)
  const opened = await house.inside(shop.tenant, (ctx) => openLines(ctx, stockPlace(unit!.id), unit!.sealed))
  assert.deepEqual(opened, [{ label: '', value: 'KODE-A1' }])
  await shop.world.call('store.voidUnits', { ids: [unit!.id], reason })
  const again = await imported((await oneProduct(shop.world)).variantId, ' KODE-A1 \nKODE-A2\nKODE-A4')
  assert.deepEqual([again.total, again.added, again.duplicates], [3, 1, 2])
  const foreign = await oneProduct(other.world)
  assert.equal((await imported(foreign.variantId, 'KODE-A1', other)).added, 1, 'another shop has its own history')
})

test('several columns are lines with their names', async () => {
  const { variantId } = await oneProduct(shop.world)
  await imported(variantId, 'email;password\na@contoh.id;rahasia-1\nb@contoh.id;rahasia-2')
  const [unit] = await units(variantId)
  const opened = await house.inside(shop.tenant, (ctx) => openLines(ctx, stockPlace(unit!.id), unit!.sealed))
  assert.deepEqual(opened, [
    { label: 'email', value: 'a@contoh.id' },
    { label: 'password', value: 'rahasia-1' },
  ])
})

test('staff sees codes masked only, and may look but not touch', async () => {
  const { variantId } = await oneProduct(shop.world)
  await imported(variantId, 'RAHASIA-BESAR-7788')
  const token = await sessionOf(house, shop.tenant, ['staff'])
  const seen = await ask(house, shop.tenant, operation('listUnits'), { variantId }, { token })
  const text = await seen.text()
  assert.match(text, /••••••••7788/)
  assert.doesNotMatch(text, /RAHASIA/)
  const add = { variantId, lines: [{ value: 'X-1' }] }
  assert.equal((await ask(house, shop.tenant, operation('addUnit'), add, { token })).status, 403)
})

test('a hundred thousand codes are in stock soon, and lie nowhere in the open', async (t) => {
  const { variantId } = await oneProduct(shop.world)
  const list = Array.from({ length: 100_000 }, (_, n) => `GIFT-${(n * 7919 + 13).toString(36).toUpperCase()}-${n}`)
  const started = performance.now()
  const batch = await imported(variantId, list.join('\n'))
  const seconds = (performance.now() - started) / 1000
  assert.deepEqual([batch.added, batch.duplicates, batch.total], [100_000, 0, 100_000])
  // Twenty on a quiet machine (bench/store); tests may run beside others.
  t.diagnostic(`100000 codes in ${seconds.toFixed(1)} s`)
  assert.deepEqual(await house.sql(shop.tenant.id, 'select from store.import_chunks'), [])
  for (const code of [list[0]!, list[54_321]!]) await assertNowhere(code)
})

test('an import that is killed in the middle goes on where it was, without a double and without a gap', async () => {
  // A house without a worker: here the test is the worker, and dies.
  const quiet = await openHouse({ worker: false })
  after(() => quiet.close())
  const place = await openTradeSite(quiet, store, 'toko-putus')
  const { variantId } = await oneProduct(place.world)
  const list = Array.from({ length: 9_000 }, (_, n) => `PUTUS-${n}-${(n * 31).toString(36)}`)
  const id = (await place.world.call('store.startImport', { variantId, text: list.join('\n') })).id as string
  await assertNowhere(list[8_999]!, quiet)
  const { tx: _, ...base } = await quiet.inside(place.tenant, async (ctx) => ctx)
  const ctx = outsideCtx(base, false)
  let turns = 0
  const dying: typeof ctx = {
    ...ctx,
    transact: (run) =>
      ctx.transact(async (inner) => {
        const result = await run(inner)
        turns += 1
        // The process dies with a chunk written and not committed.
        if (turns === 3) throw new Error('killed')
        return result
      }),
  }
  const count = async () =>
    (await place.world.sql('select from store.stock_items where variant_id = $1', [variantId])).length
  await assert.rejects(work(dying, id), /killed/)
  assert.equal(await count(), 4_000)
  // Two workers that take it up at once do each chunk once.
  await Promise.all([work(ctx, id), work(ctx, id)])
  assert.equal(await count(), 9_000)
  const batch = (await place.world.call('store.readImport', { id })) as Batch
  assert.deepEqual([batch.status, batch.added, batch.duplicates], ['active', 9_000, 0])
})

test('a bad batch is put aside, also what is held; released, it is for sale again', async () => {
  const { variantId } = await oneProduct(shop.world)
  const { id } = await imported(variantId, 'BURUK-1\nBURUK-2\nBURUK-3')
  assert.deepEqual(await shop.world.call('store.quarantineBatch', { id, reason }), { quarantined: 3, affected: 0 })
  assert.equal(await code(await asked('quarantineBatch', { id, reason })), 'batch-state')
  assert.deepEqual([...new Set((await units(variantId)).map(({ status }) => status))], ['quarantined'])
  assert.deepEqual((await facts('store.batch_recalled')).at(-1)!.payload, { batchId: id })
  assert.equal((await asked('releaseBatch', { id })).status, 204)
  assert.deepEqual([...new Set((await units(variantId)).map(({ status }) => status))], ['available'])
})

test('units are voided and moved all or none, and each act leaves its line', async () => {
  const [from, to] = [await oneProduct(shop.world), await oneProduct(shop.world)]
  await imported(from.variantId, 'PINDAH-1\nPINDAH-2\nPINDAH-3')
  const [one, two, three] = await units(from.variantId)
  await shop.world.call('store.voidUnits', { ids: [three!.id], reason })
  const mixed = await asked('moveUnits', { ids: [one!.id, three!.id], variantId: to.variantId, reason })
  assert.equal(await code(mixed), 'units-busy')
  await shop.world.call('store.moveUnits', { ids: [one!.id, two!.id], variantId: to.variantId, reason })
  assert.equal((await units(to.variantId)).length, 2)
  const { items } = (await shop.world.call('store.listStockEvents', { variantId: to.variantId })) as { items: Body[] }
  assert.deepEqual([items[0]!.kind, items[0]!.count, items[0]!.actorName], ['moved_in', 2, 'Pemilik Uji'])
  const foreign = await oneProduct(other.world)
  assert.equal((await asked('moveUnits', { ids: [one!.id], variantId: foreign.variantId, reason })).status, 404)
  assert.equal((await asked('voidUnits', { ids: [one!.id], reason }, other)).status, 404)
})

test('a shared account brings its seats; retired, only the sold ones stay', async () => {
  const { variantId } = await oneProduct(shop.world, { kind: 'shared' })
  const seats = [{ name: 'Profil 1', secret: '1234' }, { name: 'Profil 2' }]
  const lines = [{ label: 'Sandi', value: 'sangat-rahasia-55' }]
  const { id } = await shop.world.call('store.createAccount', { variantId, label: 'Akun', lines, seats })
  await assertNowhere('sangat-rahasia-55')
  const { items } = (await shop.world.call('store.listAccounts', { variantId })) as { items: Body[] }
  assert.deepEqual([items[0]!.seats, items[0]!.free, items[0]!.revision], [2, 2, 1])
  assert.equal((await asked('startImport', { variantId, text: 'A-1' })).status, 422, 'codes are for another kind')
  assert.deepEqual(await shop.world.call('store.retireAccount', { id, reason }), { count: 2 })
  assert.equal(await code(await asked('retireAccount', { id, reason })), 'account-retired')
})

test('a fall to the mark is told once, and again after the stock had been full', async () => {
  const variants = [{ name: 'A', priceIdr: 1_000, lowStockAt: 2 }]
  const { variantId } = await oneProduct(shop.world, { variants })
  await imported(variantId, 'HABIS-1\nHABIS-2\nHABIS-3\nHABIS-4')
  const told = async () =>
    (await facts('store.stock_low')).filter(({ payload }) => payload.variantId === variantId).length
  const take = () => house.inside(shop.tenant, (ctx) => noteStockTaken(ctx, [variantId]))
  await take()
  assert.equal(await told(), 0)
  const ids = (await units(variantId)).map(({ id }) => id)
  await shop.world.call('store.voidUnits', { ids: ids.slice(0, 2), reason })
  await take()
  await take()
  assert.equal(await told(), 1)
  await imported(variantId, 'HABIS-5\nHABIS-6')
  await take()
  assert.equal(await told(), 1)
  await shop.world.call('store.voidUnits', { ids: ids.slice(2), reason })
  await Promise.all([take(), take()])
  assert.equal(await told(), 2)
  const { items } = (await shop.world.call('store.listStock', { low: 'true' })) as { items: Body[] }
  assert.ok(items.some((row) => row.variantId === variantId))
})

test('the night counts what was sold and how fast it was handed over', async () => {
  const { id, token } = await oneOrder(shop.world, { free: true })
  const [item] = await shop.world.sql('select product_id, variant_id from store.order_items where order_id = $1', [id])
  await shop.world.sql("update store.order_items set delivered_count = 1, status = 'delivered' where order_id = $1", [
    id,
  ])
  await shop.world.sql(
    "update store.orders set paid_at = now() - interval '9 seconds', delivered_at = now() where token = $1",
    [token],
  )
  await house.inside(shop.tenant, rollSales)
  const [row] = await shop.world.sql(
    `select p.sold_count, p.median_seconds, v.sold_7_days from store.products p join store.variants v on v.product_id = p.id
     where v.id = $1`,
    [item!.variant_id],
  )
  assert.deepEqual(row, { sold_count: 1, median_seconds: 9, sold_7_days: 1 })
})

test('what was handed over is counted within minutes: one job for many sales', async () => {
  const { id } = await oneOrder(shop.world, { free: true })
  const [item] = await shop.world.sql('select product_id from store.order_items where order_id = $1', [id])
  const productId = item!.product_id as string
  const admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
  after(() => admin.end())
  const planned = async () => {
    const { rows } = await admin.query<{ id: string; in_s: number }>(
      `select j.id, extract(epoch from j.run_at - now())::float as in_s
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'store.countProduct' and j.payload::text like '%' || $1 || '%'`,
      [productId],
    )
    return rows
  }
  const [job] = await waitFor(async () => {
    const rows = await planned()
    return rows.length > 0 ? rows : null
  })
  assert.ok(job!.in_s > 100 && job!.in_s <= 180, `${job!.in_s} s`)
  for (let count = 0; count < 5; count++) await house.inside(shop.tenant, async (ctx) => countSoon(ctx, [productId]))
  assert.deepEqual(
    (await planned()).map((one) => one.id),
    [job!.id],
  )
  await shop.world.sql("update store.orders set paid_at = delivered_at - interval '7 seconds' where id = $1", [id])
  await house.inside(shop.tenant, (ctx) => rollProduct(ctx, productId))
  const counted = await shop.world.sql(
    'select id, median_seconds from store.products where sold_count = 1 and id = $1',
    [productId],
  )
  assert.deepEqual(counted, [{ id: productId, median_seconds: 7 }])
})

/** Looks through every table for a text in the open, in base64 and in hex. */
async function assertNowhere(text: string, at: TestHouse = house): Promise<void> {
  const tables = await at.sql<{ name: string }>(
    at.platform.id,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('store', 'kernel', 'audit', 'notifications', 'graphile_worker')`,
  )
  const bytes = Buffer.from(text)
  const forms = [text, bytes.toString('base64').replaceAll('=', ''), bytes.toString('hex')]
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: at.database.adminUrl })
  await client.connect()
  try {
    for (const { name } of tables) {
      if (name === 'store.stock_items') continue
      const { rows } = await client.query(`select count(*)::int as n from ${name} t where t::text ilike any ($1)`, [
        forms.map((form) => `%${form}%`),
      ])
      assert.equal(rows[0].n, 0, `${text} in ${name}`)
    }
  } finally {
    await client.end()
  }
}
