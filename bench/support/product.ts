import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../src/serve.ts'
import { get } from './http.ts'

const root = resolve(import.meta.dirname, '../..')
const PATIENCE_MS = 90_000

export type Product = {
  port: number
  pid: number
  /** From the command until /readyz answered 200. */
  readyMs: number
  gatewayUrl: string
  gatewayKey: string
  stop(): Promise<void>
}

export type Home = { dataDir: string; port: number; simulatorPort: number; remove(): void }

/** A new place for one installation, with ports that are free now. */
export async function newHome(): Promise<Home> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ruko-bench-'))
  const simulatorPort = await freeRun(5)
  const port = await freeRun(1)
  return { dataDir, port, simulatorPort, remove: () => removeAll(dataDir) }
}

/** Starts the product as a person does, by `npm start`, and waits until it is ready. */
export async function startProduct({ dataDir, port, simulatorPort }: Home): Promise<Product> {
  const began = performance.now()
  // A group of its own, so that the signal reaches npm and everything below it.
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The load speaks for many callers, as a proxy would, because one alone is limited.
    env: {
      ...process.env,
      TRUSTED_PROXIES: '127.0.0.1',
      PORT: `${port}`,
      SIMULATOR_PORT: `${simulatorPort}`,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const gone = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGTERM')
    await gone
    await untilNobodyListens(port)
  }
  while (!(await isReady(port))) {
    const tooLong = performance.now() - began > PATIENCE_MS
    if (child.exitCode !== null || tooLong) {
      await stop()
      throw new Error(`the product did not become ready:\n${output}`)
    }
    await sleep(10)
  }
  const readyMs = performance.now() - began
  // Ready to serve comes before the demonstration is loaded and the addresses are told.
  while (!output.includes('Simulator') && performance.now() - began < PATIENCE_MS) await sleep(20)
  const { gatewayKey } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { gatewayKey: string }
  const gatewayUrl = `http://127.0.0.1:${simulatorPort}`
  return { port, pid: child.pid!, readyMs, gatewayUrl, gatewayKey, stop }
}

async function isReady(port: number): Promise<boolean> {
  return get(port, 'ruko.localhost', '/readyz').then(
    ({ status }) => status === 200,
    () => false,
  )
}

/** The parts of a killed group end in their own time; the next start must not meet them. */
async function untilNobodyListens(port: number): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline && !(await isFree(port))) await sleep(50)
}

/** The first of `count` neighbouring ports that are free. */
async function freeRun(count: number): Promise<number> {
  for (;;) {
    const first = await freePort()
    const others = await Promise.all(Array.from({ length: count - 1 }, (_, index) => isFree(first + 1 + index)))
    if (others.every(Boolean)) return first
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((tell) => {
    const probe = createServer()
    probe.once('error', () => tell(false))
    probe.listen({ port, exclusive: true }, () => probe.close(() => tell(true)))
  })
}

/** As root the database may lie elsewhere; DATA_DIR knows where. */
function removeAll(dataDir: string): void {
  try {
    const { dir } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { dir?: string }
    if (dir) rmSync(dir, { recursive: true, force: true })
  } catch {
    // Never started.
  }
  rmSync(dataDir, { recursive: true, force: true })
}
