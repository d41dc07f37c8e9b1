import pg from 'pg'

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  generated: boolean
  always: boolean
}

const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'string',
  date: 'string',
  timestamptz: 'Instant',
  jsonb: 'Json',
  json: 'Json',
  bytea: 'Buffer',
  inet: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
}

/** The TypeScript source of the row types of a migrated database: one interface a table, in a fixed order. */
export async function generateRows(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(`
      select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
        (a.atthasdef or a.attidentity <> '') as generated, a.attgenerated <> '' or a.attidentity = 'a' as always
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations', 'queue')
      order by 1, a.attnum`)
    return source(Object.groupBy(rows, (row) => row.table) as Record<string, Column[]>)
  } finally {
    await client.end()
  }
}

function source(tables: Record<string, Column[]>): string {
  const body = Object.entries(tables).map(
    ([table, columns]) =>
      `  '${table}': {\n${columns.map((column) => `    ${column.column}: ${typeOf(column)}`).join('\n')}\n  }`,
  )
  return `// Made from the migrated database by \`npm run rows\`; not written by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** ISO 8601 in UTC when read; strings and dates are accepted when written. */
type Instant = ColumnType<string, string | Date, string | Date>
/** Parsed when read; written as text, because an array would otherwise become a PostgreSQL array. */
// oxlint-disable-next-line no-explicit-any
type Json = ColumnType<any, string, string>

export interface DB {
${body.join('\n')}
}
`
}

function typeOf(column: Column): string {
  const base = types[column.type]
  if (!base) throw new Error(`no row type for ${column.type} of ${column.table}.${column.column}`)
  const type = column.nullable ? nullable(base) : base
  if (column.always) return `GeneratedAlways<${type}>`
  if (!column.generated) return type
  if (base === 'Instant') return 'ColumnType<string, string | Date | undefined, string | Date>'
  if (base === 'Json') return 'ColumnType<any, string | undefined, string>'
  return `Generated<${type}>`
}

function nullable(base: string): string {
  if (base === 'Instant') return 'ColumnType<string | null, string | Date | null | undefined, string | Date | null>'
  if (base === 'Json') return 'ColumnType<any, string | null | undefined, string | null>'
  return `${base} | null`
}
