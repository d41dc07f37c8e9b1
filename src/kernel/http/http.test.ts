import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { orderInput } from '#platform/controls.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { waitFor } from '../../../tests/support/wait.ts'
import { previewToken } from './visit.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ worker: false })
})
after(() => house.close())

const PORTAL = 'ruko.localhost'
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.fetch(PORTAL, `/api/v1${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

test('an unknown host is nobody, whatever a header says', async () => {
  const headers = { 'x-forwarded-host': PORTAL, 'x-tenant-id': house.platform.id }
  assert.equal((await house.fetch('orang-lain.id', '/api/v1/catalogue', { headers })).status, 404)
})

test('a body that is no JSON, too large, or of another type is refused and named', async () => {
  assert.equal((await post('/orders', '{"a":')).status, 400)
  assert.equal((await post('/orders', '[]')).status, 400)
  const large = await post('/orders', JSON.stringify({ businessName: 'x'.repeat(300_000) }))
  assert.equal(large.status, 413)
  assert.match(((await large.json()) as { detail: string }).detail, /256 KB/)
  assert.equal((await post('/orders', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
})

test('a refusal names each field in the language of the caller', async () => {
  const wrong = { ...orderInput('x'), owner: { ...orderInput('x').owner, whatsapp: '12' }, extra: 1 }
  const indonesian = (await (await post('/orders', wrong)).json()) as { errors: { path: string; message: string }[] }
  assert.deepEqual(indonesian.errors.map(({ path }) => path).toSorted(), ['extra', 'owner.whatsapp', 'slug'])
  const english = (await (await post('/orders', wrong, { 'accept-language': 'en-GB' })).json()) as typeof indonesian
  assert.ok(english.errors.some(({ message }) => message === 'This field is not known.'))
})

test('a request of another site is refused before anything happens', async () => {
  const refused = await post('/orders', orderInput('dari-luar'), { origin: 'http://evil.id' })
  assert.equal(refused.status, 403)
  assert.equal((await house.sql(house.platform.id, "select from platform.orders where slug = 'dari-luar'")).length, 0)
})

test('every answer carries the headers that keep browsers careful', async () => {
  const { headers } = await house.fetch(PORTAL, '/api/v1/catalogue')
  assert.match(headers.get('content-security-policy')!, /default-src 'self'/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.ok(headers.get('x-request-id'))
})

test('metrics are for this machine or the holder of the token', async () => {
  const answer = await fetch(`http://127.0.0.1:${house.listening.port}/metrics`)
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /ruko_http_requests_total/)
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.9' } }
  assert.equal((await fetch(`http://127.0.0.1:${house.listening.port}/metrics`, forwarded)).status, 404)
})

test('too many attempts are counted in the database and told with a time to wait', async (t) => {
  await house.sql(house.platform.id, 'delete from kernel.rate_limits')
  const strict = await openHouse({ worker: false, limitFactor: 1, database: house.database })
  t.after(() => strict.close())
  const order = (n: number) =>
    strict.fetch(PORTAL, '/api/v1/orders', { method: 'POST', body: JSON.stringify(orderInput(`banyak-${n}`)) })
  const statuses: number[] = []
  for (let n = 0; n < 61; n++) statuses.push((await order(n)).status)
  assert.deepEqual(statuses.slice(0, 60), Array(60).fill(201))
  assert.equal(statuses[60], 429)
  const again = await openHouse({ worker: false, limitFactor: 1, database: house.database })
  t.after(() => again.close())
  const refused = await again.fetch(PORTAL, '/api/v1/orders', {
    method: 'POST',
    body: JSON.stringify(orderInput('lagi')),
  })
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
})

test('an anonymous page is kept, dropped by a notice in every process, and never crosses tenants', async (t) => {
  let made = 0
  const render = async (_request: Request, app: { tenant: { name: string } }) => {
    made++
    return new Response(app.tenant.name, {
      headers: { 'cache-control': 'public, s-maxage=300', 'content-type': 'text/html' },
    })
  }
  const [one, two] = await Promise.all([
    openHouse({ worker: false, render, database: house.database }),
    openHouse({ worker: false, render, database: house.database }),
  ])
  t.after(() => Promise.all([one.close(), two.close()]))
  for (const web of [one, two]) {
    assert.equal(await (await web.fetch(PORTAL, '/')).text(), 'Ruko')
    assert.equal(await (await web.fetch(PORTAL, '/')).text(), 'Ruko')
  }
  assert.equal(made, 2)
  await house.sql(house.platform.id, "select pg_notify('ruko_tenants', $1)", [house.platform.id])
  // Each process makes its page anew when it has heard the notice, and once only.
  for (const [index, web] of [one, two].entries())
    await waitFor(async () => {
      await web.fetch(PORTAL, '/')
      return made === 3 + index
    })
  for (const web of [one, two]) await web.fetch(PORTAL, '/')
  assert.equal(made, 4)
  await one.fetch(PORTAL, '/', { headers: { cookie: 'ruko=siapa' } })
  assert.equal(made, 5)
  assert.equal((await one.fetch('tidak-ada.ruko.localhost', '/')).status, 404)
})

