import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { lifeOf, readPidFile, stopOrphan } from '../../src/kernel/db/embedded/orphan.ts'
import { bareDatabase } from '../support/postgres.ts'

const limit = { timeout: 60_000 }
const tiny = join(import.meta.dirname, '../support/tiny.ts')
const dirs: string[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const dir of dirs.splice(0)) {
    await stopOrphan(pgdata(dir))
    rmSync(dir, { recursive: true, force: true })
  }
})

test('SIGTERM stops everything and the second start keeps the data', limit, async () => {
  const dir = newDir()
  const first = await started({ DATA_DIR: dir })
  const postgres = serverPid(dir)
  assert.equal(await ended(first, 'SIGTERM'), 0)
  assert.ok(!serving(dir, postgres))

  const second = await started({ DATA_DIR: dir })
  assert.match(second.output(), /ready 2/)
  assert.doesNotMatch(second.output(), /left behind/)
  assert.equal(await ended(second, 'SIGINT'), 0)
})

test('a Ctrl-C that arrives twice still stops in order', limit, async () => {
  const dir = newDir()
  const run = await started({ DATA_DIR: dir })
  run.child.kill('SIGINT')
  assert.equal(await ended(run, 'SIGINT'), 0)
  assert.equal(readPidFile(pgdata(dir)), null)
})

test('after kill -9 the next start stops the orphan and keeps the data', limit, async () => {
  const dir = newDir()
  const first = await started({ DATA_DIR: dir })
  const orphan = serverPid(dir)
  await ended(first, 'SIGKILL')
  assert.ok(serving(dir, orphan))

  const second = await started({ DATA_DIR: dir })
  assert.match(second.output(), /left behind[^]*ready 2/)
  assert.ok(!serving(dir, orphan))
  assert.equal(await ended(second, 'SIGTERM'), 0)
})

test('after kill -9 of the database, too, the next start recovers', limit, async () => {
  const dir = newDir()
  const first = await started({ DATA_DIR: dir })
  const postgres = serverPid(dir)
  process.kill(postgres, 'SIGSTOP')
  await ended(first, 'SIGKILL')
  process.kill(postgres, 'SIGKILL')
  assert.ok(readPidFile(pgdata(dir)), 'its lock file lies around')

  const second = await started({ DATA_DIR: dir })
  assert.match(second.output(), /ready 2/)
  assert.equal(await ended(second, 'SIGTERM'), 0)
})

test('a first start killed while it makes the database is begun afresh', limit, async () => {
  const dir = newDir()
  const first = run({ DATA_DIR: dir })
  while (!first.output().includes('Creating')) await sleep(5)
  await sleep(150)
  await ended(first, 'SIGKILL')

  const second = await started({ DATA_DIR: dir })
  assert.match(second.output(), /ready 1/)
  assert.equal(await ended(second, 'SIGTERM'), 0)
})

test('a database that ends by itself ends the product with one sentence', limit, async () => {
  const dir = newDir()
  const only = await started({ DATA_DIR: dir })
  process.kill(serverPid(dir), 'SIGQUIT')
  assert.equal(await ended(only), 1)
  assert.match(only.errors(), /^The built-in database ended by itself/)
})

test('when the starting process is killed, the product stops with it', limit, async () => {
  const dir = newDir()
  const script = `import { runNode } from './bin/ready.mjs'; runNode([${JSON.stringify(tiny)}])`
  const launcher = watch(
    spawn(process.execPath, ['--input-type=module', '-e', script], { env: environment({ DATA_DIR: dir }) }),
  )
  await until(launcher, /ready 1/)
  const postgres = serverPid(dir)
  launcher.child.kill('SIGKILL')
  while (serving(dir, postgres)) await sleep(20)

  const next = await started({ DATA_DIR: dir })
  assert.match(next.output(), /ready 2/)
  assert.equal(await ended(next, 'SIGTERM'), 0)
})

