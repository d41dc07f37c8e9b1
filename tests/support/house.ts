import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { PLATFORM_TENANT_ID, type Ctx, type Tenant } from '#kernel/context.ts'
import { transact, transactAsPlatform } from '#kernel/db/transact.ts'
import { API_PREFIX } from '#kernel/http/api.ts'
import type { Renderer } from '#kernel/http/pages.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import { createPersonSession } from '#kernel/identity/sessions.ts'
import type { Manifest } from '#kernel/module/manifest.ts'
import { diskFiles } from '#services/files/index.ts'
import { cloudWhatsapp, smtpMailer } from '#services/notifications/index.ts'
import { simulatorGateway } from '#services/payments/gateways/simulator.ts'
import { startGateway } from '../../fakes/gateway/server.ts'
import { startMailCatcher } from '../../fakes/mail/server.ts'
import { startProvider } from '../../fakes/provider/server.ts'
import { startWhatsappFake } from '../../fakes/whatsapp/server.ts'
import { assemble, type Assembly, type Blueprint } from '../../src/assemble.ts'
import { modules as allModules } from '../../src/modules.ts'
import { type Listening, serve } from '../../src/serve.ts'
import { openContract } from './contract.ts'
import { GATEWAY_KEY, WEBHOOK_SECRET } from './gateway.ts'
import { type FreshDatabase, freshDatabase, testMasterKey } from './postgres.ts'

export { GATEWAY_KEY, WEBHOOK_SECRET }

type Options = {
  modules?: readonly Manifest[]
  worker?: boolean
  render?: Renderer | null
  files?: Blueprint['files']
  shell?: Blueprint['shell']
  probe?: Blueprint['probe']
  limitFactor?: number
  firstCheckMs?: number
  mode?: Blueprint['mode']
  log?: Blueprint['log']
  mailer?: Blueprint['ports']['mailer']
  rdap?: Blueprint['ports']['rdap']
  /** Starts the stand-ins for mail, WhatsApp and a provider beside the house. */
  standIns?: boolean
  database?: FreshDatabase
  /** Where uploaded pictures are kept; a folder of the test's own unless told. */
  filesFolder?: string
}

