import type { PoolClient } from 'pg'
import utils from 'pg/lib/utils.js'
import { parserFor } from './values.ts'

/** One SQL statement ready for the wire. Statements with a name are prepared once a connection. */
export type Statement = { name: string | null; text: string; values: readonly unknown[] }
export type Answer = { rows: Record<string, unknown>[]; command: string; count: number }

type Field = { name: string; parse: (raw: string) => unknown }
type Prepared = { fields: Field[] | null }
type Message = { fields: never[]; text: string }
type Wire = {
  stream: { cork(): void; uncork(): void }
  parse(message: { text: string; name: string }): void
  bind(message: { statement: string; values: readonly unknown[] }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: { portal: string }): void
  sync(): void
  on(event: 'parseComplete', listener: () => void): void
}

const connections = new WeakMap<Wire, { prepared: Map<string, Prepared>; flight: Flight | null }>()

/**
 * Sends all statements with one Sync and returns their answers in order: one network round trip, and, outside an
 * explicit transaction, one implicit transaction. The first error refuses the whole flight.
 */
export function fly(client: PoolClient, statements: readonly Statement[]): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    client.query(new Flight(statements, resolve, reject) as never)
  })
}

/** A pg "submittable": the client hands it the connection and afterwards each message of the answer. */
class Flight {
  readonly statements: readonly Statement[]
  private readonly resolve: (answers: Answer[]) => void
  private readonly reject: (error: Error) => void
  private readonly answers: Answer[] = []
  private readonly awaitingParse: { name: string; prepared: Prepared }[] = []
  private readonly plans: Prepared[] = []
  private prepared: Map<string, Prepared> = new Map()
  private rows: Record<string, unknown>[] = []
  private fault: Error | null = null
  callback: unknown = () => {}

  constructor(statements: readonly Statement[], resolve: (answers: Answer[]) => void, reject: (error: Error) => void) {
    // What cannot be put on the wire is refused before anything has been written to it.
    this.statements = statements.map((statement) => ({ ...statement, values: statement.values.map(wireValue) }))
    this.resolve = resolve
    this.reject = reject
  }

  submit(wire: Wire): void {
    const connection = connectionOf(wire)
    connection.flight = this
    this.prepared = connection.prepared
    wire.stream.cork()
    try {
      for (const statement of this.statements) this.send(wire, statement)
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
  }

  private send(wire: Wire, statement: Statement): void {
    const name = statement.name ?? ''
    let plan = name ? this.prepared.get(name) : undefined
    if (!plan) {
      plan = this.awaitingParse.find((waiting) => name && waiting.name === name)?.prepared
    }
    if (!plan) {
      plan = { fields: null }
      this.awaitingParse.push({ name, prepared: plan })
      wire.parse({ text: statement.text, name })
    }
    this.plans.push(plan)
    wire.bind({ statement: name, values: statement.values })
    // The shape of a prepared statement's rows is asked for once; afterwards it is remembered.
    if (!plan.fields) wire.describe({ type: 'P', name: '' })
    wire.execute({ portal: '' })
  }

  handleParseComplete(): void {
    const parsed = this.awaitingParse.shift()
    if (parsed?.name) this.prepared.set(parsed.name, parsed.prepared)
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    const plan = this.plans[this.answers.length]!
    plan.fields = message.fields.map((field) => ({ name: field.name, parse: parserFor(field.dataTypeID) }))
  }

  handleDataRow(message: Message & { fields: (string | null)[] }): void {
    if (this.fault) return
    const fields = this.plans[this.answers.length]!.fields!
    const row: Record<string, unknown> = {}
    try {
      for (let index = 0; index < fields.length; index++) {
        const raw = message.fields[index] ?? null
        const field = fields[index]!
        row[field.name] = raw === null ? null : field.parse(raw)
      }
    } catch (error) {
      this.fault = error as Error
    }
    this.rows.push(row)
  }

  handleCommandComplete(message: Message): void {
    this.plans[this.answers.length]!.fields ??= []
    const words = message.text.split(' ')
    this.answers.push({ rows: this.rows, command: words[0]!, count: Number(words.at(-1)) || 0 })
    this.rows = []
  }

  handleEmptyQuery(): void {
    this.answers.push({ rows: [], command: '', count: 0 })
  }

  handlePortalSuspended(): void {}

  handleError(error: Error, wire: Wire): void {
    // What was still to be parsed never will be; nobody else's answer may be taken for it.
    connectionOf(wire).flight = null
    this.reject(error)
  }

  handleReadyForQuery(wire: Wire): void {
    connectionOf(wire).flight = null
    if (this.fault) this.reject(this.fault)
    else this.resolve(this.answers)
  }
}

function wireValue(value: unknown): unknown {
  return utils.prepareValue(value)
}

function connectionOf(wire: Wire): { prepared: Map<string, Prepared>; flight: Flight | null } {
  let connection = connections.get(wire)
  if (!connection) {
    const made = { prepared: new Map<string, Prepared>(), flight: null as Flight | null }
    wire.on('parseComplete', () => made.flight?.handleParseComplete())
    connections.set(wire, made)
    connection = made
  }
  return connection
}
