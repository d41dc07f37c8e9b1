import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { type Button, press, readBook, setFaults } from '../support/gateway.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { waitFor } from '../support/wait.ts'
import { audit, type Eyes } from './auditor.ts'
import { type Answer, type Caller, caller } from './call.ts'
import { startApp } from './child.ts'
import { layGround } from './ground.ts'

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  const { cookie } = await house.owner(house.platform)
  shop = openShop(caller(house.listening.port), house.gateway.url, cookie, 'kembali')
})
after(async () => {
  shop.calls.close()
  await house.close()
})

const eyes: Eyes = {
  rows: (text, values) => house.sql(house.platform.id, text, values) as never,
  count: async (from, values) => {
    const [row] = await house.sql<{ n: string }>(house.platform.id, `select count(*) as n from ${from}`, values)
    return Number(row!.n)
  },
}
const auditHouse = async () => audit(eyes, await readBook(house.gateway.url))

test('late money by QRIS is returned to the payer, and everybody can see it', async () => {
  const order = await shop.withCredit('qris')
  const [credit] = (await shop.read(order)).credits
  assert.equal((await shop.refund(credit!.id)).status, 204)
  const seen = await shop.until(order, ({ credits }) => credits[0]!.status === 'refunded')
  assert.equal(seen.credits[0]!.leftIdr, 0)
  assert.deepEqual(refundStory(seen), ['refund_decided', 'refund_done'])
  assert.deepEqual(await shop.refunds(), [seen.credits[0]!.amountIdr])
  await auditHouse()
})

test('a virtual account cannot be returned to: the credit is there again, and why', async () => {
  const order = await shop.withCredit('va')
  const [credit] = (await shop.read(order)).credits
  assert.equal((await shop.refund(credit!.id)).status, 204)
  const seen = await shop.until(order, (now) => refundStory(now).includes('refund_refused'))
  assert.deepEqual([seen.credits[0]!.status, seen.credits[0]!.leftIdr], ['available', credit!.amountIdr])
  assert.equal(seen.timeline.find(({ event }) => event === 'refund_refused')!.note, 'refund-not-supported')
  await auditHouse()
})

test('twenty clicks on one refund are one refund', async () => {
  const order = await shop.withCredit('ewallet')
  const before = (await shop.refunds()).length
  const [credit] = (await shop.read(order)).credits
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.refund(credit!.id)))
  assert.deepEqual(tally(answers), { 204: 1, 'credit-not-available': 19 })
  await shop.until(order, ({ credits }) => credits[0]!.status === 'refunded')
  assert.equal((await shop.refunds()).length, before + 1)
  await auditHouse()
})

test('a credit used twenty times at once pays one invoice', async () => {
  const order = await shop.withCredit('qris')
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.apply(order)))
  assert.deepEqual(tally(answers), { 204: 1, 'invoice-closed': 19 })
  const seen = await shop.until(order, ({ status }) => status === 'active')
  assert.deepEqual(
    seen.credits.map(({ status, leftIdr }) => [status, leftIdr]),
    [['applied', 0]],
  )
  await auditHouse()
})

test('a credit is either used or returned, never both', async () => {
  for (let turn = 0; turn < 6; turn++) {
    const order = await shop.withCredit('qris')
    const [credit] = (await shop.read(order)).credits
    const answers = await Promise.all(
      turn % 2 ? [shop.apply(order), shop.refund(credit!.id)] : [shop.refund(credit!.id), shop.apply(order)],
    )
    assert.equal(answers.filter(({ status }) => status === 204).length, 1)
    await shop.until(order, ({ credits }) => ['applied', 'refunded'].includes(credits[0]!.status))
  }
  await auditHouse()
})

test('when credit and a payment reach one invoice together, one pays and the other is credit', async () => {
  const orders = await Promise.all(Array.from({ length: 8 }, () => shop.withCredit('qris')))
  await Promise.all(
    orders.map(async (order, turn) => {
      const reference = await shop.charge(order, 'va')
      const paying = press(house.gateway.url, reference, 'bayar')
      await new Promise((resolve) => setTimeout(resolve, turn * 8))
      const applied = await shop.apply(order)
      await paying
      const seen = await shop.until(
        order,
        ({ status, credits }) => status === 'active' && (applied.status !== 204 || credits.length === 2),
      )
      const left = seen.credits.reduce((sum, { leftIdr }) => sum + leftIdr, 0)
      assert.equal(left, seen.invoices[0]!.amountIdr)
      assert.equal(seen.credits.length, applied.status === 204 ? 2 : 1)
    }),
  )
  await auditHouse()
})

