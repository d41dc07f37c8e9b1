import { z } from 'zod'
import { startProvider } from './server.ts'

// Runs the stand-in for a provider of invitations as a process of its own:
// PORT=3905 SECRET=whsec_… STORE=./provider.sqlite node fakes/provider/main.ts

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3905),
  SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/=]{32,}$/, 'whsec_ and base64 of 24 bytes or more'),
  STORE: z.string().min(1),
})

const settings = Settings.safeParse(process.env)
if (!settings.success) quit(`Provider stand-in: settings are not usable.\n${z.prettifyError(settings.error)}`)

const { PORT: port, SECRET: secret, STORE: storePath } = settings.data
const fake = await startProvider({ port, secret, storePath }).catch((error: unknown) =>
  quit(`Provider stand-in: ${error instanceof Error ? error.message : String(error)}`),
)

const stop = () => void fake.stop().then(() => process.exit(0))
// A parent that spoke to us over IPC and is gone has no more use for us.
process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop)
process.send?.({ ready: true, url: fake.url })
console.log(`Provider stand-in ready at ${fake.url}`)

function quit(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
