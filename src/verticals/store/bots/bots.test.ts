import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openReceiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { wireTo } from '../../../../tests/support/wire.ts'
import { oneReseller } from '../partner/controls.ts'
import { fund } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { rcOf, targetOf } from './codes.ts'
import type { Price, Transaction } from './schemas.ts'

let house: TestHouse
let shop: Shop
let other: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-bot')
  other = await openShop(house, 'toko-bot-lain')
})
after(() => house.close())

const HERE = ['127.0.0.0/16', '::1']
type Bot = { username: string; key: string; id: string; personId: string; sessionToken: string }
const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** As the reseller's own browser. */
const set = (by: { sessionToken: string }, method: string, path: string, body?: unknown) =>
  house.fetch(shop.tenant.host, `/api/v1/reseller${path}`, {
    method,
    headers: { cookie: `ruko=${by.sessionToken}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
async function oneBot(idr = 0, wish: object = {}): Promise<Bot> {
  const reseller = await oneReseller(shop.world)
  if (idr > 0) await fund(shop, reseller, 'topup', idr)
  const saved = await set(reseller, 'PUT', '/bot-account', { active: true, networks: HERE, reveals: true, ...wish })
  assert.equal(saved.status, 200, await saved.clone().text())
  const { account, key } = (await saved.json()) as { account: { username: string }; key: string }
  return { ...reseller, username: account.username, key }
}

/** As a bot whose address alone was changed. */
async function say(path: string, body: unknown, at = shop): Promise<{ status: number; data: unknown }> {
  const answer = await wireTo(house.listening.port)(`http://${at.tenant.host}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, ...((await answer.json()) as { data: unknown }) }
}
async function trx({ username, key }: Bot, sku: string, refId: string, more: object = {}): Promise<Transaction> {
  const asked = {
    username,
    buyer_sku_code: sku,
    customer_no: '0812000111',
    ref_id: refId,
    sign: md5(username + key + refId),
  }
  return (await say('transaction', { ...asked, ...more })).data as Transaction
}
const deposit = async ({ username, key }: Bot) =>
  (
    (await say('cek-saldo', { cmd: 'deposit', username, sign: md5(`${username}${key}depo`) })).data as {
      deposit: number
    }
  ).deposit
const ordersOf = async ({ id }: Bot) =>
  (await shop.world.sql('select count(*)::int as n from store.orders where reseller_id = $1', [id]))[0]!.n as number
const goods = (count: number, sku: string, product: Record<string, unknown> = {}) =>
  shop.stock(count, { priceIdr: 25_000, product, variant: { sku } })

test('a bot reads prices and balance, buys, is given the code as sn, and each look is noted', async () => {
  const { codes } = await goods(2, 'VCR25', { cutoff_from: '23:50', cutoff_to: '23:51' })
  const bot = await oneBot(100_000)
  const { username, key } = bot
  const list = (await say('price-list', { cmd: 'prepaid', username, sign: md5(`${username}${key}pricelist`) }))
    .data as Price[]
  const mine = list.find(({ buyer_sku_code: sku }) => sku === 'VCR25')!
  assert.deepEqual(
    [mine.price, mine.buyer_product_status, mine.unlimited_stock, mine.stock, mine.start_cut_off],
    [20_000, true, false, 2, '23:50'],
  )
  assert.equal(await deposit(bot), 100_000)
  const bought = await trx(bot, 'VCR25', 'TRX-1', { max_price: 20_000 })
  assert.deepEqual([bought.status, bought.rc, bought.price, bought.buyer_last_saldo], ['Sukses', '00', 20_000, 80_000])
  assert.ok(codes.includes(bought.sn))
  assert.deepEqual(
    await trx(bot, 'VCR25', 'TRX-1', { max_price: 1 }),
    bought,
    'asked again, it is the same transaction',
  )
  assert.equal(await ordersOf(bot), 1)
  const looks = await shop.world.sql(
    `select r.viewer, r.actor_name from store.reveals r join store.deliveries d on d.id = r.delivery_id
      join store.orders o on o.id = d.order_id where o.reseller_id = $1`,
    [bot.id],
  )
  assert.deepEqual(
    looks,
    [1, 2].map(() => ({ viewer: 'key', actor_name: 'Digiflazz' })),
  )
})

test('an account that may not read what was delivered is told no sn', async () => {
  await goods(1, 'TUTUP')
  const bot = await oneBot(50_000, { reveals: false })
  const bought = await trx(bot, 'TUTUP', 'DIAM')
  assert.deepEqual([bought.status, bought.sn], ['Sukses', ''])
  assert.deepEqual(await shop.world.sql('select 1 from store.reveals where actor_id = $1', [bot.id]), [])
})

test('a forged signature, another address, another shop and a switched off account come in nowhere', async () => {
  await goods(9, 'AMAN')
  const bot = await oneBot(500_000)
  const rc = async (more: object = {}, at = shop) => {
    const { username, key } = bot
    const asked = { username, buyer_sku_code: 'AMAN', customer_no: '1', ref_id: 'X', sign: md5(`${username}${key}X`) }
    const data = (await say('transaction', { ...asked, ...more }, at)).data as Transaction
    assert.notEqual(data.status, 'Gagal', 'what was sold before may be on its way')
    return data.rc
  }
  assert.equal(await rc({ sign: md5('salah') }), '41')
  assert.equal(await rc({ ref_id: 'Y' }), '41', 'a signature is good for its own ref_id alone')
  assert.equal(await rc({ username: 'tidakdikenal' }), '45')
  assert.equal(await rc({}, other), '45')
  const save = (wish: object) =>
    set(bot, 'PUT', '/bot-account', { active: true, networks: HERE, reveals: true, ...wish })
  await save({ networks: ['198.51.100.0/24'] })
  assert.equal(await rc(), '45')
  // As they could be written once, around every address there is.
  const keep = (network: string) =>
    shop.world.sql('update store.bot_accounts set networks = $2 where reseller_id = $1', [bot.id, [network]])
  for (const wide of ['::/32', '::/64', '::ffff:0:0/96']) {
    await keep(wide)
    assert.equal(await rc(), '45', wide)
  }
  await keep('::ffff:127.0.0.0/112')
  assert.equal(await rc({ sign: md5('salah') }), '41')
  await save({ active: false })
  assert.equal(await rc(), '45')
  await save({})
  await shop.world.sql("update store.resellers set status = 'suspended' where id = $1", [bot.id])
  assert.equal(await rc(), '80')
  await shop.world.sql("update store.resellers set status = 'approved' where id = $1", [bot.id])
  await shop.world.sql("update kernel.people set status = 'suspended' where id = $1", [bot.personId])
  assert.equal(await rc(), '80')
  assert.equal(await ordersOf(bot), 0)
})

test('too many wrong signatures shut the account, a new key opens it, and the old key is none any more', async () => {
  await goods(3, 'KUNCI')
  const bot = await oneBot(100_000)
  for (let n = 0; n < 20; n++) assert.equal((await trx({ ...bot, key: 'salah' }, 'KUNCI', `S-${n}`)).rc, '41')
  assert.deepEqual((({ rc, message }) => [rc, /Terlalu banyak/.test(message)])(await trx(bot, 'KUNCI', 'B-1')), [
    '41',
    true,
  ])
  const made = (await (await set(bot, 'POST', '/bot-account/keys', {})).json()) as { key: string }
  assert.equal((await trx(bot, 'KUNCI', 'B-2')).rc, '41')
  assert.equal((await trx({ ...bot, key: made.key }, 'KUNCI', 'B-3')).rc, '00')
  const kept = await shop.world.sql('select a::text as row from store.bot_accounts a')
  assert.ok(!JSON.stringify(kept).includes(made.key))
  assert.ok(!(await (await set(bot, 'GET', '/bot-account')).text()).includes(made.key))
})

test('without addresses, or with half of the internet, it cannot be switched on', async () => {
  const rina = await oneReseller(shop.world)
  const wide = ['0.0.0.0/0', '10.0.0.0/8', '::/0', '::/32', '::/64', '::ffff:0:0/96']
  for (const networks of [[], ['kantor'], ...wide.map((one) => [one])]) {
    const refused = await set(rina, 'PUT', '/bot-account', { active: true, networks, reveals: false })
    assert.equal(refused.status, 422, networks.join())
  }
  assert.deepEqual(await (await set(rina, 'GET', '/bot-account')).json(), { account: null })
})

test('of fifty at once under one ref_id there is one transaction', async () => {
  await goods(60, 'RAMAI')
  const bot = await oneBot(5_000_000)
  const answers = await Promise.all(Array.from({ length: 50 }, () => trx(bot, 'RAMAI', 'SAMA')))
  assert.ok(
    answers.every(({ rc }) => rc === '00' || rc === '03'),
    JSON.stringify(answers[0]),
  )
  assert.equal(await ordersOf(bot), 1)
  assert.equal(await deposit(bot), 4_980_000)
  assert.equal((await trx(bot, 'RAMAI', 'SAMA')).rc, '00')
})

test('a balance for two pays two of twenty at once', async () => {
  await goods(30, 'DUA')
  const bot = await oneBot(45_000)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => trx(bot, 'DUA', `D-${n}`)))
  const count = (rc: string) => answers.filter((one) => one.rc === rc).length
  assert.deepEqual([count('00'), count('44')], [2, 18])
  assert.equal(await deposit(bot), 5_000)
})

