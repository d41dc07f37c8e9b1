import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { store } from '#verticals/store/module.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { oneProduct } from '../catalogue/controls.ts'

let house: TestHouse
let shop: Site
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openTradeSite(house, store, 'toko-mati')
})
after(() => house.close())

const CODES = 40_000

/** A process of its own that works off the queue of this test's database until it is killed. */
function startWorker() {
  const support = new URL('../../../../tests/support/house.ts', import.meta.url).href
  const database = JSON.stringify({ ...house.database, drop: undefined })
  const code = `import { openHouse } from '${support}'; await openHouse({ database: ${database} })`
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' })
}

test('a worker killed with -9 in the middle of an import leaves nothing double, missing or in the open', async () => {
  const { variantId } = await oneProduct(shop.world)
  const text = Array.from({ length: CODES }, (_, n) => `MATI-${(n * 7919).toString(36)}-${n}`).join('\n')
  const { id } = await shop.world.call('store.startImport', { variantId, text })
  const count = async () => {
    const [row] = await shop.world.sql('select count(*)::int as n from store.stock_items where variant_id = $1', [
      variantId,
    ])
    return row!.n as number
  }
  const worker = startWorker()
  const gone = once(worker, 'exit')
  await waitFor(async () => (await count()) > 0, 60_000)
  worker.kill('SIGKILL')
  await gone
  const half = await count()
  assert.ok(half > 0 && half < CODES, `${half} when it was killed`)
  assert.equal(half % 2_000, 0, 'whole chunks only')
  // Another one takes it up by itself.
  await house.startWorker()
  const batch = await waitFor(async () => {
    const now = await shop.world.call('store.readImport', { id })
    return now.status === 'importing' ? null : now
  }, 90_000)
  assert.deepEqual([batch.status, batch.added, batch.duplicates], ['active', CODES, 0])
  assert.equal(await count(), CODES)
  assert.deepEqual(await shop.world.sql('select from store.import_chunks where batch_id = $1', [id]), [])
})
