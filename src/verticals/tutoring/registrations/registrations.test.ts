import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Tenant } from '#kernel/context.ts'
import { tutoring } from '#verticals/tutoring/module.ts'
import { openHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { ask, openTradeSite, sessionOf, type Site } from '../../../../tests/support/world.ts'
import { registrationInput } from './controls.ts'

let house: TestHouse
let site: Site
let other: Site
const mails: { to: string; subject: string; text: string }[] = []
before(async () => {
  house = await openHouse({
    mailer: {
      send: async (mail) => void mails.push({ to: mail.to.address, subject: mail.subject, text: mail.text }),
    },
  })
  site = await openTradeSite(house, tutoring, 'bimbel-daftar')
  other = await openTradeSite(house, tutoring, 'bimbel-tetangga')
})
after(() => house.close())

type Body = Record<string, unknown>
const operation = (name: string) => house.house.registry.operations.get(`tutoring.${name}`)!
const send = (input: Body, tenant: Tenant = site.tenant) => ask(house, tenant, operation('submitRegistration'), input)
const submitted = async (input: Body) => {
  const answer = await send(input)
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as { id: string; number: string }
}
const rows = (where: string, values: unknown[]) =>
  house.sql<Record<string, unknown>>(site.tenant.id, `select * from tutoring.registrations where ${where}`, values)

test('a registration is kept as it was typed, its number normalised, with the moment of consent', async () => {
  const { number, id } = await submitted({
    name: '  Ratna   Puspita ',
    whatsapp: '0812-3456-7890',
    email: 'Ratna@Contoh.ID',
    school: 'SMAN 1 Magelang',
    note: 'Boleh datang\nsore?',
    consent: true,
  })
  assert.match(number, /^DF-\d{6}-[2-9A-HJKMNP-TV-Z]{5}$/)
  const [row] = await rows('id = $1', [id])
  assert.deepEqual(
    [row!.name, row!.whatsapp, row!.email, row!.school, row!.note, row!.status],
    ['Ratna Puspita', '+6281234567890', 'ratna@contoh.id', 'SMAN 1 Magelang', 'Boleh datang\nsore?', 'new'],
  )
  assert.ok(row!.consented_at)
})

test('every problem stands beside its field', async () => {
  const answer = await send({ name: 'A', whatsapp: '021 555 123', email: 'bukan-email', consent: false })
  assert.equal(answer.status, 422)
  const { errors } = (await answer.json()) as { errors: { path: string }[] }
  assert.deepEqual(errors.map(({ path }) => path).toSorted(), ['consent', 'email', 'name', 'whatsapp'])
})

test('a programme is one of the published ones, and its name is kept', async () => {
  const form = (await (await ask(house, site.tenant, operation('readRegistrationForm'), {})).json()) as {
    programmes: { id: string; name: string }[]
  }
  const chosen = form.programmes[0]!
  const { id } = await submitted(registrationInput({ programmeId: chosen.id }))
  assert.equal((await rows('id = $1', [id]))[0]!.programme_name, chosen.name)
  const gone = await send(registrationInput({ programmeId: crypto.randomUUID() }))
  assert.equal(gone.status, 422)
  assert.equal(((await gone.json()) as { errors: { path: string }[] }).errors[0]!.path, 'programmeId')
})

test('what fills in the invisible field is refused and leaves nothing', async () => {
  const name = 'Robot Pengisi'
  const answer = await send(registrationInput({ name, extra: 'http://jahat.contoh' }))
  assert.equal(answer.status, 422)
  assert.deepEqual(await rows('name = $1', [name]), [])
})

test('the same form sent twice is one registration', async () => {
  const input = registrationInput({ name: 'Dewi Dua Kali' })
  const key = crypto.randomUUID()
  const post = () =>
    house.fetch(site.tenant.host, '/api/v1/tutoring/registrations', {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'idempotency-key': key },
    })
  const first = (await (await post()).json()) as { number: string }
  const second = (await (await post()).json()) as { number: string }
  assert.equal(second.number, first.number)
  assert.equal((await rows('name = $1', ['Dewi Dua Kali'])).length, 1)
})

test('while it is closed nothing is taken, and the form says so', async () => {
  const fresh = await openTradeSite(house, tutoring, 'bimbel-tutup')
  await fresh.world.call('tutoring.updateSiteSettings', {
    registrationOpen: false,
    closedMessage: 'Buka lagi Januari.',
  })
  const answer = await send(registrationInput(), fresh.tenant)
  assert.equal(answer.status, 409)
  assert.equal(((await answer.json()) as { code: string }).code, 'registration-closed')
  const form = (await (await ask(house, fresh.tenant, operation('readRegistrationForm'), {})).json()) as Body
  assert.deepEqual([form.open, form.closedMessage], [false, 'Buka lagi Januari.'])
})

