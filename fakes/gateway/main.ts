import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startGateway } from './server.ts'

// Runs the payment simulator as a process of its own: node fakes/gateway/main.ts --port 3900 --store ./gateway.sqlite
// Settings come as flags or, secrets especially, by environment: see docs/payments-simulator.md.

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3900),
  HOST: z.string().default('127.0.0.1'),
  KEY: z.string().min(8),
  WEBHOOK_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/=]{32,}$/, 'whsec_ and base64 of 24 bytes or more'),
  STORE: z.string().min(1),
  PUBLIC_URL: z.url().optional(),
  RETRY_SCALE: z.coerce
    .number()
    .positive()
    .default(1 / 60),
  WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(50).default(5000),
})

const settings = Settings.safeParse(given())
if (settings.success) await run(settings.data)
else quit(`Payment simulator: settings are not usable.\n${z.prettifyError(settings.error)}`)

async function run(from: z.output<typeof Settings>): Promise<void> {
  const gateway = await startGateway({
    port: from.PORT,
    host: from.HOST,
    key: from.KEY,
    webhookSecret: from.WEBHOOK_SECRET,
    storePath: from.STORE,
    publicUrl: from.PUBLIC_URL,
    retryScale: from.RETRY_SCALE,
    webhookTimeoutMs: from.WEBHOOK_TIMEOUT_MS,
  }).catch((error: unknown) => quit(whyNot(error, from)))
  const stop = () => void gateway.stop().then(() => process.exit(0))
  process.once('SIGTERM', stop).once('SIGINT', stop)
  // A parent that spoke to us over IPC and is gone has no more use for us.
  process.once('disconnect', stop)
  process.send?.({ ready: true, url: gateway.url, port: gateway.port })
  console.log(`payment simulator ready at ${gateway.url}`)
}

/** --webhook-secret sets WEBHOOK_SECRET, and so on; flags win over the environment. */
function given(): Record<string, string | undefined> {
  const names = Object.keys(Settings.shape)
  const flagOf = (name: string) => name.toLowerCase().replaceAll('_', '-')
  const options = Object.fromEntries(names.map((name) => [flagOf(name), { type: 'string' as const }]))
  const { values } = parseArgs({ options })
  return Object.fromEntries(names.map((name) => [name, values[flagOf(name)] ?? process.env[name]]))
}

function whyNot(error: unknown, { PORT, STORE }: z.output<typeof Settings>): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return `Payment simulator: port ${PORT} is taken. Set PORT to a free one.`
  if (code === 'ERR_SQLITE_ERROR')
    return `Payment simulator: the store ${STORE} cannot be opened. Does its folder exist?`
  return `Payment simulator: ${error instanceof Error ? error.message : String(error)}`
}

function quit(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