test('a page takes no larger body than the API does', async () => {
  const body = `email=${'x'.repeat(300_000)}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  assert.equal((await house.fetch(PORTAL, '/login', { method: 'POST', headers, body })).status, 413)
})

test('an address that looks like another host is a strange path of ours and is kept for nobody', async (t) => {
  const seen: string[] = []
  const render = async (_request: Request, app: { url: URL }) => {
    seen.push(app.url.href)
    return new Response(app.url.host, {
      headers: { 'cache-control': 'public, s-maxage=300', 'content-type': 'text/html' },
    })
  }
  const web = await openHouse({ worker: false, render, database: house.database })
  t.after(() => web.close())
  const strange = await web.fetch(PORTAL, '//evil.example/terms')
  assert.equal(strange.status, 404)
  assert.match(await (await web.fetch(PORTAL, '/terms')).text(), /^ruko\.localhost:/)
  assert.ok(!seen.some((url) => new URL(url).host.includes('evil')))
  assert.equal((await web.fetch(PORTAL, '//')).status, 404)
  // A query makes a page of its own, and is not kept: nobody can fill the memory with addresses.
  const before = seen.length
  await web.fetch(PORTAL, '/terms?a=1')
  await web.fetch(PORTAL, '/terms?a=1')
  assert.equal(seen.length, before + 2)
})

test('a preview link leads nowhere but to this host', async (t) => {
  const web = await openHouse({ worker: false, render: async () => new Response('ya'), database: house.database })
  t.after(() => web.close())
  const preview = previewToken(web.house, web.platform.id)
  for (const [asked, led] of [
    ['//evil.example/', '/evil.example/'],
    ['///evil.example/a?b=1', '/evil.example/a?b=1'],
    ['/.//evil.example/', '/evil.example/'],
    ['/terms', '/terms'],
  ] as const) {
    const address = `${asked}${asked.includes('?') ? '&' : '?'}preview=${preview}`
    const answer = await web.fetch(PORTAL, address, { redirect: 'manual' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, led], asked)
  }
})

test('a text with the character NUL is refused and named', async () => {
  const refused = await post('/orders', { ...orderInput('nul'), businessName: 'a\u0000bc' })
  assert.equal(refused.status, 422)
  assert.deepEqual(
    ((await refused.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path),
    ['businessName'],
  )
  assert.equal((await house.fetch(PORTAL, `/api/v1/orders/${'a'.repeat(21)}%00`)).status, 422)
})

test('reads of the API are limited, too, and looking does not use up what is for ordering', async (t) => {
  await house.sql(house.platform.id, 'delete from kernel.rate_limits')
  const strict = await openHouse({ worker: false, limitFactor: 0.05, database: house.database })
  t.after(() => strict.close())
  const statuses: number[] = []
  for (let n = 0; n < 70; n++) statuses.push((await strict.fetch(PORTAL, '/api/v1/catalogue')).status)
  assert.deepEqual([statuses[0], statuses.at(-1)], [200, 429])
  await house.sql(house.platform.id, 'delete from kernel.rate_limits')
  const many = await openHouse({ worker: false, limitFactor: 0.05, database: house.database })
  t.after(() => many.close())
  // Sixty are allowed: two lots of twenty-five, however many reads come at once.
  const once = await Promise.all(Array.from({ length: 50 }, () => many.fetch(PORTAL, '/api/v1/catalogue')))
  assert.ok(once.every(({ status }) => status === 200))
  const order = { method: 'POST', body: JSON.stringify(orderInput('masih-bisa')) }
  assert.equal((await strict.fetch(PORTAL, '/api/v1/orders', order)).status, 201)
})

test('the live connection comes back alone after the server cut it, and everybody looks anew', async () => {
  const count = async () => {
    const [row] = await house.sql<{ n: string }>(
      house.platform.id,
      "select count(*) as n from pg_stat_activity where application_name = 'ruko-live' and datname = current_database()",
    )
    return Number(row!.n)
  }
  assert.equal(await count(), 1)
  let woken = 0
  const stop = house.house.live.listen('ruko_tenants', () => woken++)
  for (let cut = 0; cut < 3; cut++) {
    const before = woken
    const admin = new pg.Client({ connectionString: house.database.adminUrl })
    await admin.connect()
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ruko-live' and datname = current_database()",
    )
    await admin.end()
    await waitFor(async () => woken > before)
  }
  assert.equal(await count(), 1)
  stop()
})
