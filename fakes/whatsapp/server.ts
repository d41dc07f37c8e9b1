import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:net'
import { listen } from '../mail/listen.ts'
import { openOutbox } from './outbox.ts'
import { Faults } from './shapes.ts'
import { whatsappWeb } from './web.ts'

export type WhatsappFakeOptions = {
  /** 0 picks a free one. */
  port: number
  /** Where the outbox is kept; made when missing. */
  folder: string
  /** The bearer token callers must show. */
  token: string
}
export type RunningWhatsappFake = { url: string; port: number; stop: () => Promise<void> }

/** Stands in for the WhatsApp Cloud API. Rejects when the port is taken or the folder cannot be made. */
export async function startWhatsappFake({ port, folder, token }: WhatsappFakeOptions): Promise<RunningWhatsappFake> {
  const outbox = await openOutbox(folder)
  const app = whatsappWeb(outbox, { faults: Faults.parse({}), token })
  const http = await listen(createAdaptorServer({ fetch: app.fetch }) as Server, port)
  return { url: `http://127.0.0.1:${http.port}`, port: http.port, stop: http.close }
}
