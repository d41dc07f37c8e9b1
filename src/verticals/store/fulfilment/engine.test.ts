import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { sealLines, stockPlace, accountPlace } from '../inventory/sealed.ts'
import type { Revealed } from '../orders/schemas.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import { endAttempt, keepCall, runJob } from './engine.ts'
import type { Outcome, OutsideFulfiller } from './fulfiller.ts'
import { fulfillers } from './fulfillers.ts'

let house: TestHouse
let shop: Shop
/** Stands in for the kind `file` while this file runs: does what the test says. */
let next: (attempt: number) => Promise<Outcome> = async () => ({ kind: 'failed', error: 'belum', retry: true })
const stand: OutsideFulfiller = { kind: 'file', run: async (_ctx, job) => next(job.attempts) }
const list = fulfillers as unknown as OutsideFulfiller[]
const own = list.findIndex(({ kind }) => kind === 'file')

before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'toko-kirim')
  list.splice(own < 0 ? list.length : own, own < 0 ? 0 : 1, stand)
})
after(() => house.close())

async function outside(): Promise<OutsideCtx> {
  const ctx = await house.inside(shop.tenant, async (inner) => inner)
  return { ...ctx, transact: (work) => house.inside(shop.tenant, work) }
}

/** A file product of one variant. Without a version on sale it would be sold out; nobody opens this one. */
async function fileGoods(priceIdr: number) {
  const goods = await shop.stock(0, { kind: 'file', priceIdr })
  await shop.world.sql(
    `insert into store.product_files (tenant_id, id, variant_id, name, mime, bytes, sha256, key_sealed)
     values ($1, $2, $3, 'paket.zip', 'application/zip', 1, repeat('0', 64), '\\x00')`,
    [shop.tenant.id, newId(), goods.variantId],
  )
  return goods
}

/** A paid order of two units that only the stand-in can hand over. */
async function paid(): Promise<{ token: string; jobId: string }> {
  const goods = await fileGoods(0)
  const { token } = await shop.placed(cart(goods.variantId, { lines: [{ variantId: goods.variantId, quantity: 2 }] }))
  const [job] = await shop.world.sql(
    'select j.id from store.fulfillment_jobs j join store.orders o on o.id = j.order_id where o.token = $1',
    [token],
  )
  return { token, jobId: job!.id as string }
}

const jobOf = async (jobId: string) => {
  const [row] = await shop.world.sql(
    'select status, attempts, claims, last_error from store.fulfillment_jobs where id = $1',
    [jobId],
  )
  return row as { status: string; attempts: number; claims: number; last_error: string }
}
const due = (jobId: string) =>
  shop.world.sql('update store.fulfillment_jobs set next_run_at = now() where id = $1', [jobId])
const run = async (jobId: string) => runJob(await outside(), jobId)
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

test('failures are tried again with gaps, then given up, replayed and delivered', async () => {
  const { token, jobId } = await paid()
  assert.equal((await shop.read(token)).status, 'processing')
  next = async () => ({ kind: 'failed', error: 'penyedia menolak', retry: true })
  await run(jobId)
  assert.deepEqual(await jobOf(jobId), { status: 'waiting', attempts: 1, claims: 1, last_error: 'penyedia menolak' })
  await run(jobId)
  assert.equal((await jobOf(jobId)).claims, 1, 'not due yet')
  for (let turn = 0; turn < 7; turn++) {
    await due(jobId)
    await run(jobId)
  }
  assert.deepEqual([(await jobOf(jobId)).status, (await shop.read(token)).status], ['dead', 'attention'])
  const listed = await shop.asOwner('GET', '/admin/jobs?status=dead')
  const { items, counts } = (await listed.json()) as { items: { id: string }[]; counts: { dead: number } }
  assert.ok(items.some(({ id }) => id === jobId) && counts.dead === 1)
  assert.equal((await shop.asOwner('POST', `/admin/jobs/${jobId}/replays`, { reason: 'coba lagi' })).status, 204)
  assert.equal((await shop.read(token)).status, 'processing')
  next = async () => ({ kind: 'delivered', deliveries: [ready, ready, ready] })
  await run(jobId)
  const done = await shop.read(token)
  assert.deepEqual([done.status, done.deliveries.length, done.items[0]!.deliveredCount], ['delivered', 2, 2])
  assert.equal(
    await codeOf(await shop.asOwner('POST', `/admin/jobs/${jobId}/replays`, { reason: 'lagi' })),
    'job-ended',
  )
  const detail = await (await shop.asOwner('GET', `/admin/jobs/${jobId}`)).json()
  assert.equal((detail as { history: unknown[] }).history.length, 9)
})

const ready = { kind: 'file', status: 'ready' } as const

test('waiting costs no attempt, staff is asked for, and what staff says counts', async () => {
  const { token, jobId } = await paid()
  next = async () => ({ kind: 'waiting', runAt: new Date(Date.now() + 60_000) })
  await run(jobId)
  assert.deepEqual([(await jobOf(jobId)).status, (await jobOf(jobId)).attempts], ['waiting', 0])
  await due(jobId)
  next = async () => ({ kind: 'staff', note: 'Akun penuh' })
  await run(jobId)
  assert.deepEqual([(await jobOf(jobId)).status, (await shop.read(token)).status], ['staff', 'attention'])
  await house.inside(shop.tenant, (ctx) => endAttempt(ctx, jobId, { kind: 'delivered', deliveries: [ready] }))
  const done = await shop.read(token)
  assert.deepEqual([done.status, done.items[0]!.status], ['partially_delivered', 'partial'])
})

