import type pg from 'pg'
import type { Statement } from '../../src/kernel/db/flight.ts'

/** Statements that travelled together, on one of the recorded connections. */
export type Flight = { line: string; statements: readonly Statement[] }

export type Recorder = {
  /** What everything that `work` did sent to the database, in order. Nothing else may run meanwhile. */
  record(work: () => Promise<unknown>): Promise<Flight[]>
  /** Called with every statement, always. */
  onStatement: ((statement: Statement) => void) | null
}

/**
 * Listens to what is sent through the pools, from outside: the clients' `query` is wrapped, so the recorded texts and parameters are those that the product really sends.
 */
export function openRecorder(pools: { app: pg.Pool; platform: pg.Pool }): Recorder {
  let tape: Flight[] | null = null
  const recorder: Recorder = {
    onStatement: null,
    record: async (work) => {
      const flights: Flight[] = []
      tape = flights
      try {
        await work()
      } finally {
        tape = null
      }
      return flights
    },
  }
  let lines = 0
  const wrap = (role: string, client: Pick<pg.ClientBase, 'query'>): void => {
    const line = `${role} ${lines++}`
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const statements = statementsOf(args)
      tape?.push({ line, statements })
      if (recorder.onStatement) for (const statement of statements) recorder.onStatement(statement)
      return query(...args)
    }) as never
  }
  for (const role of ['app', 'platform'] as const) {
    // Some connections are open already, because the house checks its keys while it is built.
    const { _clients: open } = pools[role] as unknown as { _clients: pg.Client[] }
    for (const client of open) wrap(role, client)
    pools[role].on('connect', (client) => wrap(role, client))
  }
  return recorder
}

/** The kernel's flights carry their statements; other callers (the rate limiter) give a text or a text with a name. */
function statementsOf([first, second]: unknown[]): readonly Statement[] {
  if (typeof first === 'string') return [{ name: null, text: first, values: Array.isArray(second) ? second : [] }]
  const query = first as { statements?: readonly Statement[]; text?: string; name?: string; values?: unknown[] }
  if (query.statements) return query.statements
  const values = query.values ?? (Array.isArray(second) ? second : [])
  return [{ name: query.name ?? null, text: query.text ?? '', values }]
}
