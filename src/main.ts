import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Ports } from '#kernel/house.ts'
import { watchAdmission } from '#kernel/db/admission.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { derivePasswords } from '#kernel/db/roles.ts'
import { openStaticFiles } from '#kernel/http/static.ts'
import { diskFiles } from '#services/files/index.ts'
import { cloudWhatsapp, smtpMailer } from '#services/notifications/index.ts'
import { simulatorGateway } from '#services/payments/index.ts'
import { rdapAt } from '#platform/domains/rdap/rdap.ts'
import { assemble, type Assembly } from './assemble.ts'
import { type Fakes, startFakes } from './demo/fakes.ts'
import { DEMO_PASSWORD } from './demo/password.ts'
import { DEMO_OWNER, DEMO_TENANTS, seedDemo } from './demo/seed.ts'
import { modules } from './modules.ts'
import { inviteFirstOwner } from './owner.ts'
import { builtPages, builtShell, CLIENT_FILES, livePages } from './render.ts'
import { freePort, listen, serve } from './serve.ts'
import type { Settings } from './settings.ts'
import { type Ground, requireFreePort, type Running, supervise } from './supervise.ts'

if (existsSync('.env')) process.loadEnvFile('.env')
await supervise({ env: process.env, cwd: process.cwd(), boot })

/** Starts web, worker or both on the prepared ground and says where everything is. */
async function boot(ground: Ground): Promise<Running> {
  const { database, log: say } = ground
  const settings = { ...ground.settings, port: ground.settings.port || (await freePort()) }
  const log = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: false }))
  const masterKey = Buffer.from(settings.masterKey)
  const oldMasterKeys = settings.oldMasterKeys.map((key) => Buffer.from(key))
  const urls = await migrate(database.ownerUrl, {
    passwords: derivePasswords(masterKey, oldMasterKeys),
    ...(database.appUrl && database.platformUrl
      ? { urls: { owner: database.ownerUrl, app: database.appUrl, platform: database.platformUrl } }
      : {}),
    onStep: (name) => say(`Applying ${name} …`),
  })
  const fakes = settings.mode === 'demo' && settings.role === 'all' ? await startStandIns(settings) : null
  const live = settings.dev ? await livePages(log) : null
  const stopping = { now: false }
  const assembly = await assemble({
    modules,
    mode: settings.mode,
    portalOrigin: portalOrigin(settings),
    baseDomain: settings.baseDomain,
    urls,
    masterKey,
    oldMasterKeys,
    ports: portsOf(settings, fakes),
    log,
    trusted: settings.trustedProxies,
    render: live?.render ?? (settings.role === 'worker' ? null : await builtPages(log)),
    files: live || settings.role === 'worker' ? null : openStaticFiles(CLIENT_FILES),
    shell: live || settings.role === 'worker' ? null : builtShell(),
    metricsToken: settings.metricsToken,
    frozen: () => stopping.now || ground.freeSpace.low(),
    loopback: () => settings.web ?? { host: '127.0.0.1', port: settings.port },
  })
  if (settings.mode === 'production' && (await inviteFirstOwner(assembly.house, settings.ownerEmail)) === 'invited')
    say('The address in OWNER_EMAIL is mailed a link to become the owner.')
  const listening =
    settings.role === 'worker'
      ? null
      : await (live
          ? listen(live.listener(assembly.server.fetch), settings.port)
          : serve(assembly.server, settings.port))
  if (settings.role !== 'web') await assembly.startWorker()
  if (fakes) await loadDemo(settings, assembly, fakes, say)
  sayWhere(settings, fakes, say)
  const admission = watchAdmission(urls.app)
  return {
    lost: admission.lost,
    stop: async () => {
      stopping.now = true
      admission.stop()
      assembly.quiesce()
      await listening?.close()
      await assembly.close()
      await live?.close()
      await fakes?.stop()
    },
  }
}

async function startStandIns(settings: Settings): Promise<Fakes> {
  const { simulatorPort, key, webhookSecret } = settings.gateway
  for (const offset of [0, 1, 2, 3, 4, 5])
    if (simulatorPort > 0) await requireFreePort(simulatorPort + offset, 'SIMULATOR_PORT')
  return startFakes({ dataDir: settings.dataDir, simulatorPort, key, webhookSecret })
}

function portsOf(settings: Settings, fakes: Fakes | null): Ports {
  const { key, webhookSecret, simulatorPort } = settings.gateway
  const registry = settings.rdapUrl ?? fakes?.rdapUrl
  const url = settings.gateway.url ?? fakes?.gatewayUrl ?? `http://127.0.0.1:${simulatorPort}`
  return {
    payments: { gateway: simulatorGateway({ url, key, webhookSecret, timeoutMs: 10_000 }), firstCheckMs: 15_000 },
    files: diskFiles(join(settings.dataDir, 'files')),
    mailer: smtpMailer({
      url: settings.mail.smtpUrl ?? fakes?.smtpUrl ?? `smtp://127.0.0.1:${simulatorPort + 2}`,
      from: settings.mail.from,
    }),
    whatsapp: fakes
      ? cloudWhatsapp({ url: fakes.whatsappUrl, token: fakes.whatsappToken, phoneNumberId: 'demo' })
      : null,
    rdap: registry ? rdapAt({ url: registry }) : null,
    ...(fakes ? { inviteSimulator: fakes.provider } : {}),
    ...(fakes ? { catchers: { mailUrl: fakes.inboxUrl, whatsappUrl: fakes.whatsappUrl } } : {}),
  }
}

async function loadDemo(settings: Settings, { house }: Assembly, fakes: Fakes, say: (text: string) => void) {
  const began = Date.now()
  const outcome = await seedDemo({ house, gatewayUrl: fakes.gatewayUrl, gatewayKey: settings.gateway.key })
  if (outcome === 'loaded') say(`Loaded the demo data in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
  if (outcome === 'unfinished')
    say('Not every example site is finished yet; the console shows why, the next start tries again.')
}

function portalOrigin(settings: Settings): string {
  if (settings.mode === 'production') return `https://${settings.baseDomain}`
  return `http://${settings.baseDomain}:${settings.port}`
}

function sayWhere(settings: Settings, fakes: Fakes | null, say: (text: string) => void): void {
  const portal = portalOrigin(settings)
  if (!fakes) return say(`Ruko (${settings.role}) is ready: ${portal}`)
  const examples = DEMO_TENANTS.map(({ slug, admin, accounts = [] }) => {
    const site = portal.replace('//', `//${slug}.`)
    const people = accounts.map(({ kind, email, path }) => {
      return `\n  ${kind.padEnd(18)}  ${site}/${path}    ${email} / ${DEMO_PASSWORD}`
    })
    return `  Contoh situs        ${site}\n  Admin contoh situs  ${site}/admin    ${admin} / ${DEMO_PASSWORD}${people.join('')}`
  })
  say(`
Ruko siap.

  Portal              ${portal}
  Konsol pemilik      ${portal}/console          ${DEMO_OWNER} / ${DEMO_PASSWORD}
${examples.join('\n')}
  API                 ${portal}/api/docs

  Simulator bayar     ${fakes.gatewayUrl}
  Kotak surat         ${fakes.inboxUrl}
  Pesan WhatsApp      ${fakes.whatsappUrl}
  Registri domain     ${fakes.rdapUrl}
  Penyedia undangan   ${fakes.provider.url}

  (login demo; hanya berlaku dalam mode demo)   Ctrl-C untuk berhenti.`)
}
