import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { cart, openShop, type Shop } from '../testing.ts'
import type { Library, MyOrders, Profile } from './schemas.ts'
import { oneReseller } from '../resellers/making.ts'
import { sweepRegistrations } from './register.ts'
import { boughtBy, callerOf, MEMBER_PASSWORD, memberOf, openMailbox } from './testing.ts'

const mailbox = openMailbox()
let house: TestHouse
let shop: Shop
let other: Shop
before(async () => {
  house = await openHouse({ mailer: mailbox.mailer })
  shop = await openShop(house, 'anggota')
  other = await openShop(house, 'seberang')
})
after(() => house.close())

let count = 0
const form = (email: string, changes: Record<string, unknown> = {}) => ({
  name: 'Rina Pertiwi',
  email,
  whatsapp: '0812 3456 7890',
  consent: true,
  ...changes,
})
const newEmail = () => `calon-${++count}@contoh.id`
const post = (at: Shop, path: string, body: unknown) =>
  house.fetch(at.tenant.host, `/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })
const setPassword = (at: Shop, token: string, password = MEMBER_PASSWORD) =>
  house.fetch(at.tenant.host, '/api/v1/passwords', { method: 'PUT', body: JSON.stringify({ token, password }) })
async function signIn(at: Shop, email: string) {
  const answer = await post(at, '/sessions', { email, password: MEMBER_PASSWORD })
  assert.equal(answer.status, 200, await answer.clone().text())
  return callerOf(at, /ruko=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!)
}

test('a buyer registers, follows the link, sets a password, signs in and finds what they bought as a guest', async () => {
  const email = newEmail()
  const order = await boughtBy(shop, email)
  const elsewhere = await boughtBy(other, email)
  assert.equal((await shop.api('POST', '/members', form(email))).status, 204)
  const early = await post(shop, '/sessions', { email, password: MEMBER_PASSWORD })
  assert.equal(early.status, 401, 'nobody signs in before the address is proven')
  const token = await mailbox.linkTo(email, '/set-password')
  assert.equal((await setPassword(shop, token)).status, 204)
  const rina = await signIn(shop, email)
  const profile = await rina.get<Profile>('/me')
  assert.deepEqual(
    { ...profile, since: null },
    {
      member: true,
      name: 'Rina Pertiwi',
      email,
      whatsapp: '+6281234567890',
      locale: 'id',
      tellEmail: true,
      tellWhatsapp: true,
      since: null,
    },
  )
  const { items } = await rina.get<MyOrders>('/me/orders')
  assert.deepEqual(
    items.map(({ id }) => id),
    [order.id],
  )
  assert.equal((await rina.call('GET', `/me/orders/${elsewhere.id}`)).status, 404, "another shop's order")
  assert.equal((await setPassword(shop, token)).status, 410, 'the link works once')
})

test('registering answers the same for an address that is known, and changes nothing of it', async () => {
  const rina = await memberOf(shop, newEmail())
  const before = await rina.get<Profile>('/me')
  const answers = [newEmail(), rina.email, shop.world.owner.email].map(async (email) => {
    const began = performance.now()
    const answer = await shop.api('POST', '/members', form(email, { name: 'Orang Lain', whatsapp: '089900001111' }))
    return { status: answer.status, body: await answer.text(), slow: performance.now() - began >= 240 }
  })
  for (const answer of await Promise.all(answers)) assert.deepEqual(answer, { status: 204, body: '', slow: true })
  assert.deepEqual(await rina.get<Profile>('/me'), before)
  const known = await waitFor(async () =>
    mailbox.letters.find(({ to, text }) => to === rina.email && /sudah punya akun/.test(text)),
  )
  assert.doesNotMatch(known.text, /set-password|Orang Lain/)
  const [owner] = await house.sql<{ roles: string[]; name: string }>(
    shop.tenant.id,
    `select name, array(select role from kernel.role_grants g where g.person_id = p.id) as roles
     from kernel.people p where id = $1`,
    [shop.world.owner.id],
  )
  assert.deepEqual(owner, { name: 'Pemilik Uji', roles: ['owner'] })
})

test('whoever registers again before confirming takes the place of the first, whose link ends', async () => {
  const email = newEmail()
  await shop.api('POST', '/members', form(email, { name: 'Salah Ketik' }))
  const first = await mailbox.linkTo(email, '/set-password')
  await shop.api('POST', '/members', form(email, { name: 'Rina Benar' }))
  const second = await waitFor(async () => {
    const link = await mailbox.linkTo(email, '/set-password')
    return link === first ? null : link
  })
  assert.equal((await setPassword(shop, first)).status, 410)
  assert.equal((await setPassword(shop, second)).status, 204)
  assert.equal((await (await signIn(shop, email)).get<Profile>('/me')).name, 'Rina Benar')
})

test('a name that would send people an address is refused, like a missing consent or a role of one’s own choosing', async () => {
  for (const wrong of [
    { name: 'Klik https://contoh.id' },
    { name: 'www.contoh.id' },
    { consent: false },
    { whatsapp: '123' },
    { roles: ['owner'] },
    { role: 'reseller' },
  ])
    assert.equal((await shop.api('POST', '/members', form(newEmail(), wrong))).status, 422, JSON.stringify(wrong))
})

test('a registration that nobody confirms is forgotten after a week; a member of that age stays', async () => {
  const [gone, stays] = [newEmail(), newEmail()]
  const rina = await memberOf(shop, stays)
  await shop.api('POST', '/members', form(gone))
  await mailbox.linkTo(gone, '/set-password')
  await house.sql(shop.tenant.id, "update store.members set created_at = now() - interval '8 days'")
  await house.inside(shop.tenant, (ctx) => sweepRegistrations(ctx))
  const left = await house.sql<{ email: string }>(
    shop.tenant.id,
    'select email from kernel.people where email = any($1)',
    [[gone, stays]],
  )
  assert.deepEqual(left, [{ email: stays }])
  assert.equal((await rina.get<Profile>('/me')).member, true)
})

test('an address that was only typed opens nothing: orders come with proof, and never those of a reseller', async () => {
  const email = newEmail()
  const guest = await boughtBy(shop, email)
  const resold = await boughtBy(shop, email)
  const { id: resellerId } = await house.inside(shop.tenant, (ctx) => oneReseller(ctx))
  await house.sql(shop.tenant.id, 'update store.orders set reseller_id = $1 where id = $2', [resellerId, resold.id])
  await shop.api('POST', '/members', form(email))
  const owners = () =>
    house.sql<{ person_id: string | null }>(shop.tenant.id, 'select person_id from store.orders where id = any($1)', [
      [guest.id, resold.id],
    ])
  assert.deepEqual(await owners(), [{ person_id: null }, { person_id: null }])
  await setPassword(shop, await mailbox.linkTo(email, '/set-password'))
  const rina = await signIn(shop, email)
  const later = await boughtBy(shop, email)
  assert.deepEqual(
    (await rina.get<MyOrders>('/me/orders')).items.map(({ id }) => id),
    [guest.id],
    'a guest order of today waits for the next time somebody signs in',
  )
  const again = await signIn(shop, email)
  assert.deepEqual(
    (await again.get<MyOrders>('/me/orders')).items.map(({ id }) => id),
    [later.id, guest.id],
  )
})

test('members see their own orders only, in this shop only, and every look at a code is noted as theirs', async () => {
  const [rina, bagas] = [await memberOf(shop), await memberOf(shop)]
  const order = await boughtBy(shop, 'hadiah@contoh.id', rina.cookie)
  const path = `/me/orders/${order.id}`
  const reveals = `${path}/deliveries/${order.deliveryId}/reveals`
  assert.equal((await rina.call('GET', path)).status, 200)
  const shown = (await (await rina.call('POST', reveals)).json()) as { lines: { value: string }[] }
  assert.deepEqual(
    shown.lines.map(({ value }) => value),
    [order.code],
  )
  const stranger = await memberOf(other, rina.email)
  for (const [who, wish] of [
    ['another member', bagas.call],
    ['the owner of the shop', (method: string, at: string) => shop.asOwner(method, at)],
    ['the same address in another shop', stranger.call],
  ] as const) {
    assert.equal((await wish('GET', path)).status, 404, who)
    assert.equal((await wish('POST', reveals)).status, 404, who)
    assert.equal((await wish('POST', `${path}/deliveries/${order.deliveryId}/links`)).status, 404, who)
  }
  assert.equal((await shop.api('GET', path)).status, 401)
  assert.deepEqual((await bagas.get<MyOrders>('/me/orders')).items, [])
  assert.deepEqual((await bagas.get<Library>('/me/library')).items, [])
  const rows = await house.sql(
    shop.tenant.id,
    'select viewer, actor_id, actor_name from store.reveals where delivery_id = $1',
    [order.deliveryId],
  )
  assert.deepEqual(rows, [{ viewer: 'member', actor_id: rina.id, actor_name: '' }])
  // A delivery of somebody else's order is not opened through an own one.
  const mine = await boughtBy(shop, bagas.email, bagas.cookie)
  const crossed = `/me/orders/${mine.id}/deliveries/${order.deliveryId}/reveals`
  assert.equal((await bagas.call('POST', crossed)).status, 404)
})

test('orders are found by words and standing, and paged without gaps', async () => {
  const rina = await memberOf(shop)
  const { variantId } = await shop.stock(7)
  const placed: string[] = []
  for (let turn = 0; turn < 5; turn++) {
    const answer = await shop.api('POST', '/orders', cart(variantId), { cookie: rina.cookie })
    placed.unshift(((await answer.json()) as { number: string }).number)
  }
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await rina.get<MyOrders>(`/me/orders?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...page.items.map(({ number }) => number))
    cursor = page.nextCursor ?? ''
  } while (cursor)
  assert.deepEqual(seen, placed)
  const numbers = async (query: string) =>
    (await rina.get<MyOrders>(`/me/orders?${query}`)).items.map(({ number }) => number)
  assert.deepEqual(await numbers(`q=${placed[2]!.toLowerCase()}`), [placed[2]])
  assert.equal((await numbers('view=unpaid')).length, 5)
  assert.deepEqual(await numbers('view=done'), [])
  assert.deepEqual(await numbers('q=%25'), [])
  assert.equal((await numbers('q=barang')).length, 5)
})
