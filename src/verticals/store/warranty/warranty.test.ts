import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { png } from '#services/files/testing.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { store } from '../module.ts'
import { freeCodes, oneCode, oneStock } from './testing.ts'

let house: TestHouse
let site: Site
before(async () => {
  house = await openHouse({ standIns: true })
  site = await openTradeSite(house, store, 'garansi')
})
after(() => house.close())

const sql = <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.sql<R>(site.tenant.id, text, values)
const world = () => ({ tenantId: site.tenant.id, sql })
const call = (name: string, input: object) => site.world.call(`store.${name}`, input)

type Sold = Awaited<ReturnType<typeof oneCode>>
async function report({ token, deliveryId }: Pick<Sold, 'token' | 'deliveryId'>, pictureIds: string[] = []) {
  const body = JSON.stringify({ problem: 'Kodenya sudah dipakai orang lain.', pictureIds })
  const path = `/api/v1/store/orders/${token}/deliveries/${deliveryId}/claims`
  const answer = await house.fetch(site.tenant.host, path, { method: 'POST', body })
  return { status: answer.status, body: (await answer.json()) as { id: string; status: string; code: string } }
}
const deliveriesOf = ({ orderId }: Sold) =>
  sql<{ id: string; status: string; replaces_id: string | null; stock_item_id: string }>(
    'select id, status, replaces_id, stock_item_id from store.deliveries where order_id = $1 order by id',
    [orderId],
  )

test('a claim with a picture waits for staff, who replaces the code, all or nothing', async () => {
  const stock = await oneStock(world())
  const sold = await oneCode(world(), stock)
  const file = (await png()).toString('base64')
  const sent = await house.fetch(site.tenant.host, `/api/v1/store/orders/${sold.token}/evidence`, {
    method: 'POST',
    body: JSON.stringify({ file, name: 'bukti.png' }),
  })
  assert.equal(sent.status, 201)
  const picture = (await sent.json()) as { id: string; url: string }
  assert.equal((await house.fetch(site.tenant.host, picture.url)).status, 200)
  const { status, body } = await report(sold, [picture.id])
  assert.deepEqual([status, body.status], [201, 'open'])
  assert.equal((await report(sold)).body.code, 'claim-open')
  const { items } = (await call('listClaims', {})) as {
    items: { id: string; pictures: string[]; recentClaims: number }[]
  }
  assert.deepEqual([items[0]!.id, items[0]!.pictures, items[0]!.recentClaims], [body.id, [picture.url], 1])
  await assert.rejects(call('answerClaim', { id: body.id, outcome: 'replaced' }), /nothing-to-replace-with/)
  await freeCodes(world(), stock.variantId, 1)
  await call('answerClaim', { id: body.id, outcome: 'replaced' })
  const [old, fresh] = await deliveriesOf(sold)
  assert.deepEqual([old!.status, fresh!.status, fresh!.replaces_id], ['replaced', 'ready', old!.id])
  const [unit] = await sql('select status from store.stock_items where id = $1', [old!.stock_item_id])
  assert.equal(unit!.status, 'void')
  await assert.rejects(call('answerClaim', { id: body.id, outcome: 'replaced' }), /claim-decided/)
  const message = await waitFor(() => messageTo(sold, 'store_warranty_answered'))
  assert.equal(message.status, 'sent')
  // The shop was told of the claim by e-mail.
  assert.ok((await sql(`select id from notifications.messages where template = 'store_claim_opened'`)).length > 0)
})

test('the window closes, foreign links and pictures are refused', async () => {
  const stock = await oneStock(world())
  const late = await oneCode(world(), { ...stock, warrantyDays: -1 })
  assert.equal((await report(late)).body.code, 'warranty-over')
  const sold = await oneCode(world(), stock)
  assert.equal((await report({ ...sold, token: late.token })).status, 404)
  assert.equal((await report(sold, [crypto.randomUUID()])).body.code, 'evidence-gone')
})

test('what the product allows is replaced at once, until its buyer claims too often', async () => {
  const stock = await oneStock(world(), { auto: true })
  await freeCodes(world(), stock.variantId, 20)
  const buyerKey = 'd'.repeat(64)
  const outcomes: string[] = []
  for (let n = 0; n < 10; n++) {
    const { status, body } = await report(await oneCode(world(), { ...stock, buyerKey }))
    outcomes.push(status === 201 ? body.status : body.code)
  }
  assert.deepEqual(outcomes, [...Array(3).fill('replaced'), ...Array(6).fill('open'), 'too-many-claims'])
  const left = await sql(`select id from store.stock_items where variant_id = $1 and status = 'available'`, [
    stock.variantId,
  ])
  assert.equal(left.length, 17)
})

test('credit is at most the price, the unit is withdrawn, the books stay balanced', async () => {
  const sold = await oneCode(world())
  const { body } = await report(sold)
  await assert.rejects(call('creditClaim', { id: body.id, amountIdr: 20_001 }), /claim-credit-too-large/)
  await call('creditClaim', { id: body.id, amountIdr: 20_000, answer: 'Maaf ya.' })
  const [credit] = await sql('select reason, amount_idr from store.credits where order_id = $1', [sold.orderId])
  assert.deepEqual([credit!.reason, Number(credit!.amount_idr)], ['goodwill', 20_000])
  assert.equal((await deliveriesOf(sold))[0]!.status, 'revoked')
  assert.equal((await report(sold)).body.code, 'not-claimable')
})

