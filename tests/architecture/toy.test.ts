import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative, resolve } from 'node:path'
import { after, test } from 'node:test'

/*
 * A fifth trade is one folder, one migration and one entry in modules.ts. A copy of the repository gets exactly that
 * and nothing else; then it must build, start, sell, provision and serve it, and all fences must hold for it.
 */

const root = resolve(import.meta.dirname, '../..')
const toy = join(root, 'tests/architecture/toy')
const scratch = mkdtempSync(join(tmpdir(), 'ruko-toy-'))
const MADE = ['.git', '.data', '.react-router', 'build', 'node_modules', 'test-results', 'src/web/paraglide']
after(() => rmSync(scratch, { recursive: true, force: true }))

test('the copy gets one folder, one migration and one entry', () => {
  cpSync(root, scratch, { recursive: true, filter: (path) => !MADE.includes(relative(root, path)) })
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'))
  cpSync(join(toy, 'laundry'), join(scratch, 'src/verticals/laundry'), { recursive: true })
  cpSync(join(toy, '0900_laundry.sql'), join(scratch, 'db/migrations/0900_laundry.sql'))
  const list = join(scratch, 'src/modules.ts')
  const before = readFileSync(list, 'utf8')
  const text = before
    .replace(/(?=\n\/\*\* Every module)/, "import { laundry } from '#verticals/laundry/module.ts'\n")
    .replace(/\n?\]\n$/, '\n  laundry,\n]\n')
  assert.equal(text.split('laundry').length - 1, 3)
  writeFileSync(list, text)
})

test('its pages are compiled', { timeout: 180_000 }, async () => {
  const cli = join(scratch, 'node_modules/@react-router/dev/bin.cjs')
  const { code, output } = await run([cli, 'build'], { NODE_ENV: 'production' })
  assert.equal(code, 0, output)
})

test('it is sold, built and served, and every fence holds for it', { timeout: 280_000 }, async () => {
  const proofs = ['boot', 'tables', 'rows', 'queries'].map((name) => `tests/architecture/${name}.test.ts`)
  await passes(['--test-concurrency=2', ...proofs, 'tests/architecture/toy/story.ts'])
  // The fences and pages of all others are proven where they live; these are the newcomer's.
  const names = '--test-name-pattern=/every operation has a control|fences of laundry|laundry-muka/'
  const output = await passes([names, 'tests/architecture/fences.test.ts', 'tests/architecture/pages.test.ts'])
  const laundry = output.split('\n').filter((line) => line.startsWith('# laundry.'))
  assert.equal(laundry.length, 3, 'the fences of its three operations were tested')
  process.stdout.write(`${laundry.map((line) => line.slice(2)).join('\n')}\n`)
})

async function passes(args: string[]): Promise<string> {
  const { code, output } = await run(['--test', '--test-reporter=tap', ...args])
  const failed = output.split('\n').filter((line) => /^\s*not ok|^\s+error:|^\s+(stderr|cause)/.test(line))
  assert.equal(code, 0, `${failed.join('\n')}\n${output.slice(-6000)}`)
  return output
}

function run(args: string[], extra: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  const { NODE_TEST_CONTEXT: _, ...outer } = process.env
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(process.execPath, args, { cwd: scratch, env: { ...outer, PATH: path, ...extra } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((done) => child.once('close', (code) => done({ code, output })))
}
