// npm run check: everything that can be said about the code without running it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { install, root, runTool, say, seconds } from './ready.mjs'

const rooms = ['src', 'tests', 'fakes', 'bench'].filter((room) => existsSync(join(root, room)))
const checks = [
  ['types', 'tsc', []],
  ['lint', 'oxlint', ['--quiet']],
  ['dead code', 'knip', ['--no-progress', '--no-config-hints']],
  ['imports', 'depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...rooms]],
  ['format', 'oxfmt', ['--check']],
]

await install({ development: true })
// The types of routes and messages are generated; lint and types both read them.
const generated = await runCheck(['generated types', 'react-router', ['typegen']])
const results = [generated, ...(await twoAtATime(checks))]

for (const { name, ok, output } of results) if (!ok) say(`\n--- ${name}\n${output.trim()}`)
say('')
for (const { name, ok, time } of results) say(`${ok ? '✔' : '✖'} ${name.padEnd(16)} ${time.padStart(5)} s`)
process.exit(results.every((result) => result.ok) ? 0 : 1)

async function twoAtATime(waiting) {
  const done = []
  const queue = [...waiting.entries()]
  async function work() {
    for (let next = queue.shift(); next; next = queue.shift()) done[next[0]] = await runCheck(next[1])
  }
  await Promise.all([work(), work()])
  return done
}

async function runCheck([name, tool, args]) {
  const began = Date.now()
  const { code, output } = await runTool(tool, args)
  // Without a parser for TypeScript the import check sees nothing, and is content.
  const blind = output.includes('missing-swc-transpiler')
  return { name, ok: code === 0 && !blind, output, time: seconds(began) }
}
