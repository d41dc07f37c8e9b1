import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { transactAsPlatform } from '#kernel/db/transact.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { freshDatabase } from '../support/postgres.ts'
import { openHouse } from '../support/house.ts'
import { buyWhole } from '../support/buy.ts'
import { waitFor } from '../support/wait.ts'

test('a site switched off in one web process is off in the other, pages from memory included', async (t) => {
  const database = await freshDatabase()
  const [one, two] = await Promise.all([openHouse({ database }), openHouse({ database, worker: false })])
  t.after(async () => {
    await Promise.all([one.close(), two.close()])
    await database.drop()
  })
  const order = await buyWhole(one, orderInput('dua-proses', { scheme: 'full' }))
  const host = 'dua-proses.ruko.localhost'
  for (const web of [one, two]) assert.equal((await web.fetch(host, '/')).status, 200)
  const headers = await one.owner(one.platform)
  const path = `/api/v1/console/orders/${order.id}`
  const off = { method: 'POST', headers, body: JSON.stringify({ reason: 'dicoba' }) }
  assert.equal((await one.fetch('ruko.localhost', `${path}/deactivations`, off)).status, 204)
  // A notice takes a moment; the five seconds a process remembers by itself are never waited for.
  for (const web of [one, two]) await waitFor(async () => (await web.fetch(host, '/')).status === 503, 3_500)
  assert.equal((await two.fetch(host, '/api/v1/tutoring/site')).status, 503)
  assert.equal((await two.fetch(host, '/login')).status, 200)
  assert.equal((await two.fetch('ruko.localhost', `${path}/activations`, { method: 'POST', headers })).status, 204)
  for (const web of [one, two]) await waitFor(async () => (await web.fetch(host, '/')).status === 200, 3_500)
})

test('the nightly work forgets old answers in every tenant and keeps young ones', async (t) => {
  const house = await openHouse()
  t.after(() => house.close())
  const key = (name: string, days: number) =>
    house.sql(
      house.platform.id,
      `insert into kernel.idempotency_keys (tenant_id, scope, key, request_hash, created_at)
       values ($1, 'uji', $2, 'x', now() - make_interval(days => $3))`,
      [house.platform.id, name, days],
    )
  await key('lama-sekali', 8)
  await key('masih-muda', 1)
  await transactAsPlatform(
    await house.inside(house.platform, async ({ tx: _tx, ...base }) => base),
    'write',
    async (ctx) => enqueue(ctx, 'tenancy.nightly', {}),
  )
  await waitFor(async () => {
    const rows = await house.sql<{ key: string }>(house.platform.id, 'select key from kernel.idempotency_keys')
    return rows.length === 1 && rows[0]!.key === 'masih-muda'
  })
})
