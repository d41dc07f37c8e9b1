import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { transactAsPlatform } from '#kernel/db/transact.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { countFailedJobs } from '#platform/console/overview/queries.ts'
import type { Gateway, Refund } from '#services/payments/gateways/port.ts'
import { press, readBook, setFaults } from '../support/gateway.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { type Placed, placeOrder, reached } from '../support/story.ts'
import { waitFor } from '../support/wait.ts'

/* What becomes of work that was given up, or that the gateway takes its time over. */

let house: TestHouse
let admin: pg.Client
let owner: { cookie: string }
let real: Gateway
before(async () => {
  house = await openHouse({ firstCheckMs: 200 })
  admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
  owner = await house.owner(house.platform)
  real = house.house.ports.payments.gateway
})
after(async () => {
  await admin.end()
  await house.close()
})

type Job = { id: string; attempts: number; last_error: string | null; running: boolean }
const jobs = async (task: string, named: string): Promise<Job[]> =>
  (
    await admin.query<Job>(
      `select jobs.id, attempts, last_error, locked_at is not null as running from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = task_id
       where identifier = $1 and payload::text like '%' || $2 || '%'`,
      [task, named],
    )
  ).rows
const failedJobs = async (): Promise<number> => {
  const answer = await house.fetch('ruko.localhost', '/api/v1/console/overview', { headers: owner })
  return ((await answer.json()) as { attention: { failedJobs: number } }).attention.failedJobs
}
/** As the queue leaves a job after its last try. */
const giveUp = (task: string, named: string) =>
  waitFor(async () => {
    const { rowCount } = await admin.query(
      `update graphile_worker._private_jobs jobs set attempts = max_attempts, last_error = 'given up', locked_at = null, locked_by = null
       from graphile_worker._private_tasks tasks where tasks.id = task_id and identifier = $1 and payload::text like '%' || $2 || '%'
         and locked_at is null`,
      [task, named],
    )
    return rowCount === 1
  })
const night = async () => {
  const base = await house.inside(house.platform, async ({ tx: _tx, ...rest }) => rest)
  await transactAsPlatform(base, 'write', async (ctx) => enqueue(ctx, 'tenancy.nightly', {}))
}

test('a refund the gateway takes its time over is asked for again, without using up its tries', async (t) => {
  t.after(() => void (house.house.ports.payments.gateway = real))
  let asked = 0
  const slow = async (request: Parameters<Gateway['refund']>[0]): Promise<Refund> => {
    asked++
    if (asked > 3) return real.refund(request)
    return { key: request.refundKey, amountIdr: request.amountIdr, status: 'pending', at: new Date().toISOString() }
  }
  house.house.ports.payments.gateway = { ...real, refund: slow }
  const { creditId } = await withCredit('kembali-pelan')
  assert.equal((await refund(creditId)).status, 204)
  const refundId = await refundOf(creditId)
  await waitFor(
    async () => (await jobs('payments.refund', refundId)).some(({ attempts }) => attempts === 0) && asked > 1,
  )
  // A job that plans itself anew while it runs stays, its tries used up, until its run has ended.
  for (const { attempts, last_error, running } of await jobs('payments.refund', refundId))
    assert.deepEqual([running || attempts <= 1, last_error], [true, null])
  await waitFor(async () => (await creditStatus(creditId)) === 'refunded')
  assert.equal(asked, 4)
  assert.equal((await refunds()).length, 1)
  await waitFor(async () => (await jobs('payments.refund', refundId)).length === 0)
})

test('what was given up is shown to the owner, and the night takes it up again', async (t) => {
  t.after(() => void (house.house.ports.payments.gateway = real))
  assert.equal(await failedJobs(), 0)
  const before = (await refunds()).length
  const { creditId } = await withCredit('kembali-mati')
  house.house.ports.payments.gateway = { ...real, refund: () => Promise.reject(new Error('the line is dead')) }
  assert.equal((await refund(creditId)).status, 204)
  const refundId = await refundOf(creditId)
  await waitFor(async () => (await jobs('payments.refund', refundId))[0]?.last_error === 'the line is dead')
  await giveUp('payments.refund', refundId)

  await setFaults(house.gateway.url, { dropWebhooks: 1 })
  const unheard = await placeOrder(house, 'tak-terdengar', { scheme: 'full' })
  const reference = await charge(unheard, 'qris')
  await giveUp('payments.settle', reference)
  await press(house.gateway.url, reference, 'bayar')
  assert.equal(await failedJobs(), 2)

  house.house.ports.payments.gateway = real
  await admin.query("update payments.refunds set created_at = now() - interval '2 hours' where id = $1", [refundId])
  await night()
  await waitFor(async () => (await creditStatus(creditId)) === 'refunded')
  await reached(house, unheard, 'active')
  await waitFor(async () => (await failedJobs()) === 0)
  assert.equal((await refunds()).length, before + 1)
  await setFaults(house.gateway.url, {})
})

