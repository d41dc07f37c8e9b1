import type { Logger } from 'pino'
import type { Ctx } from './context.ts'
import type { Pools } from './db/pools.ts'
import type { Bell } from './events/bell.ts'
import type { LiveHub } from './events/live.ts'
import type { Hands } from './jobs/hands.ts'
import type { Meter } from './http/limits.ts'
import type { Registry } from './module/registry.ts'
import type { Secrets } from './secrets/secrets.ts'
import type { Hosts } from './tenancy/hosts.ts'

/** What the running process knows; built once by the entry point and carried by every context. */
export type House = {
  mode: 'demo' | 'production'
  /** `http://ruko.localhost:3000`: scheme, host and port of the portal; tenants stand below its host. */
  portalOrigin: string
  baseDomain: string
  pools: Pools
  registry: Registry
  hosts: Hosts
  live: LiveHub
  bell: Bell
  hands: Hands
  secrets: Secrets
  ports: Ports
  meter: Meter
  log: Logger
  /** Writes the audit row of a privileged act in the act's own transaction. */
  recordAct: RecordAct
  /** Where this process's own web server (or its neighbour's) listens, for the smoke test of a new site. */
  loopback: () => { host: string; port: number }
  /** What a service worker keeps of the build; null where pages are compiled as they are asked for. */
  shell: Shell | null
  /** Told the name of each moment at which a fault test may end the process; absent in a running product. */
  probe?: (moment: string) => Promise<void>
}

/** The built files without which no page shows, by address, and the service worker's own script. */
export type Shell = { version: string; worker: string; assets: readonly string[] }

/** Adapters to the outside world, by name; each service adds its own by declaration merging. */
// oxlint-disable-next-line no-empty-interface
export interface Ports {}

export type Act = { action: string; subject: string | null; detail: Record<string, unknown> }
export type RecordAct = (ctx: Ctx, act: Act) => void

/** The public origin of a host of this house: same scheme and port as the portal. */
export function originOf(house: House, host: string): string {
  const url = new URL(house.portalOrigin)
  url.hostname = host
  return url.origin
}
