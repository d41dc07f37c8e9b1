import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../../src/demo/password.ts'
import { DEMO_OWNER, DEMO_TENANTS } from '../../src/demo/seed.ts'
import { buatfilm } from '../../src/demo/store/buatfilm.ts'
import { ruangpremium } from '../../src/demo/store/ruangpremium.ts'
import { type Caller, caller } from '../faults/call.ts'
import { openSite, type Run, type Site } from '../support/product.ts'
import { waitFor } from '../support/wait.ts'

const shops = [ruangpremium, buatfilm]
const limit = { timeout: 240_000 }
/** Nine starts one after the other, each followed by what it left undone. */
const longLimit = { timeout: 400_000 }
/** About as long as a first start loads the demonstration. */
const SEED_MS = 6000

/** Stages of the first start, each told by what the database holds then. */
const moments: [name: string, reached: string][] = [
  ['the order is placed', 'select from platform.orders'],
  ['the charge is open', "select from payments.intents where status = 'pending'"],
  ['the address is connected', "select from kernel.domains where name = 'garuda'"],
  ['the site is public', "select from kernel.tenants where slug = 'garuda' and status = 'live'"],
  ['a shop is public', "select from kernel.tenants where slug = 'ruangpremium' and status = 'live'"],
  ['it has goods', 'select from store.products limit 1'],
  ['it has stock', 'select from store.stock_items limit 1'],
  ['somebody has ordered', 'select from store.orders limit 1'],
  ['something was handed over', 'select from store.deliveries limit 1'],
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

test('killed at one stage after the other, the first start is carried on by the next', longLimit, async () => {
  const own = await openSite()
  try {
    for (const [name, reached] of moments) {
      const run = own.start()
      await waitFor(async () => (await own.rows(reached)).length > 0, 90_000).catch(() => assert.fail(`never: ${name}`))
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
    await waitFor(() => calls.once('ruko.localhost', '/healthz').catch(() => null), 90_000)
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

/** Starts once more and finds each example site once, paid once, and all logins at work. */
async function finished(own: Site): Promise<void> {
  const run: Run = own.start()
  await run.ready()
  const at = caller(own.port)
  const count = async (many: number, from: string) =>
    assert.equal((await own.rows(`select from ${from}`)).length, many, from)
  const ours = "tenant_id in (select id from kernel.tenants where kind = 'platform')"
  await count(DEMO_TENANTS.length, `payments.captures where ${ours}`)
  for (const { slug, admin, order } of DEMO_TENANTS) {
    const theirs = `tenant_id = (select id from kernel.tenants where slug = '${slug}')`
    await count(1, `kernel.tenants where slug = '${slug}' and status = 'live'`)
    await count(1, `platform.orders where slug = '${slug}'`)
    await count(1, `kernel.people where email = '${admin}' and ${theirs}`)
    if (order.vertical === 'tutoring') await count(1, `tutoring.site_versions where ${theirs}`)
    else await shopIsWhole(own, slug, theirs)
  }
  const signIn = (host: string, email: string) =>
    at.once(host, '/api/v1/sessions', { method: 'POST', body: { email, password: DEMO_PASSWORD } })
  const people = DEMO_TENANTS.flatMap(({ slug, admin, accounts = [] }) =>
    [admin, ...accounts.map(({ email }) => email)].map((email) => [`${slug}.ruko.localhost`, email] as const),
  )
  for (const [host, email] of [['ruko.localhost', DEMO_OWNER] as const, ...people]) {
    const answer = await signIn(host, email)
    assert.ok(answer.status < 300, `${email}: ${answer.status} ${answer.text}`)
  }
  // Signing in, the member found what they had bought as a guest.
  for (const { accounts = [] } of DEMO_TENANTS)
    for (const { email, path } of accounts)
      if (path === 'account') await count(1, `store.orders where email = '${email}' and person_id is not null`)
  for (const { slug } of DEMO_TENANTS) assert.equal((await at.once(`${slug}.ruko.localhost`, '/')).status, 200, slug)
  at.close()
  assert.equal(await run.end('SIGTERM'), 0, run.output())
}

/** Every product once and on sale, every buyer's order once and paid once, no code handed over twice. */
async function shopIsWhole(own: Site, slug: string, theirs: string): Promise<void> {
  const shop = shops.find((one) => one.slug === slug)!
  const count = async (from: string) => (await own.rows(`select from ${from} where ${theirs}`)).length
  assert.equal(await count('store.products'), shop.products.length, slug)
  assert.equal(await count('store.categories'), shop.categories.length, slug)
  const resellers = shop.resellers ?? []
  const buyers = [...shop.buyers, ...resellers.flatMap(({ customers = [] }) => customers)]
  const bought = resellers.flatMap(({ buys = [] }) => buys).length
  assert.equal(await count('store.orders'), buyers.length + bought, slug)
  const paidIn = resellers.filter(({ topupIdr }) => topupIdr).length
  assert.equal(await count('payments.captures'), buyers.filter(({ unpaid }) => !unpaid).length + paidIn, slug)
  assert.equal(await count('store.resellers'), resellers.length, slug)
  const units = shop.products
    .filter(({ kind }) => kind === 'stock')
    .flatMap(({ variants }) => variants)
    .reduce((sum, one) => sum + (one.units ?? 0), 0)
  assert.equal((await count('store.stock_items')) - (await seats(own, theirs)), units, slug)
  const [site] = await own.rows<{ revision: number }>(`select revision from store.sites where ${theirs}`)
  assert.equal(site!.revision, 2, slug)
}

async function seats(own: Site, theirs: string): Promise<number> {
  return (await own.rows(`select from store.stock_items where account_id is not null and ${theirs}`)).length
}
