import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#kernel/db/id.ts'
import { outsideCtx } from '#kernel/db/transact.ts'
import { emit } from '#kernel/events/emit.ts'
import { ensurePerson, issueTokenByMail } from '#kernel/identity/people.ts'
import { deliver, MOST_ATTEMPTS } from './delivery.ts'
import { forgetWriting, type Notice, notify } from './index.ts'
import { forgetLate } from './jobs.ts'
import { listMessages, retryMessage } from './service.ts'
import { openTestHouse, type TestHouse, until } from './testing.ts'

let house: TestHouse
let runner: Awaited<ReturnType<TestHouse['work']>>
before(async () => {
  house = await openTestHouse()
  runner = await house.work()
})
after(async () => {
  await runner.stop()
  await house.close()
})

const live = (to: Partial<Notice<'site_live'>['to']>, dedupe: string = newId()): Notice<'site_live'> => ({
  template: 'site_live',
  to: { name: 'Rina', ...to },
  params: { businessName: 'Bimbel Garuda Jaya', siteUrl: 'http://garuda.ruko.localhost:3000/' },
  locale: 'id',
  dedupe,
})
const tell = (notice: Notice<'site_live'>) => house.inside((ctx) => notify(ctx, notice))
const rowsOf = async (recipient: string) => (await house.rows()).filter((row) => row.recipient === recipient)
const settled = (recipient: string, status: string) =>
  until(async () => (await rowsOf(recipient)).find((row) => row.status === status), `${recipient} to be ${status}`)
const deliverNow = (id: string) => deliver(outsideCtx(house.base(house.garuda), false), [id], false)

