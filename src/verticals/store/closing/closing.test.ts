import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { clearOfMidnight } from '../../../../tests/support/midnight.ts'
import { sessionOf } from '../../../../tests/support/world.ts'
import { sql } from '#kernel/db/sql.ts'
import { writeSettings } from '#kernel/tenancy/settings.ts'
import { grantCredit } from '../credits/index.ts'
import { dayAfter, dayOf } from '../desk/rules.ts'
import { openReseller } from '../resellers/testing.ts'
import { StoreSettings } from '../settings.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import type { DayView } from './schemas.ts'
import { closeByItself } from './service.ts'
import { moveTo } from './testing.ts'

await clearOfMidnight()

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house.close())

const today = dayOf(new Date())
const yesterday = dayAfter(today, -1)

const read = async (shop: Shop, day: string) =>
  (await (await shop.asOwner('GET', `/admin/business-days/${day}`)).json()) as DayView
const close = (shop: Shop, day: string, note = '') =>
  shop.asOwner('POST', `/admin/business-days/${day}/closings`, { note })
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

/** A shop with a delivered order of Rp 50.000 of yesterday. */
async function withYesterday(slug: string): Promise<{ shop: Shop; orderId: string; variantId: string }> {
  const shop = await openShop(house, slug)
  const { variantId } = await shop.stock(5, { priceIdr: 50_000 })
  const { token } = await shop.placed(cart(variantId))
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  await moveTo(shop, yesterday)
  const [row] = await shop.world.sql('select id from store.orders')
  return { shop, orderId: row!.id as string, variantId }
}

test('what is closed for good knows a reseller by their id alone, so that a name can be forgotten', async () => {
  const shop = await openShop(house, 'toko-tutup-nama')
  const { variantId } = await shop.stock(2, { priceIdr: 50_000 })
  const reseller = await openReseller(shop, { topupIdr: 100_000 })
  await shop.world.sql("update store.resellers set shop_name = 'Warung Kenanga' where id = $1", [reseller.id])
  await reseller.buy(variantId)
  await moveTo(shop, yesterday)
  assert.equal((await close(shop, yesterday)).status, 201)
  const named = async () => (await read(shop, yesterday)).resellers.map(({ resellerId, name }) => [resellerId, name])
  assert.deepEqual(await named(), [[reseller.id, 'Warung Kenanga']])
  const [kept] = await shop.world.sql('select figures::text as text from store.closings')
  assert.ok((kept!.text as string).includes(reseller.id))
  assert.ok(!(kept!.text as string).includes('Kenanga'))
  await shop.world.sql("update store.resellers set shop_name = 'Akun dihapus' where id = $1", [reseller.id])
  assert.deepEqual(await named(), [[reseller.id, 'Akun dihapus']])
})

test('a closed day stays as it was; what comes later counts on its own day and is told beside it', async () => {
  const { shop, orderId } = await withYesterday('toko-tutup')
  const answer = await close(shop, yesterday, 'Kas cocok')
  assert.equal(answer.status, 201, await answer.clone().text())
  const closed = (await answer.json()) as DayView
  assert.deepEqual([closed.state, closed.closed?.note, closed.closable], ['closed', 'Kas cocok', false])
  assert.ok(closed.closed?.by, 'who closed it')
  const { figures } = closed
  assert.deepEqual([figures.orders, figures.grossIdr, figures.valueIdr, figures.salesIdr], [1, 50_000, 50_000, 50_000])
  assert.equal(figures.feesIdr, 350)
  assert.equal(figures.resultIdr, 49_650)
  assert.deepEqual(
    closed.channels.map(({ channel, salesIdr }) => [channel, salesIdr]),
    [['shop', 50_000]],
  )

  await shop.world.inside(async (ctx) => void (await grantCredit(ctx, orderId, 12_000)))
  const later = await read(shop, yesterday)
  assert.deepEqual(later.figures, figures)
  assert.deepEqual(later.differences, [])
  assert.deepEqual(later.since, [{ kind: 'goodwill', entries: 1, amountIdr: 12_000 }])
  const now = await read(shop, today)
  assert.deepEqual([now.state, now.figures.goodwillIdr, now.figures.resultIdr], ['running', 12_000, -12_000])
})

test('an entry that slips into a closed day changes nothing of it and is shown', async () => {
  const { shop } = await withYesterday('toko-selisih')
  const closed = (await (await close(shop, yesterday)).json()) as DayView
  await shop.world.sql(
    `with one as (select id from ledger.entries where kind = 'sale')
     insert into ledger.entries (tenant_id, id, kind, source, at, request_id)
       select tenant_id, (substr(id::text, 1, 35) || case when right(id::text, 1) = 'f' then 'e' else 'f' end)::uuid, 'goodwill',
         'credit/slipped', at, 'x' from ledger.entries
       where id = (select id from one)`,
  )
  await shop.world.sql(
    `insert into ledger.accounts (tenant_id, code) values ($1, 'expenses:goodwill'), ($1, 'liabilities:credits')
     on conflict do nothing`,
    [shop.tenant.id],
  )
  await shop.world.sql(
    `insert into ledger.legs (tenant_id, entry_id, position, account, amount_idr)
     select tenant_id, id, place, account, idr from ledger.entries,
       (values (1, 'expenses:goodwill', 700), (2, 'liabilities:credits', -700)) as leg (place, account, idr)
     where source = 'credit/slipped'`,
  )
  const later = await read(shop, yesterday)
  assert.deepEqual(later.figures, closed.figures)
  assert.deepEqual(later.differences, [
    { name: 'goodwillIdr', closedIdr: 0, nowIdr: 700 },
    { name: 'resultIdr', closedIdr: 49_650, nowIdr: 48_950 },
  ])
})