test('what a coupon took off is not given back as money', async () => {
  const sold = await oneCode(world())
  await sql('update store.orders set discount_idr = 15000, total_idr = 4000, credit_idr = 1000 where id = $1', [
    sold.orderId,
  ])
  const { body } = await report(sold)
  const { items } = (await call('listClaims', { status: 'open' })) as { items: { id: string; unitIdr: number }[] }
  assert.equal(items.find(({ id }) => id === body.id)!.unitIdr, 5_000)
  await assert.rejects(call('creditClaim', { id: body.id, amountIdr: 5_001 }), /claim-credit-too-large/)
  await call('creditClaim', { id: body.id, amountIdr: 5_000 })
})

test('a refusal needs a reason that the buyer reads', async () => {
  const { body } = await report(await oneCode(world()))
  await assert.rejects(call('answerClaim', { id: body.id, outcome: 'refused' }), /invalid-input/)
  await call('answerClaim', { id: body.id, outcome: 'refused', answer: 'Kode dipakai dari perangkatmu.' })
  const [claim] = await sql('select status, answer from store.warranty_claims where id = $1', [body.id])
  assert.deepEqual(claim, { status: 'refused', answer: 'Kode dipakai dari perangkatmu.' })
})

test('a seat is replaced by one of another account, at once when its own was put aside', async () => {
  const stock = await oneStock(world())
  const sold = await oneCode(world(), stock)
  const account = async (status: string) => {
    const [{ id } = { id: '' }] = await sql<{ id: string }>(
      `insert into store.shared_accounts (tenant_id, id, variant_id, label, sealed, seats, status, revision)
       values ($1, gen_random_uuid(), $2, 'Akun', '\\x00', 4, $3, 3) returning id`,
      [site.tenant.id, stock.variantId, status],
    )
    return id
  }
  const seat = (accountId: string) =>
    sql(
      `insert into store.stock_items (tenant_id, id, variant_id, account_id, seat)
       values ($1, gen_random_uuid(), $2, $3, 'Profil')`,
      [site.tenant.id, stock.variantId, accountId],
    )
  const [bad, good] = [await account('active'), await account('active')]
  await sql('update store.stock_items set account_id = $2 where id = $1', [sold.stockId, bad])
  await sql(`update store.deliveries set kind = 'seat' where id = $1`, [sold.deliveryId])
  await seat(bad)
  const waiting = await report(sold)
  await assert.rejects(call('answerClaim', { id: waiting.body.id, outcome: 'replaced' }), /nothing-to-replace-with/)
  await call('answerClaim', { id: waiting.body.id, outcome: 'refused', answer: 'Sebentar, kami siapkan akun lain.' })
  await seat(good)
  await sql(`update store.shared_accounts set status = 'quarantined' where id = $1`, [bad])
  assert.equal((await report(sold)).body.status, 'replaced')
  const fresh = (await deliveriesOf(sold)).find(({ status }) => status === 'ready')!
  const [row] = await sql<{ account_id: string; seen_revision: number }>(
    `select s.account_id, d.seen_revision from store.deliveries d
       join store.stock_items s on s.tenant_id = d.tenant_id and s.id = d.stock_item_id where d.id = $1`,
    [fresh.id],
  )
  assert.deepEqual([row!.account_id, row!.seen_revision], [good, 3])
})

test('of a bad batch everybody is told and everybody has another code, as far as they go', async () => {
  const stock = await oneStock(world())
  const sold: Sold[] = []
  for (let n = 0; n < 60; n++) sold.push(await oneCode(world(), { ...stock, email: `korban-${n}@contoh.id` }))
  await call('quarantineBatch', { id: stock.batchId, reason: 'Kode ditolak penerbit' })
  const { total, items } = (await call('listAffected', { id: stock.batchId })) as { total: number; items: object[] }
  assert.deepEqual([total, items.length], [60, 50])
  const open = await report(sold[59]!)
  assert.equal(open.body.status, 'open')
  await freeCodes(world(), stock.variantId, 59)
  await call('startRecall', { id: stock.batchId, kind: 'message', message: 'Kode ini bermasalah.\nSegera kami ganti.' })
  await call('startRecall', { id: stock.batchId, kind: 'replacement' })
  const done = await waitFor(async () => {
    const recalls = ((await call('listRecalls', { id: stock.batchId })) as { items: Run[] }).items
    return recalls.every(({ status }) => status === 'done') ? recalls : null
  })
  const figures = done.map((run) => [run.kind, run.total, run.done, run.failed])
  assert.deepEqual(
    figures.toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    [
      ['message', 60, 60, 0],
      ['replacement', 60, 59, 1],
    ],
  )
  const told = await sql<{ n: number }>(
    `select count(distinct recipient)::int as n from notifications.messages where template = 'store_batch_recalled'
       and channel = 'email'`,
  )
  assert.equal(told[0]!.n, 60)
  const units = (await Promise.all(sold.map(deliveriesOf))).flat()
  assert.equal(units.filter(({ status }) => status === 'replaced').length, 59)
  assert.equal(new Set(units.map(({ stock_item_id }) => stock_item_id)).size, units.length)
  // One more code comes in: what was left over is replaced by the next run.
  await freeCodes(world(), stock.variantId, 1)
  await call('startRecall', { id: stock.batchId, kind: 'replacement' })
  await waitFor(async () => ((await call('listAffected', { id: stock.batchId })) as { total: number }).total === 0)
  const [claim] = await sql('select status from store.warranty_claims where id = $1', [open.body.id])
  assert.equal(claim!.status, 'replaced')
})

type Run = { kind: string; status: string; total: number; done: number; failed: number }

async function messageTo({ orderId }: Sold, template: string) {
  const [row] = await sql<{ status: string }>(
    `select status from notifications.messages where template = $1 and dedupe like $2 and status = 'sent'`,
    [template, `${template}/${orderId}/%`],
  )
  return row ?? null
}
