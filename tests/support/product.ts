import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../src/serve.ts'
import { freshDatabase, testMasterKey } from './postgres.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')
const READY_LIMIT_MS = 60_000

/** What one installation keeps between its starts: a database, DATA_DIR, its ports. */
export type Site = {
  port: number
  rows<R>(text: string, values?: unknown[]): Promise<R[]>
  /** Starts the product as `npm start` does, the build apart. */
  start(): Run
  close(): Promise<void>
}

export type Run = {
  output(): string
  ready(): Promise<void>
  /** Sends the signal, unless it is gone already, and resolves with its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Ground for the real product in demo mode, on a migrated database of its own. */
export async function openSite(): Promise<Site> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'ruko-product-'))
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 })
  admin.on('error', () => {})
  const port = await freePort()
  const children: ChildProcess[] = []
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    DATA_DIR: folder,
    DATABASE_URL: database.adminUrl,
    RUKO_MASTER_KEY: testMasterKey.toString('base64'),
    RUKO_MIN_FREE_MB: '1',
    PORT: String(port),
    SIMULATOR_PORT: '0',
    LOG_LEVEL: 'warn',
  }
  return {
    port,
    rows: async (text, values) => (await admin.query(text, values)).rows as never,
    start: () => run(children, env),
    close: async () => {
      for (const child of children) child.kill('SIGKILL')
      await admin.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function run(children: ChildProcess[], env: { [name: string]: string }): Run {
  const child = spawn(process.execPath, [MAIN], { env, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  const exited = once(child, 'exit')
  return {
    output: () => output,
    ready: async () => {
      const end = Date.now() + READY_LIMIT_MS
      while (!output.includes('Ruko siap.')) {
        assert.ok(child.exitCode === null && child.signalCode === null, `it ended: ${output}`)
        assert.ok(Date.now() < end, `it was not ready in time: ${output}`)
        await sleep(20)
      }
    },
    end: async (signal) => {
      child.kill(signal)
      return ((await exited) as [number | null])[0]
    },
  }
}
