import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { oneKey } from '../partner/controls.ts'
import { openShop, type Shop } from '../testing.ts'
import { memberOf } from '../members/testing.ts'
import { openReseller, type TestReseller } from './testing.ts'

/* Nobody raises themselves: each door by which a reseller could become more, pay less, earn more or see more is tried. */

let house: TestHouse
let shop: Shop
let other: Shop
let rina: TestReseller
let budi: TestReseller
let goods: { variantId: string; codes: string[] }
let key: string
before(async () => {
  house = await openHouse()
  ;[shop, other] = [await openShop(house, 'naik-sendiri'), await openShop(house, 'naik-lain')]
  ;[rina, budi] = [
    await openReseller(shop, { topupIdr: 500_000, marginIdr: 60_000, offBasisPoints: 1_000 }),
    await openReseller(shop, { topupIdr: 500_000, offBasisPoints: 3_000 }),
  ]
  goods = await shop.stock(30, { priceIdr: 20_000 })
  key = (await oneKey(shop.world, { ...rina, sessionToken: rina.token })).key
})
after(() => house.close())

type By = { cookie: string } | { authorization: string }
const session = (one: { token: string }): By => ({ cookie: `ruko=${one.token}` })
const program = (): By => ({ authorization: `Bearer ${key}` })

