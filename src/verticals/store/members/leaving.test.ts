import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import { reachableBy } from './wishes.ts'
import type { MyCredits, Obstacle, Profile, SavedTargets } from './schemas.ts'
import { openOutlet } from '../outlets/testing.ts'
import { fund } from '../resellers/testing.ts'
import { boughtBy, MEMBER_PASSWORD, memberOf } from './testing.ts'

/* What a member keeps here, how they are reached, and how all of it goes. */

let house: TestHouse
let shop: Shop
let other: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'pamit')
  other = await openShop(house, 'sebelah')
})
after(() => house.close())

const sql = <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.sql<R>(shop.tenant.id, text, values)
const INPUTS = [
  { key: 'userid', label: 'ID pemain', type: 'number', required: true, help: '' },
  { key: 'server', label: 'Server', type: 'server', required: true, help: '', options: ['Nusa 1', 'Nusa 2'] },
]
const product = { inputs: JSON.stringify(INPUTS) }
const PLAYER = { userid: '84120077', server: 'Nusa 2' }

/** A credit of an order, as money that came twice leaves it. */
async function owe(orderId: string, amountIdr: number): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into store.credits (tenant_id, id, order_id, buyer_key, reason, amount_idr, left_idr, status)
     select tenant_id, gen_random_uuid(), id, buyer_key, 'double', $2, $2, 'available' from store.orders where id = $1
     returning id`,
    [orderId, amountIdr],
  )
  return row!.id
}

test('a target is saved once, offered where the same is asked for, and belongs to its member alone', async () => {
  const [rina, bagas] = [await memberOf(shop), await memberOf(shop)]
  const [here, there] = [await shop.stock(1, { product }), await shop.stock(1, { product })]
  const plain = await shop.stock(1)
  const save = (who: typeof rina, productId: string, target: object, more: object = {}) =>
    who.call('POST', '/me/targets', { productId, target, ...more })
  const first = (await (await save(rina, here.productId, PLAYER)).json()) as { id: string }
  const again = (await (await save(rina, there.productId, { server: 'Nusa 2', userid: ' 84120077 ' })).json()) as object
  assert.deepEqual(again, first)
  const targetsOf = (who: typeof rina, productId: string) =>
    who.get<SavedTargets>(`/me/targets?productId=${productId}`).then(({ items }) => items)
  const [kept] = await targetsOf(rina, here.productId)
  assert.deepEqual(kept!.fields, [
    { key: 'server', label: 'Server', value: 'Nusa 2' },
    { key: 'userid', label: 'ID pemain', value: '84120077' },
  ])
  assert.equal(kept!.productId, there.productId, 'where it was used last')
  assert.deepEqual(await targetsOf(rina, plain.productId), [])
  assert.deepEqual(await targetsOf(bagas, here.productId), [])
  const rename = (who: typeof rina) => who.call('PUT', `/me/targets/${first.id}`, { label: 'Utama' })
  assert.deepEqual([(await rename(bagas)).status, (await rename(rina)).status], [404, 204])
  assert.equal((await bagas.call('DELETE', `/me/targets/${first.id}`)).status, 404)
  const wrong = await save(rina, here.productId, { userid: 'abc', server: 'Nusa 2' })
  assert.equal(wrong.status, 422)
  assert.equal((await save(rina, (await other.stock(1, { product })).productId, PLAYER)).status, 404)
  const full = Array.from({ length: 50 }, (_, at) =>
    save(rina, here.productId, { ...PLAYER, userid: String(1000 + at) }),
  )
  const answers = (await Promise.all(full)).map(({ status }) => status)
  assert.deepEqual([answers.filter((one) => one === 201).length, answers.filter((one) => one === 409).length], [49, 1])
  assert.equal((await rina.call('DELETE', `/me/targets/${first.id}`)).status, 204)
})

test('a member spends the credit of all their orders at once, and nobody else’s', async () => {
  const [rina, bagas] = [await memberOf(shop), await memberOf(shop)]
  const [one, two] = [await boughtBy(shop, rina.email, rina.cookie), await boughtBy(shop, rina.email, rina.cookie)]
  await owe(one.id, 9_000)
  await owe(two.id, 4_000)
  assert.equal((await rina.get<MyCredits>('/me/credits')).availableIdr, 13_000)
  assert.equal((await bagas.get<MyCredits>('/me/credits')).availableIdr, 0)
  const { variantId } = await shop.stock(3)
  const quote = async (cookie: string) =>
    (await (
      await shop.api('POST', '/quotes', { lines: [{ variantId, quantity: 1 }], useCredit: true }, { cookie })
    ).json()) as { creditIdr: number; totalIdr: number }
  assert.deepEqual((({ creditIdr, totalIdr }) => [creditIdr, totalIdr])(await quote(rina.cookie)), [13_000, 12_000])
  assert.equal((await quote(bagas.cookie)).creditIdr, 0)
  // Twice at the same moment: the credit pays once, the other hears it before paying.
  const place = () => shop.api('POST', '/orders', cart(variantId, { useCredit: true }), { cookie: rina.cookie })
  const answers = await Promise.all([place(), place()])
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201, 409]))
  const strange = await shop.api('POST', '/orders', cart(variantId, { useCredit: true }), { cookie: bagas.cookie })
  assert.equal(strange.status, 409)
  const [held] = await sql<{ idr: number }>(
    `select sum(amount_idr)::int as idr from store.credit_uses where status = 'held'
       and credit_id in (select id from store.credits where order_id = any($1))`,
    [[one.id, two.id]],
  )
  assert.equal(held!.idr, 13_000)
})

test('reminders come as the member wishes; what is about a running order always comes', async () => {
  const rina = await memberOf(shop)
  const form = { name: 'Rina', whatsapp: '081200000077', locale: 'en', tellEmail: false, tellWhatsapp: true }
  assert.equal((await rina.call('PUT', '/me', form)).status, 200)
  const to = { name: 'Rina', email: rina.email, whatsapp: '+6281200000077' }
  const ways = (template: Parameters<typeof reachableBy>[1], at = shop) =>
    house.inside(at.tenant, (ctx) => reachableBy(ctx, template, to))
  assert.deepEqual(await ways('store_ending_soon'), { ...to, email: null })
  assert.deepEqual(await ways('store_restocked'), { ...to, email: null })
  assert.deepEqual(await ways('store_order_delivered'), to)
  assert.deepEqual(await ways('store_ending_soon', other), to, 'another shop knows nothing of it')
})

test('an account goes only when nothing is open, and only for its own password', async () => {
  const rina = await memberOf(shop)
  const done = await boughtBy(shop, rina.email, rina.cookie)
  const { variantId } = await shop.stock(1)
  const placed = await shop.api('POST', '/orders', cart(variantId), { cookie: rina.cookie })
  const { token } = (await placed.json()) as { token: string }
  const credit = await owe(done.id, 7_000)
  const close = (password = MEMBER_PASSWORD) => rina.call('POST', '/me/closing', { password })
  const kinds = async () => (await rina.get<{ obstacles: Obstacle[] }>('/me/closing')).obstacles
  assert.deepEqual(await kinds(), [
    { kind: 'orders', count: 1, amountIdr: 0 },
    { kind: 'credit', count: 1, amountIdr: 7_000 },
  ])
  const refused = await close()
  assert.equal(((await refused.json()) as { code: string }).code, 'closing-blocked')
  assert.equal((await rina.get<Profile>('/me')).email, rina.email, 'a refusal takes nothing')
  await shop.api('POST', `/orders/${token}/cancellations`, {})
  await sql("update store.credits set left_idr = 0, status = 'applied' where id = $1", [credit])
  await sql("insert into kernel.role_grants (tenant_id, person_id, role) values ($1, $2, 'staff')", [
    shop.tenant.id,
    rina.id,
  ])
  assert.deepEqual(await kinds(), [{ kind: 'role', count: 1, amountIdr: 0 }])
  assert.equal((await close()).status, 409)
  await sql("delete from kernel.role_grants where person_id = $1 and role = 'staff'", [rina.id])
  // Somebody who sold here once and was stopped has no role any more, and still what is in the wallet.
  const [seller] = await sql<{ id: string }>(
    `with level as (insert into store.reseller_tiers (tenant_id, id, name, rank) values ($1, uuidv7(), 'Awal', 1) returning id)
     insert into store.resellers (tenant_id, id, person_id, status, shop_name, channel, whatsapp, code, tier_id)
     select $1, uuidv7(), $2, 'suspended', 'Kios Rina', '', '+628120000001', 'kiosrina', id from level returning id`,
    [shop.tenant.id, rina.id],
  )
  const wallet = [shop.tenant.id, seller!.id]
  await sql(
    'insert into store.wallets (tenant_id, reseller_id, topup_idr, margin_idr) values ($1, $2, 4000, 1000)',
    wallet,
  )
  assert.deepEqual(await kinds(), [{ kind: 'wallet', count: 1, amountIdr: 5_000 }])
  assert.equal((await close()).status, 409)
  await sql('update store.wallets set topup_idr = 0, margin_idr = 0 where tenant_id = $1 and reseller_id = $2', wallet)
  assert.equal((await close('bukan kata sandi')).status, 422)
  assert.equal((await close()).status, 204)
  const [left] = await sql<{ shop_name: string; whatsapp: string }>(
    'select shop_name, whatsapp from store.resellers where id = $1',
    [seller!.id],
  )
  assert.deepEqual(left, { shop_name: 'Akun dihapus', whatsapp: '-----' })
  assert.equal((await rina.call('GET', '/me')).status, 401)
})

/** Every table of the shop with a row in which any of these texts stands. */
async function tablesWith(marks: readonly string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('kernel', 'store', 'payments', 'ledger', 'notifications', 'files', 'audit')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await sql<{ n: number }>(
      `select count(*)::int as n from ${name} as t where to_jsonb(t)::text ilike any($1)`,
      [marks.map((mark) => `%${mark}%`)],
    )
    if (row!.n > 0) found.push(name)
  }
  return found.toSorted()
}

test('nothing that names the member is left in any table of the shop; the books keep their sums', async () => {
  const rina = await memberOf(shop, 'hilang-sama-sekali@contoh.id')
  const marks = ['hilang-sama-sekali', 'Rina Menghilang', '6281277665544', '99887766']
  const goods = await shop.stock(1, { product })
  await rina.call('POST', '/me/targets', { productId: goods.productId, target: { ...PLAYER, userid: '99887766' } })
  const profile = {
    name: 'Rina Menghilang',
    whatsapp: '081277665544',
    locale: 'id',
    tellEmail: true,
    tellWhatsapp: true,
  }
  await shop.api('PUT', '/me', profile, { cookie: rina.cookie, 'idempotency-key': 'profil-rina' })
  const order = await boughtBy(shop, rina.email, rina.cookie)
  await rina.call('POST', `/me/orders/${order.id}/deliveries/${order.deliveryId}/reveals`)
  await sql('update store.orders set buyer_name = $2, whatsapp = $3 where id = $1', [
    order.id,
    'Rina Menghilang',
    '+6281277665544',
  ])
  await sql(`update store.order_items set target = '{"userid":"99887766"}' where order_id = $1`, [order.id])
  const before = await tablesWith(marks)
  for (const name of [
    'kernel.people',
    'store.orders',
    'store.order_items',
    'store.saved_targets',
    'notifications.messages',
    'kernel.idempotency_keys',
  ])
    assert.ok(before.includes(name), `${name} should know the member until they leave`)
  assert.equal((await rina.call('POST', '/me/closing', { password: MEMBER_PASSWORD })).status, 204)
  assert.deepEqual(await tablesWith(marks), [])
  const [left] = await sql(
    'select buyer_name, email, whatsapp, total_idr, number, person_id from store.orders where id = $1',
    [order.id],
  )
  assert.deepEqual(left, {
    buyer_name: 'Akun dihapus',
    email: '',
    whatsapp: '-',
    total_idr: '25000',
    number: order.number,
    person_id: rina.id,
  })
  assert.equal((await shop.api('GET', `/orders/${order.token}`)).status, 404)
  // The address is free: whoever registers with it now is somebody else, and finds nothing.
  const again = await memberOf(shop, rina.email)
  assert.notEqual(again.id, rina.id)
  assert.deepEqual((await again.get<{ items: unknown[] }>('/me/orders')).items, [])
})

test('of somebody who sold here nothing stays either: mini-shop, programs and what they ordered, addresses', async () => {
  const { reseller, mine, id } = await openOutlet(shop, {
    label: 'kios-pamit',
    name: 'Warung Melati',
    add: { idr: 500 },
  })
  const marks = [
    'Warung Melati',
    '81299990000',
    'melati.contoh.id',
    'Server Melati',
    'kios uji',
    '•••777',
    reseller.code,
    '99776655',
    '11224466',
    'akun uji ditolak',
  ]
  await sql(
    'update kernel.people set password_hash = (select password_hash from kernel.people where id = $2) where id = $1',
    [reseller.personId, (await memberOf(shop)).id],
  )
  const sent = (path: string, body: object, headers: Record<string, string>, method = 'POST') =>
    house.fetch(shop.tenant.host, `/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
  const made = async (...asked: Parameters<typeof sent>) => {
    const answer = await sent(...asked)
    assert.ok(answer.status < 300, await answer.clone().text())
    return (await answer.json()) as Record<string, string>
  }
  const own = { cookie: `ruko=${reseller.token}` }
  await made('/reseller/webhooks', { name: 'Server Melati', url: 'https://melati.contoh.id/hook' }, own)
  await made('/reseller/keys', { name: 'Server Melati', permissions: ['store.reseller.catalogue'], networks: [] }, own)
  const key = async (mode: 'live' | 'test') => {
    // Records keep the name of a program that did something.
    const wish = { name: 'Bot toko', mode, permissions: ['store.reseller.orders'], networks: [] }
    const answer = await made('/reseller/keys', wish, own)
    return { authorization: `Bearer ${answer['key']}`, 'idempotency-key': `pesanan-melati-${mode}` }
  }
  await made('/reseller/bot-account', { active: true, networks: ['203.0.113.0/24'], reveals: false }, own, 'PUT')
  const { variantId } = await shop.stock(1, { product: { ...product, warranty_days: 7 } })
  await fund(shop, reseller, 'topup', 20_000)
  const [live, trial] = [await key('live'), await key('test')]
  const wish = (userid: string) => ({ refId: 'PAMIT-1', variantId, target: { ...PLAYER, userid } })
  const order = await made('/reseller/orders', wish('99776655'), live)
  const tried = (await made('/reseller/orders', wish('11224466'), trial)) as Record<string, unknown>
  const [unit] = tried['deliveries'] as { id: string }[]
  const complaint = { deliveryId: unit!.id, problem: 'akun uji ditolak' }
  await made(`/reseller/orders/${tried['id'] as string}/claims`, complaint, {
    ...trial,
    'idempotency-key': 'keluhan-melati',
  })
  await sql(
    `insert into store.withdrawals (tenant_id, id, reseller_id, amount_idr, status, account_sealed, account_hint)
     values ($1, uuidv7(), $2, 5000, 'refused', '', 'BCA •••777')`,
    [shop.tenant.id, reseller.id],
  )
  const before = await tablesWith(marks)
  for (const name of ['store.outlets', 'store.reseller_refs', 'store.sandbox_orders', 'kernel.idempotency_keys'])
    assert.ok(before.includes(name), `${name} should know the reseller until they leave`)
  const stop = { reason: 'berhenti berjualan' }
  assert.equal((await shop.asOwner('POST', `/admin/resellers/${reseller.id}/suspensions`, stop)).status, 204)
  assert.equal((await mine('POST', '/me/closing', { password: MEMBER_PASSWORD })).status, 204)
  assert.deepEqual(await tablesWith(marks), [])
  const [outlet] = await sql('select status from store.outlets where id = $1', [id])
  assert.deepEqual(outlet, { status: 'closed' })
  // The name stays that order's, and whoever still has the key is told nothing.
  const refs = await sql('select answer, length(request_hash) as hash from store.reseller_refs where order_id = $1', [
    order['id'],
  ])
  assert.deepEqual(refs, [{ answer: null, hash: 43 }])
  assert.equal((await sent('/reseller/orders', wish('99776655'), live)).status, 401)
})
