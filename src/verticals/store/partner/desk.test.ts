import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { wireTo } from '../../../../tests/support/wire.ts'
import { sessionOf } from '../../../../tests/support/world.ts'
import { newId } from '#kernel/db/id.ts'
import { saveMember } from '../members/queries.ts'
import { insertEndpoint, stepDown } from '../webhooks/testing.ts'
import { openShop, type Shop } from '../testing.ts'
import { openReseller, type TestReseller } from '../resellers/testing.ts'
import { oneKey } from './controls.ts'

/* What the shop sees and decides of resellers' programs, and in which language they hear of it. */

const mails: { to: string; subject: string; text: string }[] = []
let house: TestHouse
let shop: Shop
let other: Shop
before(async () => {
  house = await openHouse({
    limitFactor: 1,
    mailer: { send: async ({ to, subject, text }) => void mails.push({ to: to.address, subject, text }) },
  })
  shop = await openShop(house, 'program')
  other = await openShop(house, 'program-lain')
})
after(() => house.close())

type Programs = {
  keys: { id: string; name: string; mode: string; networks: string[]; permissions: string[]; status: string }[]
  endpoints: { name: string; host: string; status: string; disabledReason: string | null; failed: number }[]
  bot: {
    active: boolean
    networks: string[]
    lastUsedAt: string | null
    revoked: { reason: string } | null
  } | null
  calls: { level: number | null; own: number | null }
}
const programsOf = async ({ id }: { id: string }) => {
  const answer = await shop.asOwner('GET', `/admin/resellers/${id}/programs`)
  const text = await answer.text()
  assert.equal(answer.status, 200, text)
  return { ...(JSON.parse(text) as Programs), text }
}
const keyOf = (one: TestReseller, wish = {}) => oneKey(shop.world, { ...one, sessionToken: one.token }, wish)
const call = (key: string, path = '/wallet') =>
  house.fetch(shop.tenant.host, `/api/v1/reseller${path}`, { headers: { authorization: `Bearer ${key}` } })
const emailOf = async ({ personId }: TestReseller) =>
  (await shop.world.sql('select email from kernel.people where id = $1', [personId]))[0]!.email as string
const speaks = (one: TestReseller, locale: 'id' | 'en') =>
  shop.world.inside((ctx) => saveMember(ctx, one.personId, { locale, consentedAt: ctx.now }))
const told = async (one: TestReseller, subject: RegExp) => {
  const email = await emailOf(one)
  return waitFor(async () => mails.find((mail) => mail.to === email && subject.test(mail.subject)))
}

test('the shop sees twenty keys with all their particulars, and never a key or a whole address', async () => {
  const one = await openReseller(shop)
  assert.deepEqual((await programsOf(one)).keys, [])
  const made: { id: string; key: string }[] = []
  for (let n = 0; n < 20; n++) made.push(await keyOf(one, n ? {} : { mode: 'test', networks: ['203.0.113.0/24'] }))
  await call(made[1]!.key)
  const endpoint = newId()
  await insertEndpoint(shop.world, one.personId, endpoint)
  await stepDown(shop.world, { id: endpoint, personId: one.personId })
  const seen = await programsOf(one)
  assert.equal(seen.keys.length, 20)
  const first = seen.keys.find(({ id }) => id === made[0]!.id)!
  assert.deepEqual([first.mode, first.networks, first.permissions.length], ['test', ['203.0.113.0/24'], 5])
  for (const { key } of made) assert.ok(!seen.text.includes(key))
  assert.deepEqual(
    seen.endpoints.map(({ host, status, failed }) => [host, status, failed]),
    [['toko.contoh.id', 'active', 1]],
  )
  assert.ok(!seen.text.includes('/webhook'))
})

test('a key is revoked with a reason, at once, and its owner reads why in their own language', async () => {
  const [one, another] = [await openReseller(shop), await openReseller(shop)]
  await speaks(one, 'en')
  const { id, key } = await keyOf(one)
  const kept = await keyOf(one)
  const revoke = (of: TestReseller, keyId: string, reason = 'Kuncinya ada di halaman web') =>
    shop.asOwner('POST', `/admin/resellers/${of.id}/keys/${keyId}/revocations`, { reason })
  assert.equal((await revoke(one, id, ' ')).status, 422)
  // Through another reseller it is not found, and neither is a key of the shop itself.
  assert.equal((await revoke(another, id)).status, 404)
  assert.equal((await call(key)).status, 200)
  assert.equal((await revoke(one, id)).status, 204)
  assert.deepEqual([(await call(key)).status, (await call(kept.key)).status], [401, 200])
  assert.equal((await revoke(one, id)).status, 204)
  const mail = await told(one, /^The shop has revoked the API key Bot toko$/)
  assert.match(mail.text, /Kuncinya ada di halaman web/)
  const [entry] = await shop.world.sql(
    "select detail ->> 'reason' as reason from audit.entries where action = 'store.revokeProgramKey' order by at limit 1",
  )
  assert.equal(entry!.reason, 'Kuncinya ada di halaman web')
  assert.equal(mails.filter(({ subject }) => subject === mail.subject).length, 1)
})

