import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { openHouse, type TestHouse } from '../../../tests/support/house.ts'
import { sweepDrafts } from './jobs.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ worker: false })
})
after(() => house.close())

type Draft = {
  token: string
  revision: number
  step: string
  fields: Record<string, string>
  url: string
  orderToken: string | null
  code?: string
}

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Draft }> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
  const answer = await house.fetch('ruko.localhost', `/api/v1${path}`, init)
  return { status: answer.status, body: (await answer.json()) as Draft }
}

async function begun(fields: Record<string, unknown> = { businessName: 'Bimbel Garuda' }): Promise<Draft> {
  const { status, body } = await ask('POST', '/drafts', { step: 'business', fields })
  assert.equal(status, 201)
  return body
}

const read = async (token: string) => (await ask('GET', `/drafts/${token}`)).body

test('saving merges: what is not sent stays, and the step moves', async () => {
  const draft = await begun({ businessName: 'Bimbel Garuda', slug: 'garuda-1' })
  const saved = await ask('PATCH', `/drafts/${draft.token}`, {
    revision: draft.revision,
    step: 'owner',
    fields: { 'owner.name': 'Rangga', slug: 'garuda-2' },
  })
  assert.equal(saved.status, 200)
  assert.equal(saved.body.revision, draft.revision + 1)
  const { fields, step, url, orderToken } = await read(draft.token)
  assert.deepEqual(fields, { businessName: 'Bimbel Garuda', slug: 'garuda-2', 'owner.name': 'Rangga' })
  assert.equal(step, 'owner')
  assert.equal(orderToken, null)
  assert.match(url, new RegExp(`/order\\?draft=${draft.token}$`))
})

test('incomplete and strange input never fails: what is well-typed is kept, cut to its length', async () => {
  const { token } = await begun({
    businessName: 'B',
    tagline: 'x'.repeat(5_000),
    slug: 42,
    palette: 'DROP TABLE',
    'brand.primary': '#12',
    logoId: 'bukan-id',
    scheme: 'dp',
    consent: 'yes',
    __proto__: 'x',
    asing: 'x',
    'owner.whatsapp': '08',
    'owner.address': 'Jl. Merpati 7\r\nMagelang',
  })
  assert.deepEqual((await read(token)).fields, {
    businessName: 'B',
    tagline: 'x'.repeat(120),
    scheme: 'dp',
    'owner.whatsapp': '08',
    'owner.address': 'Jl. Merpati 7\nMagelang',
  })
})

test('of two devices with the same revision the second is refused, and nothing of the first is lost', async () => {
  const { token, revision } = await begun()
  const save = (name: string) => ask('PATCH', `/drafts/${token}`, { revision, fields: { 'owner.name': name } })
  const answers = await Promise.all([save('Rangga'), save('Wulan')])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  )
  assert.equal(answers.find(({ status }) => status === 409)!.body.code, 'draft-changed')
  const winner = answers[0].status === 200 ? 'Rangga' : 'Wulan'
  const now = await read(token)
  assert.equal(now.fields['owner.name'], winner)
  assert.equal(now.revision, revision + 1)
})

test('a draft is gone 30 days after the last change, and the night sweeps it away', async () => {
  const [old, young] = [await begun(), await begun()]
  const age = (token: string, days: number) =>
    house.sql(
      house.platform.id,
      `update platform.drafts set updated_at = now() - make_interval(days => $2) where token = $1`,
      [token, days],
    )
  await age(old.token, 30)
  await age(young.token, 29)
  assert.equal((await ask('GET', `/drafts/${old.token}`)).status, 404)
  assert.equal((await ask('PATCH', `/drafts/${old.token}`, { revision: 1, fields: {} })).status, 404)
  await house.inside(house.platform, (ctx) => sweepDrafts.run(ctx as never, {} as never))
  const left = await house.sql<{ token: string }>(
    house.platform.id,
    'select token from platform.drafts where token = any($1)',
    [[old.token, young.token]],
  )
  assert.deepEqual(left, [{ token: young.token }])
})

test('an ordered draft leads to its order and takes no more changes', async () => {
  const { token, revision } = await begun()
  const input = { ...orderInput('jadi-pesanan'), draft: token }
  const placed = await ask('POST', '/orders', input)
  assert.equal(placed.status, 201)
  assert.equal((await read(token)).orderToken, placed.body.token)
  const late = await ask('PATCH', `/drafts/${token}`, { revision, fields: { slug: 'lain' } })
  assert.equal(late.body.code, 'draft-ordered')
})

test('a draft that is gone does not hold an order up', async () => {
  const input = { ...orderInput('draf-hilang'), draft: 'a'.repeat(24) }
  assert.equal((await ask('POST', '/orders', input)).status, 201)
})

test('the link is mailed to the address that was typed, and only then', async () => {
  const without = await begun()
  const refused = await ask('POST', `/drafts/${without.token}/mails`, {})
  assert.equal(refused.body.code, 'mail-address-needed')
  const { token } = await begun({ businessName: 'Bimbel Garuda', 'owner.email': 'Rangga@Contoh.id' })
  assert.equal((await ask('POST', `/drafts/${token}/mails`, {})).status, 201)
  const mails = await house.sql<{ recipient: string }>(
    house.platform.id,
    "select recipient from notifications.messages where template = 'draft_link'",
  )
  assert.deepEqual(mails, [{ recipient: 'rangga@contoh.id' }])
})

test('its code and its colours are drawn for whoever holds the token', async () => {
  const { token } = await begun({ palette: 'custom', 'brand.primary': '#7a1fa2', 'brand.accent': '#ffcc00' })
  const [code, css, other] = await Promise.all(
    [`/drafts/${token}/qr.svg`, `/drafts/${token}/brand.css`, `/drafts/${'b'.repeat(24)}/brand.css`].map((path) =>
      house.fetch('ruko.localhost', path),
    ),
  )
  assert.match(await code!.text(), /^<svg/)
  assert.equal(code!.headers.get('cache-control'), 'private, no-store')
  assert.match(await css!.text(), /--color-primary:/)
  assert.equal(other!.status, 404)
})
