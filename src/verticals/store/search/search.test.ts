import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { store } from '#verticals/store/module.ts'
import { good, MOST_GOODS } from '../../../../bench/store/goods.ts'
import { fillShop } from '../../../../bench/store/fill.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { ask, openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { oneProduct } from '../catalogue/controls.ts'
import type { ProductList } from '../catalogue/schemas.ts'
import { keptWords, lettersOf, soundOf, wordsOf } from './words.ts'

let house: TestHouse
let shop: Site
let large: Site
let app: pg.Client
before(async () => {
  house = await openHouse({ worker: false })
  shop = await openTradeSite(house, store, 'toko-cari')
  large = await openTradeSite(house, store, 'toko-besar')
  await fillShop((text, values) => house.sql(large.tenant.id, text, values), large.tenant.id, MOST_GOODS, 0)
  app = new pg.Client({ connectionString: house.database.urls.app })
  await app.connect()
  await house.sql(large.tenant.id, 'analyze store.products, store.search_terms')
})
after(async () => {
  await app.end()
  await house.close()
})

const operation = (name: string) => house.house.registry.operations.get(`store.${name}`)!
const list = async (input: Record<string, unknown>, site: Site = shop) => {
  const answer = await ask(house, site.tenant, operation('listProducts'), input)
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as ProductList
}
const names = async (q: string, more: Record<string, unknown> = {}) =>
  (await list({ q, ...more })).items.map(({ name }) => name)

test('words are taken apart, sound alike when they are spelt alike, and swapped letters make no difference', () => {
  assert.deepEqual(wordsOf('Beli Nétflix 1bulan, murah!'), ['netflix', '1', 'bulan'])
  assert.deepEqual(wordsOf('murah'), ['murah'])
  assert.deepEqual(keptWords('Gim Gim', 'GIM PS5'), ['gim', 'ps', '5'])
  assert.equal(soundOf('djakarta'), soundOf('jakarta'))
  assert.equal(soundOf('bln'), soundOf('bulan'))
  assert.equal(soundOf('taksi'), soundOf('taxi'))
  assert.equal(lettersOf('premuim'), lettersOf('premium'))
})

test('a misspelt, joined, parted or shortened word finds what was meant, and says what it took it for', async () => {
  await oneProduct(shop.world, { name: 'Netflix Premium', tags: ['film'] })
  await oneProduct(shop.world, { name: 'Spotify Keluarga', tags: ['musik'] })
  await oneProduct(shop.world, { name: 'Canva Pro', tags: ['desain'] })
  await shop.world.call('store.addSynonyms', { items: [{ word: 'ntflx', means: 'netflix' }] })
  for (const [typed, name] of [
    ['netflik', 'Netflix Premium'],
    ['nteflix premuim', 'Netflix Premium'],
    ['net flix', 'Netflix Premium'],
    ['netflixpremium', 'Netflix Premium'],
    ['ntflx', 'Netflix Premium'],
    ['netf', 'Netflix Premium'],
    ['sportify', 'Spotify Keluarga'],
    ['spotivy kluarga', 'Spotify Keluarga'],
    ['cnva', 'Canva Pro'],
    ['kanva', 'Canva Pro'],
    ['musik', 'Spotify Keluarga'],
  ] as const) {
    assert.equal((await names(typed))[0], name, typed)
  }
  assert.equal((await list({ q: 'netflik' })).corrected, 'netflix')
  assert.equal((await list({ q: 'netflix' })).corrected, null)
  assert.deepEqual(await names('xyzzy'), [])
})

test('filters and orders hold while searching, and pages of a search follow each other', async () => {
  await oneProduct(shop.world, { name: 'Netflix Dasar', variants: [{ name: 'A', priceIdr: 5_000 }] })
  assert.deepEqual(await names('netflix', { sort: 'cheapest' }), ['Netflix Dasar', 'Netflix Premium'])
  assert.deepEqual(await names('netflix', { maxIdr: 10_000 }), ['Netflix Dasar'])
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null && seen.length < 200) {
    const page: ProductList = await list({ q: 'layrku premium', limit: 7, ...(cursor ? { cursor } : {}) }, large)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  assert.equal(new Set(seen).size, seen.length)
  assert.ok(seen.length >= 10)
})

