import { fork } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export type Fakes = {
  gatewayUrl: string
  smtpUrl: string
  inboxUrl: string
  whatsappUrl: string
  whatsappToken: string
  rdapUrl: string
  provider: { url: string; secret: string }
  stop(): Promise<void>
}

type Wish = { dataDir: string; simulatorPort: number; key: string; webhookSecret: string }

const Ready = z.object({ ready: z.literal(true), url: z.string(), smtpUrl: z.string().optional() })
const START_LIMIT_MS = 10_000
const root = path.resolve(import.meta.dirname, '../..')

/**
 * Starts the five stand-ins for the outside world, each a process of its own with its own store below the data
 * directory: payment simulator, mail catcher, WhatsApp, domain registry, provider of invitations. They use the
 * simulator's port and the five after it.
 */
export async function startFakes({ dataDir, simulatorPort, key, webhookSecret }: Wish): Promise<Fakes> {
  const folder = path.join(dataDir, 'fakes')
  mkdirSync(folder, { recursive: true })
  const port = (offset: number) => String(simulatorPort === 0 ? 0 : simulatorPort + offset)
  const token = `demo-${key.slice(0, 16)}`
  const providerSecret = `whsec_${createHmac('sha256', key).update('provider').digest('base64')}`
  const [gateway, mail, whatsapp, rdap, provider] = await Promise.all([
    start('gateway', {
      PORT: port(0),
      KEY: key,
      WEBHOOK_SECRET: webhookSecret,
      STORE: path.join(folder, 'gateway.sqlite'),
    }),
    start('mail', { HTTP_PORT: port(1), SMTP_PORT: port(2), FOLDER: path.join(folder, 'mail') }),
    start('whatsapp', { PORT: port(3), FOLDER: path.join(folder, 'whatsapp'), TOKEN: token }),
    start('rdap', { PORT: port(4) }),
    start('provider', { PORT: port(5), SECRET: providerSecret, STORE: path.join(folder, 'provider.sqlite') }),
  ])
  return {
    gatewayUrl: gateway.ready.url,
    smtpUrl: mail.ready.smtpUrl!,
    inboxUrl: mail.ready.url,
    whatsappUrl: whatsapp.ready.url,
    whatsappToken: token,
    rdapUrl: rdap.ready.url,
    provider: { url: provider.ready.url, secret: providerSecret },
    stop: async () => {
      await Promise.all([gateway, mail, whatsapp, rdap, provider].map(({ stop }) => stop()))
    },
  }
}

async function start(name: string, env: Record<string, string>) {
  const child = fork(path.join(root, 'fakes', name, 'main.ts'), {
    env: { ...env, PATH: '' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  const signal = AbortSignal.timeout(START_LIMIT_MS)
  const first = await Promise.race([
    once(child, 'message', { signal }).then(([message]) => Ready.parse(message)),
    once(child, 'exit').then(() => null),
  ])
  if (!first) throw new Error(said.trim() || `the ${name} stand-in did not start`)
  return {
    ready: first,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
