import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; body: string; path: string }
export type Reaction = { status: number; body?: string; headers?: Record<string, string> }

/** Somebody's server that is told things: it notes what comes and answers as it is told to. */
export type Receiver = {
  url: string
  seen: Received[]
  /** From now on. */
  react(reaction: Reaction): void
  close(): Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const seen: Received[] = []
  let next: Reaction = { status: 200, body: 'ok' }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8'), path: request.url ?? '' })
      response.writeHead(next.status, next.headers).end(next.body ?? '')
    })
  })
  // A test that has failed must not wait for it.
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    react: (reaction) => (next = reaction),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
