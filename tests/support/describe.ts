import pg from 'pg'
import { API_PREFIX } from '#kernel/http/api.ts'
import { modules } from '../../src/modules.ts'

/* The two documents that are made and not written: what the API answers, and how the tables hang together. */

/** Every operation and document of the manifests, as Markdown tables. */
export function listApi(): string {
  const parts = modules.flatMap((module) => {
    const operations = Object.entries(module.operations ?? {}).map(
      ([name, { method, path, can, open, summary }]) =>
        `| ${method.toUpperCase()} | \`${API_PREFIX}${path}\` | ${can ? `\`${can}\`` : accessOf(open)} | ${summary || name} |`,
    )
    const documents = Object.values(module.documents ?? {}).map(
      ({ path, can, open }) => `| GET | \`/${path}\` | ${can ? `\`${can}\`` : accessOf(open)} | document |`,
    )
    const rows = [...operations, ...documents]
    if (rows.length === 0) return []
    return [`## ${module.name}\n\n| method | address | who | what |\n|---|---|---|---|\n${rows.join('\n')}\n`]
  })
  return `# The API

Made by \`npm run docs\` from the manifests. Shapes, limits and refusals are in \`/api/openapi.json\` of each host, readable at \`/api/docs\`. A host answers for its
own business only; programs sign in with \`Authorization: Bearer <API key>\`, refusals are RFC 9457 problems.

${parts.join('\n')}`
}

function accessOf(open: string | null): string {
  return open === 'anyone' ? 'anyone' : 'signed in'
}

type Column = { schema: string; table: string; column: string; type: string; key: boolean; nullable: boolean }
type Link = { schema: string; from: string; to_schema: string; to: string; columns: string }

/** The tables of each schema with their foreign keys, as Mermaid diagrams. */
export async function describeData(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows: columns } = await client.query<Column>(COLUMNS)
    const { rows: links } = await client.query<Link>(LINKS)
    const schemas = [...new Set(columns.map(({ schema }) => schema))]
    const parts = schemas.map((schema) =>
      diagram(
        schema,
        columns.filter((column) => column.schema === schema),
        links.filter((link) => link.schema === schema),
      ),
    )
    return `# The data model

Made by \`npm run docs\` from the migrated database. One schema a module. Every table but the global ones named in
[ARCHITECTURE.md](ARCHITECTURE.md) carries \`tenant_id\` in its keys and is fenced by row security; \`tenant_id\` and its foreign key are left out
of the pictures.

${parts.join('\n')}`
  } finally {
    await client.end()
  }
}

function diagram(schema: string, columns: readonly Column[], links: readonly Link[]): string {
  const tables = Object.entries(Object.groupBy(columns, ({ table }) => table)).map(([table, own]) => {
    const lines = own!
      .filter(({ column }) => column !== 'tenant_id')
      .map(
        ({ column, type, key, nullable }) => `    ${type} ${column}${key ? ' PK' : ''}${nullable ? ' "optional"' : ''}`,
      )
    return `  ${table} {\n${lines.join('\n')}\n  }`
  })
  const lines = links
    .filter(({ to }) => to !== 'tenants')
    .map(({ from, to_schema, to, columns: by }) => {
      const target = to_schema === schema ? to : `${to_schema}_${to}`
      return `  ${target} ||--o{ ${from} : "${by}"`
    })
  return `## ${schema}\n\n\`\`\`mermaid\nerDiagram\n${[...tables, ...lines].join('\n')}\n\`\`\`\n`
}

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations', 'queue')
  and n.nspname not like 'pg\\_%'`

const COLUMNS = `
  select n.nspname as schema, c.relname as table, a.attname as column,
    case when t.typelem <> 0 and t.typlen = -1 then (select e.typname from pg_type e where e.oid = t.typelem) || '_list' else t.typname end as type,
    coalesce(a.attnum = any (i.indkey), false) as key, not a.attnotnull as nullable
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${OURS}
  order by 1, 2, a.attnum`

const LINKS = `
  select n.nspname as schema, c.relname as from, tn.nspname as to_schema, tc.relname as to,
    (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum = any (k.conkey) and a.attname <> 'tenant_id') as columns
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class tc on tc.oid = k.confrelid join pg_namespace tn on tn.oid = tc.relnamespace
  where k.contype = 'f' and ${OURS}
  order by 1, 2, 4, 5`
