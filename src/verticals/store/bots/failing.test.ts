import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { newId } from '#kernel/db/id.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { wireTo } from '../../../../tests/support/wire.ts'
import { oneReseller } from '../partner/controls.ts'
import { fund } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import * as queries from './queries.ts'
import type { Transaction } from './schemas.ts'

/* What a program is told when it is not served: who hears "Gagal" gives a customer their money back. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-bot-gagal')
})
after(() => house.close())

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
type Bot = { username: string; key: string; id: string }

async function oneBot(idr: number): Promise<Bot> {
  const reseller = await oneReseller(shop.world)
  await fund(shop, reseller, 'topup', idr)
  const saved = await house.fetch(shop.tenant.host, '/api/v1/reseller/bot-account', {
    method: 'PUT',
    headers: { cookie: `ruko=${reseller.sessionToken}` },
    body: JSON.stringify({ active: true, networks: ['127.0.0.0/16', '::1'], reveals: true }),
  })
  const { account, key } = (await saved.json()) as { account: { username: string }; key: string }
  return { id: reseller.id, username: account.username, key }
}

type Said = { status: number; data: Transaction & { deposit: number } }
async function say(at: TestHouse, path: string, { username, key }: Bot, word: string, more: object): Promise<Said> {
  const body = JSON.stringify({ username, sign: md5(username + key + word), ...more })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const answer = await wireTo(at.listening.port)(`http://${shop.tenant.host}/v1/${path}`, init)
  return { status: answer.status, ...((await answer.json()) as { data: Said['data'] }) }
}
const trx = (at: TestHouse, bot: Bot, sku: string, refId: string, more: object = {}) =>
  say(at, 'transaction', bot, refId, { buyer_sku_code: sku, customer_no: '0812000111', ref_id: refId, ...more })
const goods = (count: number, sku: string, product: Record<string, unknown> = {}) =>
  shop.stock(count, { priceIdr: 25_000, product, variant: { sku } })
const strict = () => openHouse({ worker: false, limitFactor: 1, database: house.database })

test('who was taken over for being silent too long refuses nothing any more', async () => {
  const { id: resellerId } = await oneBot(0)
  const row = { id: newId(), resellerId, mode: 'live' as const, refId: 'lambat-1', sku: 'X', customerNo: '1' }
  const inside = shop.world.inside
  const slow = (await inside((ctx) => queries.insertRef(ctx, row)))!
  assert.equal(await inside((ctx) => queries.takeOver(ctx, row.id)), null)
  await shop.world.sql("update store.bot_refs set claimed_at = claimed_at - interval '61 seconds' where id = $1", [
    row.id,
  ])
  const quick = (await inside((ctx) => queries.takeOver(ctx, row.id)))!
  const by = (claim: string) => ({ id: row.id, claim })
  assert.equal(await inside((ctx) => queries.refuseRef(ctx, by(slow), '60', 'habis')), false)
  assert.equal(await inside((ctx) => queries.forgetRef(ctx, by(slow))), false)
  assert.equal(await inside((ctx) => queries.refuseRef(ctx, by(quick), '60', 'habis')), true)
})

test('who was told that there is no such code is not sold it once there is', async () => {
  const bot = await oneBot(100_000)
  assert.equal((await trx(house, bot, 'NANTI', 'N-1')).data.rc, '43')
  const input = [{ key: 'userid', label: 'ID pemain', type: 'number', required: true, help: '' }]
  const two = [...input, { ...input[0]!, key: 'zone', label: 'Zona' }]
  const { productId } = await goods(1, 'DUA-ISIAN', { inputs: JSON.stringify(two) })
  assert.equal((await trx(house, bot, 'DUA-ISIAN', 'N-2')).data.rc, '54')
  await goods(2, 'NANTI')
  await shop.world.sql("update store.products set inputs = '[]' where id = $1", [productId])
  const again = [await trx(house, bot, 'NANTI', 'N-1'), await trx(house, bot, 'DUA-ISIAN', 'N-2')]
  assert.deepEqual(
    again.map(({ data: { rc, status } }) => [rc, status]),
    [
      ['43', 'Gagal'],
      ['54', 'Gagal'],
    ],
  )
  assert.equal((await trx(house, bot, 'NANTI', 'N-3')).data.rc, '00')
})

test('who asks too often after a transaction is told to wait, never that it failed', async () => {
  await goods(1, 'SERING')
  const bot = await oneBot(100_000)
  const at = await strict()
  try {
    await shop.world.sql('update store.resellers set calls_a_minute = 2 where id = $1', [bot.id])
    assert.equal((await trx(at, bot, 'SERING', 'S-1')).data.rc, '00')
    assert.equal((await trx(at, bot, 'SERING', 'S-1')).data.rc, '00')
    const { status, data } = await trx(at, bot, 'SERING', 'S-1')
    assert.deepEqual([status, data.rc, data.status], [429, '85', 'Pending'])
  } finally {
    await at.close()
  }
})

test('what the shop grants one reseller holds for their bot; trying out takes nothing off it', async () => {
  await goods(1, 'COBA')
  const bot = await oneBot(100_000)
  const at = await strict()
  try {
    await shop.world.sql('update store.reseller_tiers set calls_a_minute = 60')
    await shop.world.sql('update store.resellers set calls_a_minute = 2 where id = $1', [bot.id])
    const ask = async () => (await say(at, 'cek-saldo', bot, 'depo', {})).status
    const tried = async (refId: string) => (await trx(at, bot, 'COBA', refId, { testing: true })).status
    assert.deepEqual([await tried('T-1'), await tried('T-2'), await tried('T-3')], [200, 200, 429])
    assert.deepEqual([await ask(), await ask(), await ask()], [200, 200, 429])
  } finally {
    await at.close()
  }
})
