import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { notify } from './index.ts'
import { openTestHouse, type TestHouse, until } from './testing.ts'

/*
 * Mail away for ten minutes by the clock of the queue: waiting is not done, it is taken off the jobs' own times, minute
 * by minute, while the worker runs as it always does.
 */

const MESSAGES = 24
const MINUTES_DOWN = 10

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

test('SMTP away for ten minutes: nothing is lost, nothing is sent twice, and the list says what is wrong', async () => {
  await house.mailFaults({ down: true })
  const addresses = Array.from({ length: MESSAGES }, (_, index) => `antre${index}@contoh.id`)
  for (const email of addresses) await tell(email)
  let triesAtMost = 0
  for (let minute = 1; minute <= MINUTES_DOWN; minute++) {
    await passMinutes(1)
    await calm()
    const rows = await house.rows()
    assert.equal(rows.length, MESSAGES, 'every message is there')
    assert.deepEqual([...new Set(rows.map((row) => row.status))], ['queued'], `minute ${minute}`)
    assert.ok(
      rows.every((row) => row.error && row.body.length > 0),
      'each says why it waits and still has its text',
    )
    triesAtMost = Math.max(...rows.map((row) => row.attempts))
  }
  assert.ok(triesAtMost >= 4, `tried again and again (${triesAtMost} times)`)
  for (const email of addresses) assert.deepEqual(await house.mails(email), [])
  await house.mailFaults({})
  await until(async () => {
    await passMinutes(1)
    return (await house.rows()).every((row) => row.status === 'sent')
  }, 'everything to be sent')
  await passMinutes(60)
  await calm()
  for (const email of addresses) {
    const mails = await house.mails(email)
    assert.equal(mails.length, 1, `${email} has one message`)
  }
  assert.ok((await house.rows()).every((row) => row.body.length === 0 && row.error === null))
})

function tell(email: string): Promise<void> {
  return house.inside((ctx) =>
    notify(ctx, {
      template: 'site_live',
      to: { name: 'Rina', email },
      params: { businessName: 'Bimbel Garuda Jaya', siteUrl: 'http://garuda.ruko.localhost:3000/' },
      locale: 'id',
      dedupe: email,
    }),
  )
}

/** Turns the queue's clock on: what was to run later comes that much nearer. */
async function passMinutes(minutes: number): Promise<void> {
  await house.owner.query(
    `update graphile_worker._private_jobs set run_at = run_at - make_interval(mins => $1)
     where run_at > now() and locked_at is null`,
    [minutes],
  )
}

/** Waits until no job is due or under way. */
async function calm(): Promise<void> {
  await until(async () => {
    const { rows } = await house.owner.query<{ busy: number }>(
      'select count(*)::int as busy from graphile_worker._private_jobs where run_at <= now() or locked_at is not null',
    )
    return rows[0]!.busy === 0
  }, 'a calm queue')
}
