import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { emit } from '#kernel/events/emit.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { openSite, type Site } from '../../../tests/support/world.ts'
import { waitFor } from '../../../tests/support/wait.ts'

let house: TestHouse
let site: Site
before(async () => {
  house = await openHouse()
  site = await openSite(house, house.platform)
})
after(() => house.close())

type Entry = { actor_kind: string; actor_id: string | null; actor_name: string; action: string; subject: string | null }
const entries = (subject: string) =>
  house.sql<Entry>(
    house.platform.id,
    'select actor_kind, actor_id, actor_name, action, subject from audit.entries where subject = $1 order by id',
    [subject],
  )
const settled = () =>
  waitFor(async () => {
    const waiting = await house.sql(
      house.platform.id,
      `select from kernel.facts where name like 'identity.%' and name = any($1)
       and not exists (select from kernel.fact_deliveries where fact_id = facts.id and listener = 'audit on ' || facts.name)`,
      [['identity.password_changed', 'identity.sessions_ended']],
    )
    return waiting.length === 0
  })

test('a change of roles, a suspension and its end are each in the log once, with who did it', async () => {
  const { id } = await site.world.call('identity.invitePerson', {
    email: 'kasir@toko.id',
    name: 'Kasir',
    roles: ['support'],
  })
  await site.world.call('identity.setRoles', { id, roles: ['owner'] })
  await site.world.call('identity.disablePerson', { id })
  await site.world.call('identity.restorePerson', { id })
  await settled()
  const found = await entries(id as string)
  assert.deepEqual(
    found.map(({ action }) => action),
    ['identity.invitePerson', 'identity.setRoles', 'identity.disablePerson', 'identity.restorePerson'],
  )
  assert.deepEqual(new Set(found.map(({ actor_id }) => actor_id)), new Set([site.world.owner.id]))
})

test('what people do to their own access names them, signed in or by a mailed link', async () => {
  const { id } = site.world.owner
  await site.world.call('identity.endAllSessions', {})
  // Facts are heard side by side; only one after the other do their rows stand in order.
  await settled()
  await house.inside(house.platform, async (ctx) => {
    emit({ ...ctx, actor: { kind: 'anonymous' } }, 'identity.password_changed', { personId: id, by: 'link' })
  })
  await settled()
  const by = { actor_kind: 'person', actor_id: id, actor_name: 'Pemilik Uji', subject: id }
  assert.deepEqual(await entries(id), [
    { ...by, action: 'identity.sessions_ended' },
    { ...by, action: 'identity.password_changed' },
  ])
})

test('sending a message again is in the log once', async () => {
  const fresh = await openSite(house, house.platform)
  const [message] = await house.sql<{ id: string }>(
    house.platform.id,
    `insert into notifications.messages (tenant_id, id, dedupe, channel, template, recipient, subject, body, status)
     values ($1, gen_random_uuid(), 'uji/1', 'email', 'settled', 'a@contoh.id', 'Uji', '', 'failed') returning id`,
    [house.platform.id],
  )
  await fresh.world.call('notifications.retryMessage', { id: message!.id })
  assert.deepEqual(
    (await entries(message!.id)).map(({ action, actor_id }) => [action, actor_id]),
    [['notifications.retryMessage', fresh.world.owner.id]],
  )
})
