import type { BlockList } from 'node:net'
import type { Hono } from 'hono'
import pg from 'pg'
import type { Logger } from 'pino'
import { openBell } from '#kernel/events/bell.ts'
import { openLiveHub } from '#kernel/events/live.ts'
import type { DatabaseUrls } from '#kernel/db/pools.ts'
import { openPools } from '#kernel/db/pools.ts'
import { weaknessesOf } from '#kernel/db/roles.ts'
import type { House, Ports } from '#kernel/house.ts'
import { type Limiter, openLimiter } from '#kernel/http/limits.ts'
import type { Renderer } from '#kernel/http/pages.ts'
import { trustedProxies } from '#kernel/http/security.ts'
import { buildServer } from '#kernel/http/server.ts'
import type { StaticFiles } from '#kernel/http/static.ts'
import { closeStreams } from '#kernel/http/stream.ts'
import { openHands } from '#kernel/jobs/hands.ts'
import { startRunner, type Worker } from '#kernel/jobs/runner.ts'
import type { Manifest } from '#kernel/module/manifest.ts'
import { register } from '#kernel/module/registry.ts'
import { refuseForgottenKey } from '#kernel/secrets/forgotten.ts'
import { masterKeyId, openSecrets } from '#kernel/secrets/secrets.ts'
import { openHosts } from '#kernel/tenancy/hosts.ts'
import { record } from '#services/audit/index.ts'

export type Blueprint = {
  modules: readonly Manifest[]
  mode: House['mode']
  portalOrigin: string
  baseDomain: string
  urls: DatabaseUrls
  masterKey: Buffer
  /** Keys that were the master key before; what was sealed under them still opens. */
  oldMasterKeys?: readonly Buffer[]
  ports: Ports
  log: Logger
  trusted?: readonly string[]
  render?: Renderer | null
  files?: StaticFiles | null
  shell?: House['shell']
  metricsToken?: string | null
  frozen?: () => boolean
  loopback?: House['loopback']
  probe?: House['probe']
  /** Multiplies all rate limits; load and fault tests raise it. */
  limitFactor?: number
}

export type Assembly = {
  house: House
  limiter: Limiter
  server: ReturnType<typeof buildServer> & Hono<never>
  startWorker(concurrency?: number): Promise<Worker>
  /** Ends what would keep the server from closing: browsers that listen for changes. New ones are turned away. */
  quiesce(): void
  close(): Promise<void>
}

/** Builds one process's house from its parts: database, registry, secrets, HTTP. Nothing listens yet. */
export async function assemble(plan: Blueprint): Promise<Assembly> {
  const registry = register(plan.modules)
  await refuseStrongRoles(plan.urls)
  const masters = [plan.masterKey, ...(plan.oldMasterKeys ?? [])].map((key) => ({ id: masterKeyId(key), key }))
  const pools = openPools(plan.urls, (error) => plan.log.warn({ err: error }, 'a database connection was lost'))
  await refuseForgottenKey(pools.app, masters)
  const live = await openLiveHub(plan.urls.app, plan.log)
  const limiter = openLimiter(pools.app, plan.limitFactor)
  const house: House = {
    mode: plan.mode,
    portalOrigin: plan.portalOrigin,
    baseDomain: plan.baseDomain,
    pools,
    registry,
    live,
    bell: openBell(pools.app, plan.log),
    hands: openHands(pools.queue, plan.log),
    hosts: openHosts(pools.app, live, plan.baseDomain),
    secrets: openSecrets(masters),
    ports: plan.ports,
    meter: limiter,
    log: plan.log,
    recordAct: record,
    shell: plan.shell ?? null,
    loopback: plan.loopback ?? (() => ({ host: '127.0.0.1', port: Number(new URL(plan.portalOrigin).port) || 80 })),
    ...(plan.probe ? { probe: plan.probe } : {}),
  }
  const trusted: BlockList = trustedProxies(plan.trusted ?? [])
  const server = buildServer({
    house,
    limiter,
    trusted,
    render: plan.render ?? null,
    files: plan.files ?? null,
    metricsToken: plan.metricsToken ?? null,
    ready: () => readiness(house, plan.frozen),
    frozen: plan.frozen ?? (() => false),
  })
  let worker: Worker | null = null
  return {
    house,
    limiter,
    server: server as Assembly['server'],
    startWorker: async (concurrency) => (worker = await startRunner(house, concurrency)),
    quiesce: () => closeStreams(house),
    close: async () => {
      closeStreams(house)
      await worker?.stop()
      await house.bell.close()
      await live.close()
      await pools.close()
    },
  }
}

/** Row security holds nobody who owns the tables or may bypass it, so such a role must not serve. */
async function refuseStrongRoles(urls: DatabaseUrls): Promise<void> {
  for (const [role, url] of [
    ['app', urls.app],
    ['platform', urls.platform],
  ] as const) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const weaknesses = await weaknessesOf(client)
    await client.end()
    if (weaknesses.length > 0) throw new Error(`the database role "${role}" is too strong: ${weaknesses.join(', ')}`)
  }
}

async function readiness(house: House, frozen: (() => boolean) | undefined) {
  const reasons: string[] = []
  if (frozen?.()) reasons.push('changes are refused at the moment')
  try {
    await house.pools.app.query('select 1')
  } catch {
    reasons.push('the database does not answer')
  }
  return { ok: reasons.length === 0, reasons }
}
