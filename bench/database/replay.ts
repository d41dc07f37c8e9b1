import pg from 'pg'
import { fly, type Statement } from '../../src/kernel/db/flight.ts'
import { type DatabaseUrls, SESSION_OPTIONS } from '../../src/kernel/db/pools.ts'
import { fill, type Script, type Transaction } from './script.ts'

/** Runs a script over connections of its own; `lane` chooses them, one lane at a time. */
export type Replay = { run(lane: number, slots?: readonly string[]): Promise<void>; close(): Promise<void> }

type Send = (
  client: pg.PoolClient,
  transaction: Transaction,
  names: Map<string, string>,
  slots: readonly string[],
) => Promise<void>

/**
 * `hand`: each statement prepared and awaited in turn, as careful code with the plain driver does it.
 * `limit`: each transaction in one flight, which only somebody who knew all answers beforehand could send.
 */
export const ways: Record<'hand' | 'limit', Send> = {
  hand: async (client, { lines }, names, slots) => {
    for (const { text, values } of lines) {
      await client.query({ name: names.get(text)!, text, values: fill(values, slots) })
    }
  },
  limit: async (client, { lines }, names, slots) => {
    const statements: Statement[] = lines.map(({ text, values }) => ({
      name: names.get(text)!,
      text,
      values: fill(values, slots),
    }))
    await fly(client, statements)
  },
}

/** Opens `lanes` sets of connections, each as many as the script uses at once. */
export async function openReplay(urls: DatabaseUrls, script: Script, lanes: number, send: Send): Promise<Replay> {
  const texts = new Set(script.turns.flat().flatMap(({ lines }) => lines.map(({ text }) => text)))
  const names = new Map([...texts].map((text, index) => [text, `b${index}`]))
  const pools = { app: openPool(urls.app), platform: openPool(urls.platform) }
  const sets = await Promise.all(Array.from({ length: lanes }, () => connect(script, pools)))
  return {
    run: async (lane, slots = script.slots.map((kind) => kind.fresh())) => {
      for (const turn of script.turns) {
        if (turn.length === 1) await send(sets[lane]!.get(turn[0]!.line)!, turn[0]!, names, slots)
        else await Promise.all(turn.map((one) => send(sets[lane]!.get(one.line)!, one, names, slots)))
      }
    },
    close: async () => {
      for (const set of sets) for (const client of set.values()) client.release()
      await Promise.all([pools.app.end(), pools.platform.end()])
    },
  }
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 64, options: SESSION_OPTIONS })
  // What breaks shows where it is awaited.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function connect(script: Script, pools: { app: pg.Pool; platform: pg.Pool }) {
  const set = new Map<string, pg.PoolClient>()
  for (const { line, role } of script.turns.flat()) if (!set.has(line)) set.set(line, await pools[role].connect())
  return set
}
