import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { openHouse } from '../../../tests/support/house.ts'
import { clearOfMidnight } from '../../../tests/support/midnight.ts'
import { payInvoice, placeOrder, reached } from '../../../tests/support/story.ts'
import { waitFor } from '../../../tests/support/wait.ts'
import { findFailedJobs, retryFailedJob } from './jobs/queries.ts'

/* Payments, sites, the home page's figures and failed jobs, over a story that really happened. */

await clearOfMidnight()
const house = await openHouse({ firstCheckMs: 200 })
after(() => house.close())
const PORTAL = 'ruko.localhost'
const owner = await house.owner(house.platform)

async function get<T>(path: string): Promise<T> {
  const answer = await house.fetch(PORTAL, `/api/v1${path}`, { headers: owner })
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as T
}

type Sums = { paid: number; pending: number; failed: number; capturedIdr: number; feeIdr: number; pendingIdr: number }
type Payments = {
  items: { state: string; order: { id: string }; invoice: { kind: string }; reference: string; capturedIdr: number }[]
  sums: Sums
}
type Overview = {
  attention: Record<string, number>
  days: { day: string; orders: number; incomeIdr: number }[]
  incomeIdr: number
  incomeThisMonthIdr: number
  sites: { active: number }
  orders: { thisWeek: number; thisMonth: number }
  since: { yesterday: string }
}

const order = await placeOrder(house, 'bimbel-lunas', { scheme: 'full', businessName: 'Bimbel Lunas Jaya' })
await payInvoice(house, order.invoiceToken)
await reached(house, order, 'active')
const waiting = await placeOrder(house, 'bimbel-tunggu', { businessName: 'Bimbel Tunggu' })
const charge = { method: 'POST', body: JSON.stringify({ method: 'va', bank: 'bca' }) }
assert.equal((await house.fetch(PORTAL, `/api/v1/invoices/${waiting.invoiceToken}/charges`, charge)).status, 201)

test('every attempt to pay is listed with what became of it, and summed', async () => {
  const { items, sums } = await get<Payments>('/console/payments')
  assert.deepEqual(
    items.map(({ state, order: { id }, invoice }) => [state, id, invoice.kind]),
    [
      ['pending', waiting.id, 'dp'],
      ['paid', order.id, 'full'],
    ],
  )
  assert.equal(sums.paid, 1)
  assert.equal(sums.pending, 1)
  assert.equal(sums.capturedIdr, items[1]!.capturedIdr)
  assert.ok(sums.pendingIdr > 0 && sums.feeIdr > 0)
  const only = async (query: string) =>
    (await get<Payments>(`/console/payments?${query}`)).items.map(({ order: { id } }) => id)
  assert.deepEqual(await only('state=paid'), [order.id])
  assert.deepEqual(await only('method=va'), [waiting.id])
  assert.deepEqual(await only('q=lunas+jaya'), [order.id])
  assert.deepEqual(await only(`q=${items[0]!.reference.slice(4, 20).toLowerCase()}`), [waiting.id])
  assert.deepEqual(await only('to=2020-01-01'), [])
  const table = await (await house.fetch(PORTAL, '/console/payments.csv?state=paid', { headers: owner })).text()
  assert.equal(table.trim().split('\r\n').length, 2)
  assert.match(table, /Bimbel Lunas Jaya/)
})

test('sites are listed with the order that brought them', async () => {
  type Sites = { items: { name: string; status: string; url: string; order: { id: string; mayActivate: boolean } }[] }
  const { items } = await get<Sites>('/console/sites?q=lunas')
  assert.equal(items.length, 1)
  assert.deepEqual(
    [items[0]!.name, items[0]!.status, items[0]!.order.id, items[0]!.order.mayActivate],
    ['Bimbel Lunas Jaya', 'live', order.id, false],
  )
  assert.match(items[0]!.url, /^http:\/\/bimbel-lunas\.ruko\.localhost/)
  assert.equal((await get<Sites>('/console/sites?status=off')).items.length, 0)
})

test('the home page counts what its lists show', async () => {
  const overview = await get<Overview>('/console/overview')
  assert.equal(overview.sites.active, 1)
  assert.equal(overview.orders.thisWeek, 2)
  assert.equal(overview.incomeThisMonthIdr, overview.incomeIdr)
  assert.equal(overview.days.length, 30)
  assert.equal(overview.days.at(-1)!.orders, 2)
  assert.equal(overview.days.at(-1)!.incomeIdr, overview.incomeIdr)
  assert.equal(
    overview.days.slice(0, -1).reduce((sum, { orders }) => sum + orders, 0),
    0,
  )

  // A deposit of the day before yesterday whose rest is open is one of those to look after, and so says the list.
  const dp = await placeOrder(house, 'bimbel-sisa')
  await house.sql(
    house.platform.id,
    "update platform.invoices set status = 'paid', paid_at = now() where kind = 'dp' and order_id = $1",
    [dp.id],
  )
  await house.sql(
    house.platform.id,
    "update platform.orders set created_at = now() - interval '2 days' where id = $1",
    [dp.id],
  )
  const { attention, since } = await get<Overview>('/console/overview')
  const list = await get<{ items: { id: string }[] }>(`/console/orders?payment=some&to=${since.yesterday}`)
  assert.deepEqual(
    list.items.map(({ id }) => id),
    [dp.id],
  )
  assert.equal(attention['unpaid'], 1)
  const approval = await get<{ items: { id: string }[] }>('/console/orders?attention=approval')
  assert.equal(attention['approval'], approval.items.length)
})

test('what was given up is shown and tried again, the sites\u2019 work too', async () => {
  type Jobs = { items: { id: string; task: string; error: string; site: { name: string } }[] }
  const site = (await house.house.hosts.tenantOf('bimbel-lunas.ruko.localhost'))!
  const key = crypto.randomUUID()
  const runAt = new Date(Date.now() + 3_600_000)
  const message = { messageId: crypto.randomUUID() }
  await house.inside(site, async (ctx) => enqueue(ctx, 'notifications.send', message, { key, runAt }))
  await house.sql(
    site.id,
    `set local role ruko_platform;
     update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'kotak surat penuh' where key like '%${key}'`,
  )
  const { items } = await get<Jobs>('/console/jobs')
  assert.equal(items.length, 1)
  const [job] = items
  assert.deepEqual(
    [job!.task, job!.error, job!.site.name],
    ['notifications.send', 'kotak surat penuh', 'Bimbel Lunas Jaya'],
  )
  // The site itself sees its own work through the same door; another tenant sees none of it and can move none of it.
  const seen = await house.inside(site, (ctx) => findFailedJobs(ctx, 10))
  assert.deepEqual(
    seen.map(({ id }) => id),
    [job!.id],
  )
  const foreign = { ...site, id: crypto.randomUUID() }
  assert.deepEqual(await house.inside(foreign, (ctx) => findFailedJobs(ctx, 10)), [])
  assert.equal(await house.inside(foreign, (ctx) => retryFailedJob(ctx, job!.id)), false)

  const retry = (id: string) =>
    house.fetch(PORTAL, `/api/v1/console/jobs/${id}/retries`, { method: 'POST', headers: owner })
  assert.equal((await retry(job!.id)).status, 204)
  await waitFor(async () => (await get<Jobs>('/console/jobs')).items.length === 0)
  // The message never existed, so its job has nothing to do and ends; there is nothing to try again then.
  await waitFor(async () => (await retry(job!.id)).status === 404)
  assert.equal((await retry('999999999')).status, 404)
})
