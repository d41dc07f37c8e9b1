import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { outsideCtx } from '#kernel/db/transact.ts'
import { newId } from '#kernel/db/id.ts'
import { startProvider } from '../../../../fakes/provider/server.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { clearOfMidnight } from '../../../../tests/support/midnight.ts'
import { openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { runJob } from '../fulfilment/engine.ts'
import { store } from '../module.ts'
import { findPools } from '../providers/pool.ts'
import { reviewPool } from '../providers/review.ts'
import { correctTarget } from './service.ts'
import { poll, resend } from './resend.ts'
import { oneSale, type Sale } from './testing.ts'

/* The hand-over of invitations, against the stand-in for a provider: what its own book says counts. */

const SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
await clearOfMidnight()
const fake = await startProvider({ port: 0, secret: SECRET })
/** Moments at which a process stands still, as if it had been killed, until it is let go. */
const stops = new Map<string, { arrive: () => void; go: Promise<void> }>()
let house: TestHouse
let site: Site
before(async () => {
  house = await openHouse({ worker: false, probe: standStill })
  site = await openTradeSite(house, store, 'undangan')
})
beforeEach(() => fake.behave())
after(async () => {
  await house.close()
  await fake.stop()
})

test('an invitation is sent once, its account is counted and its credentials are nowhere in the clear', async () => {
  const providerId = await provider({ 'ruang-a': 5 })
  const sale = await sold(providerId)
  await runJob(outside(), sale.jobId)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
  const [sent, ...more] = inBook('pembeli@contoh.id')
  assert.equal(more.length, 0)
  assert.equal(sent!.calls, 1)
  const [delivery] = await sql<{ status: string; invite_reference: string }>(
    'select status, invite_reference from store.deliveries where order_id = $1',
    [sale.orderId],
  )
  assert.deepEqual(delivery, { status: 'sent', invite_reference: sent!.reference })
  assert.deepEqual(await used(providerId), [1])
  const everything = await dumpOf(house.database.adminUrl)
  for (const secret of ['token-ruang-a', SECRET]) {
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
      assert.ok(!everything.includes(form), 'a secret lies in the clear')
  }
})

test('200 jobs at once never exceed a quota; the product pauses and comes back by itself', async () => {
  const quotas = { 'ruang-b': 50, 'ruang-c': 40, 'ruang-d': 30 }
  const providerId = await provider(quotas)
  const first = await sold(providerId, { email: 'banyak-0@contoh.id' })
  const sales = [first]
  for (let n = 1; n < 200; n++) {
    const { variantId, productId } = first
    sales.push(await sold(providerId, { variantId, productId, email: `banyak-${n}@contoh.id` }))
  }
  await Promise.all(sales.map(({ jobId }) => runJob(outside(), jobId)))
  const sent = fake.book().filter(({ email }) => email.startsWith('banyak-'))
  assert.equal(sent.length, 120)
  assert.equal(new Set(sent.map(({ email }) => email)).size, 120)
  for (const [account, quota] of Object.entries(quotas))
    assert.equal(sent.filter((one) => one.account === account).length, quota, account)
  assert.deepEqual(await used(providerId), [50, 40, 30])
  const states = await Promise.all(sales.map(jobStatus))
  assert.deepEqual(
    [states.filter((state) => state === 'done').length, states.filter((state) => state === 'waiting').length],
    [120, 80],
  )
  await inside((ctx) => reviewPool(ctx, providerId))
  assert.deepEqual(await product(first), { status: 'paused', pause_reason: 'pool_dry' })
  // The next day comes.
  await sql('update store.provider_accounts set used_on = used_on - 1 where provider_id = $1', [providerId])
  await inside((ctx) => reviewPool(ctx, providerId))
  assert.deepEqual(await product(first), { status: 'active', pause_reason: null })
  await sql(`update store.fulfillment_jobs set next_run_at = now() where status = 'waiting'`)
  await Promise.all(sales.map(({ jobId }) => runJob(outside(), jobId)))
  assert.equal(fake.book().filter(({ email }) => email.startsWith('banyak-')).length, 200)
  assert.equal(
    (await used(providerId)).reduce((sum, n) => sum + n),
    80,
  )
})

test('an invitation that was sent, and is not counted as delivered yet, does not wait for another', async () => {
  const providerId = await provider({ 'ruang-tunggu': 2 })
  const sale = await sold(providerId, { email: 'terkirim@contoh.id' })
  const { reached, letGo } = stopAt('invite-sent')
  const sending = runJob(outside(), sale.jobId)
  await reached
  await inside((ctx) => reviewPool(ctx, providerId))
  assert.deepEqual([await product(sale), await jobStatus(sale)], [{ status: 'active', pause_reason: null }, 'running'])
  letGo()
  await sending
  const { variantId, productId } = sale
  const both = await sold(providerId, { variantId, productId, email: 'berdua@contoh.id', quantity: 2 })
  await runJob(outside(), both.jobId)
  const pool = await inside(async (ctx) => (await findPools(ctx, [providerId]))[0]!)
  assert.deepEqual([pool.left, pool.waiting], [0, 1])
})

test('accounts take turns, the one used longest ago first', async () => {
  const providerId = await provider({ 'ruang-e': 9, 'ruang-f': 9, 'ruang-g': 9 })
  for (let n = 0; n < 6; n++) {
    const sale = await sold(providerId, { email: `giliran-${n}@contoh.id` })
    await runJob(outside(), sale.jobId)
  }
  assert.deepEqual(await used(providerId), [2, 2, 2])
})

test('a call whose answer is lost is asked about and never made twice', async () => {
  const providerId = await provider({ 'ruang-h': 9 })
  const sale = await sold(providerId, { email: 'hilang@contoh.id' })
  fake.behave({ fail: 'lost-answer', times: 1 })
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'unknown')
  await due(sale)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
  assert.deepEqual(callsOf('hilang@contoh.id'), [1])
  assert.deepEqual(await used(providerId), [1])
})

