import { EventEmitter } from 'node:events'
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  run,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { PLATFORM_TENANT_ID, type Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { db, fixed } from '../db/sql.ts'
import { outsideCtx, transact, transactAsPlatform } from '../db/transact.ts'
import type { House } from '../house.ts'
import type { BoundJob, BoundListener } from '../module/registry.ts'
import type { Doing } from './hands.ts'
import { openPresence, type Presence } from './presence.ts'

type Payload = { tenantId: string; input: unknown; meta: { requestId?: string } | null }

/** The part of this process that works off the queue. `stop` lets what is running finish. */
export type Worker = { stop(): Promise<void> }

const RESTART_MS = 500
/** Ends of jobs that are still being noted when a pool has no job left get this long. */
const NOTING_MS = 2_000

/** A pool of workers, and when it is over: nothing of it runs any more, so another may take its place. */
type Pool = { runner: Runner; over: Promise<void> }

/**
 * Starts working off the queue in this process. A worker that gives up, because the database went away under it, is
 * replaced by a new one until `stop`; what a killed process had begun is taken up by the others within seconds.
 */
export async function startRunner(house: House, concurrency = 8): Promise<Worker> {
  const presence = await openPresence(house, house.hands.open(handsOf(house)))
  let stopped = false
  let pool = await begin(house, concurrency, presence)
  const watched = watch()
  return {
    stop: async () => {
      stopped = true
      await Promise.all([end(pool), house.hands.close()])
      await watched
      await presence.close()
    },
  }

  async function watch(): Promise<void> {
    while (!stopped) {
      await pool.over
      while (!stopped && !(await revive())) house.log.warn('the worker of the queue could not be started anew yet')
    }
    await end(pool)
  }

  async function revive(): Promise<boolean> {
    house.log.error('the worker of the queue gave up and is started anew')
    await end(pool)
    await new Promise((resolve) => setTimeout(resolve, RESTART_MS))
    const fresh = await begin(house, concurrency, presence).catch(() => null)
    pool = fresh ?? pool
    return fresh !== null
  }
}

async function end({ runner, over }: Pool): Promise<void> {
  // A worker that has just given up by itself need not be told; its clocks still have to be stopped.
  const stopped = runner.stop().catch(() => {})
  await Promise.race([stopped, over])
}

async function begin(house: House, concurrency: number, presence: Presence): Promise<Pool> {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => presence.show(workerPool.id))
  const emptied = new Promise<void>((resolve) => {
    // A pool that could not note the end of one job may count the ends of others wrongly and then wait for ever for
    // an end that was noted long ago (0.18.0, `batch` in main.js); so its own promise is not enough to know it is over.
    for (const sign of ['gracefulShutdown:complete', 'forcefulShutdown:complete', 'forcefulShutdown:error'] as const)
      events.on(`pool:${sign}`, () => setTimeout(resolve, NOTING_MS))
  })
  const runner = await run({
    pgPool: house.pools.queue,
    schema: 'graphile_worker',
    concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quietLogger(house),
    events,
    // Unbatched, a connection lost while a job's end is noted would be a rejection that nobody can handle.
    preset: {
      worker: {
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
    taskList: tasksOf(house),
    parsedCronItems: parseCronItems(
      house.registry.clocks.map((clock) => ({
        task: `clock ${clock.job}`,
        match: clock.cron,
        identifier: clock.job,
        options: { backfillPeriod: 0, maxAttempts: 1, jobKey: `clock ${clock.job}` },
        payload: {},
      })),
    ),
  })
  return { runner, over: Promise.race([runner.promise.catch(() => {}), emptied]) }
}

/** The same tasks for the hands of this process. */
function handsOf(house: House): Doing {
  const tasks = tasksOf(house)
  return async (task, payload, tries) => void (await tasks[task]!(payload, { job: tries } as JobHelpers))
}

/** What the queue's tasks do: every job, every listener and every clock of the house. */
export function tasksOf(house: House): TaskList {
  const tasks: TaskList = {}
  for (const job of house.registry.jobs.values())
    tasks[job.id] = (payload, helpers) => runJob(house, job, payload, helpers)
  for (const listener of [...house.registry.listeners.values()].flat()) {
    tasks[listener.id] = (payload) => runListener(house, listener, payload as Payload)
  }
  for (const clock of house.registry.clocks) {
    const job = house.registry.jobs.get(clock.job)!
    tasks[`clock ${clock.job}`] = (_payload, helpers) =>
      runJob(house, job, { tenantId: PLATFORM_TENANT_ID, input: {}, meta: null }, helpers)
  }
  return tasks
}

async function runJob(house: House, job: BoundJob, raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = raw as Payload
  const base = await baseOf(house, payload, job.id)
  const input = job.input.parse(payload.input)
  const last = helpers.job.attempts >= helpers.job.max_attempts
  try {
    if (job.outside) await job.run(outsideCtx(base, job.crosses) as never, input as never)
    else if (job.crosses) await transactAsPlatform(base, 'write', (ctx) => job.run(ctx as never, input as never))
    else await transact(base, 'write', (ctx) => job.run(ctx as never, input as never))
  } catch (error) {
    house.log[last ? 'error' : 'warn']({ err: error, job: job.id, attempt: helpers.job.attempts }, 'a job failed')
    throw error
  }
}

/** Runs a listener and notes the delivery in one transaction, so that its effect happens once however often it runs. */
async function runListener(house: House, listener: BoundListener, payload: Payload): Promise<void> {
  const { factId } = payload.input as { factId: string }
  const base = await baseOf(house, payload, listener.id)
  // Only the platform and the kernel may look beyond the tenant whose fact it is.
  const crosses = listener.module.kind === 'platform' || listener.module.kind === 'kernel'
  const open = crosses ? transactAsPlatform : (transact as typeof transactAsPlatform)
  await open(base, 'write', async (ctx) => {
    // Both in one flight: reading a fact that was delivered before costs nothing.
    const [first, fact] = await Promise.all([
      ctx.tx.run(deliveryOf({ tenant: ctx.tenant.id, fact: factId, listener: listener.id })),
      ctx.tx.first(factOf({ tenant: ctx.tenant.id, fact: factId })),
    ])
    if (first === 0) return
    if (!fact) throw new Error(`fact ${factId} does not exist`)
    await listener.run(ctx, fact.payload as never, {
      id: factId,
      at: fact.created_at,
      actorId: fact.actor_id,
    })
  })
}

const deliveryOf = fixed((row: { tenant: string; fact: string; listener: string }) =>
  db
    .insertInto('kernel.fact_deliveries')
    .values({ tenant_id: row.tenant, fact_id: row.fact, listener: row.listener })
    .onConflict((conflict) => conflict.doNothing()),
)
const factOf = fixed((row: { tenant: string; fact: string }) =>
  db
    .selectFrom('kernel.facts')
    .select(['payload', 'created_at', 'actor_id'])
    .where('tenant_id', '=', row.tenant)
    .where('id', '=', row.fact),
)

async function baseOf(house: House, payload: Payload, name: string): Promise<Omit<Ctx, 'tx'>> {
  const tenant = await house.hosts.tenantById(payload.tenantId)
  if (!tenant) throw new Error(`tenant ${payload.tenantId} does not exist`)
  return {
    tenant,
    actor: { kind: 'system', name },
    now: new Date(),
    locale: 'id',
    requestId: payload.meta?.requestId ?? newId(),
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house,
  }
}

function quietLogger(house: House): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') house.log.error(message)
    else house.log.trace(message)
  })
}
