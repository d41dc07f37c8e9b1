import { perform } from '#kernel/http/pipeline.ts'
import { newId } from '#kernel/db/id.ts'
import type { Tenant } from '#kernel/context.ts'
import { type Contestant, type Findings, inTurns, perSecond, ratio, verdict } from '../support/measure.ts'
import type { Ground } from './ground.ts'
import { findPgbench, runPgbench } from './pgbench.ts'
import { openReplay, ways } from './replay.ts'
import { kinds, scriptOf } from './script.ts'

const PART = 'database: read'
const LANES = 8
const ROUNDS = 5
const READS = 4800

/** A tenant's home page data (`tutoring.readSite`), inside one tenant. */
export async function measureRead(ground: Ground): Promise<Findings> {
  const { urls, sites, recorder } = ground
  let turn = 0
  const next = () => sites[turn++ % sites.length]!
  await read(ground, next())
  // Of a reading only the tenant differs from one to the next.
  const script = scriptOf(
    await recorder.record(() => read(ground, next())),
    await recorder.record(() => read(ground, next())),
    [kinds.id],
  )
  const hand = await openReplay(urls, script, LANES, ways.hand)
  const limit = await openReplay(urls, script, LANES, ways.limit)
  const pgbench = findPgbench()
  const server = (pipelined: boolean) =>
    runPgbench({ script, url: urls.app, clients: LANES, total: READS, pipelined, slotsOnce: oneSite })
  const contestants: Contestant[] = [
    { name: 'perform()', run: () => perSecond(READS, LANES, () => read(ground, next())) },
    { name: 'app.fetch()', run: () => perSecond(READS, LANES, () => fetchHome(ground, next())) },
    { name: 'pg, prepared, awaited', run: () => perSecond(READS, LANES, (lane) => hand.run(lane, [next().id])) },
    { name: 'pg, prepared, one flight', run: () => perSecond(READS, LANES, (lane) => limit.run(lane, [next().id])) },
    ...(pgbench
      ? [
          { name: 'pgbench', run: () => server(false) },
          { name: 'pgbench, pipelined', run: () => server(true) },
        ]
      : []),
  ]
  try {
    const results = await inTurns(PART, 'reads/s', ROUNDS, contestants)
    return { results, verdicts: judge(results) }
  } finally {
    await Promise.all([hand.close(), limit.close()])
  }
}

/** A client stays with the site it draws first. */
const oneSite = `select id as s0 from kernel.tenants where kind = 'client' order by random() limit 1`

function judge(results: Findings['results']) {
  const against = (ours: string, control: string, limit: { atLeast: number; stretch?: boolean }) => {
    const found = ratio(results, ours, control)
    return found === null ? [] : [verdict(PART, `${ours} : ${control}`, found, limit)]
  }
  return [
    ...against('perform()', 'pg, prepared, awaited', { atLeast: 0.5 }),
    ...against('app.fetch()', 'pg, prepared, awaited', { atLeast: 0.5 }),
    ...against('perform()', 'pgbench', { atLeast: 0.6, stretch: true }),
  ]
}

function read({ house, limiter }: Ground, tenant: Tenant): Promise<unknown> {
  return perform(house, limiter, {
    operation: house.registry.operations.get('tutoring.readSite')!,
    tenant,
    locale: 'id',
    requestId: newId(),
    ip: null,
    userAgent: null,
    sessionToken: null,
    idempotencyKey: null,
    input: {},
  })
}

async function fetchHome({ server }: Ground, { host }: Tenant): Promise<void> {
  const answer = await server.fetch(new Request(`http://${host}:3000/api/v1/tutoring/site`))
  if (answer.status !== 200) throw new Error(`the home page's data answered ${answer.status}`)
  await answer.arrayBuffer()
}