test('many runners: one has it, and one that was taken for dead writes nothing', async () => {
  const { token, jobId } = await paid()
  let running = 0
  let free = (): void => {}
  const held = new Promise<void>((resolve) => (free = resolve))
  next = async (attempt) => {
    running += 1
    if (attempt === 1) await held
    return { kind: 'delivered', deliveries: [ready, ready] }
  }
  const first = run(jobId)
  while (running === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await Promise.all([run(jobId), run(jobId), run(jobId)])
  assert.equal(running, 1)
  assert.equal(
    await codeOf(await shop.asOwner('POST', `/admin/jobs/${jobId}/cancellations`, { reason: 'berhenti' })),
    'job-running',
  )
  // The first runner is not heard of for a minute, and another takes over.
  await shop.world.sql("update store.fulfillment_jobs set next_run_at = now() - interval '1 second' where id = $1", [
    jobId,
  ])
  await run(jobId)
  assert.equal((await shop.read(token)).deliveries.length, 2)
  free()
  await first
  assert.equal((await shop.read(token)).deliveries.length, 2)
  const stale = { id: jobId, claim: 1 } as Parameters<typeof keepCall>[1]
  assert.equal(await house.inside(shop.tenant, (ctx) => keepCall(ctx, stale, { requestId: newId() })), false)
})

test('given up by staff: what is missing is credit, in full where there was money', async () => {
  const goods = await fileGoods(30_000)
  const input = cart(goods.variantId, { lines: [{ variantId: goods.variantId, quantity: 2 }] })
  const { token } = await shop.placed(input)
  const [order] = await shop.world.sql('select id from store.orders where token = $1', [token])
  await house.inside(shop.tenant, async (ctx) => {
    const { markPaid } = await import('../orders/paid.ts')
    await markPaid(ctx, order!.id as string)
  })
  const [job] = await shop.world.sql('select id from store.fulfillment_jobs where order_id = $1', [order!.id])
  const ended = await shop.asOwner('POST', `/admin/orders/${order!.id as string}/cancellations`, {
    reason: 'tidak ada',
  })
  assert.equal(ended.status, 204)
  const done = await shop.read(token)
  assert.deepEqual([done.status, done.items[0]!.status], ['refunded', 'cancelled'])
  assert.deepEqual(
    done.credits.map(({ reason, leftIdr }) => `${reason} ${leftIdr}`),
    ['cancelled 60000'],
  )
  assert.equal((await jobOf(job!.id as string)).status, 'cancelled')
})

test('a seat shows the account; when its secret changes, those who have one are told and see the new one', async () => {
  const goods = await shop.stock(0, { kind: 'shared', priceIdr: 0 })
  const accountId = newId()
  await house.inside(shop.tenant, async (ctx) => {
    const sealed = await sealLines(ctx, accountPlace(accountId), [{ label: 'Sandi', value: 'sandi-lama' }])
    const pin = newId()
    const pinSealed = await sealLines(ctx, stockPlace(pin), [{ label: 'PIN', value: '4321' }])
    const { sql } = await import('#kernel/db/sql.ts')
    const { id } = shop.tenant
    await ctx.tx.run(sql`insert into store.shared_accounts (tenant_id, id, variant_id, label, sealed, seats)
      values (${id}, ${accountId}, ${goods.variantId}, 'Akun 1', ${sealed}, 1)`)
    await ctx.tx.run(sql`insert into store.stock_items (tenant_id, id, variant_id, account_id, seat, sealed)
      values (${id}, ${pin}, ${goods.variantId}, ${accountId}, 'Profil 2', ${pinSealed})`)
  })
  const { token } = await shop.placed(cart(goods.variantId))
  const [seat] = (await shop.read(token)).deliveries
  const reveal = async () =>
    ((await (await shop.api('POST', `/orders/${token}/deliveries/${seat!.id}/reveals`)).json()) as Revealed).lines
  assert.deepEqual(await reveal(), [
    { label: 'Sandi', value: 'sandi-lama' },
    { label: 'PIN', value: '4321' },
    { label: 'Profil', value: 'Profil 2' },
  ])
  const changed = await shop.asOwner('POST', `/admin/accounts/${accountId}/secrets`, {
    lines: [{ label: 'Sandi', value: 'sandi-baru' }],
  })
  assert.deepEqual(await changed.json(), { holders: 1 })
  assert.equal((await shop.read(token)).deliveries[0]!.changed, true)
  assert.equal((await reveal())[0]!.value, 'sandi-baru')
  assert.equal((await shop.read(token)).deliveries[0]!.changed, false)
  const facts = await shop.world.sql("select payload from kernel.facts where name = 'store.secret_changed'")
  assert.equal(facts.length, 1)
  assert.equal(await codeOf(await shop.order(cart(goods.variantId))), 'sold-out')
})
