import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { cart, openShop, type Shop } from '../testing.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const mapping = { reference: 0, amount: 1, fee: 2, net: null, paymentId: null, paidAt: null }
const HEAD = 'Order ID,Amount,Fee'
type Row = [reference: string, amountIdr: number, feeIdr: number]

function base64(rows: readonly Row[], head = HEAD): string {
  return Buffer.from([head, ...rows.map((row) => row.join(','))].join('\n')).toString('base64')
}

async function sent(shop: Shop, rows: readonly Row[], name = 'settlement.csv') {
  const answer = await shop.asOwner('POST', '/admin/settlements', { file: base64(rows), name, mapping })
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as { id: string; known: boolean }
}

async function done(shop: Shop, id: string) {
  await waitFor(async () => {
    const [row] = await shop.world.sql('select status from store.settlements where id = $1', [id])
    return row!.status === 'done'
  }, 180_000)
  return shop.world.call('store.readSettlement', { id })
}

function countsOf(view: Record<string, unknown>): Record<string, number> {
  const counts = view.counts as { result: string; lines: number }[]
  return Object.fromEntries(counts.map(({ result, lines }) => [result, lines]))
}

async function linesOf(shop: Shop, id: string, open = false) {
  const page = await shop.world.call('store.listSettlementLines', { id, limit: 100, ...(open ? { open: 'yes' } : {}) })
  return page.items as Record<string, unknown>[]
}

/** Orders that were paid, with what was charged and kept for each. */
async function withPaid(slug: string, count: number): Promise<{ shop: Shop; paid: Row[] }> {
  const shop = await openShop(house, slug)
  const { variantId } = await shop.stock(count, { priceIdr: 50_000 })
  for (let n = 0; n < count; n += 1) {
    const { token } = await shop.placed(cart(variantId))
    await shop.pay(token)
    await shop.reached(token, 'delivered')
  }
  const rows = await shop.world.sql(
    `select reference, c.amount_idr::int as amount, c.fee_idr::int as fee from payments.captures c
       join payments.intents i on i.id = c.intent_id order by c.id`,
  )
  return { shop, paid: rows.map(({ reference, amount, fee }) => [reference, amount, fee] as Row) }
}

async function balance(shop: Shop, account: string): Promise<number> {
  const [row] = await shop.world.sql(
    'select coalesce(sum(amount_idr), 0)::int as idr from ledger.legs where account = $1',
    [account],
  )
  return row!.idr as number
}

test('each line is held against the money, and what agrees moves from the gateway to the bank', async () => {
  const { shop, paid } = await withPaid('toko-settle', 6)
  const before_ = await balance(shop, 'assets:gateway')
  const [one, two, three, , , last] = paid as [Row, Row, Row, Row, Row, Row]
  const { id, known } = await sent(shop, [
    one,
    [two[0], two[1], two[2] + 25],
    [three[0], three[1] - 1_000, three[2]],
    one,
    ['RKTIDAKADA', 10_000, 70],
    [one[0], -50_000, 0],
    last,
  ])
  assert.equal(known, false)
  const view = await done(shop, id)
  assert.deepEqual(countsOf(view), {
    amount_differs: 1,
    duplicate: 1,
    fee_differs: 1,
    matched: 2,
    missing_at_gateway: 2,
    missing_with_us: 1,
    not_a_payment: 1,
  })
  assert.equal(view.unexplained, 7)
  const net = 2 * (50_000 - one[2])
  assert.deepEqual([view.settledIdr, await balance(shop, 'assets:bank')], [net, net])
  assert.equal(await balance(shop, 'assets:gateway'), before_ - net)
})

test('the same file twice, also at once, is one file; its lines in another file are duplicates', async () => {
  const { shop, paid } = await withPaid('toko-dua-kali', 3)
  const answers = await Promise.all([1, 2, 3].map((n) => sent(shop, paid, `berkas-${n}.csv`)))
  assert.equal(new Set(answers.map(({ id }) => id)).size, 1)
  assert.equal(answers.filter(({ known }) => !known).length, 1)
  await done(shop, answers[0]!.id)
  const bank = await balance(shop, 'assets:bank')
  assert.equal((await sent(shop, paid, 'lagi.csv')).known, true)
  const again = await sent(shop, [...paid].toReversed(), 'terbalik.csv')
  const view = await done(shop, again.id)
  assert.deepEqual(countsOf(view), { duplicate: 3 })
  assert.equal(await balance(shop, 'assets:bank'), bank)
})