test('a check that is planned as it should be keeps its time', async () => {
  const order = await placeOrder(house, 'rencana-tetap')
  const reference = await charge(order, 'qris')
  const due = async () =>
    (
      await admin.query<{ run_at: Date }>(
        'update graphile_worker._private_jobs set run_at = date_trunc($1, run_at) + $2::interval where key like $3 and locked_at is null and attempts = 0 returning run_at',
        ['hour', '2 hours', `%:${reference}`],
      )
    ).rows[0]?.run_at
  const planned = await waitFor(due)
  await night()
  for (const task of ['tenancy.nightly', 'payments.resume'])
    await waitFor(async () => (await jobs(task, house.platform.id)).length === 0)
  const { rows } = await admin.query<{ run_at: Date }>(
    'select run_at from graphile_worker._private_jobs where key like $1',
    [`%:${reference}`],
  )
  assert.deepEqual(
    rows.map(({ run_at }) => run_at),
    [planned],
  )
})

test("a site's failed work is shown to the platform and to no other site, and requests cannot read the queue", async () => {
  await admin.query(
    `insert into graphile_worker._private_jobs (task_id, payload, attempts, max_attempts, last_error)
     select id, json_build_object('tenantId', gen_random_uuid(), 'input', '{}'::json), 1, 1, 'poison' from graphile_worker._private_tasks limit 1`,
  )
  assert.equal(await failedJobs(), 1)
  const stranger = { ...house.platform, id: crypto.randomUUID() }
  assert.equal(await house.inside(stranger, countFailedJobs), 0)
  const app = new pg.Client({ connectionString: house.database.urls.app })
  await app.connect()
  await assert.rejects(app.query('select from graphile_worker._private_jobs'), { code: '42501' })
  await assert.rejects(app.query('select queue.count_failed()'), { code: '42704' })
  await app.end()
})

async function charge(order: Placed, method: 'qris'): Promise<string> {
  const path = `/api/v1/invoices/${order.invoiceToken}/charges`
  const answer = await house.fetch('ruko.localhost', path, { method: 'POST', body: JSON.stringify({ method }) })
  assert.equal(answer.status, 201)
  return ((await answer.json()) as { charge: { reference: string } }).charge.reference
}

/** An order whose money came late and is a credit. */
async function withCredit(slug: string): Promise<{ creditId: string }> {
  const order = await placeOrder(house, slug, { scheme: 'full' })
  await press(house.gateway.url, await charge(order, 'qris'), 'bayar-telat')
  const row = await waitFor(async () => {
    const found = await rows<{ id: string }>('select id from platform.credits where order_id = $1', [order.id])
    return found[0]
  })
  return { creditId: row.id }
}

function refund(creditId: string): Promise<Response> {
  const body = JSON.stringify({ reason: 'diminta pelanggan' })
  return house.fetch('ruko.localhost', `/api/v1/credits/${creditId}/refunds`, { method: 'POST', headers: owner, body })
}

async function refundOf(creditId: string): Promise<string> {
  return (await rows<{ refund_id: string }>('select refund_id from platform.credits where id = $1', [creditId]))[0]!
    .refund_id
}

async function creditStatus(creditId: string): Promise<string> {
  return (await rows<{ status: string }>('select status from platform.credits where id = $1', [creditId]))[0]!.status
}

async function refunds() {
  return (await readBook(house.gateway.url)).charges.flatMap((one) => one.refunds)
}

function rows<R>(text: string, values: unknown[] = []): Promise<R[]> {
  return house.sql<R>(house.platform.id, text, values)
}