test('two products in one DATA_DIR: the second is told who is there', limit, async () => {
  const dir = newDir()
  const first = await started({ DATA_DIR: dir })
  await refused({ DATA_DIR: dir }, new RegExp(`^Another Ruko \\(process ${first.child.pid}\\) is already working in`))
  assert.equal(await ended(first, 'SIGTERM'), 0)
})

test('a taken port is named together with its setting', limit, async () => {
  const holder = createServer().listen(0)
  await once(holder, 'listening')
  const { port } = holder.address() as { port: number }
  const dir = newDir()
  await refused({ DATA_DIR: dir, PORT: String(port) }, new RegExp(`^Port ${port} is already taken.*PORT`))
  holder.close()
  assert.equal(readPidFile(pgdata(dir)), null)
})

test('a wrong DATABASE_URL is explained without its password', limit, async () => {
  const database = await bareDatabase()
  const url = new URL(database.adminUrl)
  url.searchParams.delete('host')
  const right = await started({ DATA_DIR: newDir(), DATABASE_URL: url.href })
  assert.equal(await ended(right, 'SIGTERM'), 0)

  url.pathname = '/nowhere'
  await refused({ DATABASE_URL: url.href }, /^DATABASE_URL: the server at .* has no database "nowhere"/)
  url.password = 'hunter2'
  await refused({ DATABASE_URL: url.href }, /^DATABASE_URL: .* refuses the user "postgres"/)
  await refused({ DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' }, /^DATABASE_URL: no PostgreSQL .*ECONNREFUSED/)
  await refused({ DATABASE_URL: 'mysql://u:hunter2@db/x' }, /^Settings: DATABASE_URL is not a URL/)
  await database.drop()
})

test('too little free disk is told with the numbers and the setting', limit, async () => {
  await refused({ RUKO_MIN_FREE_MB: '99999999' }, /^Only \d+ MB is free .* 99999999 MB .*RUKO_MIN_FREE_MB/)
})

type Run = { child: ChildProcess; output: () => string; errors: () => string }

function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'ruko-start-'))
  dirs.push(dir)
  return dir
}

function run(env: { [name: string]: string }): Run {
  return watch(spawn(process.execPath, [tiny], { env: environment(env) }))
}

async function started(env: { [name: string]: string }): Promise<Run> {
  const begun = run(env)
  await until(begun, /ready/)
  return begun
}

async function refused(env: { [name: string]: string }, sentence: RegExp): Promise<void> {
  const begun = run({ DATA_DIR: newDir(), ...env })
  assert.equal(await ended(begun), 1)
  assert.match(begun.errors(), sentence)
  assert.match(begun.errors(), /^[^\n]+\n$/, 'one line')
  assert.doesNotMatch(begun.errors(), /hunter2/)
}

function environment(env: { [name: string]: string }) {
  return { PATH: process.env['PATH'] ?? '', PORT: '0', RUKO_MIN_FREE_MB: '1', ...env }
}

function watch(child: ChildProcess): Run {
  children.push(child)
  let [output, errors] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
  return { child, output: () => output, errors: () => errors }
}

async function until({ child, output, errors }: Run, sign: RegExp): Promise<void> {
  while (!sign.test(output())) {
    if (child.exitCode !== null) assert.fail(`it ended with ${child.exitCode}: ${errors()}`)
    await sleep(10)
  }
}

async function ended({ child }: Run, signal?: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, 'exit')
  if (signal) child.kill(signal)
  const [code] = (await closed) as [number | null]
  // What was written last arrives just after the exit.
  await sleep(30)
  return code
}

function pgdata(dir: string): string {
  return join(dir, 'postgres/data')
}

function serverPid(dir: string): number {
  return readPidFile(pgdata(dir))?.pid ?? assert.fail('the server wrote no pid')
}

/** A zombie that nobody has collected yet counts as gone. */
function serving(dir: string, pid: number): boolean {
  return lifeOf({ pid, ready: true }, pgdata(dir)) === 'server'
}