test('killed between the refund at the gateway and its record, money is returned once', async (t) => {
  const ground = await layGround()
  const office = await openHouse({ worker: false, database: ground.database })
  const { cookie } = await office.owner(office.platform)
  let app = await startApp(ground)
  const branch = openShop(caller(ground.port), ground.gatewayUrl, cookie, 'mati')
  t.after(async () => {
    await app.kill()
    branch.calls.close()
    await office.close()
    await ground.close()
  })
  const order = await branch.withCredit('qris')
  const [credit] = (await branch.read(order)).credits
  await setFaults(ground.gatewayUrl, { failRefunds: 'timeout-after-effect' })
  assert.equal((await branch.refund(credit!.id)).status, 204)
  await waitFor(async () => (await branch.refunds()).length === 1)
  await app.kill()
  await setFaults(ground.gatewayUrl, {})
  app = await startApp(ground)
  await branch.until(order, ({ credits }) => credits[0]!.status === 'refunded')
  assert.deepEqual(await branch.refunds(), [credit!.amountIdr])
  await audit(ground, await readBook(ground.gatewayUrl))
})

type Placed = { id: string; token: string; invoiceToken: string }
type Seen = {
  status: string
  invoices: { status: string; amountIdr: number }[]
  credits: { id: string; status: string; amountIdr: number; leftIdr: number }[]
  timeline: { event: string; note: string | null }[]
}
type Shop = ReturnType<typeof openShop>

/** What buyer and owner do, at one app. */
function openShop(calls: Caller, gatewayUrl: string, cookie: string, name: string) {
  let count = 0
  const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    calls.once('ruko.localhost', `/api/v1${path}`, { method: 'POST', body, headers })
  const read = async (order: Placed): Promise<Seen> =>
    (await calls.once('ruko.localhost', `/api/v1/orders/${order.token}`)).body
  const until = (order: Placed, look: (seen: Seen) => boolean) =>
    waitFor(async () => {
      const seen = await read(order)
      return look(seen) ? seen : null
    }, 20_000)
  const charge = async (order: Placed, method: 'qris' | 'va' | 'ewallet'): Promise<string> => {
    const channel = { qris: {}, va: { bank: 'bni' }, ewallet: { wallet: 'ovo' } }[method]
    const answer = await post(`/invoices/${order.invoiceToken}/charges`, { method, ...channel })
    assert.equal(answer.status, 201, answer.text)
    return (answer.body as { charge: { reference: string } }).charge.reference
  }
  return {
    calls,
    read,
    until,
    charge,
    /** An order whose full price came late, so that it is a credit beside an open invoice. */
    withCredit: async (method: 'qris' | 'va' | 'ewallet', button: Button = 'bayar-telat'): Promise<Placed> => {
      count += 1
      const placed = await post('/orders', orderInput(`${name}-${count}`, { scheme: 'full' }))
      assert.equal(placed.status, 201, placed.text)
      const order = placed.body as Placed
      await press(gatewayUrl, await charge(order, method), button)
      await until(order, ({ credits }) => credits.length === 1)
      return order
    },
    refund: (creditId: string) => post(`/credits/${creditId}/refunds`, { reason: 'diminta pelanggan' }, { cookie }),
    apply: (order: Placed) => post(`/invoices/${order.invoiceToken}/credit-applications`),
    /** What the gateway has given back, by its own book. */
    refunds: async () =>
      (await readBook(gatewayUrl)).charges.flatMap(({ refunds }) => refunds.map(({ amountIdr }) => amountIdr)),
  }
}

function refundStory({ timeline }: Seen): string[] {
  return timeline.map(({ event }) => event).filter((event) => event.startsWith('refund_'))
}

function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const key = status === 204 ? '204' : (body as { code: string }).code
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}
