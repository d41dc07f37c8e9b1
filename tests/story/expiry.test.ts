import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OutsideCtx } from '#kernel/context.ts'
import { outsideCtx } from '#kernel/db/transact.ts'
import { press, setFaults } from '../support/gateway.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { type Placed, placeOrder, readOrder, reached } from '../support/story.ts'
import { waitFor } from '../support/wait.ts'

/* The worker starts late, so that what stands between money and its meaning can be looked at. */

let house: TestHouse
before(async () => {
  house = await openHouse({ worker: false, firstCheckMs: 3_600_000 })
  await setFaults(house.gateway.url, { dropWebhooks: 1 })
})
after(() => house.close())

const rows = <R>(text: string, values: unknown[] = []) => house.sql<R>(house.platform.id, text, values)

test('an order paid in time whose notice was lost is paid when its time is over, not ended', async () => {
  const order = await placeOrder(house, 'detik-akhir', { scheme: 'full' })
  await press(house.gateway.url, await charge(order), 'bayar')
  await expire(order)
  await expire(order)
  // The money is known; what it pays is the listener's to say.
  assert.equal((await readOrder(house, order)).status, 'new')
  assert.deepEqual(await heldBy('detik-akhir'), [order.id])

  const stolen = await placeOrder(house, 'detik-hilang', { scheme: 'full' })
  await press(house.gateway.url, await charge(stolen), 'bayar')
  await rows("update kernel.slug_holds set expires_at = now() - interval '1 second' where slug = 'detik-hilang'")
  const newer = await placeOrder(house, 'detik-hilang')
  await expire(stolen)
  const unpaid = await placeOrder(house, 'tidak-dibayar')
  await expire(unpaid)
  assert.equal((await readOrder(house, unpaid)).status, 'expired')
  assert.deepEqual(await heldBy('tidak-dibayar'), [])

  await house.startWorker()
  await reached(house, order, 'active')
  assert.equal(await told(order, 'expired'), 0)
  await waitFor(async () => (await told(stolen, 'credit_order_expired')) === 1)
  // Money that has become a credit holds nothing up any more.
  await expire(stolen)
  await reached(house, stolen, 'expired')
  assert.deepEqual(await heldBy('detik-hilang'), [newer.id])
})

test('the address is held longer than the invoice, and the order ends in between', async () => {
  const order = await placeOrder(house, 'tenggang')
  const [times] = await rows<{ grace: number; held: number }>(
    `select extract(epoch from held.expires_at - invoices.expires_at)::int as held, extract(epoch from invoices.expires_at - now())::int as grace
     from platform.invoices join kernel.slug_holds held on holder_id = order_id where order_id = $1 and kind = 'dp'`,
    [order.id],
  )
  assert.ok(times!.grace > 3590 && times!.grace <= 3600)
  assert.equal(times!.held, 15 * 60)
})

async function expire(order: Placed): Promise<void> {
  const [invoice] = await rows<{ id: string }>(
    "select id from platform.invoices where order_id = $1 and kind <> 'settlement'",
    [order.id],
  )
  const base = await house.inside(house.platform, async ({ tx: _tx, ...rest }) => rest)
  const job = house.house.registry.jobs.get('platform.expireInvoice')!
  await (job.run as unknown as (ctx: OutsideCtx, input: object) => Promise<void>)(outsideCtx(base, true), {
    invoiceId: invoice!.id,
  })
}

async function charge(order: Placed): Promise<string> {
  const path = `/api/v1/invoices/${order.invoiceToken}/charges`
  const answer = await house.fetch('ruko.localhost', path, { method: 'POST', body: JSON.stringify({ method: 'qris' }) })
  assert.equal(answer.status, 201)
  return ((await answer.json()) as { charge: { reference: string } }).charge.reference
}

async function heldBy(slug: string): Promise<string[]> {
  const held = await rows<{ holder_id: string }>('select holder_id from kernel.slug_holds where slug = $1', [slug])
  return held.map(({ holder_id }) => holder_id)
}

async function told(order: Placed, event: string): Promise<number> {
  const found = await rows('select from platform.order_events where order_id = $1 and event = $2', [order.id, event])
  return found.length
}
