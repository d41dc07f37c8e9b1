import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { openReceiver } from '../../../../tests/support/receiver.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { oneReseller } from '../partner/controls.ts'
import { openShop, type Shop } from '../testing.ts'

/* Receivers that take a message and never answer, or late, keep nobody else from being told. */

let house: TestHouse
let shop: Shop
before(async () => {
  house = await openHouse()
  shop = await openShop(house, 'toko-diam')
})
after(() => house.close())

/** A server that answers after so long or never, and how many of its visitors waited at the same time at most. */
async function openSilence(afterMs = Number.POSITIVE_INFINITY) {
  let [waiting, most, asked] = [0, 0, 0]
  const server = createServer((request, response) => {
    most = Math.max(most, ++waiting)
    asked++
    request.socket.once('close', () => waiting--)
    if (afterMs < Number.POSITIVE_INFINITY)
      setTimeout(() => response.setHeader('connection', 'close').end('ok'), afterMs)
  })
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    most: () => most,
    asked: () => asked,
    close: () => server.closeAllConnections(),
  }
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
  const [well, ...ill] = [await oneReseller(shop.world), await oneReseller(shop.world), await oneReseller(shop.world)]
  const ids: [Reseller, string][] = []
  for (let n = 0; n < 9; n++) ids.push([ill[n % 2]!, await open(ill[n % 2]!, silence.url)])
  const tellAll = () => Promise.all(ids.map(([by, id]) => told(by, [id])))
  await tellAll()
  await waitFor(async () => silence.most() >= 3)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  assert.equal(silence.most(), 3)
  await waitFor(async () => {
    silence.close()
    const rows = await shop.world.sql('select 1 from store.webhook_endpoints where failing_since is null')
    return rows.length === 0
  })
  await tellAll()
  const receiver = await openReceiver()
  const mine = await open(well, receiver.url)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  for (let n = 0; n < 5; n++) await told(well, [mine])
  await waitFor(async () => receiver.seen.length === 5)
  silence.close()
  await receiver.close()
})

test('of one reseller’s many slow addresses two are waited for, and somebody else’s message arrives meanwhile', async () => {
  const slow = await openSilence(4_000)
  const [many, one] = [await oneReseller(shop.world), await oneReseller(shop.world)]
  const ids: string[] = []
  for (let n = 0; n < 9; n++) ids.push(await open(many, slow.url))
  const receiver = await openReceiver()
  const mine = await open(one, receiver.url)
  await told(many, [...ids, ...ids])
  await waitFor(async () => slow.asked() >= 2)
  await told(one, [mine])
  await waitFor(async () => receiver.seen.length === 1)
  await waitFor(async () => slow.asked() >= 6)
  assert.equal(slow.most(), 2)
  slow.close()
  await receiver.close()
})

test('a backlog at one address goes on one after the other, the oldest first', async () => {
  const receiver = await openReceiver()
  const one = await oneReseller(shop.world)
  const mine = await open(one, receiver.url)
  await told(
    one,
    Array.from({ length: 20 }, () => mine),
  )
  await waitFor(async () => receiver.seen.length === 20)
  const sequences = receiver.seen.map(({ body }) => (JSON.parse(body) as { sequence: number }).sequence)
  assert.deepEqual(
    sequences,
    sequences.toSorted((a, b) => a - b),
  )
  await receiver.close()
})
