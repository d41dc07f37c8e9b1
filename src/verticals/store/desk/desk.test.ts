import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openHouse } from '../../../../tests/support/house.ts'
import { ask, sessionOf } from '../../../../tests/support/world.ts'
import { cart, openShop, type Shop } from '../testing.ts'

const house = await openHouse()
after(() => house.close())

type Body = Record<string, unknown>

/** So many orders whose invitation was given up. */
async function stuckOrders(shop: Shop, count: number): Promise<string[]> {
  const { variantId } = await shop.stock(0, { kind: 'invite', priceIdr: 0 })
  for (let n = 0; n < count; n += 1) {
    const { token } = await shop.placed(cart(variantId))
    await shop.reached(token, 'attention')
  }
  await shop.world.sql("update store.fulfillment_jobs set status = 'dead', next_run_at = null")
  return (await shop.world.sql('select id from store.orders order by id')).map(({ id }) => id as string)
}

test('many orders are repeated and noted at once; those without need are passed over', async () => {
  const shop = await openShop(house, 'toko-banyak')
  const { variantId } = await shop.stock(1)
  const ids = await stuckOrders(shop, 2)
  await shop.placed(cart(variantId))
  const all = (await shop.world.sql('select id from store.orders')).map(({ id }) => id as string)
  assert.deepEqual(await shop.world.call('store.retryOrders', { ids: all }), { done: 2, skipped: 1 })
  assert.deepEqual(await shop.world.call('store.noteOrders', { ids, note: 'Sudah dihubungi.' }), {
    done: 2,
    skipped: 0,
  })
  await shop.world.call('store.noteOrders', { ids: [ids[0]], note: 'Minta ganti email.' })
  const order = await shop.world.call('store.readOrderDetail', { id: ids[0] })
  assert.equal(order.note, 'Sudah dihubungi.\nMinta ganti email.')
  const kinds = (order.timeline as Body[]).map(({ kind }) => kind)
  assert.deepEqual(
    ['job_replayed', 'note'].filter((kind) => !kinds.includes(kind)),
    [],
  )
})

test('given up work begins anew in bulk, and credit is given with its reason', async () => {
  const shop = await openShop(house, 'toko-ulang')
  const [id] = await stuckOrders(shop, 3)
  const again = { status: 'dead', kind: 'invite', reason: 'Penyedia sudah diisi' }
  assert.deepEqual(await shop.world.call('store.replayFulfilmentJobs', { ...again, kind: 'file' }), {
    done: 0,
    left: 0,
  })
  assert.deepEqual(await shop.world.call('store.replayFulfilmentJobs', again), { done: 3, left: 0 })
  await shop.world.call('store.creditOrder', { id, amountIdr: 7_000, reason: 'Menunggu terlalu lama' })
  const { credits, timeline } = await shop.world.call('store.readOrderDetail', { id })
  assert.deepEqual(
    (credits as Body[]).map(({ reason, amountIdr }) => [reason, amountIdr]),
    [['goodwill', 7_000]],
  )
  assert.ok((timeline as Body[]).some(({ detail }) => detail === 'Menunggu terlalu lama'))
})

test('views are a person’s own: by one name the latest filters, unseen and untouched by others', async () => {
  const shop = await openShop(house, 'toko-tampilan')
  const view = { list: 'orders', name: 'Macet', query: 'status=attention' }
  await shop.world.call('store.saveView', view)
  const { id } = await shop.world.call('store.saveView', { ...view, query: 'kind=invite&status=attention' })
  const mine = await shop.world.call('store.listViews', { list: 'orders' })
  assert.deepEqual(mine.items, [{ id, name: 'Macet', query: 'kind=invite&status=attention' }])
  assert.deepEqual((await shop.world.call('store.listViews', { list: 'jobs' })).items, [])

  const token = await sessionOf(house, shop.tenant, ['staff'])
  const as = (name: string, input: Body) =>
    ask(house, shop.tenant, house.house.registry.operations.get(`store.${name}`)!, input, { token })
  assert.deepEqual(await (await as('listViews', { list: 'orders' })).json(), { items: [] })
  assert.equal((await as('deleteView', { id })).status, 404)
})

test('staff sees orders on the front page, and no money', async () => {
  const shop = await openShop(house, 'toko-staf')
  const token = await sessionOf(house, shop.tenant, ['staff'])
  const answer = await shop.api('GET', '/admin/desk', undefined, { cookie: `ruko=${token}` })
  const desk = (await answer.json()) as Body
  assert.deepEqual([desk['income'], desk['checklist']], [null, null])
  assert.ok(desk['orders'] && desk['work'] && desk['low'])
})

test('the tables: texts that look like formulas stay texts, and who took them is in the log', async () => {
  const shop = await openShop(house, 'toko-tabel')
  const { variantId } = await shop.stock(1)
  const buyer = { name: '=HYPERLINK("x")', email: 'rumus@contoh.id', whatsapp: '081211112222' }
  await shop.placed(cart(variantId, { buyer }))
  const take = (path: string) => house.fetch(shop.tenant.host, path, { headers: { cookie: `ruko=${shop.ownerToken}` } })
  const csv = await (await take('/admin/orders.csv?status=pending_payment')).text()
  assert.ok(csv.includes(`"'=HYPERLINK(""x"")"`), csv)
  const xlsx = await take('/admin/orders.xlsx')
  assert.match(xlsx.headers.get('content-type')!, /spreadsheetml/)
  assert.match(xlsx.headers.get('content-disposition')!, /pesanan-\d{4}-\d{2}-\d{2}\.xlsx/)
  const bytes = new Uint8Array(await xlsx.arrayBuffer())
  assert.deepEqual([...bytes.slice(0, 2)], [0x50, 0x4b])
  const log = await shop.world.sql("select detail from audit.entries where action = 'store.exportOrders' order by id")
  assert.deepEqual(
    log.map(({ detail }) => detail),
    [
      { as: 'csv', count: 1 },
      { as: 'xlsx', count: 1 },
    ],
  )
  assert.equal((await house.fetch(shop.tenant.host, '/admin/orders.csv')).status, 401)
})