export type TestHouse = Assembly & {
  database: FreshDatabase
  gateway: Awaited<ReturnType<typeof startGateway>>
  listening: Listening
  /** A request as a browser would send it, to a host below the base domain. API answers are held against OpenAPI. */
  fetch(host: string, path: string, init?: RequestInit): Promise<Response>
  /** SQL as the database's owner with row security on, inside one tenant. */
  sql<R = Record<string, unknown>>(tenantId: string, text: string, values?: unknown[]): Promise<R[]>
  inside<T>(tenant: Tenant, work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Headers of a signed-in owner of the tenant. */
  owner(tenant: Tenant, roles?: string[]): Promise<{ cookie: string }>
  platform: Tenant
  /** Where uploaded pictures are kept, for a second house beside this one. */
  filesFolder: string
  /** The stand-in for a provider, where stand-ins were asked for. */
  provider: Awaited<ReturnType<typeof startProvider>> | null
}

const CHAT_TOKEN = 'token-untuk-uji'
const PROVIDER_SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`

/** The simplest page that is really this tenant's: enough for the smoke test of a new site. */
export const plainPages: Renderer = async (_request, app) =>
  new Response(`<!doctype html><title>${app.tenant.name}</title>${app.url.pathname}`, {
    headers: { 'content-type': 'text/html' },
  })

/**
 * The real house on a database and a payment simulator of its own, listening on a free port. Only the pages are
 * plain unless a renderer is given; the journeys use the real bundle.
 */
export async function openHouse(options: Options = {}): Promise<TestHouse> {
  const database = options.database ?? (await freshDatabase())
  const folder = mkdtempSync(join(tmpdir(), 'ruko-gateway-'))
  const filesFolder = options.filesFolder ?? join(folder, 'files')
  const gateway = await startGateway({
    port: 0,
    key: GATEWAY_KEY,
    webhookSecret: WEBHOOK_SECRET,
    storePath: join(folder, 'gateway.sqlite'),
    retryScale: 0.001,
  })
  const mail = options.standIns
    ? await startMailCatcher({ smtpPort: 0, httpPort: 0, folder: join(folder, 'mail') })
    : null
  const chat = options.standIns
    ? await startWhatsappFake({ port: 0, folder: join(folder, 'whatsapp'), token: CHAT_TOKEN })
    : null
  const provider = options.standIns ? await startProvider({ port: 0, secret: PROVIDER_SECRET }) : null
  let listening: Listening | null = null
  const shell = await serve({ fetch: (request, env) => assembly.server.fetch(request, env) }, 0)
  listening = shell
  const assembly: Assembly = await assemble({
    modules: options.modules ?? allModules,
    mode: options.mode ?? 'demo',
    portalOrigin: `http://ruko.localhost:${shell.port}`,
    baseDomain: 'ruko.localhost',
    urls: database.urls,
    masterKey: testMasterKey,
    ports: {
      payments: {
        gateway: simulatorGateway({
          url: gateway.url,
          key: GATEWAY_KEY,
          webhookSecret: WEBHOOK_SECRET,
          timeoutMs: 5000,
        }),
        firstCheckMs: options.firstCheckMs ?? 500,
      },
      mailer:
        options.mailer ??
        (mail ? smtpMailer({ url: mail.smtpUrl, from: 'Ruko <uji@ruko.contoh.id>' }) : { send: async () => {} }),
      files: diskFiles(filesFolder),
      whatsapp: chat ? cloudWhatsapp({ url: chat.url, token: CHAT_TOKEN, phoneNumberId: 'uji' }) : null,
      rdap: options.rdap ?? null,
      ...(mail && chat ? { catchers: { mailUrl: mail.url, whatsappUrl: chat.url } } : {}),
      ...(provider ? { inviteSimulator: { url: provider.url, secret: PROVIDER_SECRET } } : {}),
    },
    log: options.log ?? pino({ level: process.env['RUKO_TEST_LOG'] ?? 'silent' }),
    render: options.render === undefined ? plainPages : options.render,
    files: options.files ?? null,
    shell: options.shell ?? null,
    limitFactor: options.limitFactor ?? 10_000,
    loopback: () => ({ host: '127.0.0.1', port: shell.port }),
    ...(options.probe ? { probe: options.probe } : {}),
  })
  if (options.worker !== false) await assembly.startWorker()
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 3 })
  admin.on('error', () => {})
  const contract = openContract(assembly.house.registry)
  const platform = (await assembly.house.hosts.tenantById(PLATFORM_TENANT_ID))!
  const base = (tenant: Tenant): Omit<Ctx, 'tx'> => ({
    tenant,
    actor: { kind: 'system', name: 'test' },
    now: new Date(),
    locale: 'id',
    requestId: crypto.randomUUID(),
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house: assembly.house,
  })
  return {
    ...assembly,
    database,
    gateway,
    listening,
    platform,
    filesFolder,
    provider,
    fetch: async (host, path, init = {}) => {
      const headers = new Headers(init.headers)
      if (init.body && !headers.has('content-type')) headers.set('content-type', 'application/json')
      const request = new Request(`http://${host}:${shell.port}${path}`, { ...init, headers })
      const response = await assembly.server.fetch(request)
      const { pathname } = new URL(request.url)
      if (pathname.startsWith(`${API_PREFIX}/`)) await contract.check(request.method, pathname, response)
      return response
    },
    sql: async (tenantId, text, values = []) => {
      const client = await admin.connect()
      try {
        await client.query('begin')
        await client.query('set local role ruko_owner')
        await client.query("select set_config('app.tenant_id', $1, true)", [tenantId])
        const { rows } = await client.query(text, values)
        await client.query('commit')
        return rows as never
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    inside: (tenant, work) => transact(base(tenant), 'write', work),
    owner: async (tenant, roles = ['owner']) => {
      const ctx = base(tenant)
      const token = await transactAsPlatform(ctx, 'write', async (inner) => {
        const email = `pemilik-${crypto.randomUUID().slice(0, 8)}@contoh.id`
        const person = await ensurePerson(inner, { email, name: 'Pemilik Uji', roles })
        return (await createPersonSession(inner, person.id)).token
      })
      return { cookie: `ruko=${token}` }
    },
    close: async () => {
      await shell.close()
      await assembly.close()
      await Promise.all([gateway.stop(), mail?.stop(), chat?.stop(), provider?.stop()])
      await admin.end()
      rmSync(folder, { recursive: true, force: true })
      if (!options.database) await database.drop()
    },
  }
}
