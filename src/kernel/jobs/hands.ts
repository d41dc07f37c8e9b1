import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'

/**
 * The hands of this process: a job that is due when it is written is begun by the process that wrote it, right after
 * COMMIT, without a way through the queue. Its row is there all the same and bears the name of these hands, so that others
 * leave it alone; should this process end, its name dies with it and the row is free again (presence.ts).
 */
export type Hands = {
  /** The name to write a due job under; null: there is no room, or no worker in this process, and the queue has it. */
  free(): string | null
  /** Begins a job that was written under that name and is committed. */
  take(job: Taken): void
  /** Only by the runner: from now on jobs are taken, and done by these tasks. */
  open(tasks: Doing): string
  /** Lets what was begun finish; the rest is free as soon as the name is gone. */
  close(): Promise<void>
}

/** `id` is the queue's. Priority as in the queue: the lowest first. */
export type Taken = { id: string; task: string; payload: unknown; priority: number; attempts: number }
export type Doing = (task: string, payload: unknown, tries: { attempts: number; max_attempts: number }) => Promise<void>

/** So many are done at once: a transaction of each of them has to find a connection. */
const AT_ONCE = 6
/** More waiting than this are better shared with other workers. */
const MOST_WAITING = 60
const SWEEP_MS = 5_000
/** A row of ours that nobody here knows of after this long was committed without our hearing of it. */
const UNHEARD_SECONDS = 30

type Ended = { id: string; error: string | null }

/** `pool` is the queue's own, whose commits do not wait for the disk: a job forgotten as done is done again. */
export function openHands(pool: pg.Pool, log: Logger): Hands {
  let doing: Doing | null = null
  let name = ''
  const waiting: Taken[] = []
  const held = new Set<string>()
  const running = new Set<Promise<void>>()
  let ended: Ended[] = []
  let noting: Promise<void> | null = null
  let clock: NodeJS.Timeout | null = null

  const next = (): void => {
    while (doing && running.size < AT_ONCE && waiting.length > 0) {
      const run = perform(waiting.shift()!).finally(() => {
        running.delete(run)
        next()
      })
      running.add(run)
    }
  }
  const perform = async ({ id, task, payload, attempts }: Taken): Promise<void> => {
    let error: string | null = null
    try {
      await doing!(task, payload, { attempts: 1, max_attempts: attempts })
    } catch (thrown) {
      error = (thrown instanceof Error ? thrown.message : String(thrown)) || 'it failed without a word'
      log.error({ err: thrown, task }, 'a job failed and has its next try from the queue')
    }
    ended.push({ id, error })
    noting ??= note().finally(() => (noting = null))
  }
  /** What ends while one statement is under way is noted by the next. */
  const note = async (): Promise<void> => {
    while (ended.length > 0) {
      // Many ends cost what one does; one by itself is noted at once, because what is not noted runs again after a kill.
      const early = NOTE_MS - (performance.now() - noted)
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
      noted = performance.now()
      const batch = ended
      ended = []
      const done = batch.filter(({ error }) => error === null).map(({ id }) => id)
      const failed = batch.filter(({ error }) => error !== null)
      try {
        if (done.length > 0) await query(pool, DONE, [done, name])
        if (failed.length > 0)
          await query(pool, FAILED, [failed.map(({ id }) => id), failed.map(({ error }) => error), name])
        for (const { id } of batch) held.delete(id)
      } catch (error) {
        log.warn({ err: error }, 'the end of a job could not be noted yet')
        ended.push(...batch)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
        if (!doing && ++refused > PATIENCE) return
      }
    }
  }
  let refused = 0
  let noted = 0
  const sweep = async (): Promise<void> => {
    try {
      const { rowCount } = await query(pool, UNHEARD, [name, [...held]])
      if (rowCount) log.warn({ jobs: rowCount }, 'jobs whose COMMIT was not heard of were given to the queue')
    } catch (error) {
      log.warn({ err: error }, 'could not look for jobs whose COMMIT was not heard of')
    }
  }
  return {
    free: () => (doing && waiting.length < MOST_WAITING ? name : null),
    take: (job) => {
      held.add(job.id)
      const place = waiting.findIndex(({ priority }) => priority > job.priority)
      waiting.splice(place === -1 ? waiting.length : place, 0, job)
      next()
    },
    open: (tasks) => {
      doing = tasks
      name = `hands-${randomUUID()}`
      refused = 0
      clock = setInterval(() => void sweep(), SWEEP_MS)
      return name
    },
    close: async () => {
      if (clock) clearInterval(clock)
      doing = null
      waiting.length = 0
      await Promise.all(running)
      await noting
    },
  }
}

const NOTE_MS = 20
const AGAIN_MS = 500
/** When this process is ending, an end that cannot be noted is left to whoever takes the row up. */
const PATIENCE = 4

function query(pool: pg.Pool, statement: { name: string; text: string }, values: unknown[]) {
  // The queue's tables are nobody's tenant.
  // oxlint-disable-next-line no-restricted-properties
  return pool.query({ ...statement, values })
}

const DONE = {
  name: 'hands done',
  // Behind a subselect the planner does not see how long the list is, and keeps one plan for all.
  text: 'delete from graphile_worker._private_jobs where id = any((select $1::bigint[])::bigint[]) and locked_by = $2',
}
/** As the library's own workers note it: again after a while that grows. */
const FAILED = {
  name: 'hands failed',
  text: `update graphile_worker._private_jobs as jobs
    set last_error = failed.error, run_at = greatest(now(), run_at) + exp(least(attempts, 10)) * interval '1 second',
      locked_by = null, locked_at = null, updated_at = now()
    from unnest($1::bigint[], $2::text[]) as failed (id, error) where jobs.id = failed.id and locked_by = $3`,
}
/** Nobody bears that name, so these are given back like those of any process that is gone. */
const UNHEARD = {
  name: 'hands unheard',
  text: `update graphile_worker._private_jobs set locked_by = $1 || ' unheard'
    where locked_by = $1 and locked_at < now() - interval '${UNHEARD_SECONDS} seconds' and id <> all($2::bigint[])`,
}
