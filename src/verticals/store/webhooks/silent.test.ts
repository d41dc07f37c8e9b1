import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openReceiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { oneReseller } from '../partner/controls.ts'
import { openShop, type Shop } from '../testing.ts'

/* Receivers that take a message and never answer keep nobody else from being told. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-diam')
})
after(() => house.close())

/** A server that never answers, and how many of its visitors waited at the same time at most. */
async function openSilence() {
  let [waiting, most] = [0, 0]
  const server = createServer((request) => {
    most = Math.max(most, ++waiting)
    request.socket.once('close', () => waiting--)
  })
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, most: () => most, close: () => server.closeAllConnections() }
}

type Reseller = Awaited<ReturnType<typeof oneReseller>>
async function ask(by: Reseller, path: string, body: object): Promise<{ id: string }> {
  const answer = await house.fetch(shop.tenant.host, `/api/v1/reseller${path}`, {
    method: 'POST',
    headers: { cookie: `ruko=${by.sessionToken}` },
    body: JSON.stringify(body),
  })
  assert.ok(answer.status < 300, await answer.clone().text())
  return (await answer.json()) as { id: string }
}
const open = async (by: Reseller, url: string) => (await ask(by, '/webhooks', { name: 'Bot', url })).id
const told = (by: Reseller, ids: readonly string[]) =>
  Promise.all(ids.map((id) => ask(by, `/webhooks/${id}/tests`, {})))

test('of many silent addresses three are waited for, and one that is known to be ill leaves room for the others', async () => {
  const silence = await openSilence()
  const [ill, well] = [await oneReseller(shop.world), await oneReseller(shop.world)]
  const ids = []
  for (let n = 0; n < 9; n++) ids.push(await open(ill, silence.url))
  await told(ill, ids)
  await waitFor(async () => silence.most() >= 3)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  assert.equal(silence.most(), 3)
  await waitFor(async () => {
    silence.close()
    const rows = await shop.world.sql('select 1 from store.webhook_endpoints where failing_since is null')
    return rows.length === 0
  })
  await told(ill, ids)
  const receiver = await openReceiver()
  const mine = await open(well, receiver.url)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  for (let n = 0; n < 5; n++) await told(well, [mine])
  await waitFor(async () => receiver.seen.length === 5)
  silence.close()
  await receiver.close()
})
