import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_OWNER, DEMO_PASSWORD, DEMO_TENANT } from '../../src/demo/seed.ts'
import { type Caller, caller } from '../faults/call.ts'
import { openSite, type Run, type Site } from '../support/product.ts'
import { waitFor } from '../support/wait.ts'

const limit = { timeout: 120_000 }
/** About as long as a first start loads the demonstration. */
const SEED_MS = 1500

/** Stages of the first start, each told by what the database holds then. */
const moments: [name: string, reached: string][] = [
  ['the order is placed', 'select from platform.orders'],
  ['the charge is open', "select from payments.intents where status = 'pending'"],
  ['the address is connected', "select from kernel.domains where name = 'garuda'"],
  ['the site is public', "select from kernel.tenants where slug = 'garuda' and status = 'live'"],
]

let site: Site
let calls: Caller
before(async () => {
  site = await openSite()
  calls = caller(site.port)
})
after(async () => {
  calls.close()
  await site.close()
})

test('killed at one stage after the other, the first start is carried on by the next', limit, async () => {
  const own = await openSite()
  try {
    for (const [name, reached] of moments) {
      const run = own.start()
      await waitFor(async () => (await own.rows(reached)).length > 0, 30_000).catch(() => assert.fail(`never: ${name}`))
      await run.end('SIGKILL')
    }
    await finished(own)
  } finally {
    await own.close()
  }
})

test('a first start killed three times at any moment is finished by the fourth', limit, async () => {
  for (let round = 0; round < 3; round++) {
    const run = site.start()
    await waitFor(() => calls.once('ruko.localhost', '/healthz').catch(() => null), 30_000)
    await sleep(Math.random() * SEED_MS)
    await run.end('SIGKILL')
  }
  await finished(site)
})

test('a start with everything in place loads nothing and changes nothing', limit, async () => {
  const people = 'select * from kernel.people order by id'
  const before = await site.rows(people)
  const run = site.start()
  await run.ready()
  assert.doesNotMatch(run.output(), /Loaded the demo data/)
  assert.deepEqual(await site.rows(people), before)
  assert.equal(await run.end('SIGTERM'), 0)
})

/** Starts once more and finds one example site, paid once, and both logins at work. */
async function finished(own: Site): Promise<void> {
  const run: Run = own.start()
  await run.ready()
  const at = caller(own.port)
  const one = async (from: string) => assert.equal((await own.rows(`select from ${from}`)).length, 1, from)
  await one("kernel.tenants where slug = 'garuda' and status = 'live'")
  await one("platform.orders where slug = 'garuda'")
  await one('payments.captures')
  const garuda = "tenant_id = (select id from kernel.tenants where slug = 'garuda')"
  await one(`kernel.people where email = '${DEMO_TENANT.admin}' and ${garuda}`)
  await one(`tutoring.site_versions where ${garuda}`)
  const signIn = (host: string, email: string) =>
    at.once(host, '/api/v1/sessions', { method: 'POST', body: { email, password: DEMO_PASSWORD } })
  for (const [host, email] of [
    ['ruko.localhost', DEMO_OWNER],
    [`${DEMO_TENANT.slug}.ruko.localhost`, DEMO_TENANT.admin],
  ] as const) {
    const answer = await signIn(host, email)
    assert.ok(answer.status < 300, `${email}: ${answer.status} ${answer.text}`)
  }
  const page = await at.once(`${DEMO_TENANT.slug}.ruko.localhost`, '/')
  assert.equal(page.status, 200)
  at.close()
  assert.equal(await run.end('SIGTERM'), 0, run.output())
}
