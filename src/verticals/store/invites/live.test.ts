import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { startProvider } from '../../../../fakes/provider/server.ts'
import { openHouse } from '../../../../tests/support/house.ts'
import { clearOfMidnight } from '../../../../tests/support/midnight.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { openTradeSite } from '../../../../tests/support/world.ts'
import { store } from '../module.ts'
import { oneSale, type Sale } from './testing.ts'

/* The same with the real queue: jobs, clocks and messages go by themselves. */

const SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
await clearOfMidnight()
const fake = await startProvider({ port: 0, secret: SECRET })
const house = await openHouse({ standIns: true })
const site = await openTradeSite(house, store, 'hidup')
const admin = new pg.Pool({ connectionString: house.database.adminUrl, max: 1 })
after(async () => {
  await admin.end()
  await house.close()
  await fake.stop()
})

const sql = <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.sql<R>(site.tenant.id, text, values)
const world = { tenantId: site.tenant.id, sql }
const call = (name: string, input: object) => site.world.call(`store.${name}`, input)
const fulfil = ({ jobId }: Sale) => house.inside(site.tenant, async (ctx) => enqueue(ctx, 'store.fulfil', { jobId }))
const productIs = (sale: Sale, status: string) =>
  waitFor(async () => {
    const [row] = await sql<{ status: string }>('select status from store.products where id = $1', [sale.productId])
    return row!.status === status
  })

test('a pool that is used up pauses its product, is watched, and a new account brings it back and serves who waited', async () => {
  const { id: providerId } = (await call('createProvider', {
    adapter: 'signed-http',
    name: 'Penyedia Uji',
    config: { baseUrl: fake.url },
    secrets: { signingSecret: SECRET },
  })) as { id: string }
  const account = (name: string, dailyQuota: number) =>
    call('createProviderAccount', {
      id: providerId,
      label: name,
      credentials: { account: name, token: `token-${name}` },
      dailyQuota,
    })
  await account('ruang-1', 2)
  const first = await oneSale(world, { providerId, email: 'satu@contoh.id' })
  const { variantId, productId } = first
  const others = [
    await oneSale(world, { providerId, variantId, productId, email: 'dua@contoh.id' }),
    await oneSale(world, { providerId, variantId, productId, email: 'tiga@contoh.id' }),
  ]
  for (const sale of [first, ...others]) await fulfil(sale)
  await waitFor(async () => fake.book().length === 2)
  await productIs(first, 'paused')
  const clocks = await admin.query(
    `select j.run_at - now() as left from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'store.watchPool' and j.run_at between now() and now() + interval '61 seconds'`,
  )
  assert.equal(clocks.rowCount, 1)
  const told = await waitFor(async () => {
    const [row] = await sql(`select recipient from notifications.messages where template = 'store_product_paused'`)
    return row ?? null
  })
  assert.equal(told.recipient, site.world.owner.email)
  await account('ruang-2', 2)
  await productIs(first, 'active')
  // Who waited is served by itself.
  await waitFor(async () => fake.book().length === 3)
  const buyers = await waitFor(async () => {
    const rows = await sql<{ recipient: string }>(
      `select recipient from notifications.messages where template = 'store_invite_sent' and channel = 'email'`,
    )
    return rows.length === 3 ? rows : null
  })
  assert.deepEqual(buyers.map(({ recipient }) => recipient).toSorted(), [
    'dua@contoh.id',
    'satu@contoh.id',
    'tiga@contoh.id',
  ])
})
