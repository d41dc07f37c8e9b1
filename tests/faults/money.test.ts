import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderInput } from '#platform/controls.ts'
import { BUTTONS, type Button, flush, press, readBook, readDeliveries, setFaults } from '../support/gateway.ts'
import { waitFor } from '../support/wait.ts'
import { audit, forgeriesFailed } from './auditor.ts'
import { type Caller, caller } from './call.ts'
import { dice } from './dice.ts'
import { type End, endOf, type Kind, KINDS, type Method, METHODS } from './ends.ts'
import { type FaultGround, layGround } from './ground.ts'
import { type Nemesis, nemesis } from './nemesis.ts'

/** `MONEY_SEED=7 MONEY_EACH=200` for another or a longer run. */
const SEED = Number(process.env.MONEY_SEED ?? 4)
// Ten of each method and kind of invoice with each button; more take minutes where others run beside it.
const EACH = Number(process.env.MONEY_EACH ?? 30)
const ACTORS = 16
const KILLS = 12
/** What it may take to come to rest, on a machine that is busy. */
const REST_MS = 150_000
const FAULTS = { dropWebhooks: 0.3, duplicateWebhooks: 2, shuffle: true, forge: 0.5, seed: SEED }

type Plan = { number: number; button: Button; method: Method; kind: Kind }
type Done = Plan & { orderId: string; invoiceId: string; reference: string; amountIdr: number }

test('whatever button is pressed and whoever dies, every charge ends as one outcome in the ledger', async (t) => {
  const began = Date.now()
  const ground = await layGround()
  const calls = caller(ground.port)
  const random = dice(SEED)
  const plans = random.shuffle(plansOf(EACH))
  const foe = await nemesis({ ground, random, kills: KILLS, steps: plans.length * 3, env: { FIRST_CHECK_MS: '1000' } })
  t.after(async () => {
    await foe.end()
    calls.close()
    await ground.close()
  })

  await setFaults(ground.gatewayUrl, FAULTS)
  const done = await act(plans, (plan) => play(ground, calls, foe, plan))
  const playedMs = Date.now() - began
  await foe.rest()
  await setFaults(ground.gatewayUrl, {})
  await flush(ground.gatewayUrl)
  await drain(ground)
  await letTimeToPayPass(ground)
  await drain(ground)

  const book = await readBook(ground.gatewayUrl)
  await audit(ground, book)
  const refused = await forgeriesFailed(ground, await readDeliveries(ground.gatewayUrl))
  for (const one of done) await assertEnd(ground, one)
  await nothingWaitsForEver(ground)
  assert.ok(foe.kills() >= Math.min(KILLS, 10), `only ${foe.kills()} kills`)
  console.log(
    `seed ${SEED}: ${done.length} buttons, ${book.charges.length} charges, Rp ${book.totals.receivedIdr} received, ` +
      `${foe.kills()} kills, ${refused} forgeries refused, ${playedMs} ms of faults, ${Date.now() - began} ms in all`,
  )
})

/** Every button equally often, spread over the ways to pay and the kinds of invoices. */
function plansOf(each: number): Plan[] {
  return BUTTONS.flatMap((button, index) =>
    Array.from({ length: each }, (_, turn) => ({
      number: index * each + turn,
      button,
      method: METHODS[turn % 3]!,
      kind: KINDS[Math.floor(turn / 3) % 3]!,
    })),
  )
}

/** A few actors at a time work through the plans. */
async function act<T, R>(plans: readonly T[], work: (plan: T) => Promise<R>): Promise<R[]> {
  const waiting = [...plans]
  const done: R[] = []
  const actor = async () => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) done.push(await work(plan))
  }
  await Promise.all(Array.from({ length: ACTORS }, actor))
  return done
}

type Placed = { id: string; token: string; invoiceToken: string }
type Seen = { invoices: { kind: string; status: string; token: string; amountIdr: number }[] }

async function play(ground: FaultGround, calls: Caller, foe: Nemesis, plan: Plan): Promise<Done> {
  const { number, button, method, kind } = plan
  const input = orderInput(`toko-${number}`, { scheme: kind === 'full' ? 'full' : 'dp' })
  const placed = await calls.surely('/orders', {
    method: 'POST',
    body: input,
    headers: { 'idempotency-key': `pesanan-${number}` },
  })
  assert.equal(placed.status, 201, placed.text)
  const order = placed.body as Placed
  foe.step()
  if (kind === 'settlement') {
    await press(ground.gatewayUrl, await charge(calls, order.invoiceToken, 'qris'), 'bayar')
    foe.step()
    // On a busy machine the building waits behind whatever the kills have left.
    await waitFor(async () => (await invoiceOf(calls, order, kind)).status === 'open', 150_000)
  }
  const invoice = await invoiceOf(calls, order, kind)
  const reference = await charge(calls, invoice.token, method)
  foe.step()
  await press(ground.gatewayUrl, reference, button)
  foe.step()
  const [row] = await ground.rows<{ for_id: string }>('select for_id from payments.intents where reference = $1', [
    reference,
  ])
  return { ...plan, orderId: order.id, invoiceId: row!.for_id, reference, amountIdr: invoice.amountIdr }
}

