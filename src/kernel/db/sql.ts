import {
  type Compilable,
  DummyDriver,
  type Insertable,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  RawNode,
  type Updateable,
  ValueNode,
} from 'kysely'
import type { Statement } from './flight.ts'
import type { DB } from './rows.ts'

export { sql } from 'kysely'
export type { DB } from './rows.ts'

/** Anything that compiles to one statement whose rows are `R`. */
export type Query<R = unknown> = Compilable<R> | RawBuilder<R> | Ready<R>

/** Kysely as a compiler only: it has no connection and cannot run anything. */
export const db = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Past this many different texts a process stops naming statements, so that a server never holds endless plans. */
const NAMED_LIMIT = 600
const names = new Map<string, string>()

/** Compiles a query to a named (prepared) statement. */
export function statementOf(query: Query): Statement {
  if (query instanceof Ready) return query.statement
  if (!isRaw(query)) {
    const compiled = query.compile()
    return statement(compiled.sql, compiled.parameters)
  }
  const values: unknown[] = []
  const text = textOf(query.toOperationNode(), values)
  if (text !== null) return statement(text, values)
  const compiled = query.compile(db)
  return statement(compiled.sql, compiled.parameters)
}

/** The text of a template that holds nothing but values and templates, which is most of them; null for any other. */
function textOf({ sqlFragments, parameters }: RawNode, values: unknown[]): string | null {
  let text = sqlFragments[0] ?? ''
  for (const [index, parameter] of parameters.entries()) {
    if (ValueNode.is(parameter) && !parameter.immediate) text += `$${values.push(parameter.value)}`
    else {
      const inner = RawNode.is(parameter) ? textOf(parameter, values) : null
      if (inner === null) return null
      text += inner
    }
    text += sqlFragments[index + 1] ?? ''
  }
  return text
}

/** A statement of a query that was compiled before; `R` are its rows. */
export class Ready<R> {
  readonly statement: Statement
  declare readonly rows: R
  constructor(ready: Statement) {
    this.statement = ready
  }
}

/** Stands in a query for a value that comes later. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) })

/**
 * A query of one shape, compiled when it is first asked for: `build` is called once, with stand-ins that it may only pass
 * on as values, each by its name. For what is asked thousands of times a second, where compiling costs as much as asking.
 */
export function fixed<V extends object, R>(build: (values: V) => Compilable<R>): (values: V) => Ready<R> {
  let text: string
  let parameters: readonly unknown[] | null = null
  return (values) => {
    if (!parameters) ({ sql: text, parameters } = build(slots as V).compile())
    const filled = parameters.map((one) => (one instanceof Slot ? (values as Record<string, unknown>)[one.name] : one))
    return new Ready<R>(statement(text, filled))
  }
}

/** A statement from text; the same text has the same name in the whole process. */
export function statement(text: string, values: readonly unknown[] = []): Statement {
  let name = names.get(text) ?? null
  if (!name && names.size < NAMED_LIMIT) {
    name = `r${names.size}`
    names.set(text, name)
  }
  return { name, text, values }
}

function isRaw(query: Query): query is RawBuilder<unknown> {
  return 'isRawBuilder' in query && query.isRawBuilder
}

/** One row as it is, without a clause: the statement that is written most, and needs no compiler. */
export function insertRow<T extends keyof DB>(table: T, row: Insertable<DB[T]>): Ready<never> {
  return insertRows(table, [row])
}

/** Several rows that name the same columns in the same order; at least one. */
export function insertRows<T extends keyof DB>(table: T, rows: readonly Insertable<DB[T]>[]): Ready<never> {
  const names = Object.keys(rows[0]!)
  const text = textKnown(`+ ${table} ${rows.length} ${names.join()}`, () => {
    const columns = names.map(quoted).join(', ')
    const row = (place: number) => `(${names.map((_, index) => `$${place * names.length + index + 1}`).join(', ')})`
    return `insert into ${quoted(table)} (${columns}) values ${rows.map((_, place) => row(place)).join(', ')}`
  })
  return new Ready(
    statement(
      text,
      rows.flatMap((row) => Object.values(row)),
    ),
  )
}

/** In the place of a value: the time of the transaction. */
export const NOW = Symbol('now()')
type Changes<T extends keyof DB> = { [C in keyof Updateable<DB[T]>]?: Updateable<DB[T]>[C] | typeof NOW }

/** Changes the row of this key. Like `insertRow`, for what is written most. */
export function updateRow<T extends keyof DB>(
  table: T,
  key: Partial<Updateable<DB[T]>>,
  changes: Changes<T>,
): Ready<never> {
  const set = Object.entries(changes)
  const where = Object.entries(key)
  const text = textKnown(
    `= ${table} ${set.map(([name, value]) => (value === NOW ? `${name}!` : name)).join()} ${Object.keys(key).join()}`,
    () => {
      let place = 0
      const equals = ([name, value]: [string, unknown]) =>
        `${quoted(name)} = ${value === NOW ? 'now()' : `$${++place}`}`
      const sets = set.map(equals).join(', ')
      return `update ${quoted(table)} set ${sets} where ${where.map(equals).join(' and ')}`
    },
  )
  const values = [...set, ...where].map(([, value]): unknown => value).filter((value) => value !== NOW)
  return new Ready(statement(text, values))
}

function quoted(name: string): string {
  return `"${name.replace('.', '"."')}"`
}

function textKnown(key: string, make: () => string): string {
  let text = texts.get(key)
  if (!text) texts.set(key, (text = make()))
  return text
}
const texts = new Map<string, string>()