test('a process that ends after the call leaves it unknown; the next one asks, and sends nothing', async () => {
  const providerId = await provider({ 'ruang-i': 9 })
  const sale = await sold(providerId, { email: 'mati-sesudah@contoh.id' })
  const { reached, letGo } = stopAt('invite-after-call')
  const dead = runJob(outside(), sale.jobId)
  await reached
  const [row] = await sql('select status from store.invitations where order_id = $1', [sale.orderId])
  assert.equal(row!.status, 'calling')
  const [job] = await sql('select request_id from store.fulfillment_jobs where id = $1', [sale.jobId])
  assert.equal(job!.request_id, inBook('mati-sesudah@contoh.id')[0]!.requestId)
  await due(sale)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
  letGo()
  await dead
  assert.deepEqual(callsOf('mati-sesudah@contoh.id'), [1])
  assert.equal((await sql('select id from store.deliveries where order_id = $1', [sale.orderId])).length, 1)
})

test('a process that ends before the call: the provider never heard of it, and it is sent once', async () => {
  const providerId = await provider({ 'ruang-j': 9 })
  const sale = await sold(providerId, { email: 'mati-sebelum@contoh.id' })
  const { reached, letGo } = stopAt('invite-before-call')
  const dead = runJob(outside(), sale.jobId)
  await reached
  await due(sale)
  await runJob(outside(), sale.jobId)
  // The call may still be under way: nothing is sent yet.
  assert.equal(await jobStatus(sale), 'unknown')
  assert.equal(inBook('mati-sebelum@contoh.id').length, 0)
  await sql(`update store.invitations set called_at = now() - interval '1 minute' where order_id = $1`, [sale.orderId])
  await due(sale)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
  letGo()
  await dead
  // The dead one came back and called by the same name: one effect.
  assert.deepEqual(callsOf('mati-sebelum@contoh.id'), [2])
  assert.deepEqual(await used(providerId), [1])
})

