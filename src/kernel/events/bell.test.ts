import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { pino } from 'pino'
import { type FreshDatabase, freshDatabase } from '../../../tests/support/postgres.ts'
import { waitFor } from '../../../tests/support/wait.ts'
import { openPools, type Pools } from '../db/pools.ts'
import { openBell } from './bell.ts'

const log = pino({ level: 'silent' })
let database: FreshDatabase
let pools: Pools
let ear: pg.Client
const heard: string[] = []
before(async () => {
  database = await freshDatabase()
  pools = openPools(database.urls, () => {})
  ear = new pg.Client({ connectionString: database.urls.app })
  ear.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`))
  await ear.connect()
  await ear.query('listen "jobs:insert"; listen bench')
})
after(async () => {
  await ear.end()
  await pools.close()
  await database.drop()
})

test('what is rung in one turn is told once, and jobs are counted', async () => {
  const bell = openBell(pools.app, log)
  for (let turn = 0; turn < 5; turn++) {
    bell.ring('bench', 'same')
    bell.ring('bench', `${turn % 2}`)
    bell.callWorkers()
  }
  await waitFor(async () => heard.length === 4)
  assert.deepEqual(heard.splice(0).toSorted(), ['bench 0', 'bench 1', 'bench same', 'jobs:insert {"count":5}'])
  await bell.close()
})

test('what could not be told is told when the database is back', async () => {
  let failures = 2
  const faulty = {
    query: (question: pg.QueryConfig) =>
      failures-- > 0 ? Promise.reject(new Error('the connection was lost')) : pools.app.query(question),
  } as unknown as pg.Pool
  const bell = openBell(faulty, log)
  bell.ring('bench', 'first')
  bell.callWorkers()
  await new Promise((resolve) => setTimeout(resolve, 50))
  bell.ring('bench', 'meanwhile')
  bell.callWorkers()
  await waitFor(async () => heard.length === 3)
  assert.deepEqual(heard.splice(0).toSorted(), ['bench first', 'bench meanwhile', 'jobs:insert {"count":2}'])
  assert.equal(failures, -1)
  await bell.close()
})

test('what is left when a process closes is told before it goes', async () => {
  const bell = openBell(pools.app, log)
  bell.ring('bench', 'last words')
  await bell.close()
  await waitFor(async () => heard.includes('bench last words'))
})