test('who was told that it failed is never sold it after all; refusals go by that API’s own codes', async () => {
  const { variantId } = await goods(0, 'HABIS')
  const inputs = [
    { key: 'userid', label: 'ID pemain', type: 'number', required: true, help: '' },
    { key: 'zone', label: 'Zona', type: 'number', required: true, help: '' },
  ]
  await goods(5, 'ML86', { inputs: JSON.stringify(inputs) })
  await goods(5, 'MALAM', { cutoff_from: '00:00', cutoff_to: '23:59' })
  const bot = await oneBot(200_000)
  assert.equal((await trx(bot, 'HABIS', 'F-1')).rc, '68')
  await shop.world.sql(
    'update store.stock_items set variant_id = $1 where variant_id in (select id from store.variants where sku = $2)',
    [variantId, 'MALAM'],
  )
  const again = await trx(bot, 'HABIS', 'F-1')
  assert.deepEqual([again.status, again.rc], ['Gagal', '68'])
  assert.equal((await trx(bot, 'HABIS', 'F-2')).rc, '00')
  assert.equal((await trx(bot, 'HABIS', 'F-3', { max_price: 19_999 })).rc, '69')
  assert.equal((await trx(bot, 'HABIS', 'F-2', { customer_no: '0899' })).rc, '49')
  assert.equal((await trx(bot, 'TIADA', 'F-4')).rc, '43')
  assert.equal((await trx(bot, 'ML86', 'F-5')).rc, '54')
  assert.equal((await trx(bot, 'ML86', 'F-6', { customer_no: 'abc|12' })).rc, '54')
  const game = await trx(bot, 'ML86', 'F-7', { customer_no: '84120077(2001)' })
  assert.equal(game.rc, '00')
  assert.equal((await trx(bot, 'ML86', 'F-8', { customer_no: '1|2', commands: 'inq-pasca' })).rc, '40')
  assert.equal((await trx(bot, 'MALAM', 'F-9')).rc, '58')
  const { status, data } = await say('transaction', { username: bot.username, ref_id: 'F-10' })
  assert.deepEqual([status, (data as Transaction).rc, (data as Transaction).status], [400, '40', 'Gagal'])
  assert.equal(await ordersOf(bot), 2)
})