test('the breaker opens after failures in a row, lets one try, and closes', async () => {
  const providerId = await provider({ 'ruang-k': 99 })
  const sales: Sale[] = []
  for (let n = 0; n < 8; n++) sales.push(await sold(providerId, { email: `putus-${n}@contoh.id` }))
  fake.behave({ fail: 'down' })
  for (const { jobId } of sales.slice(0, 5)) await runJob(outside(), jobId)
  assert.equal((await breaker(providerId)).breaker, 'open')
  // While it is open nobody is called, and nobody loses an attempt.
  await runJob(outside(), sales[5]!.jobId)
  const [waiting] = await sql('select status, attempts from store.fulfillment_jobs where id = $1', [sales[5]!.jobId])
  assert.deepEqual(waiting, { status: 'waiting', attempts: 0 })
  await sql(`update store.providers set open_until = now() - interval '1 second' where id = $1`, [providerId])
  assert.equal((await breaker(providerId)).breaker, 'half-open')
  await due(sales[5]!)
  await runJob(outside(), sales[5]!.jobId)
  assert.equal((await breaker(providerId)).breaker, 'open')
  fake.behave()
  await sql(`update store.providers set open_until = now() - interval '1 second' where id = $1`, [providerId])
  await Promise.all(sales.slice(6).map(({ jobId }) => runJob(outside(), jobId)))
  const { breaker: state, failures } = await breaker(providerId)
  assert.deepEqual([state, failures], ['closed', 0])
  // Whoever was not the one to try waits, those that failed are asked about; then all is sent, each once.
  for (const sale of sales) {
    await sql(`update store.invitations set called_at = now() - interval '1 minute' where order_id = $1`, [
      sale.orderId,
    ])
    await due(sale)
    await runJob(outside(), sale.jobId)
  }
  assert.deepEqual(await Promise.all(sales.map(jobStatus)), Array(8).fill('done'))
  assert.equal(fake.book().filter(({ email }) => email.startsWith('putus-')).length, 8)
})

test('an account that is refused or used up makes way for the next one', async () => {
  const providerId = await provider({ 'rusak-1': 9, 'ruang-l': 1, 'ruang-m': 9 })
  fake.behave({ quota: 0 })
  const sale = await sold(providerId, { email: 'pindah@contoh.id' })
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'waiting')
  fake.behave()
  const { accounts } = await breaker(providerId)
  assert.deepEqual(
    accounts.map(({ label, status, leftToday }) => [label, status, leftToday]),
    [
      ['rusak-1', 'broken', 9],
      ['ruang-l', 'active', 0],
      ['ruang-m', 'active', 0],
    ],
  )
  await sql(`update store.provider_accounts set used_today = 0 where provider_id = $1`, [providerId])
  await due(sale)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
  assert.deepEqual(callsOf('pindah@contoh.id'), [1])
})

test('a switched-off provider is not called and its products pause', async () => {
  const providerId = await provider({ 'ruang-n': 9 })
  const sale = await sold(providerId, { email: 'mati@contoh.id' })
  await call('setProviderStatus', { id: providerId, status: 'paused', reason: 'dicek' })
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'waiting')
  await inside((ctx) => reviewPool(ctx, providerId))
  assert.equal((await product(sale)).pause_reason, 'pool_dry')
  await call('setProviderStatus', { id: providerId, status: 'active' })
  await inside((ctx) => reviewPool(ctx, providerId))
  assert.equal((await product(sale)).status, 'active')
  await due(sale)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
})

test('the buyer corrects a refused address, and one that was sent to the wrong person', async () => {
  const providerId = await provider({ 'ruang-o': 9 })
  const sale = await sold(providerId, { email: 'tolak@contoh.id' })
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'staff')
  await sql(
    `update store.products set inputs = jsonb_set(inputs, '{0,pattern}', '"[a-z]{1,9}@contoh[.]id"') where id = $1`,
    [sale.productId],
  )
  await assert.rejects(correct(sale, 'siapa@lain.id'), { code: 'invalid-input' })
  await correct(sale, 'salah@contoh.id')
  await due(sale)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
  await correct(sale, 'betul@contoh.id')
  const wanted = (await invitationOf(sale))!
  assert.equal(wanted.target, 'betul@contoh.id')
  await resend(outside(), wanted.id as string)
  assert.equal(inBook('salah@contoh.id')[0]!.state, 'revoked')
  assert.equal(inBook('betul@contoh.id')[0]!.state, 'sent')
  const [delivery] = await sql('select status, invite_target from store.deliveries where order_id = $1', [sale.orderId])
  assert.deepEqual(delivery, { status: 'sent', invite_target: 'betul@contoh.id' })
  fake.move(wanted.id as string, 'accepted')
  await poll(outside(), wanted.id as string)
  assert.equal((await invitationOf(sale))!.status, 'accepted')
  await assert.rejects(correct(sale, 'lain@contoh.id'), { code: 'invite-accepted' })
  const facts = await sql<{ status: string }>(
    `select payload ->> 'status' as status from kernel.facts where name = 'store.invite_changed'
       and payload ->> 'orderId' = $1 order by id`,
    [sale.orderId],
  )
  assert.deepEqual(
    facts.map(({ status }) => status),
    ['rejected', 'sent', 'accepted'],
  )
})

