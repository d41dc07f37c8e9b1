import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { audit } from '../faults/auditor.ts'
import { press, readBook } from '../support/gateway.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { type Placed, placeOrder } from '../support/story.ts'
import { waitFor } from '../support/wait.ts'

let house: TestHouse
let owner: { cookie: string }
before(async () => {
  house = await openHouse()
  owner = await house.owner(house.platform)
})
after(() => house.close())

const rows = <R>(text: string, values: unknown[] = []) => house.sql<R>(house.platform.id, text, values)
const auditHouse = async () =>
  audit(
    {
      rows: (text, values) => rows(text, values) as never,
      count: async (from, values) =>
        Number((await rows<{ n: string }>(`select count(*) as n from ${from}`, values))[0]!.n),
    },
    await readBook(house.gateway.url),
  )
const post = (path: string, body: object, headers: Record<string, string> = owner) =>
  house.fetch('ruko.localhost', `/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
const payOut = (creditId: string, bankReference = 'BCA-77120') =>
  post(`/credits/${creditId}/payouts`, { reason: 'uang virtual account', bankReference })
const refund = (creditId: string) => post(`/credits/${creditId}/refunds`, { reason: 'diminta pelanggan' })
const apply = (order: Placed) => post(`/invoices/${order.invoiceToken}/credit-applications`, {}, {})

type Seen = {
  credits: { id: string; status: string; amountIdr: number; leftIdr: number }[]
  timeline: { event: string; note: string | null }[]
}
const read = async (order: Placed): Promise<Seen> =>
  (await (await house.fetch('ruko.localhost', `/api/v1/orders/${order.token}`)).json()) as Seen

test('money of a virtual account goes back by transfer: book, log, story and message say so', async () => {
  const { order, credit } = await withCredit('transfer-balik')
  assert.equal((await payOut(credit.id)).status, 204)
  const seen = await read(order)
  assert.deepEqual([seen.credits[0]!.status, seen.credits[0]!.leftIdr], ['refunded', 0])
  const told = seen.timeline.find(({ event }) => event === 'credit_paid_out')!
  assert.equal(told.note, `${formatRupiah(credit.amountIdr)} · BCA-77120`)
  const legs = await rows<{ account: string; amount_idr: string }>(
    `select account, amount_idr from ledger.legs join ledger.entries on entries.id = entry_id
     where kind = 'credit_paid_out' and source = $1 order by position`,
    [`credit/${credit.id}`],
  )
  assert.deepEqual(legs, [
    { account: 'liabilities:credits', amount_idr: String(credit.amountIdr) },
    { account: 'assets:bank', amount_idr: String(-credit.amountIdr) },
  ])
  const acts = await rows<{ actor_name: string; detail: Record<string, unknown> }>(
    "select actor_name, detail from audit.entries where action = 'platform.payOutCredit'",
  )
  assert.equal(acts.length, 1)
  assert.equal(acts[0]!.actor_name, 'Pemilik Uji')
  assert.deepEqual([acts[0]!.detail.creditId, acts[0]!.detail.reason], [credit.id, 'uang virtual account'])
  const mails = await rows("select from notifications.messages where template = 'refund_done' and dedupe = $1", [
    `refund_done/${credit.id}`,
  ])
  assert.equal(mails.length, 1)
  const balance = await house.fetch('ruko.localhost', '/api/v1/ledger/trial-balance', { headers: owner })
  const { accounts } = (await balance.json()) as { accounts: { code: string; name: string }[] }
  assert.equal(accounts.find(({ code }) => code === 'assets:bank')!.name, 'Rekening bank')
  await auditHouse()
})

test('a reason and a reference are needed, and only who may return credits may', async () => {
  const { credit } = await withCredit('transfer-alasan')
  for (const body of [
    { reason: 'ya', bankReference: 'BCA-1' },
    { reason: 'x'.repeat(201), bankReference: 'BCA-1' },
    { reason: 'uang virtual account' },
  ])
    assert.equal((await post(`/credits/${credit.id}/payouts`, body)).status, 422)
  const support = await house.owner(house.platform, ['support'])
  const body = { reason: 'uang virtual account', bankReference: 'BCA-1' }
  assert.equal((await post(`/credits/${credit.id}/payouts`, body, support)).status, 403)
  assert.equal((await payOut(crypto.randomUUID())).status, 404)
  assert.equal((await post(`/credits/${credit.id}/payouts`, { ...body, reason: 'x'.repeat(200) })).status, 204)
})

test('of twenty transfers noted at once one is noted', async () => {
  const { credit } = await withCredit('transfer-dobel')
  const answers = await Promise.all(Array.from({ length: 20 }, () => payOut(credit.id)))
  assert.equal(answers.filter(({ status }) => status === 204).length, 1)
  assert.equal(answers.filter(({ status }) => status === 409).length, 19)
  await auditHouse()
})

test('a credit is paid out, refunded or used, and only one of them', async () => {
  for (let turn = 0; turn < 6; turn++) {
    const { order, credit } = await withCredit(`transfer-lomba-${turn}`, 'qris')
    const works = [() => payOut(credit.id), () => refund(credit.id), () => apply(order)]
    const answers = await Promise.all(works.map((_, index) => works[(index + turn) % 3]!()))
    assert.equal(answers.filter(({ status }) => status === 204).length, 1)
    assert.deepEqual(
      answers.filter(({ status }) => status !== 204).map(({ status }) => status),
      [409, 409],
    )
    await waitFor(async () => ['applied', 'refunded'].includes((await read(order)).credits[0]!.status))
  }
  await auditHouse()
})

/** An order whose full price came late. */
async function withCredit(slug: string, method: 'va' | 'qris' = 'va') {
  const order = await placeOrder(house, slug, { scheme: 'full' })
  const by = method === 'va' ? { method, bank: 'bca' } : { method }
  const answer = await post(`/invoices/${order.invoiceToken}/charges`, by, {})
  assert.equal(answer.status, 201)
  const { charge } = (await answer.json()) as { charge: { reference: string } }
  await press(house.gateway.url, charge.reference, 'bayar-telat')
  const credit = await waitFor(async () => (await read(order)).credits[0])
  return { order, credit }
}