test('what a process began and never ended is placed by the next who asks, and not a moment too soon', async () => {
  await goods(2, 'PUTUS')
  const bot = await oneBot(100_000)
  const began = (refId: string, seconds: number) =>
    shop.world.sql(
      `insert into store.bot_refs (tenant_id, id, reseller_id, mode, ref_id, sku, customer_no, claimed_at)
       values ($1, gen_random_uuid(), $2, 'live', $3, 'PUTUS', '0812000111', now() - make_interval(secs => $4))`,
      [shop.tenant.id, bot.id, refId, seconds],
    )
  await began('P-1', 5)
  await began('P-2', 120)
  assert.equal((await trx(bot, 'PUTUS', 'P-1')).rc, '03')
  const answers = await Promise.all(Array.from({ length: 10 }, () => trx(bot, 'PUTUS', 'P-2')))
  assert.ok(answers.every(({ rc }) => rc === '00' || rc === '03'))
  assert.equal((await trx(bot, 'PUTUS', 'P-2')).rc, '00')
  assert.equal(await ordersOf(bot), 1)
})

test('testing: true goes to the test side, by its published values, and buys nothing', async () => {
  await goods(1, 'COBA')
  const bot = await oneBot()
  const { username, key } = bot
  const tried = await trx(bot, 'COBA', 'T-1', { testing: true })
  assert.deepEqual([tried.status, tried.rc, tried.buyer_last_saldo], ['Sukses', '00', 980_000])
  assert.match(tried.sn, /^UJI-/)
  assert.equal((await trx(bot, 'COBA', 'T-2', { testing: 'true', customer_no: '0800000006' })).rc, '68')
  assert.equal((await trx(bot, 'COBA', 'T-3', { testing: true, customer_no: '0800000003' })).rc, '03')
  const failed = await waitFor(async () => {
    const now = await trx(bot, 'COBA', 'T-3', { testing: true, customer_no: '0800000003' })
    return now.rc === '03' ? null : now
  })
  assert.deepEqual([failed.status, failed.rc], ['Gagal', '02'])
  assert.equal(await ordersOf(bot), 0)
  // The same name is free for what is real.
  assert.equal((await trx(bot, 'COBA', 'T-1')).rc, '44')
  assert.equal(
    (await say('price-list', { cmd: 'pasca', username, sign: md5(`${username}${key}pricelist`) })).status,
    200,
  )
})

