import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import utils from 'pg/lib/utils.js'
import type { Script, SlotKind, Transaction, Value } from './script.ts'

export type PgbenchRun = { script: Script; url: string; clients: number; total: number; pipelined: boolean } & (
  | { slotsOnce: string }
  | { slotsOnce?: undefined }
)

/** The version of an installed pgbench, or null. */
export function findPgbench(): string | null {
  const found = spawnSync('pgbench', ['--version'], { encoding: 'utf8' })
  return found.status === 0 ? (/\d+(\.\d+)?/.exec(found.stdout)?.[0] ?? null) : null
}

/**
 * Runs a script by pgbench in prepared mode and returns transactions a second. Fresh values come from one more
 * statement in front of each run; with `slotsOnce` (a query that answers a column for each slot) only once a client.
 */
export async function runPgbench({ script, url, clients, total, pipelined, slotsOnce }: PgbenchRun): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ruko-pgbench-'))
  try {
    const { text, variables } = pgbenchScript(script, pipelined, slotsOnce)
    const file = join(folder, 'script.sql')
    writeFileSync(file, text)
    const defined = [...variables, ['first', '1']].flatMap(([name, value]) => ['-D', `${name}=${value}`])
    const counts = ['-c', `${clients}`, '-j', '2', '-t', `${Math.ceil(total / clients)}`]
    const output = await capture(
      ['-n', '--verbose-errors', '-M', 'prepared', ...counts, '-f', file, ...defined],
      environment(url),
    )
    const tps = /^tps = ([\d.]+)/m.exec(output)?.[1]
    if (!tps || /aborted|ERROR/.test(output)) throw new Error(`pgbench did not finish: ${output.slice(0, 2000)}`)
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pgbenchScript(script: Script, pipelined: boolean, slotsOnce: string | undefined) {
  const variables: [string, string][] = []
  const computed: string[] = []
  const variableOf = (value: Value): string => {
    const pieces = 'pieces' in value ? value.pieces : null
    if (pieces?.length === 1) return `:s${pieces[0]}`
    if (isFixed(value)) {
      const constant = utils.prepareValue(thaw(value)) as string | Buffer | null
      if (constant === null) return 'null'
      // A variable cannot be empty.
      if (constant.length === 0) return "''"
      variables.push([`c${variables.length}`, Buffer.isBuffer(constant) ? `\\x${constant.toString('hex')}` : constant])
      return `:c${variables.length - 1}`
    }
    computed.push(`${expressionOf(value)} as v${computed.length}`)
    return `:v${computed.length - 1}`
  }
  const body = script.turns
    .flat()
    .map((transaction) => transactionText(transaction, pipelined, variableOf))
    .join('\n')
  const made = script.slots.map((kind, slot) => `${freshSql[kind.name]} as s${slot}`)
  const head = slotsOnce
    ? `\\if :first\n${slotsOnce} \\gset\n\\set first 0\n\\endif\n`
    : `with slots as materialized (select ${made.join(',\n  ')})\nselect ${['slots.*', ...computed].join(',\n  ')} from slots \\gset\n`
  return { text: `${head}${body}\n`, variables }
}

function transactionText({ lines }: Transaction, pipelined: boolean, variableOf: (value: Value) => string): string {
  const statements = lines.map(({ text, values }) => {
    const names = values.map(variableOf)
    return `${text.replaceAll(/\$(\d+)/g, (_, position: string) => names[Number(position) - 1]!)};`
  })
  return pipelined ? ['\\startpipeline', ...statements, '\\endpipeline'].join('\n') : statements.join('\n')
}

/** How the server makes what the product makes in Node. */
const freshSql: Record<SlotKind['name'], string> = {
  id: 'uuidv7()::text',
  number: `'RK-261121-' || upper(substr(md5(random()::text), 1, 12))`,
  reference: `'RK' || upper(substr(md5(random()::text), 1, 23))`,
  slug: `'ukur-' || substr(md5(random()::text), 1, 12)`,
  address: `'10.' || floor(random() * 256) || '.' || floor(random() * 256) || '.' || floor(random() * 256)`,
  token: 'md5(random()::text)',
  hash: `md5(random()::text) || md5(random()::text)`,
  outside: `'evt_' || md5(random()::text)`,
  phone: `'+62812' || lpad(floor(random() * 100000000)::text, 8, '0')`,
  unit: `(select id from public.bench_units where n = (select nextval('public.bench_turn')))`,
}

function isFixed(value: Value): boolean {
  return 'constant' in value || ('list' in value && value.list.every(isFixed))
}

function thaw(value: Value): unknown {
  if ('list' in value) return value.list.map(thaw)
  return 'constant' in value ? value.constant : null
}

function expressionOf(value: Value): string {
  if ('list' in value) return `array[${value.list.map(expressionOf).join(', ')}]::text[]`
  if ('constant' in value) return typeof value.constant === 'string' ? quote(value.constant) : 'null'
  return value.pieces.map((piece) => (typeof piece === 'number' ? `s${piece}` : quote(piece))).join(' || ')
}

/** pgbench takes a colon before a letter for a variable, even inside quotes. */
function quote(text: string): string {
  return text
    .split(':')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || chr(58) || ')
}

function environment(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    ...process.env,
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port,
    PGUSER: username,
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: pathname.slice(1),
  }
}

function capture(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('error', reject)
    child.once('close', () => resolve(output))
  })
}
