import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expireDue } from './charges.ts'
import type { Desk } from './desk.ts'
import { faultDesk } from './faults.ts'
import { createSender } from './sender.ts'
import { simulatorApp } from './app.ts'
import { openStore } from './store.ts'

export type GatewayOptions = {
  /** 0 picks a free one. */
  port: number
  host?: string
  /** Bearer key of the API and the test controls. */
  key: string
  /** `whsec_` and base64. */
  webhookSecret: string
  /** File of the simulator's own store; its folder must exist. */
  storePath: string
  /** Where people reach the pages, when that is not http://localhost and the port. */
  publicUrl?: string
  /** 1 retries webhooks after 2, 10, 30, 90 and 210 minutes; the default 1/60 after as many seconds. */
  retryScale?: number
  webhookTimeoutMs?: number
  now?: () => Date
}

export type RunningGateway = { url: string; port: number; stop: () => Promise<void> }

/** Starts the payment simulator. Rejects when the port is taken or the store cannot be opened. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const {
    host = '127.0.0.1',
    key,
    webhookSecret,
    retryScale = 1 / 60,
    webhookTimeoutMs = 5000,
    now = () => new Date(),
  } = options
  const store = openStore(options.storePath)
  const desk: Desk = { store, faults: faultDesk(store), now, publicUrl: '', wake: () => {} }
  const sender = createSender(desk, { webhookSecret, retryScale, timeoutMs: webhookTimeoutMs })
  const stopping = new AbortController()
  const app = simulatorApp({ desk, key, flush: sender.flush, stopping: stopping.signal })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  const clock = setInterval(() => expireDue(desk), 250)
  let stopped: Promise<void> | undefined
  async function stop(): Promise<void> {
    stopping.abort()
    clearInterval(clock)
    await sender.stop()
    await closed(server)
    store.close()
  }
  try {
    const port = await listening(server, options.port, host)
    desk.publicUrl = options.publicUrl?.replace(/\/$/, '') ?? `http://localhost:${port}`
    desk.wake = sender.wake
    return { url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`, port, stop: () => (stopped ??= stop()) }
  } catch (error) {
    await stop()
    throw error
  }
}

function listening(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', reject)
  server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  return promise
}

function closed(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeAllConnections()
  return promise
}