test('a day is closed once, when it is over, and never opened or changed again', async () => {
  const { shop } = await withYesterday('toko-sekali')
  assert.equal(await codeOf(await close(shop, today)), 'day-not-over')
  assert.equal(await codeOf(await close(shop, dayAfter(today, 3))), 'day-not-over')
  assert.equal((await close(shop, dayAfter(yesterday, -1))).status, 422)
  const answers = await Promise.all(Array.from({ length: 6 }, () => close(shop, yesterday)))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((left, right) => left - right),
    [201, 409, 409, 409, 409, 409],
  )
  for (const change of [`update store.closings set note = 'lain'`, 'delete from store.closings'])
    await assert.rejects(
      shop.world.inside(async (ctx) => {
        await ctx.tx.run(sql`${sql.raw(change)} where tenant_id = ${ctx.tenant.id}`)
      }),
      /permission denied/,
    )
})

test('in the night a shop that wants it closes what is over, and one that does not stays open', async () => {
  const { shop } = await withYesterday('toko-malam')
  await shop.world.inside(closeByItself)
  assert.deepEqual(await shop.world.sql('select 1 from store.closings'), [])
  await shop.world.inside((ctx) => writeSettings(ctx, 'store', StoreSettings, { closeAutomatically: true }))
  await shop.world.inside(closeByItself)
  await shop.world.inside(closeByItself)
  const rows = await shop.world.sql('select day::text, closed_by, closed_by_name as by from store.closings')
  assert.deepEqual(rows, [{ day: yesterday, closed_by: null, by: '' }])

  // Nights that were missed are caught up with.
  await shop.world.sql(`update store.closings set day = day - 3`)
  await shop.world.sql(`update store.orders set created_at = created_at - interval '9 days'`)
  await shop.world.inside(closeByItself)
  const days = await shop.world.sql('select day::text from store.closings order by day')
  assert.deepEqual(
    days.map(({ day }) => day),
    [4, 3, 2, 1].map((back) => dayAfter(today, -back)),
  )
})

test('resellers, channels and products of a day; top-ups and what a wallet paid are told apart', async () => {
  const shop = await openShop(house, 'toko-saluran')
  const { variantId } = await shop.stock(5, { priceIdr: 40_000 })
  const reseller = await openReseller(shop, { offBasisPoints: 2_500, topupIdr: 100_000 })
  await reseller.buy(variantId)
  const { token } = await reseller.sell(variantId)
  await shop.pay(token)
  await shop.reached(token, 'delivered')
  const { figures, channels, resellers, products } = await read(shop, today)
  assert.deepEqual(
    [figures.byWalletTopupIdr, figures.byGatewayIdr, figures.topupsIdr, figures.salesIdr, figures.marginsIdr],
    [30_000, 40_000, 100_000, 70_000, 10_000],
  )
  assert.deepEqual(
    resellers.map(({ name, orders, salesIdr, marginIdr }) => [name, orders, salesIdr, marginIdr]),
    [['Kios Uji', 2, 70_000, 10_000]],
  )
  assert.deepEqual(
    channels.map(({ channel, salesIdr }) => [channel, salesIdr]),
    [
      ['reseller', 30_000],
      ['shop', 40_000],
    ],
  )
  assert.deepEqual(
    products.map(({ units, salesIdr }) => [units, salesIdr]),
    [[2, 70_000]],
  )
})

test('a month and a day as tables, for those who keep the books alone', async () => {
  const { shop } = await withYesterday('toko-tabel')
  await close(shop, yesterday)
  const get = (path: string, token = shop.ownerToken) =>
    house.fetch(shop.tenant.host, path, { headers: { cookie: `ruko=${token}` } })
  const month = await (await get(`/admin/closing.csv?month=${yesterday.slice(0, 7)}`)).text()
  assert.match(month, new RegExp(`"${yesterday}","Ditutup",1,50000,350,50000,49650`))
  const day = await (await get(`/admin/closing-day.csv?day=${yesterday}`)).text()
  assert.match(day, /"Hasil hari ini","Hasil",,49650/)
  assert.match(day, /"Buku besar","Penjualan: Penjualan dibukukan",1,-50000/)
  const book = await get(`/admin/closing-day.xlsx?day=${yesterday}`)
  assert.equal(
    Buffer.from(await book.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
  const staff = await sessionOf(house, shop.tenant, ['staff'])
  assert.equal((await get(`/admin/closing-day.csv?day=${yesterday}`, staff)).status, 403)
  // Another shop has days of its own.
  const other = await openShop(house, 'toko-tetangga')
  assert.deepEqual((await read(other, yesterday)).movements, [])
})
