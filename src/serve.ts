import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

export type Listening = { port: number; close(): Promise<void> }

type App = { fetch: (request: Request, env?: never) => Response | Promise<Response> }

/** Lets an app listen on all addresses. `close` refuses new requests, lets running ones finish, and cuts idle lines. */
export function serve(app: App, port: number): Promise<Listening> {
  return listen(createAdaptorServer({ fetch: app.fetch as never }) as Server, port)
}

/** The same for a server that exists already. */
export async function listen(server: Server, port: number): Promise<Listening> {
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 15_000
  // Long enough for a photo over a slow line.
  server.requestTimeout = 120_000
  server.listen(port)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      // A line whose last answer ends now is idle only then, and would be held for its keep-alive time.
      const idle = setInterval(() => server.closeIdleConnections(), 100)
      const cut = setTimeout(() => server.closeAllConnections(), 10_000)
      await closed
      clearInterval(idle)
      clearTimeout(cut)
    },
  }
}

/** A port that nobody holds at this moment. */
export async function freePort(): Promise<number> {
  // Below the range from which systems give ports to outgoing connections, so that nobody takes it in between.
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const probe = createServer()
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
}