test('the school, its team and the registrant each hear of it once', async () => {
  const fresh = await openTradeSite(house, tutoring, 'bimbel-kabar')
  await fresh.world.call('tutoring.updateSiteSettings', {
    notifyEmails: ['resepsionis@contoh.id', 'sari@bimbel-kabar.id'],
  })
  await sessionOf(house, fresh.tenant, [])
  const answer = await send(registrationInput({ name: 'Bima Kabar', email: 'bima@contoh.id' }), fresh.tenant)
  const { number } = (await answer.json()) as { number: string }
  const told = () => mails.filter(({ text }) => text.includes(number))
  await waitFor(async () => told().length >= 4)
  assert.deepEqual(
    told()
      .map(({ to }) => to)
      .toSorted(),
    ['bima@contoh.id', fresh.world.owner.email, 'resepsionis@contoh.id', 'sari@bimbel-kabar.id'].toSorted(),
  )
  assert.match(told().find(({ to }) => to === 'sari@bimbel-kabar.id')!.text, /\/admin\/registrations\/[0-9a-f-]{36}/)
})

test('a mailbox that is registered over and over gets three confirmations, the school hears of all', async () => {
  const email = 'korban@contoh.id'
  for (const name of ['Satu Satu', 'Dua Dua', 'Tiga Tiga', 'Empat Empat'])
    await submitted(registrationInput({ name, email }))
  await waitFor(async () => mails.some(({ subject }) => subject.includes('Empat Empat')))
  assert.ok(mails.filter(({ to }) => to === email).length <= 3)
})

test('one number can be sent twelve times an hour from one network, then it waits', async () => {
  const strict = await openHouse({ limitFactor: 1, worker: false })
  try {
    const place = await openTradeSite(strict, tutoring, 'bimbel-batas')
    const submit = strict.house.registry.operations.get('tutoring.submitRegistration')!
    const statuses: number[] = []
    for (let count = 0; count < 13; count++) {
      statuses.push((await ask(strict, place.tenant, submit, registrationInput({ name: `Orang ${count}` }))).status)
    }
    assert.deepEqual(statuses, [...Array<number>(12).fill(201), 429])
    const another = await ask(strict, place.tenant, submit, registrationInput({ whatsapp: '0813 0000 0001' }))
    assert.equal(another.status, 201)
  } finally {
    await strict.close()
  }
})

test('the list is searched by name, number, school and digits, filtered, and paged', async () => {
  const fresh = await openTradeSite(house, tutoring, 'bimbel-senarai')
  const call = async (input: Body) =>
    (await fresh.world.call('tutoring.listRegistrations', input)) as {
      items: { id: string; name: string }[]
      next: string | null
      total: number
    }
  for (let count = 1; count <= 27; count++) {
    const name = `Siswa Nomor ${String(count).padStart(2, '0')}`
    await send(registrationInput({ name, whatsapp: `0812 0000 01${String(count).padStart(2, '0')}` }), fresh.tenant)
  }
  const first = await call({})
  assert.deepEqual([first.total, first.items.length, first.items[0]!.name], [27, 25, 'Siswa Nomor 27'])
  const second = await call({ cursor: first.next })
  assert.deepEqual([second.items.map(({ name }) => name), second.next], [['Siswa Nomor 02', 'Siswa Nomor 01'], null])
  assert.equal((await call({ q: '0812-0000-0113' })).items[0]!.name, 'Siswa Nomor 13')
  assert.equal((await call({ q: 'nomor 07' })).total, 1)
  assert.equal((await call({ q: '100%' })).total, 0)
  assert.equal((await call({ status: 'enrolled' })).total, 0)
  assert.equal((await call({ from: '2020-01-01', to: '2020-12-31' })).total, 0)
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())
  assert.equal((await call({ from: today, to: today })).total, 27)
})

test('status and remark change with a history that names who did it, also when many change at once', async () => {
  const one = await submitted(registrationInput({ name: 'Citra Riwayat' }))
  const two = await submitted(registrationInput({ name: 'Damar Riwayat' }))
  await site.world.call('tutoring.setRegistrationStatus', { id: one.id, status: 'contacted' })
  await site.world.call('tutoring.setRegistrationRemark', { id: one.id, remark: 'Minta kelas sore.' })
  const changed = await site.world.call('tutoring.setRegistrationStatuses', {
    ids: [one.id, two.id],
    status: 'enrolled',
  })
  assert.deepEqual(changed, { changed: 2 })
  const detail = (await site.world.call('tutoring.readRegistration', { id: one.id })) as {
    status: string
    remark: string
    handledBy: string
    greeting: string
    history: { act: string; status: string | null; by: string }[]
  }
  assert.deepEqual([detail.status, detail.remark, detail.handledBy], ['enrolled', 'Minta kelas sore.', 'Pemilik Uji'])
  assert.match(detail.greeting, /Citra Riwayat/)
  assert.deepEqual(
    detail.history.map(({ act, status, by }) => [act, status, by]),
    [
      ['status', 'enrolled', 'Pemilik Uji'],
      ['remark', null, 'Pemilik Uji'],
      ['status', 'contacted', 'Pemilik Uji'],
      ['received', null, 'Citra Riwayat'],
    ],
  )
})