test('a line that does not agree is booked as the gateway says or put aside, once and with a reason', async () => {
  const { shop, paid } = await withPaid('toko-putus', 3)
  const [one, two] = paid as [Row, Row, Row]
  const { id } = await sent(shop, [
    [one[0], one[1], one[2] + 30],
    [two[0], two[1] - 500, two[2]],
    ['RKLAIN', 9_000, 60],
    [one[0], -20_000, 0],
  ])
  await done(shop, id)
  const lines = await linesOf(shop, id, true)
  const by = (result: string) => lines.find((line) => line.result === result)!
  const resolve = (line: Record<string, unknown>, resolution: string, reason = 'Sudah dicek ke gateway') =>
    shop.asOwner('POST', `/admin/settlement-lines/${line.id as string}/resolutions`, { resolution, reason })
  assert.equal((await resolve(by('fee_differs'), 'accepted', '')).status, 422)
  const twice = await Promise.all([1, 2, 3].map(() => resolve(by('fee_differs'), 'accepted')))
  assert.deepEqual(
    twice.map(({ status }) => status).toSorted((left, right) => left - right),
    [204, 409, 409],
  )
  assert.equal((await resolve(by('amount_differs'), 'accepted')).status, 204)
  assert.equal((await resolve(by('not_a_payment'), 'accepted')).status, 204)
  assert.equal((await resolve(by('missing_with_us'), 'accepted')).status, 409)
  assert.equal((await resolve(by('missing_with_us'), 'dismissed')).status, 204)
  assert.equal(await balance(shop, 'assets:bank'), one[1] - one[2] - 30 + (two[1] - 500 - two[2]) - 20_000)
  assert.equal(await balance(shop, 'expenses:settlement_differences'), 500)
  const [sums] = await shop.world.sql('select sum(amount_idr)::int as idr from ledger.legs')
  assert.equal(sums!.idr, 0)
  assert.deepEqual(
    (await linesOf(shop, id, true)).map(({ result }) => result),
    [],
  )
})

test('a wrong line that was put aside leaves its payment to the file that has it right', async () => {
  const { shop, paid } = await withPaid('toko-ralat', 2)
  const [one, two] = paid as [Row, Row]
  const wrong = await sent(shop, [
    [one[0], one[1] - 9_000, one[2]],
    [two[0], two[1], two[2] + 400],
  ])
  await done(shop, wrong.id)
  for (const line of await linesOf(shop, wrong.id, true)) {
    const decision = { resolution: 'dismissed', reason: 'Gateway meralat berkasnya' }
    const path = `/admin/settlement-lines/${line.id as string}/resolutions`
    assert.equal((await shop.asOwner('POST', path, decision)).status, 204)
  }
  assert.equal(await balance(shop, 'assets:bank'), 0)
  const right = await sent(shop, paid, 'ralat.csv')
  assert.deepEqual(countsOf(await done(shop, right.id)), { matched: 2 })
  assert.equal(await balance(shop, 'assets:bank'), one[1] - one[2] + two[1] - two[2])
  assert.deepEqual(countsOf(await done(shop, (await sent(shop, paid.toReversed(), 'lagi.csv')).id)), { duplicate: 2 })
})

test('a line put aside after the right file had come lets what that file says of it hold', async () => {
  const { shop, paid } = await withPaid('toko-menyusul', 3)
  const [one, two, three] = paid as [Row, Row, Row]
  const wrong = await sent(shop, [[one[0], one[1] - 9_000, one[2]], two])
  await done(shop, wrong.id)
  const right = await sent(shop, [one, two, three], 'ralat.csv')
  assert.deepEqual(countsOf(await done(shop, right.id)), { duplicate: 2, matched: 1 })
  const [line] = await linesOf(shop, wrong.id, true)
  const decision = { resolution: 'dismissed', reason: 'Gateway meralat berkasnya' }
  const path = `/admin/settlement-lines/${line!.id as string}/resolutions`
  assert.equal((await shop.asOwner('POST', path, decision)).status, 204)
  await waitFor(
    async () => (await balance(shop, 'assets:bank')) === paid.reduce((sum, row) => sum + row[1] - row[2], 0),
  )
  assert.deepEqual(countsOf(await done(shop, right.id)), { duplicate: 1, matched: 2 })
})

