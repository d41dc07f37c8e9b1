import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { newId } from '#kernel/db/id.ts'
import { perform } from '#kernel/http/pipeline.ts'
import type { Tenant } from '#kernel/context.ts'
import { findPgbench, runPgbench } from '../database/pgbench.ts'
import type { Ground } from '../database/ground.ts'
import { openReplay, ways } from '../database/replay.ts'
import { kinds, scriptOf } from '../database/script.ts'
import {
  type Contestant,
  type Findings,
  inTurns,
  median,
  perSecond,
  ratio,
  type Result,
  verdict,
} from '../support/measure.ts'
import { good } from './goods.ts'
import misspelt from './misspelt.json' with { type: 'json' }
import { serve } from '../../src/serve.ts'
import { SHOPS } from './volumes.ts'
import { slugOf } from '../../src/verticals/store/catalogue/rules.ts'

const HTTP = 'HTTP, one process'
const LANES = 8
const ROUNDS = 5
const READS = 3_200

type Reading = { part: string; operation: string; path: string; input: Record<string, unknown> }

const list: Reading = {
  part: 'store: list',
  operation: 'store.listProducts',
  path: '/api/v1/store/products',
  input: {},
}
const slug = slugOf(good(42).name)
const detail: Reading = {
  part: 'store: detail',
  operation: 'store.readProduct',
  path: `/api/v1/store/products/${slug}`,
  input: { productSlug: slug },
}

/** Uncached readings of 50 shops in turn: a list of 24 with prices and stock, and one product's page. */
export async function measureReadings(ground: Ground): Promise<Findings> {
  const lists = await measureReading(ground, list)
  const details = await measureReading(ground, detail)
  const answered = median(lists.results.find(({ name }) => name === HTTP)!.samples)
  return {
    results: [...lists.results, ...details.results],
    verdicts: [
      verdict(list.part, 'lists of 24 a second, over HTTP', answered, { atLeast: 2_000 }),
      ...lists.verdicts,
      ...details.verdicts,
    ],
  }
}

async function measureReading(ground: Ground, reading: Reading): Promise<Findings> {
  const { urls, recorder } = ground
  const shops = ground.sites.slice(0, SHOPS)
  let turn = 0
  const next = () => shops[turn++ % SHOPS]!
  for (let warm = 0; warm < 20; warm++) await performed(ground, next(), reading)
  const script = scriptOf(
    await recorder.record(() => performed(ground, next(), reading)),
    await recorder.record(() => performed(ground, next(), reading)),
    [kinds.id],
  )
  const listening = await serve({ fetch: (request, env) => ground.server.fetch(request, env) }, 0)
  const hand = await openReplay(urls, script, LANES, ways.hand)
  const pgbench = findPgbench()
  const oneShop = `select id as s0 from kernel.tenants where kind = 'client' order by random() limit 1`
  const contestants: Contestant[] = [
    { name: 'perform()', run: () => perSecond(READS, LANES, () => performed(ground, next(), reading)) },
    { name: HTTP, run: () => asked(listening.port, next().host, reading.path) },
    { name: 'pg, prepared, awaited', run: () => perSecond(READS, LANES, (lane) => hand.run(lane, [next().id])) },
  ]
  const server = { script, url: urls.app, clients: LANES, total: READS, pipelined: false, slotsOnce: oneShop }
  if (pgbench) contestants.push({ name: 'pgbench', run: () => runPgbench(server) })
  try {
    const results = await inTurns(reading.part, 'reads/s', ROUNDS, contestants)
    return { results, verdicts: judge(reading.part, results) }
  } finally {
    await hand.close()
    await listening.close()
  }
}

function judge(part: string, results: readonly Result[]) {
  const against = (ours: string, control: string, stretch: boolean) => {
    const found = ratio(results, ours, control)
    return found === null ? [] : [verdict(part, `${ours} : ${control}`, found, { atLeast: 0.5, stretch })]
  }
  return [...against(HTTP, 'pg, prepared, awaited', false), ...against(HTTP, 'pgbench', part !== list.part)]
}

/** Misspelt words among 20,000 products of one shop; the time of each search and how much of what was meant is found. */
export async function measureSearch(ground: Ground): Promise<Findings> {
  const part = 'store: search'
  const shop = ground.sites[SHOPS]!
  const times: number[] = []
  for (let round = 0; round < 4; round++) {
    for (const { query } of misspelt) {
      const began = performance.now()
      await performed(ground, shop, { ...list, input: { q: query, limit: 24 } })
      // The first round warms plans and pages.
      if (round > 0) times.push(performance.now() - began)
    }
  }
  const p95 = times.toSorted((left, right) => left - right)[Math.floor(times.length * 0.95)]!
  return {
    results: [{ part, name: 'one misspelt search of 20,000 products', unit: 'ms', samples: times }],
    verdicts: [verdict(part, 'p95 of a misspelt search, ms', p95, { below: 20 })],
  }
}

function performed({ house, limiter }: Ground, tenant: Tenant, { operation, input }: Reading): Promise<unknown> {
  return perform(house, limiter, {
    operation: house.registry.operations.get(operation)!,
    tenant,
    locale: 'id',
    requestId: newId(),
    ip: null,
    userAgent: null,
    sessionToken: null,
    idempotencyKey: null,
    input,
  })
}

/** What a load from a process of its own gets answered a second over kept connections. */
async function asked(port: number, host: string, path: string): Promise<number> {
  const script = fileURLToPath(import.meta.resolve('../support/load.ts'))
  const child = spawn(process.execPath, [script, `${port}`, `${host}:${port}`, path, 'identity'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`the load on ${path} failed`)
  return Number(output)
}