test('a program hears how its transactions go on, signed as Digiflazz signs, without what was delivered', async () => {
  const { codes } = await goods(2, 'KABAR')
  const bot = await oneBot(100_000)
  const [hub, plain] = [await openReceiver(), await openReceiver()]
  const open = async (url: string, dialect: string) => {
    const made = await set(bot, 'POST', '/webhooks', { name: dialect, url, dialect })
    return (await made.json()) as { id: string; secret: string }
  }
  const { id, secret } = await open(hub.url, 'digiflazz')
  await open(plain.url, 'standard')
  await trx(bot, 'KABAR', 'W-1')
  await waitFor(async () => hub.seen.length >= 2 && plain.seen.length >= 2)
  for (const { body, headers } of hub.seen) {
    assert.equal(headers['x-hub-signature'], `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`)
    assert.match(String(headers['user-agent']), /^DigiFlazz-Hookshot\//)
    assert.ok(headers['x-digiflazz-delivery'])
    const { data } = JSON.parse(body) as { data: Transaction }
    assert.deepEqual([data.ref_id, data.buyer_sku_code, data.customer_no, data.sn], ['W-1', 'KABAR', '0812000111', ''])
    assert.ok(codes.every((code) => !body.includes(code)))
  }
  const events = hub.seen.map(({ headers, body }) => [
    headers['x-digiflazz-event'],
    (JSON.parse(body) as { data: Transaction }).data.rc,
  ])
  assert.deepEqual(new Set(events.map(([event]) => event)), new Set(['create', 'update']))
  assert.ok(events.some(([event, rc]) => event === 'update' && rc === '00'))
  assert.ok(plain.seen.every(({ headers }) => headers['webhook-signature'] && !headers['x-hub-signature']))
  const before = hub.seen.length
  await set(bot, 'POST', `/webhooks/${id}/tests`, {})
  await waitFor(async () => hub.seen.length > before)
  assert.equal(hub.seen.at(-1)!.headers['x-digiflazz-event'], 'ping')
  await Promise.all([hub.close(), plain.close()])
})

test('an order that the shop gives up is told as failed, by callback, by webhook and when asked', async () => {
  await shop.stock(0, { kind: 'invite', priceIdr: 25_000, variant: { sku: 'UNDANG' } })
  const bot = await oneBot(20_000)
  const [hub, plain] = [await openReceiver(), await openReceiver()]
  await set(bot, 'POST', '/webhooks', { name: 'Bot', url: hub.url, dialect: 'digiflazz' })
  await set(bot, 'POST', '/webhooks', { name: 'Umum', url: plain.url })
  assert.deepEqual((({ rc, status }) => [rc, status])(await trx(bot, 'UNDANG', 'G-1')), ['03', 'Pending'])
  const order = await waitFor(async () => {
    const found = await shop.world.sql('select id, status from store.orders where reseller_id = $1', [bot.id])
    return found[0]?.status === 'attention' ? found[0] : null
  })
  const reason = { reason: 'tidak bisa dikirim' }
  assert.equal((await shop.asOwner('POST', `/admin/orders/${order.id as string}/cancellations`, reason)).status, 204)
  const said = () => hub.seen.map(({ body }) => (JSON.parse(body) as { data: Transaction }).data)
  await waitFor(async () => said().some(({ rc, buyer_last_saldo: left }) => rc === '02' && left === 20_000))
  await waitFor(async () =>
    plain.seen.some(({ body }) => (JSON.parse(body) as { type: string }).type === 'order.credited'),
  )
  const failed = await trx(bot, 'UNDANG', 'G-1')
  assert.deepEqual([failed.rc, failed.status, failed.buyer_last_saldo], ['02', 'Gagal', 20_000])
  await Promise.all([hub.close(), plain.close()])
})

test('a level’s calls a minute hold for bots as well, exactly, and are told in their way', async () => {
  const strict = await openHouse({ worker: false, limitFactor: 1, database: house.database })
  try {
    const bot = await oneBot()
    await shop.world.sql('update store.reseller_tiers set calls_a_minute = 5')
    const asked = { username: bot.username, sign: md5(`${bot.username}${bot.key}depo`) }
    const ask = wireTo(strict.listening.port)
    const statuses: number[] = []
    for (let n = 0; n < 7; n++) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) }
      const answer = await ask(`http://${shop.tenant.host}/v1/cek-saldo`, init)
      statuses.push(answer.status)
      if (answer.status === 429) assert.equal(((await answer.json()) as { data: { rc: string } }).data.rc, '85')
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429])
  } finally {
    await strict.close()
  }
})

test('a customer number names what a product asks for, or nothing', () => {
  const two = [
    { key: 'id', required: true },
    { key: 'zone', required: true },
  ]
  for (const said of ['1|2', '1(2)', '1 2', '1,2', '1;2', ' 1 # 2 '])
    assert.deepEqual(targetOf(said, two), { id: '1', zone: '2' })
  assert.equal(targetOf('12', two), null)
  assert.equal(targetOf('1|2|3', two), null)
  assert.deepEqual(targetOf('1', [two[0]!, { key: 'note', required: false }]), { id: '1' })
  assert.deepEqual(targetOf('a b@c', [two[0]!]), { id: 'a b@c' })
  assert.deepEqual(targetOf('apa saja', []), {})
  assert.equal(rcOf('belum-pernah-ada'), '02')
})
