import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { listen } from '../mail/listen.ts'
import { type Desk, providerApp } from './app.ts'
import { type Invitation, openBook, type State } from './book.ts'
import { Faults, GOOD } from './faults.ts'

export type ProviderOptions = {
  /** 0 picks a free one. */
  port: number
  /** `whsec_` and base64: what calls are signed with. */
  secret: string
  /** File of its book; `:memory:` keeps it for as long as the process lives. */
  storePath?: string
}
export type RunningProvider = {
  url: string
  port: number
  behave(faults?: Partial<Faults>): void
  /** Every invitation, newest first. */
  book(): Invitation[]
  move(requestId: string, state: State): void
  /** How many questions about accounts were answered. */
  checks(): number
  stop: () => Promise<void>
}

/** Stands in for a provider of invitations that speaks `signed-http`. Rejects when the port is taken. */
export async function startProvider({
  port,
  secret,
  storePath = ':memory:',
}: ProviderOptions): Promise<RunningProvider> {
  const stopping = new AbortController()
  const book = openBook(storePath)
  const desk: Desk = { book, faults: GOOD, webhook: new Webhook(secret), stopping: stopping.signal, checks: 0 }
  const server = createAdaptorServer({ fetch: providerApp(desk).fetch }) as Server
  const http = await listen(server, port).catch((error: unknown) => {
    book.close()
    throw error
  })
  return {
    url: `http://127.0.0.1:${http.port}`,
    port: http.port,
    behave: (faults = {}) => (desk.faults = Faults.parse(faults)),
    book: () => book.list(),
    move: (requestId, state) => void book.move(requestId, state),
    checks: () => desk.checks,
    stop: async () => {
      stopping.abort()
      await http.close()
      book.close()
    },
  }
}
