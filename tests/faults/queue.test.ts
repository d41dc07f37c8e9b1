import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { atOnce, defineModule, job } from '#kernel/module/manifest.ts'
import { modules } from '../../src/modules.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { waitFor } from '../support/wait.ts'

/** How often each thing was begun, whether or not it was kept. */
const begun = new Map<string, number>()
const begin = (what: string): number => {
  begun.set(what, (begun.get(what) ?? 0) + 1)
  return begun.get(what)!
}
/** One more mark of this name in the database, if the transaction is kept. */
const mark = (ctx: Ctx, what: string) =>
  ctx.tx.run(
    sql`insert into kernel.settings (tenant_id, module, value) values (${ctx.tenant.id}::uuid, ${`mark ${what}`}, '1')
        on conflict (tenant_id, module) do update set value = to_jsonb(settings.value::int + 1)`,
  )

/** Hands take a job up at once: its second turn waits until the test has seen how the first left things. */
const { promise: looked, resolve: haveLooked } = Promise.withResolvers<void>()

/** Such a job is at work until the test has seen what it wanted to see meanwhile. */
const { promise: released, resolve: release } = Promise.withResolvers<void>()

const Named = z.object({ what: z.string() })
const bench = defineModule({
  name: 'bench',
  kind: 'service',
  needs: [],
  facts: { 'bench.happened': Named, 'bench.pressing': Named },
  on: {
    'bench.happened': async (ctx, { what }: { what: string }) => {
      await mark(ctx, what)
      if (begin(what) === 1 && what === 'first time fails') throw new Error('not yet')
    },
    'bench.pressing': atOnce(async (ctx, { what }: { what: string }) => {
      const turn = begin(what)
      if (turn > 1) await looked
      await mark(ctx, what)
      enqueue(ctx, 'bench.good', { what: `job of ${what}` })
      if (turn === 1 && what === 'pressing and fails') throw new Error('not at once')
    }),
  },
  jobs: {
    good: job({ input: Named, run: async (ctx, { what }) => void (await mark(ctx, what)) }),
    slow: job({
      input: Named,
      run: async (ctx, { what }) => {
        begin(what)
        await new Promise((resolve) => setTimeout(resolve, Number(/(\d+) ms/.exec(what)![1])))
        await mark(ctx, what)
      },
    }),
    held: job({
      input: Named,
      run: async (ctx, { what }) => {
        begin(what)
        await released
        await mark(ctx, what)
      },
    }),
    poison: job({
      input: Named,
      maxAttempts: 2,
      run: async (ctx, { what }) => {
        await mark(ctx, what)
        begin(what)
        throw new Error('poison')
      },
    }),
  },
})

let house: TestHouse
let admin: pg.Client
before(async () => {
  house = await openHouse({ modules: [...modules, bench] })
  admin = new pg.Client({ connectionString: house.database.adminUrl })
  await admin.connect()
})
after(async () => {
  await admin.end()
  await house.close()
})
beforeEach(() => begun.clear())

const inside = <T>(work: (ctx: Ctx) => Promise<T>) => house.inside(house.platform, work)
const rows = async <R>(text: string, values: unknown[] = []): Promise<R[]> => (await admin.query(text, values)).rows
const marks = async (what: string): Promise<number> => {
  const [row] = await rows<{ n: number }>('select value::int as n from kernel.settings where module = $1', [
    `mark ${what}`,
  ])
  return row?.n ?? 0
}
const jobs = (what: string) =>
  rows<{ id: string; attempts: number; last_error: string | null; locked_by: string | null }>(
    `select id, attempts, last_error, locked_by from graphile_worker._private_jobs where payload -> 'input' ->> 'what' = $1`,
    [what],
  )

test('a listener whose job runs again and again has its effect once', async () => {
  await inside(async (ctx) => emit(ctx, 'bench.happened', { what: 'often' }))
  await waitFor(async () => (await marks('often')) === 1)
  const [fact] = await rows<{ id: string; tenant_id: string }>(
    "select id, tenant_id from kernel.facts where payload ->> 'what' = 'often'",
  )
  const payload = { tenantId: fact!.tenant_id, input: { factId: fact!.id }, meta: null }
  const listener = house.house.registry.listeners.get('bench.happened')![0]!.id
  for (let turn = 0; turn < 10; turn++)
    await rows('select graphile_worker.add_job($1, $2::json)', [listener, JSON.stringify(payload)])
  await waitFor(
    async () =>
      (await rows("select from graphile_worker.jobs where task_identifier = 'bench on bench.happened'")).length === 0,
  )
  assert.deepEqual([await marks('often'), begun.get('often')], [1, 1])
})

test('a listener that failed after its effect runs again, and the effect is there once', async () => {
  await inside(async (ctx) => emit(ctx, 'bench.happened', { what: 'first time fails' }))
  await waitFor(async () => (await marks('first time fails')) === 1)
  assert.equal(begun.get('first time fails'), 2)
})

