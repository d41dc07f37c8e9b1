import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { startProvider } from '../../../../fakes/provider/server.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { cart, openShop, type Goods, type Shop } from '../testing.ts'

/* Whose account an order goes to, asked of the stand-in for a provider: by buyers before they pay, and by the shop itself. */

const SECRET = `whsec_${Buffer.alloc(24, 6).toString('base64')}`
const INPUTS = [
  { key: 'player', label: 'ID pemain', type: 'number', required: true, help: '' },
  { key: 'server', label: 'Server', type: 'server', required: true, help: '', options: ['A', 'B'] },
]
const GOOD = { player: '81234567', server: 'A' }
const fake = await startProvider({ port: 0, secret: SECRET })
let house: TestHouse
let shop: Shop
let providerId: string
let goods: Goods
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'tujuan')
  providerId = await provider('permata')
  goods = await shop.stock(20, {
    product: { slug: 'permata', inputs: JSON.stringify(INPUTS), target_check: providerId },
  })
  await shop.stock(1, { product: { slug: 'polos', inputs: JSON.stringify(INPUTS) } })
})
beforeEach(async () => {
  fake.behave()
  await shop.world.sql('update store.providers set failures = 0, open_until = null, status = $1', ['active'])
  await shop.world.sql("update store.provider_accounts set status = 'active'")
})
after(async () => {
  await house.close()
  await fake.stop()
})

test('a buyer is told the name of the account, or what is wrong with it and where', async () => {
  const found = await check(GOOD)
  assert.equal(found.status, 200)
  assert.equal(found.headers.get('cache-control'), 'no-store')
  const told = (await found.json()) as { found: boolean; name: string }
  assert.ok(told.found && told.name.length > 3)
  assert.deepEqual(await (await check({ ...GOOD, player: '40412345' })).json(), {
    found: false,
    name: null,
    reason: 'unknown',
    field: 'player',
    sentence: 'Akun ini tidak ditemukan. Periksa lagi, satu angka pun berpengaruh.',
  })
  const elsewhere = (await (await check({ ...GOOD, player: '40912345' })).json()) as { field: string }
  assert.equal(elsewhere.field, 'server')
})

test('nobody is asked about what the product would refuse itself, nor for products without a check', async () => {
  const before = fake.checks()
  const wrong = await check({ player: 'abc', server: 'Z' })
  assert.equal(wrong.status, 422)
  const { errors } = (await wrong.json()) as { errors: { path: string }[] }
  assert.deepEqual(
    errors.map(({ path }) => path),
    ['target.player', 'target.server'],
  )
  assert.equal((await check({ ...GOOD, asing: 'x' })).status, 422)
  await refusal(await check(GOOD, 'polos'), 409, 'target-check-none')
  await refusal(await check(GOOD, 'tidak-ada'), 404, 'not-found')
  assert.equal(fake.checks(), before)
})

test('an order to an account that is not there is refused at its field, before anything is taken', async () => {
  const answer = await shop.order(order({ ...GOOD, player: '40412345' }))
  assert.equal(answer.status, 422)
  const problem = (await answer.json()) as { code: string; errors: { path: string }[] }
  assert.equal(problem.code, 'target-absent')
  assert.deepEqual(
    problem.errors.map(({ path }) => path),
    ['lines.0.target.player'],
  )
  const [held] = await shop.world.sql("select count(*)::int as n from store.stock_items where status = 'held'")
  assert.equal(held!.n, 0)
})

test('the confirmed name stays with the order, for the buyer and for staff', async () => {
  const { name } = (await (await check(GOOD)).json()) as { name: string }
  const { token } = await shop.placed(order(GOOD))
  const view = await shop.read(token)
  assert.equal(view.items[0]!.targetName, name)
  assert.deepEqual(view.items[0]!.target, GOOD)
  assert.deepEqual(await noted(token), [])
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [token])
  const staff = (await (await shop.asOwner('GET', `/admin/orders/${String(row!.id)}`)).json()) as typeof view
  assert.equal(staff.items[0]!.targetName, name)
})

test('silence refuses nobody: the order goes through and says that nobody was asked', async () => {
  for (const [player, fail] of [
    ['81111111', '500'],
    ['82222222', 'down'],
  ] as const) {
    fake.behave({ fail })
    await refusal(await check({ ...GOOD, player }), 503, 'target-check-silent')
    const { token } = await shop.placed(order({ ...GOOD, player }))
    assert.equal((await shop.read(token)).items[0]!.targetName, null)
    assert.deepEqual(await noted(token), [{ detail: `Barang ${goods.productId.slice(-4)}` }])
    assert.ok(!(await shop.read(token)).timeline.some(({ kind }) => kind === 'target_unchecked'))
  }
})

test('a provider that is slow is waited for five seconds and no longer', { timeout: 20_000 }, async () => {
  fake.behave({ delayMs: 15_000 })
  const begun = performance.now()
  await refusal(await check(GOOD), 503, 'target-check-silent')
  const tookMs = performance.now() - begun
  assert.ok(tookMs >= 4800 && tookMs < 12_000, `${Math.round(tookMs)} ms`)
})