async function ask(by: By, method: string, path: string, body?: unknown, at = shop) {
  const answer = await house.fetch(at.tenant.host, `/api/v1${path}`, {
    method,
    headers: { ...by, 'idempotency-key': crypto.randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const said = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: answer.status, text, said, code: said.code as string | undefined }
}

/** Everything a reseller could have raised: roles, level, prices, wallet. */
async function standing() {
  const one = rina
  const [roles, row, prices, tiers] = await Promise.all([
    shop.world.sql('select role from kernel.role_grants where person_id = $1 order by role', [one.personId]),
    shop.world.sql('select status, tier_id, tier_pinned, code, person_id from store.resellers where id = $1', [one.id]),
    shop.world.sql('select * from store.reseller_prices'),
    shop.world.sql('select id, off_basis_points, calls_a_minute from store.reseller_tiers order by id'),
  ])
  return JSON.stringify([roles, row, prices, tiers, await one.wallet()])
}

test('no operation outside a reseller’s own lets them in, by session or by key', async () => {
  const before = await standing()
  const own = /^store\.reseller\./
  const guarded = [...house.house.registry.operations.values()].filter(
    ({ can, module }) => can !== null && !own.test(can) && house.house.registry.serves(module, shop.tenant),
  )
  assert.ok(guarded.length > 80)
  const tries = guarded.flatMap((operation) => [session(rina), program()].map((by) => ({ operation, by })))
  for (let from = 0; from < tries.length; from += 8)
    await Promise.all(
      tries.slice(from, from + 8).map(async ({ operation, by }) => {
        const path = operation.path.replaceAll(/\{\w+\}/g, rina.id).replace(/^\/api\/v1/, '')
        const body = ['post', 'put', 'patch'].includes(operation.method) ? {} : undefined
        const { status, text } = await ask(by, operation.method.toUpperCase(), path, body)
        assert.equal(status, 403, `${operation.id}: ${text}`)
      }),
    )
  assert.equal(await standing(), before)
})

test('role and approval: not by applying, not by deciding about oneself, not by the list of people', async () => {
  const member = await memberOf(shop)
  const application = {
    shopName: 'Kios Naik',
    channel: 'x.id/naik',
    whatsapp: '081234567890',
    about: '',
    consent: true,
  }
  for (const extra of [
    { status: 'approved' },
    { tierId: rina.tierId },
    { code: rina.code },
    { personId: rina.personId },
  ])
    assert.equal((await member.call('POST', '/reseller/applications', { ...application, ...extra })).status, 422)
  assert.equal((await member.call('POST', '/reseller/applications', application)).status, 204)
  const [row] = await shop.world.sql('select id, status, tier_id from store.resellers where person_id = $1', [
    member.id,
  ])
  assert.deepEqual([row!.status, row!.tier_id], ['applied', null])
  const by = { cookie: member.cookie }
  for (const who of [by, session(rina)]) {
    assert.equal((await ask(who, 'POST', `/store/admin/resellers/${row!.id as string}/approvals`, {})).status, 403)
    assert.equal((await ask(who, 'PUT', `/people/${member.id}/roles`, { roles: ['member', 'reseller'] })).status, 403)
    assert.equal((await ask(who, 'PUT', `/people/${rina.personId}/roles`, { roles: ['owner'] })).status, 403)
  }
  assert.equal((await ask(by, 'GET', '/store/reseller/wallet')).status, 403)
})

test('level: it is nowhere a field of what a reseller may send', async () => {
  const before = await standing()
  const profile = { name: 'Rina', whatsapp: '081200000077', locale: 'id', tellEmail: true, tellWhatsapp: true }
  for (const extra of [
    { tierId: budi.tierId },
    { tier_id: budi.tierId },
    { resellerId: budi.id },
    { turnoverIdr: 1e9 },
  ])
    assert.equal((await ask(session(rina), 'PUT', '/store/me', { ...profile, ...extra })).status, 422)
  assert.equal(
    (await ask(session(rina), 'PUT', `/store/admin/resellers/${rina.id}/tier`, { tierId: budi.tierId })).status,
    403,
  )
  const applied = { shopName: 'Lagi', channel: 'x.id/lagi', whatsapp: '081234567890', consent: true }
  assert.equal((await ask(session(rina), 'POST', '/store/reseller/applications', applied)).code, 'already-applied')
  assert.equal(await standing(), before)
})

test('price: whatever is sent along, the reseller pays what the level says', async () => {
  const line = { variantId: goods.variantId, quantity: 1 }
  const [before] = await rina.wallet()
  for (const extra of [
    { priceIdr: 1 },
    { unitIdr: 1 },
    { totalIdr: 0 },
    { tierId: budi.tierId },
    { quantity: -1 },
    { quantity: 0.5 },
    { quantity: 0 },
  ])
    assert.equal(
      (await ask(session(rina), 'POST', '/store/reseller/orders', { lines: [{ ...line, ...extra }] })).status,
      422,
    )
  for (const extra of [
    { coupon: 'GRATIS' },
    { resellerId: budi.id },
    { walletIdr: 1 },
    { pointsIdr: 18_000 },
    { discountIdr: 18_000 },
  ])
    assert.equal((await ask(session(rina), 'POST', '/store/reseller/orders', { lines: [line], ...extra })).status, 422)
  for (const extra of [
    { priceIdr: 1 },
    { resellerId: budi.id },
    { coupon: 'GRATIS' },
    { quantity: -2 },
    { mode: 'test' },
  ]) {
    const wish = { refId: `naik-${crypto.randomUUID()}`, variantId: goods.variantId, ...extra }
    assert.equal((await ask(program(), 'POST', '/reseller/orders', wish)).status, 422)
  }
  // A lower price that was "on the screen" buys nothing, and neither does a limit below the price.
  assert.equal(
    (await ask(session(rina), 'POST', '/store/reseller/orders', { lines: [line], shownIdr: 1 })).code,
    'price-changed',
  )
  const cheap = { refId: 'naik-murah', variantId: goods.variantId, maxPriceIdr: 17_999 }
  assert.equal((await ask(program(), 'POST', '/reseller/orders', cheap)).code, 'price-above-max')
  assert.deepEqual((await rina.wallet())[0], before)
  assert.equal((await ask(program(), 'POST', '/reseller/orders', { ...cheap, maxPriceIdr: 18_000 })).status, 201)
  assert.deepEqual((await rina.wallet())[0], before - 18_000)
})

test('margin: not by naming one, not out of what was paid in, not paid out by oneself', async () => {
  const buyer = { name: 'Pembeli', email: 'pembeli.naik@contoh.id', whatsapp: '081277770000' }
  const cart = { lines: [{ variantId: goods.variantId, quantity: 1 }], buyer, consent: true, reseller: rina.code }
  for (const extra of [
    { marginIdr: 20_000 },
    { walletIdr: 20_000 },
    { resellerId: rina.id },
    { totalIdr: 1_000 },
    { channel: 'reseller' },
  ])
    assert.equal((await ask(session(rina), 'POST', '/store/orders', { ...cart, ...extra })).status, 422)
  const before = await rina.wallet()
  const account = { bank: 'BCA', number: '1234567890', holder: 'Rina' }
  const withdraw = (amountIdr: number, by = session(rina)) =>
    ask(by, 'POST', '/store/reseller/withdrawals', { amountIdr, ...account })
  for (const [amountIdr, wanted] of [
    [60_001, 'margin-short'],
    [560_000, 'margin-short'],
    [-60_000, 'invalid-input'],
    [1.5, 'invalid-input'],
    [1, 'withdrawal-small'],
  ] as const)
    assert.equal((await withdraw(amountIdr)).code, wanted, String(amountIdr))
  // A program of theirs moves no money out, with whatever rights.
  assert.equal((await withdraw(55_000, program())).status, 403)
  for (const amountIdr of [-50_000, 0, 1e12])
    assert.equal((await ask(session(rina), 'POST', '/store/reseller/topups', { amountIdr })).status, 422)
  const { said } = await withdraw(55_000)
  for (const act of ['payments', 'refusals', 'account-reveals'])
    assert.equal(
      (
        await ask(session(rina), 'POST', `/store/admin/withdrawals/${said.id as string}/${act}`, {
          note: 'abc',
          reason: 'abc',
        })
      ).status,
      403,
    )
  assert.deepEqual(await rina.wallet(), [before[0], before[1] - 55_000, 0])
})

test('another reseller’s order, top-up, key and address do not exist, by id or by name, in this shop or the next', async () => {
  const wish = { refId: 'punya-budi', variantId: goods.variantId }
  const theirs = await ask(session(budi), 'POST', '/reseller/orders', wish)
  assert.equal(theirs.status, 201, theirs.text)
  const { id, deliveries } = theirs.said as { id: string; deliveries: { id: string }[] }
  const unit = deliveries[0]!.id
  const topup = await ask(session(budi), 'POST', '/store/reseller/topups', { amountIdr: 50_000 })
  const budis = await oneKey(shop.world, { ...budi, sessionToken: budi.token })
  const stranger = await openReseller(other)
  const doors: [string, string, unknown?][] = [
    ['GET', `/reseller/orders/${id}`],
    ['GET', '/reseller/order-refs/punya-budi'],
    ['POST', `/reseller/orders/${id}/deliveries/${unit}/reveals`, {}],
    ['POST', `/reseller/orders/${id}/claims`, { deliveryId: unit, problem: 'Kodenya ditolak' }],
    ['GET', `/reseller/topups/${topup.said.id as string}`],
    ['GET', `/store/reseller/orders/${id}`],
    ['POST', `/store/reseller/orders/${id}/deliveries/${unit}/reveals`, {}],
    ['GET', `/store/reseller/topups/${topup.said.id as string}`],
    ['GET', `/store/me/orders/${id}`],
    ['POST', `/store/me/orders/${id}/deliveries/${unit}/reveals`, {}],
    ['DELETE', `/reseller/keys/${budis.id}`],
    ['PUT', `/reseller/keys/${budis.id}/networks`, { networks: [] }],
    ['POST', `/reseller/keys/${budis.id}/rotations`, {}],
  ]
  for (const [method, path, body] of doors) {
    for (const [by, at] of [
      [session(rina), shop],
      [program(), shop],
      [session(stranger), other],
    ] as const) {
      const { status, text } = await ask(by, method, path, body, at)
      // A program is kept out of some of these altogether.
      assert.ok(status === 404 || (status === 403 && 'authorization' in by), `${method} ${path}: ${status} ${text}`)
      for (const code of goods.codes) assert.ok(!text.includes(code))
    }
  }
  // The same name is another order for another reseller.
  const mine = await ask(program(), 'POST', '/reseller/orders', wish)
  assert.equal(mine.status, 201)
  assert.notEqual(mine.said.id, id)
  assert.equal((await ask(session(budi), 'GET', `/reseller/orders/${id}`)).status, 200)
  assert.equal((await ask(session(rina), 'GET', '/store/reseller/wallet', undefined, other)).status, 401)
  assert.equal((await ask(program(), 'GET', '/reseller/wallet', undefined, other)).status, 401)
})

test('what a customer bought by the link is told of, and neither opened, complained about nor read from', async () => {
  const mail = await shop.stock(1, {
    priceIdr: 20_000,
    product: { inputs: JSON.stringify([{ key: 'akun', label: 'Akun', type: 'email', required: true, help: '' }]) },
  })
  const buyer = { name: 'Pelanggan Rahasia', email: 'rahasia@contoh.id', whatsapp: '081277771111' }
  const lines = [{ variantId: mail.variantId, quantity: 1, target: { akun: 'akun.rahasia@contoh.id' } }]
  const { token } = await shop.placed({ lines, buyer, consent: true, reseller: rina.code })
  await shop.pay(token)
  const order = await shop.reached(token, 'delivered')
  const [row] = await shop.world.sql('select id from store.orders where token = $1', [token])
  const id = row!.id as string
  const read = await ask(program(), 'GET', `/reseller/orders/${id}`)
  assert.equal(read.status, 200)
  for (const secret of ['rahasia', 'Rahasia', token, mail.codes[0]!]) assert.ok(!read.text.includes(secret), read.text)
  assert.deepEqual([read.said.status, read.said.deliveries, read.said.invoice], ['delivered', [], null])
  const unit = order.deliveries[0]!.id
  assert.equal((await ask(program(), 'POST', `/reseller/orders/${id}/deliveries/${unit}/reveals`)).status, 404)
  const claim = { deliveryId: unit, problem: 'Kodenya ditolak' }
  assert.equal((await ask(program(), 'POST', `/reseller/orders/${id}/claims`, claim)).status, 404)
  assert.deepEqual(await shop.world.sql('select id from store.warranty_claims'), [])
})

test('a key is given nothing more by asking, by a cookie beside it, or by making another', async () => {
  for (const body of [
    { name: 'Bot', permissions: ['store.reseller.keys'] },
    { name: 'Bot', permissions: ['store.resellers.manage'] },
    { name: 'Bot', permissions: ['store.reseller.orders'], personId: budi.personId },
    { name: 'Bot', permissions: ['store.reseller.orders'], createdBy: budi.personId },
  ])
    assert.equal((await ask(session(rina), 'POST', '/reseller/keys', body)).status, 422)
  const narrow = await oneKey(
    shop.world,
    { ...rina, sessionToken: rina.token },
    { permissions: ['store.reseller.catalogue'] },
  )
  const both = { authorization: `Bearer ${narrow.key}`, cookie: `ruko=${shop.ownerToken}` }
  for (const path of ['/reseller/wallet', '/reseller/orders', '/store/admin/resellers', '/reseller/keys'])
    assert.equal((await ask(both, 'GET', path)).status, 403, path)
  assert.equal(
    (await ask(both, 'POST', '/reseller/keys', { name: 'Anak', permissions: ['store.reseller.catalogue'] })).status,
    403,
  )
})
