import type { Pool, PoolClient } from 'pg'
import { type Answer, fly, type Statement } from './flight.ts'
import { type Query, statement, statementOf } from './sql.ts'

/**
 * A transaction inside one tenant. Statements issued in the same microtask share a flight (one round trip), so
 * `await Promise.all([tx.first(a), tx.all(b)])` costs what one query costs.
 */
export type Tx = {
  /** All rows. */
  all<R>(query: Query<R>): Promise<R[]>
  /** The first row, or undefined. */
  first<R>(query: Query<R>): Promise<R | undefined>
  /** The number of rows changed. */
  run(query: Query): Promise<number>
  /**
   * Sends the statement with the next flight, at the latest with COMMIT; its failure fails the transaction. `hear` is told
   * its rows, before COMMIT is.
   */
  defer<R>(query: Query<R>, hear?: (rows: R[]) => void): void
  /**
   * This transaction's COMMIT does not wait for the disk: after a crash of the server it may not have been, and nobody may
   * build on it before. Processes may end as they like.
   */
  relax(): void
  /** `run` of the last statement there is: COMMIT goes with it in one flight. Nothing may follow. */
  last(query: Query): Promise<number>
  /** Runs `work` last, before COMMIT, when everything else of the transaction is written. */
  atEnd(work: () => Promise<void>): void
  /** Calls `work` once the transaction is committed. It must not throw, and does nothing that must not be lost. */
  afterCommit(work: () => void): void
  /** Runs `work` so that its failure undoes what it wrote and nothing else; the error is thrown on. */
  nest<T>(work: () => Promise<T>): Promise<T>
}

export type Mode = 'read' | 'write'
type Heard = ((rows: Record<string, unknown>[]) => void) | undefined
type Waiting = {
  statement: Statement
  hear: Heard
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

const BEGIN = statement('begin')
const COMMIT = statement('commit')
const ROLLBACK = statement('rollback')
const RELAX = statement('set local synchronous_commit = off')
const SAVE = statement('savepoint nested')
const RELEASE = statement('release nested')
const UNDO = statement('rollback to nested')
const TENANT = "select set_config('app.tenant_id', $1, true)"

/** Errors that a second try of the whole transaction cures: serialization failure and deadlock. */
const RETRYABLE = new Set(['40001', '40P01'])
const TRIES = 3

/**
 * Runs `work` in one transaction of one tenant and commits. `read` transactions send no BEGIN: each flight is its
 * own implicit transaction, so a single-query read is one round trip (and must not lock rows).
 * Deadlocks and serialization failures are retried, whole, at most three times.
 */
export async function inTenant<T>(
  pool: Pool,
  tenantId: string,
  mode: Mode,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, tenantId, mode, work)
    } catch (error) {
      if (attempt === TRIES || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 20))
    }
  }
}

async function once<T>(pool: Pool, tenantId: string, mode: Mode, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const tx = new TenantTx(client, tenantId, mode)
  let fault: unknown
  try {
    const result = await work(tx)
    await tx.commit()
    return result
  } catch (error) {
    fault = error
    await tx.rollback()
    throw error
  } finally {
    client.release(isConnectionLoss(fault) ? (fault as Error) : undefined)
  }
}

/** The kernel's own view of a transaction; everybody else sees `Tx`. */
export class TenantTx implements Tx {
  private readonly client: PoolClient
  private readonly mode: Mode
  private tenantId: string
  private queue: Waiting[] = []
  private scheduled = false
  private begun = false
  private closed = false
  private fault: unknown = null
  private current: Promise<void> = Promise.resolve()
  private ends: (() => Promise<void>)[] = []
  private afters: (() => void)[] = []

  constructor(client: PoolClient, tenantId: string, mode: Mode) {
    this.client = client
    this.tenantId = tenantId
    this.mode = mode
  }

  async all<R>(query: Query<R>): Promise<R[]> {
    return (await this.send(statementOf(query))).rows as R[]
  }

  async first<R>(query: Query<R>): Promise<R | undefined> {
    return (await this.send(statementOf(query))).rows[0] as R | undefined
  }

  async run(query: Query): Promise<number> {
    return (await this.send(statementOf(query))).count
  }

  defer<R>(query: Query<R>, hear?: (rows: R[]) => void): void {
    const answer = this.enqueue(statementOf(query), hear as Heard)
    answer.catch(() => {})
  }

  relax(): void {
    this.enqueue(RELAX).catch(() => {})
  }

