import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import type { Statement } from './flight.ts'
import type { DB } from './rows.ts'

export { sql } from 'kysely'
export type { DB } from './rows.ts'

/** Anything that compiles to one statement whose rows are `R`. */
export type Query<R = unknown> = Compilable<R> | RawBuilder<R>

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
  const compiled = 'toOperationNode' in query && isRaw(query) ? query.compile(db) : query.compile()
  return statement(compiled.sql, compiled.parameters)
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
