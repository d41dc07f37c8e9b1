import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openOutlet, type TestOutlet } from '../outlets/testing.ts'
import { openReseller, type TestReseller } from '../resellers/testing.ts'
import { cart, openShop, type Goods, type Shop } from '../testing.ts'

/* From where an order came: in the list, as a filter, on its page and in the table. */

let house: TestHouse
let shop: Shop
let other: Shop
let goods: Goods
let outlet: TestOutlet
let dewi: TestReseller
/** The id of one order of each place. */
const ids: Record<string, string> = {}
const tokens: Record<string, string> = {}

before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'asal')
  other = await openShop(house, 'asal-lain')
  goods = await shop.stock(20, { priceIdr: 20_000 })
  outlet = await openOutlet(shop, { label: 'kios-asal', name: 'Kios Asal', add: { basisPoints: 1_000 } })
  dewi = await openReseller(shop, { topupIdr: 100_000 })
  const all = { name: 'Seluruh margin', kind: 'share', value: 10_000 }
  assert.equal((await shop.asOwner('POST', '/admin/cashback-rules', all)).status, 201)
  tokens['shop'] = (await shop.placed(cart(goods.variantId))).token
  tokens['outlet'] = (await outlet.placed(cart(goods.variantId))).token
  tokens['link'] = (await dewi.sell(goods.variantId)).token
  tokens['reseller'] = (await dewi.buy(goods.variantId)).token
  const own = await shop.api('POST', '/orders', cart(goods.variantId), { cookie: `ruko=${dewi.token}` })
  tokens['own'] = ((await own.json()) as { token: string }).token
  tokens['api'] = (await dewi.buy(goods.variantId)).token
  await shop.world.sql("update store.orders set channel = 'api' where token = $1", [tokens['api']])
  for (const row of await shop.world.sql('select id, token from store.orders'))
    ids[Object.keys(tokens).find((place) => tokens[place] === row.token)!] = row.id as string
})
after(() => house.close())

type Origin = { place: string; reseller: { id: string; name: string } | null; outlet: { id: string } | null }
type Listed = { items: { id: string; origin: Origin }[] }
const list = async (query = '', by = shop) => {
  const answer = await by.asOwner('GET', `/admin/orders?limit=100${query}`)
  assert.equal(answer.status, 200, await answer.clone().text())
  return ((await answer.json()) as Listed).items
}
const detail = async (place: string) =>
  (await (await shop.asOwner('GET', `/admin/orders/${ids[place]}`)).json()) as { origin: Origin; trackUrl: string }

test('each order says where it was placed and whose it is, and each place narrows the list to its own', async () => {
  const seen = await list()
  assert.equal(seen.length, 6)
  for (const { id, origin } of seen) {
    assert.equal(ids[origin.place], id)
    const reseller = { shop: null, outlet: outlet.reseller.id }[origin.place] ?? dewi.id
    assert.equal(origin.reseller?.id ?? null, origin.place === 'shop' ? null : reseller)
    assert.equal(origin.outlet?.id ?? null, origin.place === 'outlet' ? outlet.id : null)
    assert.deepEqual(
      (await list(`&place=${origin.place}`)).map((one) => one.id),
      [id],
    )
  }
  assert.deepEqual(
    (await list(`&outletId=${outlet.id}`)).map(({ id }) => id),
    [ids['outlet']],
  )
  assert.deepEqual(await list(`&place=shop&outletId=${outlet.id}`), [])
  assert.equal((await shop.asOwner('GET', '/admin/orders?place=pasar')).status, 422)
  // Another shop's outlet narrows to nothing.
  assert.deepEqual(await list(`&outletId=${outlet.id}`, other), [])
  const choices = await (await shop.asOwner('GET', '/admin/selling-mini-shops')).json()
  assert.deepEqual(choices, { items: [{ id: outlet.id, name: 'Kios Asal' }] })
  assert.deepEqual(await (await other.asOwner('GET', '/admin/selling-mini-shops')).json(), { items: [] })
})

test('the buyer’s page is named where it opens: at the mini-shop for its orders, at the shop for all others', async () => {
  for (const place of Object.keys(ids)) {
    const { origin, trackUrl } = await detail(place)
    assert.equal(origin.place, place)
    const url = new URL(trackUrl)
    assert.equal(url.hostname, place === 'outlet' ? outlet.host : shop.tenant.host)
    assert.equal((await house.fetch(url.hostname, url.pathname)).status, 200, place)
  }
})

test('the table has the place, the mini-shop and the reseller in columns, narrowed like the list', async () => {
  const take = async (query: string) =>
    (
      await house.fetch(shop.tenant.host, `/admin/orders.csv${query}`, {
        headers: { cookie: `ruko=${shop.ownerToken}` },
      })
    ).text()
  const whole = await take('')
  for (const word of ['Asal', 'Toko mini', 'Reseller', 'Kios Asal', 'Link reseller', 'API reseller'])
    assert.ok(whole.includes(`"${word}"`), word)
  const lines = (text: string) => text.trim().split('\r\n').slice(1)
  assert.equal(lines(whole).length, 6)
  const [only, ...more] = lines(await take(`?outletId=${outlet.id}`))
  assert.ok(
    only!.includes('"Toko mini","Kios Asal","Kios Uji"') || only!.includes('"Toko mini";"Kios Asal";"Kios Uji"'),
  )
  assert.deepEqual(more, [])
})
