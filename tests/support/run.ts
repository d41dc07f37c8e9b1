import { spawn } from 'node:child_process'
import { globSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/kernel/db/embedded.ts'
import { stopOrphan } from '../../src/kernel/db/embedded/orphan.ts'
import { StartRefusal } from '../../src/kernel/startup/refusal.ts'
import { findBrowser } from './browser.ts'
import { testDataDir } from './datadir.ts'

/** Below the 40 minutes that CI allows, so that the reason is said here. */
const WHOLE_LIMIT_MS = 36 * 60_000
const STOP_LIMIT_MS = 10_000

/** One database server and one browser for all test files, three of which run at a time: one of them mostly waits. */
const files = chosen(process.argv.slice(2))
if (files.length === 0) {
  process.stderr.write('No test file matches.\n')
  process.exit(1)
}

await sweep()
const dataDir = testDataDir()
try {
  const server = await startEmbedded({ dataDir, log: () => {}, durable: false })
  const code = await run(files, {
    RUKO_TEST_DATABASE_URL: server.adminUrl,
    RUKO_TEST_BROWSER: findBrowser() ?? '',
  })
  await server.stop()
  process.exitCode = code
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  rmSync(dataDir, { recursive: true, force: true })
  if (process.connected) process.disconnect?.()
}

function chosen(parts: string[]): string[] {
  const all = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts', 'fakes/**/*.test.ts']).toSorted()
  const wanted = parts.map((part) => part.replace(/^\.\//, ''))
  return wanted.length === 0 ? all : all.filter((file) => wanted.some((part) => file.includes(part)))
}

function run(tests: string[], env: { [name: string]: string }): Promise<number> {
  const flags = [
    `--import=${new URL('limit.ts', import.meta.url)}`,
    '--test',
    '--test-concurrency=3',
    // A test runs out before its file does (limit.ts), so that it is the test that is named.
    '--test-timeout=240000',
    '--test-reporter=./tests/support/reporter.ts',
  ]
  const child = spawn(process.execPath, [...flags, ...tests], { stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'))
  process.once('disconnect', () => child.kill('SIGTERM'))
  const whole = setTimeout(() => {
    process.stderr.write(
      `✖ The tests did not come to an end within ${WHOLE_LIMIT_MS / 60_000} minutes and were stopped.\n`,
    )
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS).unref()
  }, WHOLE_LIMIT_MS)
  return new Promise((resolve) =>
    child.once('close', (code) => {
      clearTimeout(whole)
      resolve(code ?? 1)
    }),
  )
}

/** Ends and removes what killed test runs have left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^ruko-test-(\d+)-/.exec(name)?.[1])
    if (!pid || alive(pid)) continue
    await stopOrphan(join(tmpdir(), name, 'postgres/data'))
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