async function charge(calls: Caller, invoiceToken: string, method: Method): Promise<string> {
  const channel = { qris: {}, va: { bank: 'bca' }, ewallet: { wallet: 'gopay' } }[method]
  const answer = await calls.surely(`/invoices/${invoiceToken}/charges`, {
    method: 'POST',
    body: { method, ...channel },
  })
  assert.equal(answer.status, 201, answer.text)
  return (answer.body as { charge: { reference: string } }).charge.reference
}

async function invoiceOf(calls: Caller, order: Placed, kind: Kind) {
  const seen = (await calls.surely(`/orders/${order.token}`)).body as Seen
  return seen.invoices.find((invoice) => invoice.kind === kind)!
}

/** Until nothing is under way: only what is planned for later is left in the queue, and both books agree. */
async function drain(ground: FaultGround): Promise<void> {
  let busy: unknown[] = []
  let behind: string[] = []
  const quiet = async (): Promise<boolean> => {
    busy = await ground.rows(
      `select task_identifier, attempts, last_error, run_at, locked_by from graphile_worker.jobs where attempts < max_attempts
       and (locked_at is not null or task_identifier not in ('payments.settle', 'platform.expireInvoice', 'notifications.send')
         or run_at < now() - interval '5 seconds')`,
    )
    behind = busy.length === 0 ? await disagreements(ground) : behind
    return busy.length === 0 && behind.length === 0
  }
  await waitFor(quiet, REST_MS).catch(() => {
    assert.fail(`it does not come to rest: ${JSON.stringify(busy.slice(0, 9))} ${behind.slice(0, 9).join('; ')}`)
  })
}

async function disagreements(ground: FaultGround): Promise<string[]> {
  const { charges } = await readBook(ground.gatewayUrl)
  const rows = await ground.rows<{ reference: string; status: string; captured: string }>(
    `select reference, status, (select count(*) from payments.captures where intent_id = intents.id) as captured from payments.intents`,
  )
  const known = new Map(rows.map((row) => [row.reference, `${row.status} with ${row.captured}`]))
  return charges.flatMap(({ reference, status, payments }) => {
    const wanted = `${status} with ${payments.length}`
    return known.get(reference) === wanted ? [] : [`${reference} is ${wanted}, known as ${known.get(reference)}`]
  })
}

/** The hour to pay a first invoice passes at once. */
async function letTimeToPayPass(ground: FaultGround): Promise<void> {
  const [ended] = await ground.rows<{ n: number }>(
    `with due as (update graphile_worker._private_jobs as jobs set run_at = now() from graphile_worker._private_tasks as tasks
       where tasks.id = task_id and identifier = 'platform.expireInvoice' returning jobs.id) select count(*)::int as n from due`,
  )
  assert.ok(ended!.n > 0)
  await waitFor(
    async () => (await ground.count("graphile_worker.jobs where task_identifier = 'platform.expireInvoice'")) === 0,
    REST_MS,
  )
}

async function assertEnd(ground: FaultGround, done: Done): Promise<void> {
  const expected = endOf(done.button, done.kind)
  const [seen] = await ground.rows<
    Omit<End, 'name' | 'credits'> & { credits: { reason: string; amountIdr: number }[] }
  >(
    `select intents.status as intent, invoices.status as invoice, orders.status as order,
       array(select outcome from payments.captures where intent_id = intents.id order by outcome) as captures,
       array(select kind from payments.captures join ledger.entries on source = 'capture/' || captures.id
             where intent_id = intents.id and kind <> 'receipt' order by kind) as entries,
       (select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'amountIdr', amount_idr)), '[]')
        from platform.credits where order_id = orders.id and status = 'available' and left_idr = amount_idr) as credits
     from payments.intents join platform.invoices on invoices.id = for_id join platform.orders on orders.id = order_id
     where reference = $1`,
    [done.reference],
  )
  const { name, credits, ...rest } = expected
  const due = credits.map(({ reason, extraIdr }) => ({ reason, amountIdr: done.amountIdr + extraIdr }))
  assert.deepEqual(seen, { ...rest, credits: due }, `${done.button}, ${done.method}, ${done.kind}: ${name}`)
}

/** Whatever is not at its end has somebody who will look again before it is forgotten, and nobody has given up. */
async function nothingWaitsForEver(ground: FaultGround): Promise<void> {
  const forgotten = await ground.rows(
    `select reference, status from payments.intents where status in ('intent', 'pending') and not exists (
       select from graphile_worker._private_jobs where payload -> 'input' ->> 'reference' = reference and is_available)`,
  )
  assert.deepEqual(forgotten, [])
  assert.equal(await ground.count("platform.provisionings where status <> 'done'"), 0)
  assert.equal(await ground.count("platform.provisioning_steps where status <> 'done'"), 0)
  const facts = await ground.rows(
    `select name, id from kernel.facts where name = 'payments.captured' and not exists (
       select from kernel.fact_deliveries where fact_id = facts.id)`,
  )
  assert.deepEqual(facts, [])
  const dead = await ground.rows(
    'select task_identifier, payload, last_error from graphile_worker._private_jobs join graphile_worker._private_tasks as tasks on tasks.id = task_id, lateral (select identifier as task_identifier) as named where attempts >= max_attempts and locked_at is null',
  )
  assert.deepEqual(dead, [])
}