test('a listener at once has its effect with the fact, and only with it', async () => {
  await inside(async (ctx) => emit(ctx, 'bench.pressing', { what: 'pressing' }))
  assert.equal(await marks('pressing'), 1)
  await waitFor(async () => (await marks('job of pressing')) === 1)
  const change = inside(async (ctx) => {
    emit(ctx, 'bench.pressing', { what: 'pressing and undone' })
    throw new Error('changed my mind')
  })
  await assert.rejects(change, /changed my mind/)
  assert.deepEqual([await marks('pressing and undone'), begun.get('pressing and undone')], [0, undefined])
})

test('a listener at once that fails leaves the fact standing and has its turn as a job', async () => {
  await inside(async (ctx) => {
    emit(ctx, 'bench.pressing', { what: 'pressing and fails' })
    await mark(ctx, 'change beside it')
  })
  const seen = [await marks('change beside it'), await marks('pressing and fails')]
  haveLooked()
  assert.deepEqual(seen, [1, 0])
  await waitFor(async () => (await marks('pressing and fails')) === 1)
  await waitFor(async () => (await marks('job of pressing and fails')) === 1)
  assert.equal(begun.get('pressing and fails'), 2)
})

test('a fact and its jobs are there with the change, or not at all', async () => {
  const change = (what: string, fault?: Error) =>
    inside(async (ctx) => {
      emit(ctx, 'bench.happened', { what })
      enqueue(ctx, 'bench.good', { what: `job of ${what}` })
      await mark(ctx, `change ${what}`)
      if (fault) throw fault
    })
  await assert.rejects(change('undone', new Error('changed my mind')), /changed my mind/)
  await change('done')
  await waitFor(async () => (await marks('done')) === 1 && (await marks('job of done')) === 1)
  for (const what of ['undone', 'job of undone', 'change undone']) assert.equal(await marks(what), 0)
  assert.equal(begun.get('undone'), undefined)
  assert.deepEqual(await rows("select id from kernel.facts where payload ->> 'what' = 'undone'"), [])
})

test('a job that nobody called the workers for is found within seconds', async () => {
  await rows(
    `with home as materialized (select set_config('app.tenant_id', $1, false))
     select queue.enqueue('bench.good', $2::jsonb, null, null, null, 5, 0, null, false) from home`,
    [house.platform.id, JSON.stringify({ what: 'not called' })],
  )
  await waitFor(async () => (await marks('not called')) === 1, 15_000)
})

test('under one key one job waits, whoever enqueues; one that runs leaves its key to the next', async () => {
  const runAt = new Date(Date.now() + 60_000)
  const plan = (what: string) => inside(async (ctx) => enqueue(ctx, 'bench.held', { what }, { key: 'shared', runAt }))
  const due = () => rows("update graphile_worker._private_jobs set run_at = now() where payload ->> 'key' = 'shared'")
  await Promise.all(Array.from({ length: 8 }, (_, turn) => plan(`later ${turn}`)))
  const waiting = () =>
    rows<{ run_at: Date; key: string | null; what: string }>(
      `select run_at, key, payload -> 'input' ->> 'what' as what from graphile_worker._private_jobs
       where payload ->> 'key' = 'shared' order by id`,
    )
  const [only, ...others] = await waiting()
  assert.deepEqual([others.length, only!.run_at.getTime()], [0, runAt.getTime()])
  await due()
  await waitFor(async () => begun.get(only!.what) === 1)
  await plan('next')
  const seen = await waiting()
  release()
  assert.deepEqual(
    seen.map(({ key }) => key === null),
    [true, false],
  )
  await due()
  await waitFor(async () => (await marks(only!.what)) === 1 && (await marks('next')) === 1)
})

test('a job that always fails is counted, given up, and holds nobody up', async () => {
  await inside(async (ctx) => {
    for (let turn = 0; turn < 8; turn++) enqueue(ctx, 'bench.poison', { what: `poison ${turn}` })
    for (let turn = 0; turn < 20; turn++) enqueue(ctx, 'bench.good', { what: 'behind poison' })
  })
  await waitFor(async () => (await marks('behind poison')) === 20)
  const [poisoned] = await waitFor(async () => {
    const seen = await jobs('poison 0')
    return seen[0]?.attempts === 2 && !seen[0].locked_by ? seen : null
  })
  assert.equal(poisoned!.last_error, 'poison')
  assert.deepEqual([begun.get('poison 0'), await marks('poison 0')], [2, 0])
})

test('what a dead worker held is free within seconds; what a living one holds is left alone', async () => {
  const alive = new pg.Client({ connectionString: house.database.urls.platform })
  await alive.connect()
  await alive.query("select pg_advisory_lock(hashtextextended('pool-alive', 724002))")
  const held = (what: string, pool: string) =>
    rows(
      `insert into graphile_worker._private_jobs (task_id, payload, locked_by, locked_at, attempts, max_attempts)
       select id, $1::json, $2, now() - interval '3 seconds', 1, 20 from graphile_worker._private_tasks where identifier = 'bench.good'`,
      [JSON.stringify({ tenantId: house.platform.id, input: { what }, meta: null }), pool],
    )
  await held('of the dead', 'pool-dead')
  await held('of the living', 'pool-alive')
  await waitFor(async () => (await marks('of the dead')) === 1, 15_000)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  assert.equal((await jobs('of the living'))[0]!.locked_by, 'pool-alive')
  // However a process ends, its session does too, and with it the lock.
  await alive.end()
  await waitFor(async () => (await marks('of the living')) === 1, 15_000)
})

