import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startMailCatcher } from './server.ts'

// Runs the mail catcher as a process of its own: node fakes/mail/main.ts --smtp-port 3925 --http-port 3980 --folder ./mail
// The same by environment: SMTP_PORT, HTTP_PORT, FOLDER.

const port = z.coerce.number().int().min(0).max(65_535)
const Settings = z.object({ SMTP_PORT: port.default(3925), HTTP_PORT: port.default(3980), FOLDER: z.string().min(1) })

const { values } = parseArgs({
  options: { 'smtp-port': { type: 'string' }, 'http-port': { type: 'string' }, folder: { type: 'string' } },
})
const settings = Settings.safeParse({
  SMTP_PORT: values['smtp-port'] ?? process.env.SMTP_PORT,
  HTTP_PORT: values['http-port'] ?? process.env.HTTP_PORT,
  FOLDER: values.folder ?? process.env.FOLDER,
})
if (!settings.success) quit(`Mail catcher: settings are not usable.\n${z.prettifyError(settings.error)}`)

const catcher = await startMailCatcher({
  smtpPort: settings.data.SMTP_PORT,
  httpPort: settings.data.HTTP_PORT,
  folder: settings.data.FOLDER,
}).catch((error: unknown) => quit(`Mail catcher: ${error instanceof Error ? error.message : String(error)}`))

const stop = () => void catcher.stop().then(() => process.exit(0))
// A parent that spoke to us over IPC and is gone has no more use for us.
process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop)
process.send?.({ ready: true, url: catcher.url, smtpUrl: catcher.smtpUrl })
console.log(`mail catcher ready: inbox at ${catcher.url}, SMTP at ${catcher.smtpUrl}`)

function quit(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