test('an occasion told by twenty at once is one e-mail and one WhatsApp', async () => {
  const notice = live({ email: 'Satu@Contoh.id', whatsapp: '0812-3456-0001' }, 'pesanan-1')
  await Promise.all(Array.from({ length: 20 }, () => tell(notice)))
  const row = await settled('satu@contoh.id', 'sent')
  await settled('+6281234560001', 'sent')
  await tell(notice)
  await until(async () => (await waitingJobs()) === 0, 'an empty queue')
  const [mail, ...more] = await house.mails('satu@contoh.id')
  assert.equal(more.length, 0)
  assert.equal(mail!.messageId, `<${row.id}@ruko.localhost>`)
  assert.equal(mail!.from, 'Bimbel Garuda Jaya <noreply@ruko.localhost>')
  assert.match(mail!.text, /^Halo Rina,[^]*http:\/\/garuda\.ruko\.localhost:3000\//)
  assert.match(mail!.html, /<h1/)
  const chats = await house.chats('+6281234560001')
  assert.equal(chats.length, 1)
  assert.match(chats[0]!.text, /^\*Bimbel Garuda Jaya\*\n\nHalo Rina,/)
  for (const sent of [row, ...(await rowsOf('+6281234560001'))]) assert.equal(sent.body.length, 0)
})

test('a message exists if, and only if, the change does', async () => {
  const undone = house.inside(async (ctx) => {
    await notify(ctx, live({ email: 'urung@contoh.id' }))
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  assert.deepEqual(await rowsOf('urung@contoh.id'), [])
})

test('while it waits, nobody reads it in the database', async () => {
  await house.mailFaults({ down: true })
  await tell(live({ email: 'rahasia@contoh.id' }))
  const [row] = await rowsOf('rahasia@contoh.id')
  assert.ok(row!.body.length > 0)
  assert.doesNotMatch(row!.body.toString('latin1'), /Halo|garuda\.ruko/)
  await house.mailFaults({})
  await settled('rahasia@contoh.id', 'sent')
})

test('mail that was down and came up again loses nothing and doubles nothing', async () => {
  await house.mailFaults({ down: true })
  const addresses = Array.from({ length: 5 }, (_, index) => `turun${index}@contoh.id`)
  for (const email of addresses) await tell(live({ email }))
  const failing = await until(async () => {
    const [row] = await rowsOf(addresses[4]!)
    return row!.status === 'queued' && row!.attempts > 0 && row
  }, 'a first failure')
  assert.ok(failing.error)
  await house.mailFaults({})
  for (const email of addresses) {
    assert.equal((await settled(email, 'sent')).error, null)
    assert.equal((await house.mails(email)).length, 1)
  }
})

test('whoever takes up the job of a first sending takes that one over, and no later one', async () => {
  await house.mailFaults({ down: true })
  await tell(live({ email: 'ambil@contoh.id' }))
  const { id } = await until(async () => (await rowsOf('ambil@contoh.id')).find((row) => row.error), 'a failure')
  await house.mailFaults({})
  const underWay = (since: string) =>
    house.owner.query(
      `update notifications.messages set status = 'sending', attempts = 1, claimed_at = ${since} where id = $1`,
      [id],
    )
  const takeUp = () => deliver(outsideCtx(house.base(house.garuda), false), [id], true)
  // Somebody pressed "send again" a moment ago.
  await underWay('now()')
  await takeUp()
  assert.equal((await house.mails('ambil@contoh.id')).length, 0)
  // As it was written: its process is gone.
  await underWay('created_at')
  await takeUp()
  await settled('ambil@contoh.id', 'sent')
  assert.equal((await house.mails('ambil@contoh.id')).length, 1)
})

test('"not now" is tried again, "never" is not', async () => {
  await house.mailFaults({ refuse: '450' })
  await tell(live({ email: 'penuh@contoh.id' }))
  await until(async () => (await rowsOf('penuh@contoh.id'))[0]!.error?.includes('450'), 'a 450')
  await house.mailFaults({})
  await settled('penuh@contoh.id', 'sent')
  await house.mailFaults({ refuse: '550' })
  await tell(live({ email: 'pindah@contoh.id' }))
  const failed = await settled('pindah@contoh.id', 'failed')
  assert.equal(failed.attempts, 1)
  assert.match(failed.error!, /550 5\.1\.1/)
  await house.mailFaults({})
  assert.deepEqual(await house.mails('pindah@contoh.id'), [])
})

test('WhatsApp tells a full throat from a closed door', async () => {
  await house.chatFaults({ refuse: '130429' })
  await tell(live({ whatsapp: '081234560002' }))
  await until(async () => (await rowsOf('+6281234560002'))[0]!.error?.includes('130429'), 'a limit')
  await house.chatFaults({})
  await settled('+6281234560002', 'sent')
  await house.chatFaults({ refuse: '131026' })
  await tell(live({ whatsapp: '081234560003' }))
  assert.match((await settled('+6281234560003', 'failed')).error!, /131026/)
  await house.chatFaults({})
})

test('an address that cannot be written to fails its message and not the caller', async () => {
  for (const email of ['bukan alamat', 'a@b.id\r\nRCPT TO:<korban@contoh.id>', '"<x>"@contoh.id']) {
    await tell(live({ email, whatsapp: 'nomor' }))
  }
  const bad = await until(async () => {
    const rows = (await house.rows()).filter((row) => row.error?.startsWith('not a usable'))
    return rows.length === 6 && rows
  }, 'six failures')
  assert.ok(bad.every((row) => row.status === 'failed' && row.attempts === 1))
  assert.deepEqual(await house.mails('korban@contoh.id'), [])
})

test('no name of a person, a site or a business adds a header or a recipient', async () => {
  const evil = 'Rina\r\nBcc: korban@contoh.id\r\n\r\n<b>"halo", <korban@contoh.id>'
  house.garuda.name = `Bimbel\nReply-To: korban@contoh.id`
  await tell({
    ...live({ name: evil, email: 'kepala@contoh.id' }),
    params: { businessName: evil, siteUrl: 'http://a.id/' },
  })
  await settled('kepala@contoh.id', 'sent')
  house.garuda.name = 'Bimbel Garuda Jaya'
  const [mail] = await house.mails('kepala@contoh.id')
  assert.deepEqual(mail!.to, ['kepala@contoh.id'])
  const names = mail!.headers.map(([name]) => name.toLowerCase())
  assert.ok(!names.includes('bcc') && !names.includes('reply-to'))
  assert.equal(names.filter((name) => name === 'to' || name === 'subject').length, 2)
  assert.deepEqual(await house.mails('korban@contoh.id'), [])
})

test('a sending that died is taken over after five minutes, and repeats its Message-ID', async () => {
  await house.mailFaults({ dropAfterData: true })
  await tell(live({ email: 'putus@contoh.id' }))
  const row = await until(async () => {
    const [found] = await rowsOf('putus@contoh.id')
    return found!.status === 'queued' && found!.attempts === 1 && found
  }, 'a broken line')
  await house.mailFaults({})
  // As if the process had died: the row says "sending", and the next try of its job finds it so.
  await house.owner.query("update notifications.messages set status = 'sending', claimed_at = now() where id = $1", [
    row.id,
  ])
  await deliverNow(row.id)
  assert.equal((await house.mails('putus@contoh.id')).length, 1)
  await house.owner.query("update notifications.messages set claimed_at = now() - interval '6 min' where id = $1", [
    row.id,
  ])
  await Promise.all([deliverNow(row.id), deliverNow(row.id), deliverNow(row.id)])
  await settled('putus@contoh.id', 'sent')
  const mails = await house.mails('putus@contoh.id')
  assert.equal(mails.length, 2)
  assert.equal(new Set(mails.map((mail) => mail.messageId)).size, 1)
})

test('a message gives up in its row, and a retry gives it all its tries again', async () => {
  await house.mailFaults({ down: true })
  await tell(live({ email: 'lama@contoh.id' }))
  const { id } = await until(async () => {
    const [row] = await rowsOf('lama@contoh.id')
    return row!.status === 'queued' && row!.attempts > 0 && row
  }, 'a first failure')
  await house.owner.query('update notifications.messages set attempts = $2 where id = $1', [id, MOST_ATTEMPTS - 1])
  await deliverNow(id)
  await settled('lama@contoh.id', 'failed')
  await house.mailFaults({})
  const retried = await house.inside((ctx) => retryMessage(ctx, { id }))
  assert.deepEqual([retried.status, retried.attempts, retried.recipient], ['queued', 0, 'l***@contoh.id'])
  // The pipeline has noted the act; the service does not note it again.
  assert.deepEqual(house.acts, [])
  await settled('lama@contoh.id', 'sent')
  await assert.rejects(
    house.inside((ctx) => retryMessage(ctx, { id })),
    { code: 'message-not-waiting' },
  )
  await assert.rejects(
    house.inside((ctx) => retryMessage(ctx, { id }), house.melati),
    { code: 'not-found' },
  )
  await assert.rejects(
    house.inside((ctx) => retryMessage(ctx, { id: newId() })),
    { code: 'not-found' },
  )
})

test('a body that cannot be opened fails its message at once', async () => {
  await house.mailFaults({ down: true })
  await tell(live({ email: 'kunci@contoh.id' }))
  await until(async () => {
    const [row] = await rowsOf('kunci@contoh.id')
    return row!.status === 'queued' && row!.attempts > 0
  }, 'a first failure')
  await house.owner.query("update notifications.messages set body = 'x' where recipient = 'kunci@contoh.id'")
  await house.mailFaults({})
  assert.match((await settled('kunci@contoh.id', 'failed')).error!, /cannot be opened/)
})

test('the list goes page by page, masked, and stays at home', async () => {
  await house.owner.query(
    `insert into notifications.messages (tenant_id, id, dedupe, channel, template, recipient, subject, body, status, error)
     select $1, gen_random_uuid(), 'd' || n, 'email', 'settled', 'banyak' || n || '@contoh.id', 's', '', 'failed',
       '550 <banyak' || n || '@contoh.id> is unknown' from generate_series(1, 120) n`,
    [house.melati.id],
  )
  const pages = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await house.inside((ctx) => listMessages(ctx, { cursor }), house.melati)
    pages.push(page.items)
    cursor = page.next ?? undefined
    more = page.next !== null
  }
  assert.deepEqual(
    pages.map((page) => page.length),
    [50, 50, 20],
  )
  const ids = pages.flat().map((item) => item.id)
  assert.equal(new Set(ids).size, 120)
  assert.deepEqual(ids, ids.toSorted().toReversed())
  assert.doesNotMatch(JSON.stringify(pages), /banyak\d/)
  const sent = await house.inside((ctx) => listMessages(ctx, { status: 'sent' }))
  assert.ok(sent.items.length > 0 && sent.items.every((item) => item.status === 'sent' && item.sentAt))
})

test('links of identity are mailed once, to the host they belong to', async () => {
  const facts = [
    ['identity.reset_requested', 'reset', '/set-password?token='],
    ['identity.email_verification_requested', 'verify', '/verify?token='],
    ['identity.person_invited', 'set-password', '/set-password?token='],
  ] as const
  for (const [fact, purpose, path] of facts) {
    const email = `${purpose}@contoh.id`
    await house.inside(async (ctx) => {
      const { id: personId } = await ensurePerson(ctx, { email, name: 'Sari', roles: [] })
      emit(ctx, fact, { personId, tokenId: await issueTokenByMail(ctx, personId, purpose, 1) })
    })
    const [mail] = await until(async () => {
      const mails = await house.mails(email)
      return mails.length > 0 && mails
    }, fact)
    assert.match(mail!.text, /^Halo Sari,/)
    assert.ok(mail!.text.includes(`http://garuda.ruko.localhost:3000${path}`), mail!.text)
  }
})

async function waitingJobs(): Promise<number> {
  const { rows } = await house.owner.query('select count(*)::int as count from graphile_worker.jobs')
  return rows[0].count
}

test('what was being written to somebody while they were forgotten goes a moment later', async () => {
  await tell(live({ email: 'tetap@contoh.id' }))
  await house.inside((ctx) => forgetWriting(ctx, { occasions: [], recipients: ['lupa@contoh.id'] }))
  await tell(live({ email: 'lupa@contoh.id' }))
  await settled('lupa@contoh.id', 'sent')
  await settled('tetap@contoh.id', 'sent')
  const { rows } = await house.owner.query<{ payload: { input: object } }>(
    `select payload from graphile_worker._private_jobs where payload::text like '%digests%'`,
  )
  assert.equal(rows.length, 1)
  assert.doesNotMatch(JSON.stringify(rows), /lupa/)
  await house.inside((ctx) => forgetLate.run(ctx as never, rows[0]!.payload.input as never))
  assert.deepEqual([(await rowsOf('lupa@contoh.id')).length, (await rowsOf('tetap@contoh.id')).length], [0, 1])
})