test('a worker that loses all its connections under load goes on by itself', async () => {
  const total = 400
  const feed = async () => {
    for (let turn = 0; turn < total; turn += 20) {
      await inside(async (ctx) => {
        for (let one = 0; one < 20; one++) enqueue(ctx, 'bench.good', { what: `load ${turn + one}` })
      })
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  }
  const cut = async () => {
    for (let turn = 0; turn < 6; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      await rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name in ('ruko-platform', 'ruko-queue', 'ruko-worker')`,
      )
    }
  }
  await Promise.all([feed(), cut()])
  const done = "select from kernel.settings where module like 'mark load %'"
  await waitFor(async () => (await rows(done)).length === total, 30_000)
  // Nothing stays locked by a pool that gave up.
  await waitFor(
    async () => (await rows("select from graphile_worker.jobs where task_identifier = 'bench.good'")).length === 0,
    15_000,
  )
})

test('a worker that could not note the end of a job goes on, though others of it were still at work', async () => {
  await rows('create sequence bench_ends')
  await rows(`create function bench_end() returns trigger language plpgsql security definer as $$ begin
    if nextval('public.bench_ends') = 1 then raise exception 'the end cannot be noted'; end if;
    return old;
  end $$`)
  await rows(`create trigger bench_end before delete on graphile_worker._private_jobs for each row
    when (old.payload -> 'input' ->> 'what' = 'end not noted') execute function bench_end()`)
  // Due a little later, so that the library's workers have them and not the hands of this process.
  const soon = () => ({ runAt: new Date(Date.now() + 50) })
  const atWork = ['1400 ms', '1700 ms', '2500 ms']
  await inside(async (ctx) => atWork.forEach((what) => enqueue(ctx, 'bench.slow', { what }, soon())))
  await waitFor(async () => atWork.every((what) => begun.get(what) === 1))
  await inside(async (ctx) => enqueue(ctx, 'bench.good', { what: 'end not noted' }, soon()))
  await waitFor(async () => (await marks('end not noted')) === 1)
  // Its end was not noted, so it runs once more; those at work were left to come to their own end.
  await waitFor(async () => (await marks('end not noted')) === 2)
  for (const what of atWork) assert.deepEqual([begun.get(what), await marks(what)], [1, 1])
  await waitFor(async () => (await jobs('end not noted')).length === 0)
})

test('hands that could not note the end of a job note it later, and the job runs once', async () => {
  await rows('create sequence bench_hands')
  await rows('create table bench_refusal as select 1')
  await rows(`create function bench_hand() returns trigger language plpgsql security definer as $$ begin
    perform nextval('public.bench_hands');
    if exists (select from public.bench_refusal) then raise exception 'not now'; end if;
    return old;
  end $$`)
  await rows(`create trigger bench_hand before delete on graphile_worker._private_jobs for each row
    when (old.payload -> 'input' ->> 'what' = 'noted late') execute function bench_hand()`)
  await inside(async (ctx) => enqueue(ctx, 'bench.good', { what: 'noted late' }))
  await waitFor(async () => (await marks('noted late')) === 1)
  // A sequence goes on even where the statement comes to nothing.
  const tries = async () => Number((await rows<{ n: string }>('select last_value as n from bench_hands'))[0]!.n)
  await waitFor(async () => (await tries()) >= 2)
  assert.match((await jobs('noted late'))[0]!.locked_by!, /^hands-/)
  await rows('delete from bench_refusal')
  await waitFor(async () => (await jobs('noted late')).length === 0, 15_000)
  assert.equal(await marks('noted late'), 1)
})

test('a due job is begun by the process that wrote it; one that fails has its next try from the queue', async () => {
  await inside(async (ctx) => enqueue(ctx, 'bench.poison', { what: 'in hand' }))
  const [failed] = await waitFor(async () => {
    const seen = await jobs('in hand')
    return seen[0]?.last_error && !seen[0].locked_by ? seen : null
  })
  assert.deepEqual([failed!.attempts, failed!.last_error, begun.get('in hand')], [1, 'poison', 1])
})

test('a job whose COMMIT this process never heard of is not left in its hands', async () => {
  const name = house.house.hands.free()!
  await rows(
    `insert into graphile_worker._private_jobs (task_id, payload, locked_by, locked_at, attempts, max_attempts)
     select id, $1::json, $2, now() - interval '40 seconds', 1, 20 from graphile_worker._private_tasks where identifier = 'bench.good'`,
    [JSON.stringify({ tenantId: house.platform.id, input: { what: 'unheard' }, meta: null }), name],
  )
  await waitFor(async () => (await marks('unheard')) === 1, 30_000)
})
