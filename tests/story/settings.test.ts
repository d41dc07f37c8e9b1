import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../support/house.ts'
import { payInvoice, type Placed, placeOrder, reached, readOrder } from '../support/story.ts'
import { waitFor } from '../support/wait.ts'

let house: TestHouse
let owner: { cookie: string }
before(async () => {
  house = await openHouse({
    // Every page is kept, so that what a change of settings drops can be seen.
    render: async (_request, app) =>
      new Response(
        `<!doctype html><title>${app.tenant.name}</title>${JSON.stringify(await app.call('platform.readCatalogue', {}).catch(() => null))}`,
        {
          headers: { 'content-type': 'text/html', 'cache-control': 'public, s-maxage=300' },
        },
      ),
  })
  owner = await house.owner(house.platform)
})
after(() => house.close())

const desk = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const answer = await house.fetch('ruko.localhost', `/api/v1/console${path}`, { headers: owner, ...init })
  assert.ok(answer.ok, await answer.clone().text())
  return (await answer.json()) as T
}
const change = (settings: object) => desk('/settings', { method: 'PATCH', body: JSON.stringify(settings) })
const waits = async ({ id }: Placed) => (await desk<{ awaitsApproval: boolean }>(`/orders/${id}`)).awaitsApproval

test('orders that waited for approval or for opening go on when the setting says auto', async () => {
  await change({ provisioning: 'manual', goLive: 'manual' })
  const [full, dp, unpaid] = [
    await placeOrder(house, 'menunggu-satu', { scheme: 'full' }),
    await placeOrder(house, 'menunggu-dua'),
    await placeOrder(house, 'belum-dibayar'),
  ]
  assert.equal(await waits(full), false)
  await payInvoice(house, full.invoiceToken)
  await payInvoice(house, dp.invoiceToken)
  for (const order of [full, dp]) await reached(house, order, 'in_progress')
  assert.deepEqual([await waits(full), await waits(dp), await waits(unpaid)], [true, true, false])

  await change({ provisioning: 'auto' })
  await reached(house, full, 'ready')
  await waitFor(async () => (await readOrder(house, dp)).previewUrl)
  assert.deepEqual([await waits(full), await waits(dp)], [false, false])
  assert.equal((await house.fetch('menunggu-satu.ruko.localhost', '/api/v1/tutoring/site')).status, 503)

  await change({ goLive: 'auto' })
  await reached(house, full, 'active')
  await waitFor(async () => (await house.fetch('menunggu-satu.ruko.localhost', '/api/v1/tutoring/site')).status === 200)
  assert.equal((await readOrder(house, dp)).status, 'in_progress')
  assert.equal((await readOrder(house, unpaid)).status, 'new')
})

test('an order that waits for approval is shown as waiting whatever the setting says by now', async () => {
  await change({ provisioning: 'manual' })
  const order = await placeOrder(house, 'tetap-menunggu', { scheme: 'full' })
  await payInvoice(house, order.invoiceToken)
  await reached(house, order, 'in_progress')
  const stored = `update kernel.settings set value = value || '{"provisioning":"auto"}' where module = 'platform'`
  await house.sql(house.platform.id, stored)
  assert.equal(await waits(order), true)
  const approval = { method: 'POST', headers: owner }
  const path = `/api/v1/console/orders/${order.id}/approvals`
  assert.equal((await house.fetch('ruko.localhost', path, approval)).status, 204)
  await reached(house, order, 'active')
})

test('prices on kept pages of the portal follow the DP percentage at once', async () => {
  const page = async () => (await house.fetch('ruko.localhost', '/')).text()
  await change({ dpPercent: 40 })
  await waitFor(async () => (await page()).includes('"dpPercent":40'))
  await change({ dpPercent: 30 })
  await waitFor(async () => (await page()).includes('"dpPercent":30'))
})
