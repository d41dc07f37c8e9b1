import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:net'
import { listen } from './listen.ts'
import { openMailbox } from './mailbox.ts'
import { NO_FAULTS, smtpServer } from './smtp.ts'
import { mailWeb } from './web.ts'

export type MailCatcherOptions = {
  /** 0 picks a free one. */
  smtpPort: number
  httpPort: number
  /** Where the .eml files are kept; made when missing. */
  folder: string
}
export type RunningMailCatcher = {
  smtpUrl: string
  /** The inbox. */
  url: string
  smtpPort: number
  httpPort: number
  stop: () => Promise<void>
}

/** Takes every e-mail for everybody and delivers none. Rejects when a port is taken or the folder cannot be made. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<RunningMailCatcher> {
  const mailbox = await openMailbox(options.folder)
  const desk = { faults: NO_FAULTS, keep: mailbox.keep }
  const smtp = await listen(smtpServer(desk), options.smtpPort)
  try {
    const web = createAdaptorServer({ fetch: mailWeb(mailbox, desk).fetch }) as Server
    const http = await listen(web, options.httpPort)
    return {
      smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
      url: `http://127.0.0.1:${http.port}`,
      smtpPort: smtp.port,
      httpPort: http.port,
      stop: async () => void (await Promise.all([smtp.close(), http.close()])),
    }
  } catch (error) {
    await smtp.close()
    throw error
  }
}
