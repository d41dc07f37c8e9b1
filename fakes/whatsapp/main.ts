import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startWhatsappFake } from './server.ts'

// Runs the WhatsApp stand-in as a process of its own: node fakes/whatsapp/main.ts --port 3990 --folder ./whatsapp
// The token comes by environment (TOKEN); PORT and FOLDER may as well.

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3990),
  FOLDER: z.string().min(1),
  TOKEN: z.string().min(8),
})

const { values } = parseArgs({ options: { port: { type: 'string' }, folder: { type: 'string' } } })
const settings = Settings.safeParse({
  PORT: values.port ?? process.env.PORT,
  FOLDER: values.folder ?? process.env.FOLDER,
  TOKEN: process.env.TOKEN,
})
if (!settings.success) quit(`WhatsApp stand-in: settings are not usable.\n${z.prettifyError(settings.error)}`)

const fake = await startWhatsappFake({
  port: settings.data.PORT,
  folder: settings.data.FOLDER,
  token: settings.data.TOKEN,
}).catch((error: unknown) => quit(`WhatsApp stand-in: ${error instanceof Error ? error.message : String(error)}`))

const stop = () => void fake.stop().then(() => process.exit(0))
// A parent that spoke to us over IPC and is gone has no more use for us.
process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop)
process.send?.({ ready: true, url: fake.url })
console.log(`WhatsApp stand-in ready: outbox at ${fake.url}`)

function quit(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
