import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { modules } from '../../modules.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { openSite, openTradeSite, type Site } from '../../../tests/support/world.ts'

let house: TestHouse
let one: Site
let two: Site
before(async () => {
  const trade = modules.find(({ kind }) => kind === 'vertical')!
  house = await openHouse({ worker: false })
  one = await openTradeSite(house, trade, 'kunci-satu')
  two = await openTradeSite(house, trade, 'kunci-dua')
})
after(() => house.close())

const keyOf = async (site: Site, permissions: string[]) =>
  (await site.world.call('identity.createApiKey', { name: 'Program uji', permissions })) as { id: string; key: string }
const ask = (
  site: Site,
  path: string,
  key: string,
  { headers, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) => house.fetch(site.tenant.host, path, { ...init, headers: { ...headers, authorization: `Bearer ${key}` } })
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

test('a key opens what it may on its own host, and is 401 everywhere else', async () => {
  const { key } = await keyOf(one, ['identity.people.read'])
  assert.equal((await ask(one, '/api/v1/people', key)).status, 200)
  for (const [site, given] of [
    [two, key],
    [one, 'ruko_bukan-kunci'],
    [one, ''],
  ] as const) {
    const refused = await ask(site, '/api/v1/people', given)
    assert.deepEqual([refused.status, refused.headers.get('www-authenticate')], [401, 'Bearer'])
    assert.equal(await codeOf(refused), 'api-key-refused')
  }
  assert.equal((await ask(one, '/api/v1/audit/entries', key)).status, 403)
  assert.equal(await codeOf(await ask(one, '/api/v1/me', key)), 'person-needed')
})

test('a wrong key is refused where anybody may ask, and for all that a good session comes along', async () => {
  const cookie = `ruko=${one.ownerToken}`
  assert.equal((await ask(one, '/api/v1/people', 'ruko_salah', { headers: { cookie } })).status, 401)
  const open = await ask(one, '/api/v1/password-resets', 'ruko_salah', {
    method: 'POST',
    body: JSON.stringify({ email: 'siapa@contoh.id' }),
  })
  assert.equal(open.status, 401)
  const other = await house.fetch(one.tenant.host, '/api/v1/people', {
    headers: { cookie, authorization: 'Basic YTpi' },
  })
  assert.equal(other.status, 200)
})

test('a program needs no origin; a browser of another site still is refused', async () => {
  const { key } = await keyOf(one, ['identity.people.invite'])
  const invite = (email: string) => ({ method: 'POST', body: JSON.stringify({ email, name: 'Tamu', roles: [] }) })
  const foreign = { origin: 'https://lain.contoh.id', 'sec-fetch-site': 'cross-site' }
  const made = await ask(one, '/api/v1/invitations', key, { ...invite('tamu-a@contoh.id'), headers: foreign })
  assert.equal(made.status, 201)
  const refused = await house.fetch(one.tenant.host, '/api/v1/invitations', {
    ...invite('tamu-b@contoh.id'),
    headers: { ...foreign, cookie: `ruko=${one.ownerToken}` },
  })
  assert.equal(await codeOf(refused), 'foreign-origin')
})

test('what a key does stands in the log under its name', async () => {
  const { id, key } = await keyOf(one, ['identity.people.invite'])
  const body = JSON.stringify({ email: 'dicatat@contoh.id', name: 'Dicatat', roles: [] })
  await ask(one, '/api/v1/invitations', key, { method: 'POST', body })
  const rows = await house.sql(
    one.tenant.id,
    'select actor_kind, actor_name, action from audit.entries where actor_id = $1',
    [id],
  )
  assert.deepEqual(rows, [{ actor_kind: 'key', actor_name: 'Program uji', action: 'identity.invitePerson' }])
})

test('one Idempotency-Key of two API keys is two requests', async () => {
  const [left, right] = [await keyOf(one, ['identity.people.invite']), await keyOf(one, ['identity.people.invite'])]
  const send = (key: string) =>
    ask(one, '/api/v1/invitations', key, {
      method: 'POST',
      headers: { 'idempotency-key': 'sama-untuk-semua' },
      body: JSON.stringify({ email: 'sekali@contoh.id', name: 'Sekali', roles: [] }),
    })
  const [first, again] = [await send(left.key), await send(left.key)]
  assert.deepEqual([first.status, again.status, again.headers.get('idempotency-replayed')], [201, 201, 'true'])
  assert.equal(await codeOf(await send(right.key)), 'person-exists')
})

test('documents take a key; pages do not know it', async () => {
  const { key } = await keyOf(one, ['audit.entries.read'])
  const sheet = await ask(one, '/audit/entries.csv', key)
  assert.equal(sheet.status, 200)
  assert.match(
    sheet.headers.get('content-disposition')!,
    /^attachment; filename="audit-kunci-satu-\d{4}-\d\d-\d\d\.csv"$/,
  )
  assert.equal((await ask(two, '/audit/entries.csv', key)).status, 401)
  const weak = await keyOf(one, ['identity.people.read'])
  assert.equal((await ask(one, '/audit/entries.csv', weak.key)).status, 403)
  const seen: string[] = []
  const render = async (_request: Request, app: { actor: { kind: string } }) => {
    seen.push(app.actor.kind)
    return new Response('')
  }
  const web = await openHouse({ worker: false, render, database: house.database })
  await web.fetch(one.tenant.host, '/admin/team', { headers: { authorization: `Bearer ${key}` } })
  await web.close()
  assert.deepEqual(seen, ['anonymous'])
})

test('the description tells how to bring a key, and which operations take one', async () => {
  type Description = {
    components: { securitySchemes: Record<string, { scheme?: string }> }
    paths: Record<string, Record<string, { security: object[] }>>
  }
  const api = (await (await house.fetch(one.tenant.host, '/api/openapi.json')).json()) as Description
  assert.equal(api.components.securitySchemes.key!.scheme, 'bearer')
  assert.deepEqual(api.paths['/people']!.get!.security, [{ session: [] }, { key: [] }])
  assert.deepEqual(api.paths['/me']!.get!.security, [{ session: [] }])
  const docs = await (await house.fetch(one.tenant.host, '/api/docs')).text()
  assert.match(docs, /Authorization: Bearer ruko_/)
})

test('the platform has keys as well', async () => {
  const portal = await openSite(house, house.platform)
  const { key } = await keyOf(portal, ['platform.orders.read'])
  assert.equal((await ask(portal, '/api/v1/console/orders', key)).status, 200)
  assert.equal((await ask(one, '/api/v1/people', key)).status, 401)
})