test('a correction that comes after the reader accepted changes nothing', async () => {
  const providerId = await provider({ 'ruang-p': 9 })
  const sale = await sold(providerId, { email: 'cepat@contoh.id' })
  await runJob(outside(), sale.jobId)
  fake.move(inBook('cepat@contoh.id')[0]!.requestId, 'accepted')
  await correct(sale, 'lambat@contoh.id')
  await resend(outside(), (await invitationOf(sale))!.id as string)
  assert.equal(inBook('lambat@contoh.id').length, 0)
  const [delivery] = await sql('select status, invite_target from store.deliveries where order_id = $1', [sale.orderId])
  assert.deepEqual(delivery, { status: 'accepted', invite_target: 'cepat@contoh.id' })
})

test('staff works off what a person has to do', async () => {
  const { id: providerId } = (await call('createProvider', { adapter: 'manual', name: 'Tim kami' })) as { id: string }
  const [done, failed] = [await sold(providerId), await sold(providerId)]
  for (const { jobId } of [done, failed]) await runJob(outside(), jobId)
  assert.deepEqual([await jobStatus(done), await jobStatus(failed)], ['staff', 'staff'])
  // Nobody can have refused what was not sent.
  const early = { id: (await invitationOf(done))!.id, outcome: 'rejected' }
  await assert.rejects(call('answerInvitation', early), /invite-not-with-staff/)
  await call('answerInvitation', { id: (await invitationOf(done))!.id, outcome: 'sent', reference: 'tiket 12' })
  await runJob(outside(), done.jobId)
  assert.equal(await jobStatus(done), 'done')
  await call('answerInvitation', early)
  const [refused] = await sql('select status from store.deliveries where order_id = $1', [done.orderId])
  assert.equal(refused!.status, 'rejected')
  await call('answerInvitation', { id: (await invitationOf(failed))!.id, outcome: 'failed', note: 'penuh' })
  assert.equal(await jobStatus(failed), 'done')
  const [item] = await sql('select status, credited_count from store.order_items where id = $1', [failed.itemId])
  assert.deepEqual(item, { status: 'credited', credited_count: 1 })
})

test('of two invitations of a line the one that was sent stays handed over when the other is given up', async () => {
  const countsOf = async ({ itemId }: Sale) =>
    (await sql('select status, delivered_count, credited_count from store.order_items where id = $1', [itemId]))[0]
  const half = { status: 'partial', delivered_count: 1, credited_count: 1 }
  const { id: ours } = (await call('createProvider', { adapter: 'manual', name: 'Tim berdua' })) as { id: string }
  const byHand = await sold(ours, { quantity: 2 })
  for (const outcome of ['sent', 'failed']) {
    await runJob(outside(), byHand.jobId)
    await call('answerInvitation', { id: (await invitationOf(byHand))!.id, outcome, note: 'penuh' })
  }
  assert.deepEqual(await countsOf(byHand), half)
  // The same where staff gives up what waits for its provider.
  const one = await sold(await provider({ 'ruang-satu': 1 }), { quantity: 2, email: 'separuh@contoh.id' })
  await runJob(outside(), one.jobId)
  assert.equal(await jobStatus(one), 'waiting')
  await call('cancelFulfilmentJob', { id: one.jobId, reason: 'tidak jadi' })
  assert.deepEqual([await countsOf(one), await jobStatus(one)], [half, 'done'])
  const rows = await sql('select status from store.invitations where job_id = $1 order by id', [one.jobId])
  assert.deepEqual(
    rows.map(({ status }) => status),
    ['sent', 'failed'],
  )
})