  async last(query: Query): Promise<number> {
    await this.end(0)
    const [answer] = await Promise.all([this.send(statementOf(query)), this.complete()])
    return answer.count
  }

  atEnd(work: () => Promise<void>): void {
    this.ends.push(work)
  }

  afterCommit(work: () => void): void {
    this.afters.push(work)
  }

  async nest<T>(work: () => Promise<T>): Promise<T> {
    const [ends, afters] = [this.ends.length, this.afters.length]
    // What was deferred before belongs to the outside, and fails it.
    if (this.queue.length > 0) await this.send(SAVE)
    else this.enqueue(SAVE).catch(() => {})
    try {
      const result = await work()
      await this.send(RELEASE)
      return result
    } catch (error) {
      for (const waiting of this.queue.splice(0)) waiting.reject(error)
      this.ends.length = ends
      this.afters.length = afters
      await Promise.all([this.send(UNDO), this.send(RELEASE)])
      throw error
    }
  }

  /** Runs `work` inside another tenant of the same transaction, then comes back. Only for the platform's role. */
  async visit<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    const home = this.tenantId
    const ends = this.ends.length
    await this.flush()
    this.switchTo(tenantId)
    try {
      const result = await work()
      await this.end(ends)
      await this.flush()
      return result
    } finally {
      this.switchTo(home)
    }
  }

  async commit(): Promise<void> {
    if (!this.closed) {
      await this.end(0)
      if (this.mode === 'read') await this.flush()
      else if (this.begun || this.queue.length > 0) await this.complete()
      this.closed = true
    }
    for (const after of this.afters) after()
  }

  private async complete(): Promise<void> {
    const commit = this.send(COMMIT)
    this.closed = true
    // A transaction that failed answers COMMIT with ROLLBACK and no error at all.
    if ((await commit).command !== 'COMMIT') {
      throw this.fault ?? new Error('the transaction was rolled back by the server')
    }
  }

  /** What one of them adds is run as well. */
  private async end(from: number): Promise<void> {
    while (this.ends.length > from) await this.ends.splice(from, 1)[0]!()
  }

  async rollback(): Promise<void> {
    this.closed = true
    for (const waiting of this.queue.splice(0)) waiting.reject(new Error('the transaction was rolled back'))
    await this.current.catch(() => {})
    if (this.begun) await fly(this.client, [ROLLBACK]).catch(() => {})
  }

  private switchTo(tenantId: string): void {
    this.tenantId = tenantId
    if (this.begun) this.enqueue(statement(TENANT, [tenantId])).catch(() => {})
  }

  private send(query: Statement): Promise<Answer> {
    const answer = this.enqueue(query)
    if (!this.scheduled) {
      this.scheduled = true
      queueMicrotask(() => void this.flush().catch(() => {}))
    }
    return answer
  }

  private enqueue(query: Statement, hear?: Heard): Promise<Answer> {
    if (this.closed) return Promise.reject(new Error('this transaction has ended; was an await forgotten?'))
    return new Promise((resolve, reject) => this.queue.push({ statement: query, hear, resolve, reject }))
  }

  private flush(): Promise<void> {
    this.scheduled = false
    // Flights of one transaction follow each other; the next one waits for the one under way.
    this.current = this.current.catch(() => {}).then(() => this.takeOff())
    return this.current
  }

  private async takeOff(): Promise<void> {
    const passengers = this.queue.splice(0)
    if (passengers.length === 0) return
    const opening = this.opening()
    try {
      const answers = await fly(this.client, [...opening, ...passengers.map((waiting) => waiting.statement)])
      passengers.forEach(({ hear, resolve }, index) => {
        const answer = answers[index + opening.length]!
        hear?.(answer.rows)
        resolve(answer)
      })
    } catch (error) {
      this.fault ??= error
      for (const waiting of passengers) waiting.reject(error)
      throw error
    }
  }

  private opening(): Statement[] {
    if (this.mode === 'read') return [statement(TENANT, [this.tenantId])]
    if (this.begun) return []
    this.begun = true
    return [BEGIN, statement(TENANT, [this.tenantId])]
  }
}

function isConnectionLoss(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? ''
  // Class 57P: the server ended the connection; 25P0x: a time-out of the transaction ended it.
  // 26000: the server does not know a statement that we believed prepared; a fresh connection knows none.
  return code.startsWith('57P') || ['25P03', '25P04', '26000'].includes(code) || code.startsWith('E')
}