test('erasing leaves nothing of the person, only that and why it was done', async () => {
  const { id } = await submitted(registrationInput({ name: 'Eka Dihapus', email: 'eka@contoh.id' }))
  const written = () =>
    house.sql(site.tenant.id, 'select id from notifications.messages where strpos(dedupe, $1) > 0', [id])
  await waitFor(async () => (await written()).length >= 3)
  await site.world.call('tutoring.eraseRegistration', { id, reason: 'Diminta yang bersangkutan' })
  assert.deepEqual(await rows('id = $1', [id]), [])
  assert.deepEqual(await written(), [])
  const [entry] = await house.sql<{ action: string; detail: Body }>(
    site.tenant.id,
    'select action, detail from audit.entries where subject = $1',
    [id],
  )
  assert.deepEqual(entry, {
    action: 'tutoring.eraseRegistration',
    detail: { reason: 'Diminta yang bersangkutan' },
  })
})

test('another site neither reads, changes nor erases a registration, singly or in bulk', async () => {
  const { id } = await submitted(registrationInput({ name: 'Farid Milik Sendiri' }))
  for (const [name, input] of [
    ['readRegistration', { id }],
    ['setRegistrationStatus', { id, status: 'declined' }],
    ['setRegistrationRemark', { id, remark: 'x' }],
    ['eraseRegistration', { id, reason: 'mencoba' }],
  ] as const) {
    const answer = await ask(house, other.tenant, operation(name), input, { token: other.ownerToken })
    assert.equal(answer.status, 404, name)
  }
  const bulk = await other.world.call('tutoring.setRegistrationStatuses', { ids: [id], status: 'declined' })
  assert.deepEqual(bulk, { changed: 0 })
  assert.equal((await rows('id = $1', [id]))[0]!.status, 'new')
})

test('staff handle registrations and nothing else', async () => {
  const token = await sessionOf(house, site.tenant, ['staff'])
  const { id } = await submitted(registrationInput({ name: 'Gita Staf' }))
  const may = await ask(house, site.tenant, operation('setRegistrationStatus'), { id, status: 'contacted' }, { token })
  assert.equal(may.status, 204)
  for (const name of ['listArticles', 'readSiteSettings', 'editSite']) {
    assert.equal((await ask(house, site.tenant, operation(name), {}, { token })).status, 403, name)
  }
  const front = (await (await ask(house, site.tenant, operation('readDashboard'), {}, { token })).json()) as Body
  assert.ok(front.registrations)
  assert.deepEqual([front.articles, front.checklist], [null, null])
})

test('the export honours the filter, is for those who may read, and is in the log', async () => {
  const name = '=HYPERLINK("http://jahat.contoh")'
  const { number } = await submitted(registrationInput({ name, school: '-2+3', note: 'Ya; "boleh"' }))
  const path = `/admin/registrations.csv?q=${number}`
  assert.equal((await house.fetch(site.tenant.host, path)).status, 401)
  assert.equal(
    (await house.fetch(other.tenant.host, path, { headers: { cookie: `ruko=${site.ownerToken}` } })).status,
    401,
  )
  const answer = await house.fetch(site.tenant.host, path, { headers: { cookie: `ruko=${site.ownerToken}` } })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition')!, /attachment; filename="pendaftar-\d{4}-\d\d-\d\d\.csv"/)
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  const bytes = Buffer.from(await answer.arrayBuffer())
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(lines[1]!, /;"'=HYPERLINK\(""http:\/\/jahat\.contoh""\)";"0812-0000-0077";"";"'-2\+3";/)
  const logged = await house.sql(
    site.tenant.id,
    `select detail from audit.entries where action = 'tutoring.exportRegistrations'`,
  )
  assert.deepEqual(logged, [{ detail: { count: 1 } }])
})

test('what is newer than the last one seen is counted', async () => {
  const { newest } = (await site.world.call('tutoring.listRegistrations', {})) as { newest: string }
  assert.deepEqual(await site.world.call('tutoring.countNewRegistrations', { after: newest }), { count: 0 })
  await submitted(registrationInput({ name: 'Hana Baru' }))
  assert.deepEqual(await site.world.call('tutoring.countNewRegistrations', { after: newest }), { count: 1 })
})
