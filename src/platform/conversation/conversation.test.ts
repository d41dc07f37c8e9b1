import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openHouse } from '../../../tests/support/house.ts'
import { placeOrder } from '../../../tests/support/story.ts'

const house = await openHouse({ worker: false })
after(() => house.close())
const PORTAL = 'ruko.localhost'
const owner = await house.owner(house.platform)
const stranger = await house.owner(house.platform, ['customer'])

type Talk = { items: { author: string; authorName: string; body: string; readAt: string | null }[]; unread: number }

async function send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return house.fetch(PORTAL, `/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}
const talkOf = async (token: string) =>
  (await (await house.fetch(PORTAL, `/api/v1/orders/${token}/messages`)).json()) as Talk
const dossierOf = async (id: string) =>
  (await (await house.fetch(PORTAL, `/api/v1/console/orders/${id}`, { headers: owner })).json()) as { messages: Talk }
const told = () =>
  house.sql<{ recipient: string; subject: string }>(
    house.platform.id,
    "select recipient, subject from notifications.messages where template = 'order_message' order by id",
  )

test('buyer and owner write to each other, each sees what is new, and each is told once', async () => {
  const order = await placeOrder(house, 'bimbel-bicara')
  for (const body of ['Kapan situs kami tampil?', 'Dan bolehkah logonya kami ganti?']) {
    assert.equal((await send(`/orders/${order.token}/messages`, { body })).status, 201)
  }
  assert.equal((await talkOf(order.token)).unread, 0, 'the own lines are not new')
  const seen = await dossierOf(order.id)
  assert.deepEqual(
    seen.messages.items.map(({ author, authorName, body, readAt }) => [author, authorName, body, readAt]),
    [
      ['buyer', 'Rangga Wiratama', 'Kapan situs kami tampil?', null],
      ['buyer', 'Rangga Wiratama', 'Dan bolehkah logonya kami ganti?', null],
    ],
  )
  assert.equal(seen.messages.unread, 2)
  assert.equal((await told()).length, 1, 'one mail for the batch that was not seen')

  const answer = { body: 'Hari ini juga.\nLogonya dapat diganti di admin situs.' }
  assert.equal((await send(`/console/orders/${order.id}/messages`, answer, owner)).status, 201)
  assert.equal((await dossierOf(order.id)).messages.unread, 0, 'who answers has read')
  const talk = await talkOf(order.token)
  assert.equal(talk.unread, 1)
  assert.equal(talk.items.at(-1)!.body, answer.body)
  assert.ok(talk.items[0]!.readAt, 'the buyer sees that the owner has seen it')
  const mails = await told()
  assert.equal(mails.length, 2)
  assert.equal(mails[1]!.recipient, 'bimbel-bicara@contoh.id')

  assert.equal((await send(`/orders/${order.token}/message-reads`, {})).status, 204)
  assert.equal((await talkOf(order.token)).unread, 0)
  assert.ok((await dossierOf(order.id)).messages.items.at(-1)!.readAt)

  // What follows a batch that was seen is told anew.
  assert.equal((await send(`/orders/${order.token}/messages`, { body: 'Baik, terima kasih.' })).status, 201)
  assert.equal((await told()).length, 3)
})

test('a talk belongs to its order, and its console side to the platform', async () => {
  const [mine, other] = [await placeOrder(house, 'bimbel-satu'), await placeOrder(house, 'bimbel-dua')]
  await send(`/orders/${mine.token}/messages`, { body: 'Rahasia pesanan satu.' })
  assert.deepEqual((await talkOf(other.token)).items, [])
  assert.equal((await house.fetch(PORTAL, `/api/v1/orders/${'x'.repeat(32)}/messages`)).status, 404)
  assert.equal((await send(`/console/orders/${mine.id}/messages`, { body: 'Halo' })).status, 401)
  assert.equal((await send(`/console/orders/${mine.id}/messages`, { body: 'Halo' }, stranger)).status, 403)
  assert.equal((await send(`/orders/${mine.token}/messages`, { body: '   ' })).status, 422)
  assert.equal((await send(`/orders/${mine.token}/messages`, { body: 'x'.repeat(2001) })).status, 422)
})
