import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openReceiver, type Receiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { memberOf, MEMBER_PASSWORD } from '../members/testing.ts'
import { openReseller, type TestReseller } from '../resellers/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { tellGoods } from './goods.ts'
import { sweep } from './service.ts'
import { tellReseller } from './tell.ts'

/* Nothing goes out to whoever is stopped; it goes on afterwards, or ends. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-tahan')
})
after(() => house.close())

const owner = async (method: string, path: string, body?: unknown) => {
  const answer = await house.fetch(shop.tenant.host, `/api/v1${path}`, {
    method,
    headers: { cookie: `ruko=${shop.ownerToken}`, 'idempotency-key': crypto.randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`)
  return answer
}
const acts = {
  suspend: ({ id }: TestReseller) =>
    owner('POST', `/store/admin/resellers/${id}/suspensions`, { reason: 'menjual kode palsu' }),
  approve: ({ id }: TestReseller) => owner('POST', `/store/admin/resellers/${id}/approvals`, {}),
  shut: ({ personId }: TestReseller) => owner('POST', `/people/${personId}/suspension`),
  restore: ({ personId }: TestReseller) => owner('DELETE', `/people/${personId}/suspension`),
}
async function listens(one: { token: string }, events: string[] = ['order.delivered']): Promise<Receiver> {
  const receiver = await openReceiver()
  const made = await house.fetch(shop.tenant.host, '/api/v1/reseller/webhooks', {
    method: 'POST',
    headers: { cookie: `ruko=${one.token}` },
    body: JSON.stringify({ name: 'Bot', url: `${receiver.url}/hook`, events }),
  })
  assert.equal(made.status, 201, await made.clone().text())
  return receiver
}
let told = 0
const tell = ({ personId }: { personId: string }) =>
  house.inside(shop.tenant, (ctx) => {
    const occasion = `pesanan/${++told}`
    const data = async () => ({ occasion })
    return tellReseller(ctx, { personId, mode: 'live' }, { kind: 'order.delivered', occasion, at: ctx.now, data })
  })
type Delivery = { id: string; event_id: string; status: string; attempts: number; next_at: string | null }
const deliveries = ({ personId }: { personId: string }) =>
  shop.world.sql(
    `select d.id, d.event_id, d.status, d.attempts, d.next_at from store.webhook_deliveries d
       join store.webhook_events v on v.id = d.event_id where v.person_id = $1 order by d.id`,
    [personId],
  ) as unknown as Promise<Delivery[]>
const all = (one: { personId: string }, status: string, count: number) =>
  waitFor(async () => {
    const rows = await deliveries(one)
    return rows.length === count && rows.every((row) => row.status === status) ? rows : null
  })
const shown = async ({ id }: TestReseller) => {
  const answer = await owner('GET', `/store/admin/resellers/${id}/programs`)
  const { endpoints } = (await answer.json()) as { endpoints: { waiting: number; held: number; failed: number }[] }
  return endpoints.map(({ waiting, held, failed }) => [waiting, held, failed])
}

const stories: [string, (keyof typeof acts)[], (keyof typeof acts)[]][] = [
  ['on the reseller page', ['suspend'], ['approve']],
  ['with the team’s accounts', ['shut'], ['restore']],
  ['in both places', ['suspend', 'shut'], ['restore', 'approve']],
]
for (const [name, stops, begins] of stories)
  test(`stopped ${name}: what happens is held back, shown as held, and goes on afterwards`, async () => {
    const one = await openReseller(shop)
    const receiver = await listens(one)
    await tell(one)
    await all(one, 'delivered', 1)
    for (const act of stops) await acts[act](one)
    for (let n = 0; n < 3; n++) await tell(one)
    await waitFor(async () => (await deliveries(one)).filter(({ status }) => status === 'held').length === 3)
    assert.equal(receiver.seen.length, 1)
    assert.deepEqual(await shown(one), [[0, 3, 0]])
    const rows = await deliveries(one)
    for (const [index, act] of begins.entries()) {
      await acts[act](one)
      if (index < begins.length - 1) {
        // Half of it changes nothing.
        await house.inside(shop.tenant, (ctx) => sweep(ctx))
        assert.deepEqual(await shown(one), [[0, 3, 0]])
      }
    }
    await all(one, 'delivered', 4)
    assert.deepEqual(
      new Set(receiver.seen.map(({ headers }) => headers['webhook-id'])),
      new Set(rows.map(({ event_id }) => event_id)),
    )
    assert.deepEqual(await shown(one), [[0, 0, 0]])
    await receiver.close()
  })

test('a message that is tried again keeps its place in the schedule', async () => {
  const one = await openReseller(shop)
  const receiver = await listens(one)
  receiver.react({ status: 500 })
  await tell(one)
  await waitFor(async () => (await deliveries(one))[0]?.attempts === 1)
  await acts.suspend(one)
  assert.deepEqual(await shown(one), [[0, 1, 0]], 'what waits for its time is held as well')
  // It comes due after five seconds, and is not sent.
  await all(one, 'held', 1)
  assert.equal(receiver.seen.length, 1)
  receiver.react({ status: 200 })
  await acts.approve(one)
  const [row] = await all(one, 'delivered', 1)
  assert.equal(row!.attempts, 2)
  assert.equal(receiver.seen.length, 2)
  await receiver.close()
})

test('what is held longer than the log is kept is dropped', async () => {
  const one = await openReseller(shop)
  const receiver = await listens(one)
  await acts.suspend(one)
  await tell(one)
  await tell(one)
  const [old] = await all(one, 'held', 2)
  await shop.world.sql("update store.webhook_events set created_at = now() - interval '31 days' where id = $1", [
    old!.event_id,
  ])
  await house.inside(shop.tenant, (ctx) => sweep(ctx))
  await all(one, 'held', 1)
  await acts.approve(one)
  await all(one, 'delivered', 1)
  assert.equal(receiver.seen.length, 1)
  assert.notEqual(receiver.seen[0]!.headers['webhook-id'], old!.event_id)
  await receiver.close()
})

test('however often somebody is stopped and let in while messages are made, none is lost or left behind', async () => {
  const one = await openReseller(shop)
  const receiver = await listens(one)
  for (let round = 0; round < 4; round++) {
    const many = Array.from({ length: 6 }, () => tell(one))
    await acts.suspend(one)
    await Promise.all([...many, tell(one)])
    await acts.approve(one)
  }
  const rows = await waitFor(async () => {
    const now = await deliveries(one)
    return now.every(({ status }) => status === 'delivered') ? now : null
  }, 30_000)
  assert.equal(rows.length, 28)
  assert.equal(new Set(receiver.seen.map(({ headers }) => headers['webhook-id'])).size, 28)
  await receiver.close()
})

test('a change of the goods that was missed is told afterwards', async () => {
  const { variantId, productId } = await shop.stock(1, { priceIdr: 10_000 })
  const one = await openReseller(shop)
  const receiver = await listens(one, ['product.price_changed'])
  const look = () => house.inside(shop.tenant, (ctx) => tellGoods(ctx, one.personId))
  await waitFor(
    async () =>
      (await shop.world.sql('select 1 from store.webhook_goods where person_id = $1 limit 1', [one.personId])).length >
      0,
  )
  await acts.suspend(one)
  await shop.world.sql('update store.variants set price_idr = 20000 where id = $1', [variantId])
  await look()
  await look()
  assert.equal((await deliveries(one)).length, 0)
  await acts.approve(one)
  await waitFor(async () => receiver.seen.length === 1)
  const { data } = JSON.parse(receiver.seen[0]!.body) as { data: { items: object[] } }
  assert.deepEqual(data.items, [{ productId, variantId, priceIdr: 16_000 }])
  await receiver.close()
})

test('with the account everything ends that was to be told, and the address is forgotten', async () => {
  const rina = await memberOf(shop)
  const [row] = await shop.world.sql('select id from store.reseller_tiers order by rank limit 1')
  const id = crypto.randomUUID()
  await shop.world.sql(
    `insert into store.resellers (tenant_id, id, person_id, status, shop_name, channel, whatsapp, code, tier_id)
     values ($1, $2, $3, 'approved', 'Kios Pamit', 'https://contoh.id', '+6281200001111', 'pamit123', $4)`,
    [shop.tenant.id, id, rina.id, row!.id],
  )
  const one = { id, personId: rina.id, token: rina.sessionToken } as TestReseller
  await shop.world.sql("insert into kernel.role_grants (tenant_id, person_id, role) values ($1, $2, 'reseller')", [
    shop.tenant.id,
    rina.id,
  ])
  const receiver = await listens(one)
  const bot = await house.fetch(shop.tenant.host, '/api/v1/reseller/bot-account', {
    method: 'PUT',
    headers: { cookie: rina.cookie },
    body: JSON.stringify({ active: true, networks: ['203.0.113.0/24'], reveals: false }),
  })
  assert.equal(bot.status, 200)
  await acts.suspend(one)
  await tell(one)
  await all(one, 'held', 1)
  const closed = await rina.call('POST', '/me/closing', { password: MEMBER_PASSWORD })
  assert.ok(closed.ok, await closed.clone().text())
  for (const table of ['webhook_endpoints', 'webhook_events', 'webhook_counters', 'webhook_goods'])
    assert.deepEqual(await shop.world.sql(`select 1 from store.${table} where person_id = $1`, [rina.id]), [], table)
  assert.deepEqual(await shop.world.sql('select 1 from store.bot_accounts where reseller_id = $1', [id]), [])
  await house.inside(shop.tenant, (ctx) => sweep(ctx))
  assert.equal(receiver.seen.length, 0)
  await receiver.close()
})