test('five failures open the breaker: nobody is asked until it lets one through, and that one closes it', async () => {
  fake.behave({ fail: '500' })
  for (let count = 0; count < 5; count++) assert.equal((await check(GOOD)).status, 503)
  assert.equal((await standing()).open, true)
  fake.behave()
  const before = fake.checks()
  await refusal(await check(GOOD), 503, 'target-check-silent')
  assert.equal(fake.checks(), before)
  await shop.world.sql("update store.providers set open_until = now() - interval '1 second' where id = $1", [
    providerId,
  ])
  assert.equal((await check(GOOD)).status, 200)
  assert.deepEqual(await standing(), { failures: 0, open: false })
})

test('a provider that is off is not asked; an account that it refuses waits for a person', async () => {
  const before = fake.checks()
  await shop.world.sql("update store.providers set status = 'paused' where id = $1", [providerId])
  await refusal(await check(GOOD), 503, 'target-check-silent')
  assert.equal(fake.checks(), before)
  const broken = await provider('rusak-1')
  await shop.stock(1, { product: { slug: 'rusak', inputs: JSON.stringify(INPUTS), target_check: broken } })
  await refusal(await check(GOOD, 'rusak'), 503, 'target-check-silent')
  const [account] = await shop.world.sql('select status from store.provider_accounts where provider_id = $1', [broken])
  assert.equal(account!.status, 'broken')
})

test('only a provider that can check is chosen for it, and it stays while a product asks it', async () => {
  const manual = (await shop.world.call('store.createProvider', { adapter: 'manual', name: 'Staf' })) as { id: string }
  const product = { kind: 'stock', name: 'Koin', inputs: INPUTS, variants: [{ name: '1', priceIdr: 10_000 }] }
  const made = async (targetCheck: string) => shop.asOwner('POST', '/admin/products', { ...product, targetCheck })
  await refusal(await made(manual.id), 422, 'checker-unfit')
  await refusal(await made(goods.productId), 422, 'reference-unknown')
  assert.equal((await made(providerId)).status, 201)
  await refusal(await shop.asOwner('DELETE', `/admin/providers/${providerId}`), 409, 'provider-in-use')
})

test('so many questions and no more, also by way of orders', async () => {
  const strict = await openHouse({ worker: false, limitFactor: 1 })
  try {
    const narrow = await openShop(strict, 'sempit')
    const checker = await provider('permata', narrow)
    const slug = 'permata'
    const product = { slug, inputs: JSON.stringify(INPUTS), target_check: checker }
    const { variantId } = await narrow.stock(5, { product })
    const lines = [{ variantId, quantity: 1, target: GOOD }]
    await narrow.placed(cart(variantId, { lines }))
    const counted = async () => {
      const keys = `store-target-wide:${narrow.tenant.id}:ip:%`
      const [row] = await narrow.world.sql('select points from kernel.rate_limits where key like $1', [keys])
      return row?.points
    }
    assert.equal(await counted(), 1)
    const ask = () => narrow.api('POST', '/target-checks', { productSlug: slug, target: GOOD })
    const statuses = await Promise.all(Array.from({ length: 24 }, async () => (await ask()).status))
    assert.equal(statuses.filter((status) => status === 200).length, 20)
    assert.equal(statuses.filter((status) => status === 429).length, 4)
    assert.ok(Number(await counted()) >= 21)
  } finally {
    await strict.close()
  }
})

const check = (target: object, productSlug = 'permata') => shop.api('POST', '/target-checks', { productSlug, target })
const order = (target: object) =>
  cart(goods.variantId, { lines: [{ variantId: goods.variantId, quantity: 1, target }] })

async function refusal(answer: Response, status: number, code: string): Promise<void> {
  const body = (await answer.json()) as { code: string }
  assert.deepEqual([answer.status, body.code], [status, code])
}

/** A provider with one account of this name. */
async function provider(account: string, of: Shop = shop): Promise<string> {
  const { id } = (await of.world.call('store.createProvider', {
    adapter: 'signed-http',
    name: `Penyedia ${account}`,
    config: { baseUrl: fake.url },
    secrets: { signingSecret: SECRET },
  })) as { id: string }
  const credentials = { account, token: `token-${account}` }
  await of.world.call('store.createProviderAccount', { id, label: account, credentials, dailyQuota: 1 })
  return id
}

function noted(token: string) {
  return shop.world.sql(
    `select e.detail from store.order_events e join store.orders o on o.id = e.order_id
     where o.token = $1 and e.kind = 'target_unchecked'`,
    [token],
  )
}

async function standing() {
  const [row] = await shop.world.sql(
    'select failures, open_until is not null and open_until > now() as open from store.providers where id = $1',
    [providerId],
  )
  return { failures: row!.failures as number, open: (row!.open as boolean) ?? false }
}
