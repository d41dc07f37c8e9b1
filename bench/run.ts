import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureDatabase } from './database/database.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureLive } from './live.ts'
import { measurePages } from './pages.ts'
import { measureStart } from './start.ts'
import { measurePurchases } from './store/purchase.ts'
import { measureResellers } from './store/resellers.ts'
import { measureStore } from './store/store.ts'
import type { Findings } from './support/measure.ts'
import { machineFacts, tableOf } from './support/report.ts'

/** `npm run bench` measures everything, `npm run bench -- database` one part. */
const parts: Record<string, (say: (sentence: string) => void) => Promise<Findings>> = {
  database: measureDatabase,
  store: measureStore,
  purchase: measurePurchases,
  resellers: measureResellers,
  live: measureLive,
  start: measureStart,
  pages: measurePages,
  lighthouse: measureLighthouse,
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !parts[name])
if (unknown) {
  console.error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
process.exit(await run(wanted.length > 0 ? wanted : Object.keys(parts)))

async function run(names: readonly string[]): Promise<number> {
  const findings: Findings = { results: [], verdicts: [] }
  for (const name of names) {
    console.log(`\n${name}`)
    const found = await parts[name]!((sentence) => console.log(`  ${sentence}`))
    findings.results.push(...found.results)
    findings.verdicts.push(...found.verdicts)
  }
  console.log(`\n${tableOf(findings)}`)
  const folder = join(import.meta.dirname, 'results')
  const facts = machineFacts()
  const suffix = names.length === Object.keys(parts).length ? '' : `-${names.join('-')}`
  const file = join(folder, `${facts.date}${suffix}.json`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify({ ...facts, ...findings }, null, 2)}\n`)
  console.log(`\nWritten to bench/results/${facts.date}${suffix}.json`)
  return findings.verdicts.every(({ met, limit }) => met || limit.stretch) ? 0 : 1
}