test('what may have been sent is not given up before its provider was asked', async () => {
  const sale = await sold(await provider({ 'ruang-ragu': 9 }), { email: 'ragu@contoh.id' })
  fake.behave({ fail: 'lost-answer', times: 1 })
  await runJob(outside(), sale.jobId)
  const giveUp = () => call('cancelFulfilmentJob', { id: sale.jobId, reason: 'tidak jadi' })
  await assert.rejects(giveUp(), /job-uncertain/)
  await due(sale)
  await runJob(outside(), sale.jobId)
  assert.equal(await jobStatus(sale), 'done')
  await assert.rejects(giveUp(), /job-ended/)
})

/* What the tests do and ask. */

function base(): Omit<Ctx, 'tx'> {
  return {
    tenant: site.tenant,
    actor: { kind: 'system', name: 'test' },
    now: new Date(),
    locale: 'id',
    requestId: newId(),
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house: house.house,
  }
}
const outside = () => outsideCtx(base(), false) as OutsideCtx
const inside = <T>(work: (ctx: Ctx) => Promise<T>) => house.inside(site.tenant, work)
const sql = <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.sql<R>(site.tenant.id, text, values)
const call = (name: string, input: object) => site.world.call(`store.${name}`, input)
const correct = ({ token, itemId }: Sale, email: string) =>
  inside((ctx) => correctTarget(ctx, { token, id: itemId, email }))

/** Every row of every table, the queue's included. */
async function dumpOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  let text = ''
  for (const { name } of tables) {
    const { rows } = await client.query<{ rows: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as rows from ${name} t`,
    )
    text += rows[0]!.rows
  }
  await client.end()
  assert.ok(text.includes('Penyedia Uji'), 'nothing was read')
  return text
}

async function provider(accounts: Record<string, number>): Promise<string> {
  const { id } = (await call('createProvider', {
    adapter: 'signed-http',
    name: 'Penyedia Uji',
    config: { baseUrl: fake.url },
    secrets: { signingSecret: SECRET },
  })) as { id: string }
  for (const [account, dailyQuota] of Object.entries(accounts)) {
    const credentials = { account, token: `token-${account}` }
    await call('createProviderAccount', { id, label: account, credentials, dailyQuota })
  }
  return id
}

const sold = (providerId: string, wish: Partial<Parameters<typeof oneSale>[1]> = {}) =>
  oneSale({ tenantId: site.tenant.id, sql }, { providerId, ...wish })
const inBook = (email: string) => fake.book().filter((one) => one.email === email)
const callsOf = (email: string) => inBook(email).map(({ calls }) => calls)

async function jobStatus({ jobId }: Sale): Promise<string> {
  const [row] = await sql<{ status: string }>('select status from store.fulfillment_jobs where id = $1', [jobId])
  return row!.status
}

async function invitationOf({ orderId }: Sale) {
  const [row] = await sql('select id, status, target from store.invitations where order_id = $1 order by id desc', [
    orderId,
  ])
  return row
}

async function product({ productId }: Sale) {
  const [row] = await sql('select status, pause_reason from store.products where id = $1', [productId])
  return row!
}

async function used(providerId: string): Promise<number[]> {
  const rows = await sql<{ used_today: number }>(
    'select used_today from store.provider_accounts where provider_id = $1 order by id',
    [providerId],
  )
  return rows.map(({ used_today }) => used_today)
}

type Shown = {
  id: string
  breaker: string
  failures: number
  accounts: { label: string; status: string; leftToday: number }[]
}
async function breaker(providerId: string): Promise<Shown> {
  const { items } = (await call('listProviders', {})) as { items: Shown[] }
  return items.find(({ id }) => id === providerId)!
}

/** What waits is due now, and whoever runs it is taken for dead. */
function due({ jobId }: Sale) {
  return sql(`update store.fulfillment_jobs set next_run_at = now() - interval '1 second' where id = $1`, [jobId])
}

/** The next one to come to this moment stays there. */
function stopAt(moment: string): { reached: Promise<void>; letGo: () => void } {
  const [reached, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  stops.set(moment, { arrive: reached.resolve, go: go.promise })
  return { reached: reached.promise, letGo: go.resolve }
}

async function standStill(moment: string): Promise<void> {
  const stop = stops.get(moment)
  if (!stop) return
  stops.delete(moment)
  stop.arrive()
  await stop.go
}
