import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '#kernel/db/sql.ts'
import { store } from '#verticals/store/module.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { ask, openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { oneProduct } from '../catalogue/controls.ts'
import { flashFreed, unitsKept, useTurn } from './index.ts'

let house: TestHouse
let shop: Site
let other: Site
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openTradeSite(house, store, 'toko-antre')
  other = await openTradeSite(house, store, 'toko-antre-lain')
})
after(() => house.close())

type Body = Record<string, unknown>
const operation = (name: string) => house.house.registry.operations.get(`store.${name}`)!
const join = (variantId: string, name: string, what = 'restock', site: Site = shop) =>
  ask(house, site.tenant, operation('joinWaiting'), { variantId, for: what, email: `${name}@contoh.id` })
const placeOf = async (answer: Response) => ((await answer.json()) as { place?: number; code?: string }).place
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const add = (variantId: string, value: string) => shop.world.call('store.addUnit', { variantId, lines: [{ value }] })
/** Who was told, in the order it happened. */
const told = async (fact: string, variantId: string) => {
  const rows = await house.sql<{ email: string }>(
    shop.tenant.id,
    `select w.email from kernel.facts f join store.waiting w on w.id = (f.payload->>'waitingId')::uuid
     where f.name = $1 and w.variant_id = $2 order by f.id`,
    [fact, variantId],
  )
  return rows.map(({ email }) => email.split('@')[0])
}

test('who waits is told in the order they came, as many as there are units, each once', async () => {
  const { variantId } = await oneProduct(shop.world)
  for (const [place, name] of ['ani', 'budi', 'citra'].entries()) {
    const answer = await join(variantId, name)
    assert.equal(answer.status, 201)
    assert.equal(await placeOf(answer), place + 1)
  }
  assert.equal(await placeOf(await join(variantId, 'ANI')), 1, 'asking again keeps the place')
  await add(variantId, 'ANTRE-1')
  assert.deepEqual(await told('store.restocked', variantId), ['ani'])
  await add(variantId, 'ANTRE-2')
  assert.deepEqual(await told('store.restocked', variantId), ['ani', 'budi', 'citra'], 'two units are free now')
  await add(variantId, 'ANTRE-3')
  assert.equal((await told('store.restocked', variantId)).length, 3)
  assert.equal(await codeOf(await join(variantId, 'dodi')), 'waiting-not-needed')
})

test('nobody waits for what is not on sale here', async () => {
  const { variantId } = await oneProduct(shop.world, {}, 'draft')
  assert.equal((await join(variantId, 'ani')).status, 404)
  const foreign = await oneProduct(other.world)
  assert.equal((await join(foreign.variantId, 'ani')).status, 404)
})

test('a freed unit of a flash sale is the turn of the first in the queue, then of the next', async () => {
  const { variantId } = await oneProduct(shop.world)
  assert.equal(await codeOf(await join(variantId, 'ani', 'flash')), 'no-flash-sale')
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const sale = { variantId, priceIdr: 9_000, startsAt: at(-1), endsAt: at(1), cap: 2 }
  const { id } = (await shop.world.call('store.createFlashSale', sale)) as { id: string }
  assert.equal(await codeOf(await join(variantId, 'ani', 'flash')), 'waiting-not-needed')
  const held = (units: number) => shop.world.sql('update store.flash_sales set held = $2 where id = $1', [id, units])
  await held(2)
  for (const name of ['ani', 'budi', 'citra']) assert.equal((await join(variantId, name, 'flash')).status, 201)
  const free = () => house.inside(shop.tenant, (ctx) => flashFreed(ctx, id))
  await free()
  assert.deepEqual(await told('store.flash_turn', variantId), [])
  await held(1)
  await Promise.all([free(), free(), free()])
  assert.deepEqual(await told('store.flash_turn', variantId), ['ani'], 'one unit is one turn')
  const kept = async (name: string) => {
    const [row] = await house.inside(shop.tenant, (ctx) =>
      ctx.tx.all(sql<{ kept: number }>`select ${unitsKept(ctx, id, `${name}@contoh.id`)} as kept`),
    )
    return row!.kept
  }
  assert.deepEqual([await kept('ani'), await kept('budi')], [0, 1])
  // Her time goes by without a sale.
  await shop.world.sql(
    "update store.waiting set turn_ends_at = now() - interval '1 second' where email = 'ani@contoh.id'",
  )
  await free()
  assert.deepEqual(await told('store.flash_turn', variantId), ['ani', 'budi'])
  await house.inside(shop.tenant, async (ctx) => {
    useTurn(ctx, id, 'budi@contoh.id')
  })
  assert.equal(await kept('citra'), 0)
})

test('the shop sees who waits, and no other shop does', async () => {
  const seen = (await shop.world.call('store.listWaiting', {})) as { items: Body[] }
  assert.ok(seen.items.length >= 6)
  assert.deepEqual(((await other.world.call('store.listWaiting', {})) as { items: Body[] }).items, [])
})
