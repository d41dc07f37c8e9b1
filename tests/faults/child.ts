import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FreshDatabase, testMasterKey } from '../support/postgres.ts'

export type Ground = { database: FreshDatabase; gatewayUrl: string; port: number }
export type Child = {
  /** When its end came by SIGKILL, from outside or by its own hand. */
  killed: Promise<void>
  kill(): Promise<void>
  /** Tells it the moment of `house.probe` at which it kills itself. */
  dieAt(moment: string): Promise<void>
}

const APP = new URL('app.ts', import.meta.url).pathname
const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** Starts the house as a process; resolves when it listens and works. */
export async function startApp(ground: Ground, env: Record<string, string> = {}): Promise<Child> {
  const child = spawn(process.execPath, [APP], {
    env: { ...process.env, ...environment(ground), ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  alive.add(child)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive.delete(child)
      resolve()
    })
  })
  await Promise.race([once(child, 'message'), ended])
  if (!alive.has(child) && child.signalCode !== 'SIGKILL') throw new Error('the app did not start')
  return {
    killed: ended,
    dieAt: async (moment) => {
      const understood = once(child, 'message')
      child.send(moment)
      await understood
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function environment({ database: { urls }, gatewayUrl, port }: Ground): Record<string, string> {
  return {
    OWNER_URL: urls.owner,
    APP_URL: urls.app,
    PLATFORM_URL: urls.platform,
    MASTER_KEY: testMasterKey.toString('base64'),
    GATEWAY_URL: gatewayUrl,
    PORT: String(port),
  }
}
