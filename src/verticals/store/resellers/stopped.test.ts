import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { createPersonSession } from '#kernel/identity/sessions.ts'
import { oneKey } from '../partner/controls.ts'
import { openShop, type Shop } from '../testing.ts'
import { openReseller, type TestReseller } from './testing.ts'

/* Whoever is stopped is stopped at once and everywhere, on the reseller page or with the team's accounts, in either order. */

let house: TestHouse
let shop: Shop
let goods: { variantId: string }
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openShop(house, 'berhenti', { openPerContact: 100, openPerNetwork: 10_000 })
  goods = await shop.stock(100, { priceIdr: 10_000 })
})
after(() => house.close())

const reason = 'menjual kembali kode palsu'
const owner = async (method: string, path: string, body?: unknown) => {
  const answer = await house.fetch(shop.tenant.host, `/api/v1${path}`, {
    method,
    headers: { cookie: `ruko=${shop.ownerToken}`, 'idempotency-key': crypto.randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return [answer.status, await answer.text()] as const
}
const acts = {
  suspend: ({ id }: TestReseller) => owner('POST', `/store/admin/resellers/${id}/suspensions`, { reason }),
  approve: ({ id }: TestReseller) => owner('POST', `/store/admin/resellers/${id}/approvals`, {}),
  shut: ({ personId }: TestReseller) => owner('POST', `/people/${personId}/suspension`),
  restore: ({ personId }: TestReseller) => owner('DELETE', `/people/${personId}/suspension`),
}

/** What still works: pages by a new session, the key, the link, and what was begun a moment before. */
async function worksFor(one: TestReseller, key: string) {
  const { token } = await shop.world.inside((ctx) => createPersonSession(ctx, one.personId))
  const by = (headers: Record<string, string>, path: string) => house.fetch(shop.tenant.host, path, { headers })
  const page = await by({ cookie: `ruko=${token}` }, '/api/v1/store/reseller/wallet')
  const program = await by({ authorization: `Bearer ${key}` }, '/api/v1/reseller/wallet')
  const buyer = { name: 'Pembeli', email: `pembeli-${crypto.randomUUID()}@contoh.id`, whatsapp: '081277770000' }
  const lines = [{ variantId: goods.variantId, quantity: 1 }]
  const placed = await shop.placed({ lines, buyer, consent: true, reseller: one.code })
  const [order] = await shop.world.sql('select reseller_id, id from store.orders where token = $1', [placed.token])
  const sold = await one.sell(goods.variantId)
  const [margin] = await shop.world.sql(
    'select coalesce(sum(margin_idr), 0)::int as idr from store.order_items i join store.orders o on o.id = i.order_id where o.number = $1',
    [sold.number],
  )
  const bought = await one.buy(goods.variantId).then(
    () => true,
    () => false,
  )
  return {
    page: page.status === 200,
    program: program.status === 200,
    link: order!.reseller_id !== null,
    margin: Number(margin!.idr) > 0,
    bought,
  }
}
const ALL = { page: true, program: true, link: true, margin: true, bought: true }
const NOTHING = { page: false, program: false, link: false, margin: false, bought: false }

const stories: [string, (keyof typeof acts)[], (keyof typeof acts)[]][] = [
  ['on the reseller page', ['suspend'], ['approve']],
  ['with the team’s accounts', ['shut'], ['restore']],
  ['here and then there', ['suspend', 'shut'], ['approve', 'restore']],
  ['there and then here', ['shut', 'suspend'], ['restore', 'approve']],
]
for (const [name, stops, begins] of stories)
  test(`stopped ${name}: keys, pages, link, margins and orders under way end at once`, async () => {
    const one = await openReseller(shop, { topupIdr: 100_000, offBasisPoints: 1_000 })
    const { key } = await oneKey(shop.world, { ...one, sessionToken: one.token })
    assert.deepEqual(await worksFor(one, key), ALL)
    for (const act of stops) {
      const [status, text] = await acts[act](one)
      assert.equal(status, 204, text)
      assert.deepEqual(await worksFor(one, key), NOTHING, act)
    }
    // Both pages say the same of it.
    const listed = JSON.parse((await owner('GET', `/store/admin/resellers/${one.id}`))[1]) as Listed
    const person = JSON.parse((await owner('GET', `/people/${one.personId}`))[1]) as { status: string; roles: string[] }
    assert.equal(listed.accountActive, person.status === 'active')
    assert.equal(listed.status === 'approved', person.roles.includes('reseller'))
    assert.deepEqual(
      [listed.accountActive, listed.status],
      [!stops.includes('shut'), stops.includes('suspend') ? 'suspended' : 'approved'],
    )
    for (const [index, act] of begins.entries()) {
      const [status, text] = await acts[act](one)
      assert.equal(status, 204, text)
      // Whoever was stopped in both places begins again once both let them.
      assert.deepEqual(await worksFor(one, key), index === begins.length - 1 ? ALL : NOTHING, act)
    }
  })

type Listed = { accountActive: boolean; status: string }

test('of twenty orders and a suspension at once, none is placed after it', async () => {
  const one = await openReseller(shop, { topupIdr: 200_000, offBasisPoints: 0 })
  const orders = Array.from({ length: 20 }, () =>
    one.buy(goods.variantId).then(
      () => 1,
      () => 0,
    ),
  )
  const [[status]] = await Promise.all([acts.suspend(one), ...orders])
  assert.equal(status, 204)
  const placed = (await Promise.all(orders)).reduce<number>((sum, n) => sum + n, 0)
  assert.deepEqual(await one.wallet(), [200_000 - placed * 10_000, 0, 0])
  await assert.rejects(one.buy(goods.variantId), { code: 'not-a-reseller' })
})

test('whoever works here and may shut accounts does not shut a colleague with more rights', async () => {
  const one = await openReseller(shop)
  await shop.world.sql("insert into kernel.role_grants (tenant_id, person_id, role) values ($1, $2, 'owner')", [
    shop.tenant.id,
    one.personId,
  ])
  const { code } = JSON.parse(
    (await owner('POST', '/roles', { name: 'Penjaga pintu', permissions: ['identity.people.suspend'] }))[1],
  ) as { code: string }
  const keeper = await openReseller(shop)
  await owner('PUT', `/people/${keeper.personId}/roles`, { roles: ['member', 'reseller', code] })
  const answer = await house.fetch(shop.tenant.host, `/api/v1/people/${one.personId}/suspension`, {
    method: 'POST',
    headers: { cookie: `ruko=${keeper.token}`, 'idempotency-key': crypto.randomUUID() },
  })
  assert.equal(((await answer.json()) as { code: string }).code, 'beyond-own-rights')
})