test('a limit of one reseller alone holds for all their keys, and is taken back to the level’s', async () => {
  const one = await openReseller(shop)
  // A limit is asked for again after ten seconds; a key that is new asks at once.
  const fresh = async () => (await keyOf(one)).key
  const set = (callsAMinute: number | null) => shop.asOwner('PUT', `/admin/resellers/${one.id}/calls`, { callsAMinute })
  for (const wrong of [0, -1, 10_001, 1.5]) assert.equal((await set(wrong)).status, 422)
  const [{ level }] = [(await programsOf(one)).calls]
  assert.ok(level !== null && level > 3)
  assert.equal((await set(3)).status, 204)
  assert.deepEqual((await programsOf(one)).calls, { level, own: 3 })
  const limit = async () => Number((await call(await fresh())).headers.get('x-ratelimit-limit'))
  assert.equal(await limit(), 3)
  assert.equal((await set(null)).status, 204)
  assert.equal(await limit(), level)
  assert.equal((await set(3)).status, 204)
  // Two of the three were used before.
  const statuses = []
  for (let n = 0; n < 3; n++) statuses.push((await call(await fresh())).status)
  assert.deepEqual(statuses, [200, 429, 429])
})

/** What a bot of the reseller is answered: a balance, or a response code. */
async function balanceOf(one: { username: string; key: string }) {
  const sign = createHash('md5').update(`${one.username}${one.key}depo`).digest('hex')
  const answer = await wireTo(house.listening.port)(`http://${shop.tenant.host}/v1/cek-saldo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cmd: 'deposit', username: one.username, sign }),
  })
  const { data } = (await answer.json()) as { data: { deposit?: number; rc?: string } }
  return data.rc ?? data.deposit
}
async function botOf(one: TestReseller) {
  const mine = (method: string, path: string, body?: object) =>
    house.fetch(shop.tenant.host, `/api/v1/reseller/bot-account${path}`, {
      method,
      headers: { cookie: `ruko=${one.token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const wish = { active: true, networks: ['127.0.0.0/16', '::1'], reveals: true }
  const save = (changes = {}) => mine('PUT', '', { ...wish, ...changes })
  const { account, key } = (await (await save()).json()) as { account: { username: string }; key: string }
  return { username: account.username, key, save, renew: () => mine('POST', '/keys', {}) }
}

test('the shop sees a bot account and switches it off with a reason; only a new key brings it back', async () => {
  const one = await openReseller(shop, { topupIdr: 7_000 })
  await speaks(one, 'id')
  assert.equal((await programsOf(one)).bot, null)
  const off = (reason = 'Key-nya terlihat di grup', by = shop) =>
    by.asOwner('POST', `/admin/resellers/${one.id}/bot-account/revocations`, { reason })
  assert.equal((await off()).status, 404)
  const bot = await botOf(one)
  assert.equal(await balanceOf(bot), 7_000)
  const seen = await programsOf(one)
  assert.deepEqual(
    [seen.bot!.active, seen.bot!.networks, seen.bot!.revoked, seen.bot!.lastUsedAt !== null],
    [true, ['127.0.0.0/16', '::1/128'], null, true],
  )
  assert.ok(!seen.text.includes(bot.key))
  assert.equal((await off(' ')).status, 422)
  assert.equal((await off('coba', other)).status, 404)
  assert.equal((await off()).status, 204)
  assert.equal(await balanceOf(bot), '45')
  const after = (await programsOf(one)).bot!
  assert.deepEqual([after.active, after.revoked?.reason], [false, 'Key-nya terlihat di grup'])
  assert.equal((await off('sekali lagi')).status, 204)
  // Its reseller may change everything but bring the same key back.
  const refused = await bot.save()
  const { code, title } = (await refused.json()) as { code: string; title: string }
  assert.deepEqual([refused.status, code], [409, 'bot-key-revoked'])
  assert.match(title, /Key-nya terlihat di grup/)
  assert.equal((await bot.save({ active: false })).status, 200)
  assert.equal(await balanceOf(bot), '45')
  const { key } = (await (await bot.renew()).json()) as { key: string }
  assert.equal((await bot.save()).status, 200)
  assert.deepEqual([await balanceOf(bot), await balanceOf({ ...bot, key })], ['41', 7_000])
  assert.equal((await programsOf(one)).bot!.revoked, null)
  const mail = await told(one, /^Toko mencabut kunci API Digiflazz$/)
  assert.match(mail.text, /Key-nya terlihat di grup/)
  assert.match(mail.text, /\/reseller\/api\/digiflazz/)
  assert.equal(mails.filter(({ to, subject }) => to === mail.to && subject === mail.subject).length, 1)
  const log = await shop.world.sql(
    "select detail ->> 'reason' as reason from audit.entries where action = 'store.revokeBotAccount' and actor_kind = 'person' order by at",
  )
  assert.deepEqual(log[0], { reason: 'Key-nya terlihat di grup' })
})

test('a limit of one reseller alone holds for their bot as well', async () => {
  const one = await openReseller(shop, { topupIdr: 7_000 })
  const bot = await botOf(one)
  await shop.asOwner('PUT', `/admin/resellers/${one.id}/calls`, { callsAMinute: 2 })
  const answers = []
  for (let n = 0; n < 3; n++) answers.push(await balanceOf(bot))
  assert.deepEqual(answers, [7_000, 7_000, '85'])
})

test('nobody but who manages resellers of this very shop sees or decides any of it', async () => {
  const one = await openReseller(shop)
  const { id: keyId } = await keyOf(one)
  const staff = await sessionOf(house, shop.tenant, ['staff'])
  const doors = [
    ['GET', `/admin/resellers/${one.id}/programs`, undefined],
    ['POST', `/admin/resellers/${one.id}/keys/${keyId}/revocations`, { reason: 'coba' }],
    ['PUT', `/admin/resellers/${one.id}/calls`, { callsAMinute: 9_000 }],
    ['POST', `/admin/resellers/${one.id}/bot-account/revocations`, { reason: 'coba' }],
  ] as const
  for (const [method, path, body] of doors) {
    for (const token of [staff, one.token])
      assert.equal((await shop.api(method, path, body, { cookie: `ruko=${token}` })).status, 403, path)
    assert.equal((await other.asOwner(method, path, body)).status, 404, path)
  }
})

test('a level that rises or is changed by hand is told once, in the reader’s language, and to their programs', async () => {
  const one = await openReseller(shop, { offBasisPoints: 0 })
  const higher = await openReseller(shop, { offBasisPoints: 250 })
  await shop.world.sql('update store.reseller_tiers set name = $2 where id = $1', [higher.tierId, 'Perak Uji'])
  await insertEndpoint(shop.world, one.personId, newId())
  await speaks(one, 'en')
  const set = (tierId: string) => shop.asOwner('PUT', `/admin/resellers/${one.id}/tier`, { tierId })
  assert.equal((await set(higher.tierId)).status, 204)
  const up = await told(one, /^You have moved up to Perak Uji$/)
  assert.match(up.text, /2,5%/)
  // The same level once more is no news.
  assert.equal((await set(higher.tierId)).status, 204)
  await speaks(one, 'id')
  assert.equal((await set(one.tierId)).status, 204)
  await told(one, /^Tingkatmu sekarang /)
  const email = await emailOf(one)
  assert.equal(mails.filter(({ to }) => to === email).length, 2)
  const events = await shop.world.sql(
    "select body::json -> 'data' ->> 'direction' as direction from store.webhook_events where person_id = $1 and kind = 'reseller.tier_changed' order by id",
    [one.personId],
  )
  assert.deepEqual(
    events.map(({ direction }) => direction),
    ['up', 'down'],
  )
})

test('what the shop decides about a reseller is told in the language they have chosen', async () => {
  const one = await openReseller(shop, { marginIdr: 80_000 })
  await speaks(one, 'en')
  const cookie = { cookie: `ruko=${one.token}` }
  const account = { bank: 'BCA', number: '1234567890', holder: 'Rina' }
  const asked = await shop.api('POST', '/reseller/withdrawals', { amountIdr: 50_000, ...account }, cookie)
  const { id } = (await asked.json()) as { id: string }
  await shop.asOwner('POST', `/admin/withdrawals/${id}/refusals`, { reason: 'rekening salah' })
  await told(one, /^Withdrawal of .* refused$/)
  await shop.asOwner('POST', `/admin/resellers/${one.id}/suspensions`, { reason: 'melanggar aturan' })
  await told(one, /^The reseller account of Kios Uji was suspended$/)
  await speaks(one, 'id')
  await shop.asOwner('POST', `/admin/resellers/${one.id}/approvals`, {})
  await told(one, /^Kios Uji sekarang reseller$/)
})

test('every call of the API is described in the language of whoever reads it', async () => {
  const { token } = await openReseller(shop)
  const read = async (locale: string) => {
    const headers = { cookie: `ruko=${token}`, 'accept-language': locale }
    const answer = await house.fetch(shop.tenant.host, '/api/v1/reseller/description', { headers })
    return ((await answer.json()) as { calls: { method: string; path: string; summary: string }[] }).calls
  }
  const [id, en] = [await read('id'), await read('en')]
  assert.ok(id.length > 25, String(id.length))
  const same = id.filter(({ summary }, index) => summary === en[index]!.summary)
  assert.deepEqual(same, [])
})
