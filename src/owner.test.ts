import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { openHouse, type TestHouse } from '../tests/support/house.ts'
import { type FreshDatabase, freshDatabase } from '../tests/support/postgres.ts'
import { waitFor } from '../tests/support/wait.ts'
import { inviteFirstOwner } from './owner.ts'

type Mail = { to: { address: string }; text: string }

const EMAIL = 'wening@ruko.id'
const houses: TestHouse[] = []
let database: FreshDatabase
let mails: Mail[] = []

beforeEach(async () => {
  await closeAll()
  database = await freshDatabase()
  mails = []
})
after(closeAll)

test('many first starts invite one owner once, and the mailed link opens the console', async () => {
  const [web, worker] = await Promise.all([start({ worker: false }), start({ worker: true })])
  const outcomes = await Promise.all([web, web, worker, worker].map(({ house }) => inviteFirstOwner(house, EMAIL)))
  assert.deepEqual(outcomes.toSorted(), ['invited', 'waiting', 'waiting', 'waiting'])
  const mail = await waitFor(async () => mails[0])
  assert.equal(mail.to.address, EMAIL)
  await quiet(worker)
  assert.deepEqual([mails.length, await count('kernel.people'), await count('notifications.messages')], [1, 1, 1])

  const token = new URL(/http\S+set-password\S+/.exec(mail.text)![0]).searchParams.get('token')
  const password = 'kuda lumping menari di bukit'
  const set = await send(web, 'PUT', '/api/v1/passwords', { token, password })
  assert.ok(set.ok, await set.clone().text())
  assert.ok((await send(web, 'POST', '/api/v1/sessions', { email: EMAIL, password })).ok)

  assert.equal(await inviteFirstOwner(web.house, null), 'present')
  assert.equal(await inviteFirstOwner(worker.house, 'lain@ruko.id'), 'present')
  await quiet(worker)
  assert.deepEqual([mails.length, await count('kernel.people')], [1, 1])
})

test('a second start sends nothing while the link is open, and a new one when it has run out', async () => {
  const house = await start({ worker: true })
  assert.equal(await inviteFirstOwner(house.house, EMAIL), 'invited')
  await waitFor(async () => mails[0])
  assert.equal(await inviteFirstOwner(house.house, EMAIL), 'waiting')
  assert.equal(await inviteFirstOwner(house.house, null), 'waiting')
  await house.sql(house.platform.id, 'update kernel.one_time_tokens set expires_at = now()')
  assert.equal(await inviteFirstOwner(house.house, EMAIL), 'invited')
  await waitFor(async () => mails[1])
  assert.equal(await count('kernel.people'), 1)
})

test('an address that was mistyped loses the right and its link', async () => {
  const house = await start({ worker: true })
  await inviteFirstOwner(house.house, 'wenig@ruko.id')
  await waitFor(async () => mails[0])
  assert.equal(await inviteFirstOwner(house.house, EMAIL), 'invited')
  const owners = await house.sql<{ email: string }>(
    house.platform.id,
    "select email from kernel.people join kernel.role_grants on person_id = id where role = 'owner'",
  )
  assert.deepEqual(owners, [{ email: EMAIL }])
  assert.equal(await count("kernel.one_time_tokens where used_at is null and purpose = 'set-password'"), 1)
})

test('without an owner and without an address the start is refused in one sentence', async () => {
  const { house } = await start({ worker: false })
  await assert.rejects(inviteFirstOwner(house, null), {
    name: 'StartRefusal',
    message: /no owner yet: set OWNER_EMAIL/,
  })
})

test('the owner of a demonstration counts for nothing in production', async () => {
  const house = await start({ worker: false })
  await house.owner(house.platform)
  await house.sql(house.platform.id, "update kernel.people set password_hash = 'x', demo_password = true")
  await assert.rejects(inviteFirstOwner(house.house, null), { name: 'StartRefusal' })
  assert.equal(await inviteFirstOwner(house.house, EMAIL), 'invited')
})

async function start({ worker }: { worker: boolean }): Promise<TestHouse> {
  const mailer = { send: async (mail: Mail) => void mails.push(mail) }
  const house = await openHouse({ mode: 'production', database, worker, mailer })
  houses.push(house)
  return house
}

async function closeAll(): Promise<void> {
  if (houses.length === 0) return
  for (const house of houses.splice(0)) await house.close()
  await database.drop()
}

/** Waits until the queue is empty, so that what was to be sent has been sent. */
function quiet(house: TestHouse): Promise<boolean> {
  return waitFor(async () => {
    const { rows } = await house.house.pools.platform.query('select from graphile_worker.jobs where attempts = 0')
    return rows.length === 0
  })
}

async function count(from: string): Promise<number> {
  const { sql, platform } = houses[0]!
  return Number((await sql<{ n: string }>(platform.id, `select count(*) as n from ${from}`))[0]!.n)
}

function send(house: TestHouse, method: string, path: string, body: object): Promise<Response> {
  return house.fetch('ruko.localhost', path, { method, body: JSON.stringify(body) })
}