test('money whose only line was put aside is missing at the gateway, as it was before', async () => {
  const { shop, paid } = await withPaid('toko-kembali-hilang', 3)
  const [one, two, three] = paid as [Row, Row, Row]
  const aside = async (line: Record<string, unknown>) => {
    const decision = { resolution: 'dismissed', reason: 'Gateway meralat berkasnya' }
    const path = `/admin/settlement-lines/${line.id as string}/resolutions`
    assert.equal((await shop.asOwner('POST', path, decision)).status, 204)
  }
  const first = await sent(shop, [one, three])
  await done(shop, first.id)
  assert.deepEqual(
    (await linesOf(shop, first.id, true)).map(({ result, reference }) => [result, reference]),
    [['missing_at_gateway', two[0]]],
  )
  const second = await sent(shop, [[two[0], two[1] - 9_000, two[2]]], 'susulan.csv')
  await done(shop, second.id)
  assert.deepEqual(await linesOf(shop, first.id, true), [], 'found in the second file')
  const [differs] = await linesOf(shop, second.id, true)
  await aside(differs!)
  const open = await linesOf(shop, first.id, true)
  assert.deepEqual(
    open.map(({ result, reference }) => [result, reference]),
    [['missing_at_gateway', two[0]]],
  )
  assert.deepEqual(await linesOf(shop, second.id, true), [], 'it is told of once')
  await aside(open[0]!)
  assert.deepEqual(await linesOf(shop, first.id, true), [], 'what is missing can be put aside for good')
})

test('what a file lacks is missing at the gateway until another file has it', async () => {
  const { shop, paid } = await withPaid('toko-hilang', 3)
  const first = await sent(shop, [paid[0]!, paid[2]!])
  await done(shop, first.id)
  const missing = (await linesOf(shop, first.id)).filter(({ result }) => result === 'missing_at_gateway')
  assert.deepEqual(
    missing.map(({ reference }) => reference),
    [paid[1]![0]],
  )
  const later = await sent(shop, [paid[1]!], 'susulan.csv')
  assert.equal((await done(shop, later.id)).unexplained, 0)
  const now = (await linesOf(shop, first.id)).find(({ result }) => result === 'missing_at_gateway')!
  assert.equal(now.resolution, 'found')
  assert.equal((await shop.world.call('store.readSettlement', { id: first.id })).unexplained, 0)
})

test('columns are guessed, and remembered as somebody corrected them', async () => {
  const shop = await openShop(house, 'toko-kolom')
  const preview = async (file: string) => shop.world.call('store.previewSettlement', { file })
  const head = 'Kode aneh,No Referensi,Nominal,Biaya,Bersih'
  const text = (rows: string[]) => Buffer.from([head, ...rows].join('\n')).toString('base64')
  const guessed = await preview(text(['X1,RK1,"25.000","175","24.825"']))
  assert.deepEqual(guessed.mapping, { reference: 1, amount: 2, fee: 3, net: 4 })
  assert.deepEqual([guessed.remembered, guessed.lines, guessed.knownId], [false, 1, null])
  const corrected = { ...mapping, reference: 0, amount: 2, net: 4, fee: null }
  const input = { file: text(['X1,RK1,25000,175,24825']), name: 'a.csv', mapping: corrected }
  const { id } = (await (await shop.asOwner('POST', '/admin/settlements', input)).json()) as { id: string }
  assert.equal((await preview(input.file)).knownId, id)
  const next = await preview(text(['X2,RK2,30000,210,29790']))
  assert.deepEqual([next.remembered, next.mapping], [true, corrected])
  const empty = await shop.asOwner('POST', '/admin/settlement-previews', {
    file: Buffer.from('halo').toString('base64'),
  })
  assert.equal(empty.status, 422)
})

test('fifty thousand lines within seconds', async (t) => {
  const shop = await openShop(house, 'toko-besar')
  const COUNT = 50_000
  await shop.world.sql(
    `insert into payments.intents (tenant_id, id, reference, gateway, for_kind, for_id, method, amount_idr, status, expires_at)
     select $1, gen_random_uuid(), 'RKBESAR' || n, 'simulator', 'store.order', gen_random_uuid(), 'qris', 25000, 'paid', now()
     from generate_series(1, ${COUNT}) n`,
    [shop.tenant.id],
  )
  await shop.world.sql(
    `insert into payments.captures (tenant_id, id, intent_id, gateway, gateway_payment_id, amount_idr, fee_idr, outcome, paid_at)
     select tenant_id, gen_random_uuid(), id, gateway, 'P' || reference, 25000, 175, 'exact', now() from payments.intents
     where reference like 'RKBESAR%'`,
  )
  await shop.world.sql('analyze payments.intents')
  const rows = Array.from({ length: COUNT }, (_, n): Row => [`RKBESAR${n + 1}`, 25_000, n % 1_000 === 0 ? 180 : 175])
  const began = Date.now()
  const { id } = await sent(shop, rows)
  const view = await done(shop, id)
  const seconds = (Date.now() - began) / 1_000
  t.diagnostic(`${COUNT} lines in ${seconds.toFixed(1)} s`)
  assert.deepEqual([view.seen, view.unexplained], [COUNT, 50])
  assert.equal(view.settledIdr, (COUNT - 50) * 24_825)
})
