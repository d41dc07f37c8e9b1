import { setTimeout as sleep } from 'node:timers/promises'
import { findPgbench, runPgbench } from '../database/pgbench.ts'
import { kinds, later, type Script, scriptOf, type SlotKind } from '../database/script.ts'
import type { Contestant } from '../support/measure.ts'
import { LANES, shelve, type Street } from './street.ts'

/*
 * The same statements without the product: a purchase is recorded twice as it goes over the street, and what differs is
 * filled anew for each run by pgbench. The queue's own fetching is left out; the gateway, the messages and HTTP cost it nothing.
 */

/** Longer than what a purchase leaves to be done takes. */
const QUIET_MS = 1_500

/** What pgbench makes of one shop's purchases, awaited and pipelined; nothing where it is not installed. */
export async function openControl(street: Street, purchases: number, rounds: number): Promise<Contestant[]> {
  if (!findPgbench()) return []
  const { ground } = street
  const goods = await shelve(ground, 0, purchases * (rounds + 1) * 2 + 40)
  await street.send([goods], 20)
  await sleep(QUIET_MS)
  const record = () =>
    ground.recorder.record(async () => {
      await street.send([goods], 1)
      await sleep(QUIET_MS)
    })
  const first = await record()
  const { id } = await ground.ask<{ id: string }>(
    'select stock_item_id as id from store.deliveries order by created_at desc limit 1',
  )
  const script = later(scriptOf(first, await record(), [unitKind(id), ...Object.values(kinds)]))
  // Buyers look for the unit that came first: what is given out here comes from the other end, so that nobody waits.
  await ground.ask(`create table public.bench_units as
    select row_number() over (order by id desc)::int as n, id::text as id from store.stock_items
    where variant_id = '${goods.variantId}' and status = 'available'`)
  await ground.ask('create unique index on public.bench_units (n)')
  await ground.ask('create sequence public.bench_turn')
  await ground.ask('grant select on public.bench_units to public')
  await ground.ask('grant usage on sequence public.bench_turn to public')
  const { url, note } = { url: ground.urls.app, note: sizeOf(script) }
  const run = (pipelined: boolean) => async () => {
    const before = await delivered(ground)
    const rate = await runPgbench({ script, url, clients: LANES, total: purchases, pipelined })
    const now = await delivered(ground)
    const asked = Math.ceil(purchases / LANES) * LANES
    if (now - before !== asked) throw new Error(`pgbench delivered ${now - before} of ${asked}`)
    return rate
  }
  return [
    { name: 'pgbench, one product', note, run: run(false) },
    { name: 'pgbench, one product, pipelined', note, run: run(true) },
  ]
}

/** Which unit is sold is chosen by the database; each run is given one that nobody else has. */
function unitKind(id: string): SlotKind {
  const fresh = () => {
    throw new Error('units are given out by the server')
  }
  return { name: 'unit', pattern: new RegExp(id), fresh }
}

async function delivered({ ask }: Street['ground']): Promise<number> {
  const { n } = await ask<{ n: number }>(`select count(*)::int as n from store.deliveries d
    join store.stock_items i on i.tenant_id = d.tenant_id and i.id = d.stock_item_id where i.status = 'sold'`)
  return n
}

function sizeOf({ turns }: Script): string {
  const transactions = turns.flat()
  return `${transactions.reduce((sum, { lines }) => sum + lines.length, 0)} statements in ${transactions.length} transactions`
}
