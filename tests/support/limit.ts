import { writeSync } from 'node:fs'
import { relative } from 'node:path'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

// Loaded before each test file by `npm test`: a file that does not come to its end is named and ended, so that it
// cannot hold up the whole run. First in order, so that what it started is stopped too; then, should its own thread be
// stuck, by force from another one.

const LIMIT_MS = Number(process.env['RUKO_TEST_FILE_LIMIT_MS'] ?? 600_000)
const STUCK_MS = 5_000

if (isMainThread) watchFile(process.argv[1])
else setTimeout(() => endByForce(workerData as string), LIMIT_MS + STUCK_MS)

function watchFile(path: string | undefined): void {
  if (!path?.endsWith('.test.ts')) return
  const file = relative(process.cwd(), path)
  setTimeout(() => {
    writeSync(2, sentence(file))
    process.exit(1)
  }, LIMIT_MS).unref()
  new Worker(new URL(import.meta.url), { workerData: file, execArgv: [] }).unref()
}

function endByForce(file: string): void {
  writeSync(2, sentence(file))
  process.kill(process.pid, 'SIGKILL')
}

function sentence(file: string): string {
  return `✖ ${file} did not come to an end within ${LIMIT_MS / 1000} s and was stopped.\n`
}