test('of 200 misspelt queries over 20,000 products nearly all find what was meant among the first ten', async () => {
  const queries = JSON.parse(
    readFileSync(new URL('../../../../bench/store/misspelt.json', import.meta.url), 'utf8'),
  ) as { query: string; words: string[] }[]
  assert.equal(queries.length, 200)
  const everything = Array.from({ length: MOST_GOODS }, (_, place) => keptWords(good(place).name))
  let recall = 0
  const missed: string[] = []
  const times: number[] = []
  for (const { query, words } of queries) {
    const started = performance.now()
    const { items } = await list({ q: query, limit: 10 }, large)
    times.push(performance.now() - started)
    const right = items.filter(({ name }) => words.every((word) => keptWords(name).includes(word))).length
    const most = Math.min(10, everything.filter((name) => words.every((word) => name.includes(word))).length)
    recall += right / most
    if (right < most) missed.push(`${query} -> ${words.join(' ')} (${right}/${most}: ${items[0]?.name})`)
  }
  const p95 = times.toSorted((left, right) => left - right)[189]!
  process.stdout.write(`recall@10 ${(recall / 200).toFixed(3)}, p95 ${p95.toFixed(1)} ms\n`)
  assert.ok(recall / 200 >= 0.95, missed.join('\n'))
})

const search = `select * from store.search_products(array['layarku'], array['lrk'], array['aaklruy'], 10)`

test('the search function sees the shop of its transaction and no other, and without one it sees none', async () => {
  const inside = async (tenantId: string) => {
    await app.query('begin')
    await app.query("select set_config('app.tenant_id', $1, true)", [tenantId])
    const { rows } = await app.query(search)
    await app.query('commit')
    return rows as { id: string }[]
  }
  assert.equal((await inside(large.tenant.id)).length, 10)
  assert.equal((await inside(shop.tenant.id)).length, 0)
  assert.ok(!(await names('layarku')).length, 'nor over HTTP')
  // Once used and ended, and on a connection that never had one.
  await assert.rejects(app.query(search), { code: '22P02' })
  const fresh = new pg.Client({ connectionString: house.database.urls.app })
  await fresh.connect()
  await assert.rejects(fresh.query(search), { code: '42704' })
  await fresh.end()
})

test('nobody who serves requests can become the role that searches, or use what only it may', async () => {
  for (const url of [house.database.urls.app, house.database.urls.platform]) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await assert.rejects(client.query('set role ruko_search'), { code: '42501' })
    await assert.rejects(client.query(`select store.search_matches(gen_random_uuid(), array['{a}'], 0)`), {
      code: '42501',
    })
    await assert.rejects(client.query(`select store.search_alike(gen_random_uuid(), 'a', 'a', 'a')`), { code: '42501' })
    await client.end()
  }
  const [role] = await house.sql(
    shop.tenant.id,
    `select rolcanlogin, rolsuper, rolbypassrls, pg_has_role('ruko_app', 'ruko_search', 'member') as app,
       pg_has_role('ruko_platform', 'ruko_search', 'member') as platform,
       has_schema_privilege('ruko_search', 'store', 'create') as creates
     from pg_roles where rolname = 'ruko_search'`,
  )
  const none = { rolcanlogin: false, rolsuper: false, rolbypassrls: false }
  assert.deepEqual(role, { ...none, app: false, platform: false, creates: false })
})

test('people who add abbreviations at once lose nothing of each other, and one that is there is refused by its place', async () => {
  const asOwner = (method: string, path: string, body?: unknown) =>
    house.fetch(shop.tenant.host, `/api/v1/store/admin/synonyms${path}`, {
      method,
      headers: { cookie: `ruko=${shop.ownerToken}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const add = (items: { word: string; means: string }[]) => asOwner('POST', '', { items })
  const pairs = Array.from({ length: 12 }, (_, n) => `sk${'abcdefghijkl'[n]}`)
  const answers = await Promise.all(
    pairs.map((word) =>
      add([
        { word, means: 'kanva' },
        { word: `${word}x`, means: 'pro' },
      ]),
    ),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]))
  const words = async () => {
    const read = await asOwner('GET', '')
    return ((await read.json()) as { items: { word: string }[] }).items.map(({ word }) => word)
  }
  const there = await words()
  for (const word of pairs) assert.ok(there.includes(word) && there.includes(`${word}x`), word)
  const again = await add([
    { word: 'baru', means: 'kanva' },
    { word: 'Ská', means: 'lain' },
  ])
  const { errors } = (await again.json()) as { errors: { path: string }[] }
  assert.deepEqual([again.status, errors.map(({ path }) => path)], [422, ['items.1.word']])
  assert.deepEqual(await words(), there, 'nothing of what was refused stays')
  const full = await add(Array.from({ length: 490 }, (_, n) => ({ word: `w${toLetters(n)}`, means: 'kanva' })))
  assert.match(await full.text(), /500/)
  assert.equal((await asOwner('DELETE', '/ska')).status, 204)
  assert.equal((await asOwner('DELETE', '/ska')).status, 404)
  assert.deepEqual(
    await words(),
    there.filter((word) => word !== 'ska'),
  )
})

/** A word of letters alone for each number. */
const toLetters = (n: number): string => String(n).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)
