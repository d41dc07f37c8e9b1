import { strict as assert } from 'node:assert'
import { type Ctx, type Tenant } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { outsideCtx } from '#kernel/db/transact.ts'
import { perform } from '#kernel/http/pipeline.ts'
import { tasksOf } from '#kernel/jobs/runner.ts'
import { createCharge } from '../../src/platform/billing/service.ts'
import { orderInput } from '../../src/platform/controls.ts'
import { type Contestant, type Findings, inTurns, perSecond, ratio, verdict } from '../support/measure.ts'
import type { Ground } from './ground.ts'
import { findPgbench, runPgbench } from './pgbench.ts'
import { openReplay, ways } from './replay.ts'
import { freshAddress, hex, scriptOf } from './script.ts'

const PART = 'database: order'
const LANES = 8
const ROUNDS = 5
const ORDERS = 320

/**
 * The full order operation: the order is placed under an idempotency key (slug hold, order, invoices, fact, messages,
 * jobs), its DP is charged, the capture recorded (ledger, fact, audit) and allotted (ledger, invoice paid, building begun).
 */
export async function measureOrder(ground: Ground): Promise<Findings> {
  const { urls, recorder } = ground
  const order = orderer(ground)
  for (let warm = 0; warm < 40; warm++) await order()
  const script = scriptOf(await recorder.record(order), await recorder.record(order))
  const hand = await openReplay(urls, script, LANES, ways.hand)
  const limit = await openReplay(urls, script, LANES, ways.limit)
  const counted = (run: () => Promise<number>) => async () => {
    await ground.tidy()
    const before = await paidDps(ground)
    const rate = await run()
    assert.equal((await paidDps(ground)) - before, ORDERS, 'every run leaves the same number of paid orders')
    return rate
  }
  const server = (pipelined: boolean) =>
    runPgbench({ script, url: urls.platform, clients: LANES, total: ORDERS, pipelined })
  const contestants: Contestant[] = [
    { name: 'product', run: () => perSecond(ORDERS, LANES, order) },
    { name: 'pg, prepared, awaited', run: () => perSecond(ORDERS, LANES, (lane) => hand.run(lane)) },
    { name: 'pg, prepared, one flight', run: () => perSecond(ORDERS, LANES, (lane) => limit.run(lane)) },
    ...(findPgbench()
      ? [
          { name: 'pgbench', run: () => server(false) },
          { name: 'pgbench, pipelined', run: () => server(true) },
        ]
      : []),
  ].map((one) => ({ ...one, run: counted(one.run), note: sizeOf(script) }))
  try {
    const results = await inTurns(PART, 'orders/s', ROUNDS, contestants)
    const { difference } = await ground.ask<{ difference: number }>(
      'select coalesce(sum(amount_idr), 0)::int as difference from ledger.legs',
    )
    assert.equal(difference, 0, 'the ledger balances')
    return { results, verdicts: judge(results) }
  } finally {
    await Promise.all([hand.close(), limit.close()])
  }
}

function judge(results: Findings['results']) {
  const against = (control: string, limit: { atLeast: number; stretch?: boolean }) => {
    const found = ratio(results, 'product', control)
    return found === null ? [] : [verdict(PART, `product : ${control}`, found, limit)]
  }
  return [...against('pg, prepared, awaited', { atLeast: 0.5 }), ...against('pgbench', { atLeast: 0.6, stretch: true })]
}

function sizeOf({ turns }: ReturnType<typeof scriptOf>): string {
  const transactions = turns.flat()
  return `${transactions.reduce((sum, { lines }) => sum + lines.length, 0)} statements in ${transactions.length} transactions`
}

async function paidDps(ground: Ground): Promise<number> {
  const { paid } = await ground.ask<{ paid: number }>(
    "select count(*)::int as paid from platform.invoices where kind = 'dp' and status = 'paid'",
  )
  return paid
}

/** One order from its form to its paid DP, by the functions that requests and jobs call. */
export function orderer({ house, limiter, gateway, recorder, platform }: Ground): () => Promise<void> {
  const tasks = tasksOf(house)
  const helpers = { job: { attempts: 1, max_attempts: 20 } } as never
  const facts = new Map<string, string>()
  // The queue would hand the listener its fact; here it is read from the statement that queues it.
  recorder.onStatement = ({ values }) => {
    if (values[0] !== ALLOT) return
    const { requestId } = JSON.parse(values[2] as string) as { requestId: string }
    facts.set(requestId, (JSON.parse(values[1] as string) as { factId: string }).factId)
  }
  return async () => {
    const requestId = newId()
    const input = orderInput(`ukur-${hex(12)}`)
    const caller = baseOf(platform, requestId)
    const operation = house.registry.operations.get('platform.placeOrder')!
    const placed = await perform(house, limiter, { ...caller, operation, idempotencyKey: newId(), input })
    const { invoiceToken } = placed.body as { invoiceToken: string }
    const ctx = { ...caller, actor: { kind: 'anonymous' as const }, now: new Date(), reply: { cookies: [] }, house }
    await createCharge(outsideCtx(ctx satisfies Omit<Ctx, 'tx'>, false), { token: invoiceToken, method: 'qris' })
    const reference = gateway.referenceFor(input.owner.email)
    const payload = { tenantId: platform.id, meta: { requestId } }
    await tasks['payments.settle']!({ ...payload, input: { reference } }, helpers)
    const factId = facts.get(requestId)
    facts.delete(requestId)
    await tasks[ALLOT]!({ ...payload, input: { factId } }, helpers)
  }
}

const ALLOT = 'platform on payments.captured'

function baseOf(tenant: Tenant, requestId: string) {
  return { tenant, locale: 'id' as const, requestId, ip: freshAddress(), userAgent: null, sessionToken: null }
}
