import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { newId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'
import { transact } from '#kernel/db/transact.ts'
import { createOwnKey } from '#kernel/identity/personal-keys.ts'
import { debit } from '#services/ledger/index.ts'
import { freePort, serve } from '../../src/serve.ts'
import { KEY_SCOPES } from '../../src/verticals/store/partner/permissions.ts'
import { oneReseller } from '../../src/verticals/store/resellers/making.ts'
import { moveWallet, takeWallet } from '../../src/verticals/store/wallet/move.ts'
import { openGround, type Ground } from '../database/ground.ts'
import { type Findings, verdict } from '../support/measure.ts'
import { baseOf, openShops, shelve } from './street.ts'
import type { Heard, Work } from './robots.ts'

/*
 * Fifty resellers' programs at one shop for a minute: each polls a little more often than its level grants and orders from
 * its wallet, and every order is handed over meanwhile. Product, worker, database and programs share the machine.
 */

const PART = 'store: resellers'
const RESELLERS = 50
const SECONDS = 60
const GRANTED = 240
/** More than is granted, so that the limit shows. */
const READS = 300
const ORDERS = 12
const PRICE_IDR = 25_000

export async function measureResellers(say: (sentence: string) => void): Promise<Findings> {
  const port = await freePort()
  const ground = await openGround(say, (adminUrl) => openShops(adminUrl, 1), { port, limitFactor: 1 })
  const listening = await serve(ground.server, port)
  const programs = fork(join(import.meta.dirname, 'robots.ts'))
  try {
    await ground.startWorker()
    say('Filling the shelf and the wallets …')
    const { host, variantId } = await shelve(ground, 0, RESELLERS * ORDERS)
    // The first brings the level that all are on.
    const first = await openOne(ground)
    const keys = [first, ...(await Promise.all(Array.from({ length: RESELLERS - 1 }, () => openOne(ground))))]
    await ground.ask('analyze')
    say(`${RESELLERS} resellers poll and order for ${SECONDS} s …`)
    const answer = once(programs, 'message')
    const work: Work = { port, host, keys, variantId, seconds: SECONDS, readsAMinute: READS, ordersAMinute: ORDERS }
    programs.send(work)
    const heard = (await answer)[0] as Heard[]
    return await findingsOf(ground, heard)
  } finally {
    programs.disconnect()
    await listening.close()
    await ground.close()
  }
}

/** A reseller with a key and money for all they will order. */
async function openOne(ground: Ground): Promise<string> {
  const base = baseOf(ground, 0)
  return transact(base, 'write', async (ctx) => {
    const { id, personId } = await oneReseller(ctx)
    await ctx.tx.run(
      sql`update store.reseller_tiers set calls_a_minute = ${GRANTED} where tenant_id = ${base.tenant.id}`,
    )
    moveWallet(ctx, await takeWallet(ctx, id), {
      kind: 'wallet_topup',
      source: `capture/${newId()}`,
      change: { topupIdr: PRICE_IDR * ORDERS * 2, marginIdr: 0 },
      against: [debit('assets:gateway', PRICE_IDR * ORDERS * 2)],
    })
    const actor = {
      kind: 'person' as const,
      id: personId,
      email: '',
      name: '',
      roles: ['reseller'],
      permissions: new Set<string>(KEY_SCOPES),
      sessionId: newId(),
    }
    const wish = { name: 'Bot ukur', permissions: [...KEY_SCOPES], mode: 'live' as const, networks: [] }
    return (await createOwnKey({ ...ctx, actor }, wish)).key
  })
}

async function findingsOf(ground: Ground, heard: Heard[]): Promise<Findings> {
  const times = heard.flatMap((one) => one.times).toSorted((a, b) => a - b)
  const p99 = times[Math.floor(times.length * 0.99)]!
  const statuses = (of: 'reads' | 'orders') => {
    const all: Record<number, number> = {}
    for (const one of heard)
      for (const [status, n] of Object.entries(one[of])) all[Number(status)] = (all[Number(status)] ?? 0) + n
    return all
  }
  const [reads, orders] = [statuses('reads'), statuses('orders')]
  const failed = [...Object.entries(reads), ...Object.entries(orders)]
    .filter(([status]) => Number(status) >= 500)
    .reduce(
      (sum, [, n]) => sum + n,
      heard.reduce((sum, { errors }) => sum + errors, 0),
    )
  const off = heard.filter((one) => one.reads[200] !== GRANTED).length
  const { n: undelivered } = await ground.ask<{ n: number }>(
    "select count(*)::int as n from store.orders where status <> 'delivered'",
  )
  const placed = orders[201] ?? 0
  return {
    results: [
      {
        part: PART,
        name: 'a call',
        unit: 'ms',
        samples: times,
        note: `reads ${JSON.stringify(reads)}, orders ${JSON.stringify(orders)}`,
      },
    ],
    verdicts: [
      verdict(PART, 'p99 of a call, ms', p99, { below: 250 }),
      verdict(PART, 'calls that failed (5xx or none)', failed, { below: 1 }),
      verdict(PART, `resellers who were answered other than ${GRANTED} reads in the minute`, off, { below: 1 }),
      verdict(PART, 'orders placed', placed, { atLeast: RESELLERS * ORDERS }),
      verdict(PART, 'orders not handed over in the end', undelivered, { below: 1 }),
    ],
  }
}
