import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { oneSale, type Sale } from '#verticals/store/invites/testing.ts'
import { store } from '#verticals/store/module.ts'
import { startProvider } from '../../fakes/provider/server.ts'
import { freePort } from '../../src/serve.ts'
import { openHouse } from '../support/house.ts'
import { clearOfMidnight } from '../support/midnight.ts'
import { waitFor } from '../support/wait.ts'
import { openTradeSite } from '../support/world.ts'
import { startApp } from './child.ts'

/*
 * The process that sends invitations is killed at every moment around the call, several times each. What the provider's own
 * book says counts: each buyer has one invitation, and each account has sent as many as were counted.
 */

const SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
const MOMENTS = ['store.claimed', 'invite-before-call', 'invite-after-call'] as const
const ROUNDS = 3

await clearOfMidnight()
const fake = await startProvider({ port: 0, secret: SECRET })
const house = await openHouse({ worker: false })
const site = await openTradeSite(house, store, 'mati')
after(async () => {
  await house.close()
  await fake.stop()
})
const sql = <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.sql<R>(site.tenant.id, text, values)
const fulfil = ({ jobId }: Pick<Sale, 'jobId'>) =>
  house.inside(site.tenant, async (ctx) => enqueue(ctx, 'store.fulfil', { jobId }))

test('whenever the process is killed, nobody is invited twice and nobody is forgotten', async () => {
  const { id: providerId } = await site.world.call('store.createProvider', {
    adapter: 'signed-http',
    name: 'Penyedia Uji',
    config: { baseUrl: fake.url },
    secrets: { signingSecret: SECRET },
  })
  for (const account of ['ruang-1', 'ruang-2']) {
    const credentials = { account, token: `token-${account}` }
    await site.world.call('store.createProviderAccount', {
      id: providerId,
      label: account,
      credentials,
      dailyQuota: 50,
    })
  }
  const ground = { database: house.database, gatewayUrl: house.gateway.url, port: await freePort() }
  const sales: Sale[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const moment of MOMENTS) {
      const app = await startApp(ground)
      await app.dieAt(moment)
      const sale = await oneSale(site.world, {
        providerId: providerId as string,
        email: `${moment}-${round}@contoh.id`,
      })
      sales.push(sale)
      await fulfil(sale)
      await app.killed
    }
  }
  const [calling] = await sql<{ n: number }>(
    `select count(*)::int as n from store.invitations where status = 'calling'`,
  )
  assert.ok(calling!.n >= ROUNDS, `only ${calling!.n} calls were cut off`)
  // A minute later: claims have lapsed, and nothing can be under way any more.
  await sql(`update store.fulfillment_jobs set next_run_at = now() - interval '1 second' where status = 'running'`)
  await sql(`update store.invitations set called_at = called_at - interval '1 minute'`)
  const app = await startApp(ground)
  after(() => app.kill())
  for (const sale of sales) await fulfil(sale)
  await waitFor(async () => {
    const rows = await sql(`select id from store.fulfillment_jobs where status <> 'done'`)
    return rows.length === 0
  }, 30_000)
  const book = fake.book()
  assert.equal(book.length, sales.length)
  assert.equal(new Set(book.map(({ email }) => email)).size, sales.length)
  const deliveries = await sql<{ invite_reference: string }>('select invite_reference from store.deliveries')
  assert.deepEqual(
    deliveries.map(({ invite_reference }) => invite_reference).toSorted(),
    book.map(({ reference }) => reference).toSorted(),
  )
  const counted = await sql<{ label: string; used_today: number }>(
    'select label, used_today from store.provider_accounts',
  )
  for (const { label, used_today } of counted)
    assert.equal(used_today, book.filter(({ account }) => account === label).length, label)
})
