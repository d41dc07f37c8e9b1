import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort } from '../../src/serve.ts'
import { readBook, setFaults } from '../support/gateway.ts'
import { waitFor } from '../support/wait.ts'
import { type Answer, caller } from './call.ts'
import { startApp } from './child.ts'
import { layGround } from './ground.ts'
import { layShop } from './store-ground.ts'

/*
 * A buyer's program repeats an order under its Idempotency-Key while the first call runs, after the process that ran it was
 * killed in the middle, and after it was answered. The gateway keeps each call waiting for five seconds.
 */

const CALLS = 20
/** From the kill to an answer under the same key, the start of another process not counted. */
const RESUME_MS = 30_000

test('a call runs once under its key, and once more as soon as its process is gone', async (t) => {
  const ground = await layGround()
  const shop = await layShop(ground, { plenty: 20, scarce: 0 })
  const [first, second] = [ground, { ...ground, port: await freePort() }]
  const [dying, living] = await Promise.all([startApp(first), startApp(second)])
  const [here, there] = [caller(first.port), caller(second.port)]
  t.after(async () => {
    here.close()
    there.close()
    await Promise.all([dying.kill(), living.kill()])
    await ground.close()
  })
  const order = (calls: typeof here, number: number, key: string): Promise<Answer> =>
    calls.once(shop.host, '/api/v1/store/orders', {
      method: 'POST',
      body: orderOf(number, shop.plenty.variantId),
      headers: { 'idempotency-key': key },
    })
  const many = (calls: typeof here, number: number, key: string) =>
    Promise.all(Array.from({ length: CALLS }, () => order(calls, number, key)))
  const claimed = (key: string) =>
    waitFor(async () => (await ground.count('kernel.idempotency_keys where key = $1', [key])) === 1)

  await t.test('while the process lives, everybody else hears 409, then all read the same bytes', async () => {
    await setFaults(ground.gatewayUrl, { failCharges: 'timeout-after-effect' })
    const running = order(here, 1, 'kunci-yang-hidup')
    await claimed('kunci-yang-hidup')
    // The sessions that show both processes as alive are cut; they come back.
    await ground.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'ruko-live' and datname = current_database()`,
    )
    let over = false
    void running.then(() => (over = true))
    const until = Date.now() + 3_500
    let refused = 0
    // Longer than it takes to believe that a process is gone, from the same process and from another.
    while (!over && Date.now() < until) {
      for (const calls of [here, there]) {
        const seen = await order(calls, 1, 'kunci-yang-hidup')
        // On a machine that is busy the call may come to its end meanwhile, and then it is its answer that all read.
        if (seen.status === 201) {
          assert.equal(seen.text, (await running).text)
          continue
        }
        onlyRunning(seen)
        refused += 1
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    assert.ok(refused > 0, 'nobody asked while it ran')
    const answer = await running
    assert.equal(answer.status, 201, answer.text)
    for (const calls of [here, there])
      for (const one of await many(calls, 1, 'kunci-yang-hidup')) assert.equal(one.text, answer.text)
    await one(1)
  })

  await t.test('when the process is killed in the middle, another takes the call up within seconds', async () => {
    await setFaults(ground.gatewayUrl, { failCharges: 'timeout-after-effect' })
    const broken = order(here, 2, 'kunci-yang-mati').catch(() => null)
    await claimed('kunci-yang-mati')
    await waitFor(async () => (await readBook(ground.gatewayUrl)).charges.length === 2)
    await dying.kill()
    const killed = Date.now()
    assert.equal(await broken, null)
    await setFaults(ground.gatewayUrl, {})
    const answered: Answer[] = []
    while (answered.length === 0) {
      assert.ok(Date.now() - killed < RESUME_MS, 'nobody took the call up')
      const answers = await many(there, 2, 'kunci-yang-mati')
      answered.push(...answers.filter(({ status }) => status === 201))
      for (const one of answers.filter(({ status }) => status !== 201)) onlyRunning(one)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    for (const one of [...answered, ...(await many(there, 2, 'kunci-yang-mati'))])
      assert.deepEqual([one.status, one.text], [201, answered[0]!.text])
    await one(2)
    t.diagnostic(`taken up ${Date.now() - killed} ms after the kill`)
  })

  /** One order of this buyer, and one charge for it in the gateway's own book. */
  async function one(number: number): Promise<void> {
    const [row] = await ground.rows<{ orders: number; references: string[] }>(
      `select count(distinct orders.id)::int as orders, array_agg(reference) as references
       from store.orders join payments.intents on for_id = orders.id where email = $1`,
      [`ulang-${number}@contoh.id`],
    )
    assert.deepEqual([row!.orders, row!.references.length], [1, 1])
    const { charges } = await readBook(ground.gatewayUrl)
    assert.deepEqual(charges.filter(({ reference }) => row!.references.includes(reference)).length, 1)
    assert.equal(charges.length, number)
  }
})

function onlyRunning({ status, text }: Answer): void {
  assert.equal(status, 409, text)
  assert.match(text, /still-running/)
}

function orderOf(number: number, variantId: string) {
  return {
    lines: [{ variantId, quantity: 1 }],
    buyer: { name: `Pengulang ${number}`, email: `ulang-${number}@contoh.id`, whatsapp: `08127700000${number}` },
    consent: true,
  }
}
