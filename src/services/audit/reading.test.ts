import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { openSite, type Site } from '../../../tests/support/world.ts'
import type { Entry } from './schemas.ts'

let house: TestHouse
let site: Site
before(async () => {
  house = await openHouse({ worker: false })
  site = await openSite(house, house.platform)
})
after(() => house.close())

type Page = { items: Entry[]; next: string | null }
const list = async (input: Record<string, string> = {}) =>
  (await site.world.call('audit.listEntries', input)) as Page & Record<string, unknown>
const note = (at: string, action = 'uji.catat', name = 'Orang Uji', detail: object = {}) =>
  house.sql(
    house.platform.id,
    `insert into audit.entries (tenant_id, id, at, actor_kind, actor_id, actor_name, action, subject, detail, request_id)
     values ($1, gen_random_uuid(), $2, 'person', $3, $4, $5, null, $6, 'uji')`,
    [house.platform.id, at, site.world.owner.id, name, action, JSON.stringify(detail)],
  )

test('an act is told in words, with the name of whom it was about', async () => {
  const { id } = await site.world.call('identity.invitePerson', { email: 'kata@toko.id', name: 'Kata Baru', roles: [] })
  const { items } = await list({ action: 'identity.invitePerson' })
  const entry = items.find(({ subject }) => subject === id)!
  assert.deepEqual(entry.what, { id: 'Mengundang orang', en: 'Invited a person' })
  assert.deepEqual([entry.subjectName, entry.actor.kind, entry.actor.id], ['Kata Baru', 'person', site.world.owner.id])
})

test('days are days of Jakarta, both included', async () => {
  await note('2020-03-01T16:59:59Z', 'uji.kemarin')
  await note('2020-03-01T17:00:00Z', 'uji.pagi')
  await note('2020-03-02T16:59:59Z', 'uji.malam')
  await note('2020-03-02T17:00:00Z', 'uji.besok')
  const { items } = await list({ from: '2020-03-02', to: '2020-03-02' })
  assert.deepEqual(items.map(({ action }) => action).toSorted(), ['uji.malam', 'uji.pagi'])
  assert.deepEqual((await list({ from: '2020-03-02', to: '2020-03-02', action: 'uji.pagi' })).items.length, 1)
})

test('a page goes on where the last one ended, whatever it was narrowed to', async () => {
  for (let n = 0; n < 60; n++) await note('2021-01-01T00:00:00Z', 'uji.banyak')
  const first = await list({ action: 'uji.banyak', actor: site.world.owner.id })
  const second = await list({ action: 'uji.banyak', actor: site.world.owner.id, cursor: first.next! })
  assert.deepEqual([first.items.length, second.items.length, second.next], [50, 10, null])
  assert.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 60)
})

test('everybody who acted and every act can be chosen', async () => {
  const { id } = await site.world.call('identity.createApiKey', {
    name: 'Pembaca',
    permissions: ['audit.entries.read'],
  })
  const choices = (await site.world.call('audit.readFilterChoices', {})) as {
    actors: { id: string; name: string; kind: string }[]
    actions: { code: string }[]
  }
  assert.deepEqual(choices.actors.find((actor) => actor.id === id)?.kind, 'key')
  assert.ok(choices.actors.some((actor) => actor.id === site.world.owner.id))
  const codes = choices.actions.map(({ code }) => code)
  assert.ok(codes.includes('identity.rotateApiKey') && codes.includes('identity.password_changed'))
  assert.equal(new Set(codes).size, codes.length)
})

test('the download follows the filters, computes nothing, and is itself in the log', async () => {
  await note('2022-05-05T00:00:00Z', 'uji.unduh', '=HYPERLINK("http://jahat.id")', { reason: '+1+1' })
  await note('2022-05-06T00:00:00Z', 'uji.unduh', 'Lain')
  const cookie = `ruko=${site.ownerToken}`
  const answer = await house.fetch('ruko.localhost', '/audit/entries.csv?action=uji.unduh&to=2022-05-05', {
    headers: { cookie },
  })
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  const lines = (await answer.text()).trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(lines[1]!, /"2022-05-05 07:00:00"/)
  assert.match(lines[1]!, /"'=HYPERLINK/)
  assert.equal((await list({ action: 'audit.exported' })).items[0]!.detail.count, 1)
  const broken = await house.fetch('ruko.localhost', '/audit/entries.csv?from=kapan', { headers: { cookie } })
  assert.equal(broken.status, 404)
  assert.equal((await house.fetch('ruko.localhost', '/audit/entries.csv')).status, 401)
})
