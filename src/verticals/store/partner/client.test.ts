import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openShop, type Shop } from '../testing.ts'
import { resellerApi } from './client.ts'
import { oneKey, oneReseller } from './controls.ts'

/* The file that resellers copy into their programs. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-klien')
})
after(() => house.close())

const clientOf = (key: string) =>
  resellerApi({
    shop: `http://${shop.tenant.host}`,
    key,
    fetch: (to, init) => {
      const { pathname, search } = new URL(to as URL)
      return house.fetch(shop.tenant.host, pathname + search, init)
    },
  })
async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

test('the typed client tops up, asks whose account it is, buys, complains and reads lists and statement', async () => {
  const { variantId } = await shop.stock(3, { product: { warranty_days: 7 } })
  const { key } = await oneKey(shop.world, await oneReseller(shop.world), { mode: 'test' })
  const api = clientOf(key)
  const topup = await api.openTopup(100_000)
  assert.deepEqual([topup.amountIdr, topup.creditedIdr], [100_000, 0])
  assert.deepEqual(await api.readTopup(topup.id), topup)
  const inputs = [{ key: 'player', label: 'ID pemain', type: 'number', required: true, help: '' }]
  await shop.stock(1, { product: { slug: 'isi-ulang', target_check: 'penyedia', inputs: JSON.stringify(inputs) } })
  assert.equal((await api.checkTarget('isi-ulang', { player: '12345678' })).name, 'Akun Uji')
  const made = []
  for (const refId of ['A', 'B']) made.push(await api.order({ refId, variantId }))
  const orders = await listed(api.orders('delivered'))
  assert.deepEqual(
    orders.map(({ refId, walletIdr }) => [refId, walletIdr]),
    [
      ['B', 20_000],
      ['A', 20_000],
    ],
  )
  assert.deepEqual(await listed(api.orders('refunded')), [])
  const [order] = made
  assert.ok((await api.open(order!.id, order!.deliveries[0]!.id)).lines[0]!.value)
  const claim = await api.claim(order!.id, order!.deliveries[0]!.id, 'Kodenya ditolak')
  await waitFor(async () => (await api.readOrder(order!.id)).claims.some(({ id }) => id === claim.id))
  const entries = await listed(api.entries())
  assert.deepEqual(entries.map(({ kind, topupIdr }) => [kind, topupIdr]).slice(0, 2), [
    ['wallet_paid', -20_000],
    ['wallet_paid', -20_000],
  ])
  assert.equal(entries[0]!.topupAfterIdr, (await api.wallet()).spendableIdr)
  assert.deepEqual(await listed(api.entries('2020-01')), [])
})

/** A client of a shop that answers in turn; null: the answer is lost. Told are the names under which it was asked. */
function answeredBy(statuses: (number | null)[]) {
  const names: (string | undefined)[] = []
  const api = resellerApi({
    shop: 'http://toko.contoh.id',
    key: 'ruko_live_x',
    fetch: async (_to, init) => {
      names.push((init!.headers as Record<string, string>)['idempotency-key'])
      const status = statuses[names.length - 1] ?? 200
      if (statuses[names.length - 1] === null) throw new TypeError('fetch failed')
      const body = { code: 'kode', status, detail: '', requestId: '' }
      return Response.json(body, { status, headers: { 'retry-after': '0' } })
    },
  })
  return { api, names }
}

test('what counts each time is repeated only where it was refused for coming too often', async () => {
  for (const [statuses, asked] of [
    [[null], 1],
    [[500], 1],
    [[503], 1],
    [[429, 429], 3],
  ] as [(number | null)[], number][]) {
    const { api, names } = answeredBy(statuses)
    await api.open('a', 'b').catch(() => null)
    assert.equal(names.length, asked, statuses.join())
  }
})

test('a top-up and a claim whose answer was lost are made again under the same name', async () => {
  for (const act of ['openTopup', 'claim'] as const) {
    const { api, names } = answeredBy([503, 429])
    await (act === 'claim' ? api.claim('a', 'b', 'Kodenya ditolak') : api.openTopup(10_000))
    assert.equal(names.length, 3)
    assert.equal(new Set(names).size, 1)
    assert.match(names[0]!, /^[\w-]{8,128}$/)
  }
})
