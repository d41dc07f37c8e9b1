import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { Email } from './kernel/identity/email.ts'
import { refuseToStart } from './kernel/startup/refusal.ts'
import { localSecrets } from './kernel/startup/secrets.ts'

/** Everything the environment may say, named and defaulted; `.env.example` explains each. */
const environment = z.object({
  PORT: wholeNumber(65_535).default(3000),
  BASE_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is not a domain name such as ruko.localhost')
    .default('ruko.localhost'),
  DATA_DIR: z.string().default('./.data'),
  DATABASE_URL: postgresUrl().optional(),
  DATABASE_APP_URL: postgresUrl().optional(),
  DATABASE_PLATFORM_URL: postgresUrl().optional(),
  RUKO_MODE: z.enum(['demo', 'production'], 'is neither demo nor production').default('demo'),
  RUKO_ROLE: z.enum(['all', 'web', 'worker'], 'is none of all, web, worker').default('all'),
  RUKO_WEB_URL: z
    .url({ protocol: /^http$/, error: 'is not a URL such as http://web:3000' })
    .refine((url) => new URL(url).href === `http://${new URL(url).host}/`, 'is not only http, host and port')
    .optional(),
  RUKO_MASTER_KEY: z.string().refine(isKey, 'is not 32 bytes in base64 (openssl rand -base64 32 makes one)').optional(),
  RUKO_OLD_MASTER_KEYS: z
    .string()
    .default('')
    .transform(commaList)
    .refine((keys) => keys.every(isKey), 'holds something else than keys of 32 bytes in base64, with commas'),
  RUKO_MIN_FREE_MB: wholeNumber(2 ** 40).default(500),
  RUKO_DEV: z.stringbool('is neither 1 nor 0').default(false),
  TRUSTED_PROXIES: z.string().default('').transform(commaList),
  METRICS_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional(),
  SIMULATOR_PORT: wholeNumber(65_535).default(3900),
  GATEWAY_URL: z.url('is not a URL').optional(),
  GATEWAY_KEY: z.string().optional(),
  GATEWAY_WEBHOOK_SECRET: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not a URL such as smtps://user:password@host' }).optional(),
  RDAP_URL: z
    .url({ protocol: /^https?$/, error: 'is not a URL such as https://rdap.example/' })
    .refine(isSafe, 'is not https')
    .optional(),
  OWNER_EMAIL: z.string().trim().pipe(Email).optional(),
  MAIL_FROM: z.string().includes('@', { error: 'is not a sender such as Ruko <noreply@example.com>' }).optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'is none of trace, debug, info, warn, error, silent')
    .default('info'),
})

export type Settings = {
  mode: 'demo' | 'production'
  role: 'all' | 'web' | 'worker'
  /** `npm run dev`: pages by Vite, readable logs. */
  dev: boolean
  /** 0 = any free port. */
  port: number
  baseDomain: string
  /** Absolute. */
  dataDir: string
  /** Null = the built-in server; app and platform URLs are null when the owner's URL makes those roles. */
  database: { ownerUrl: string; appUrl: string | null; platformUrl: string | null } | null
  masterKey: Uint8Array
  /** Former master keys; what was sealed under them still opens. */
  oldMasterKeys: Uint8Array[]
  /** Where a worker reaches the web half, for the smoke test of a new site. */
  web: { host: string; port: number } | null
  /** Who is invited to be the platform's owner while it has none. */
  ownerEmail: string | null
  minFreeMb: number
  /** Exact addresses or CIDR blocks. */
  trustedProxies: string[]
  metricsToken: string | null
  /** `url` is null in demo mode without GATEWAY_URL: the simulator on `simulatorPort` is the gateway. */
  gateway: { url: string | null; key: string; webhookSecret: string; simulatorPort: number }
  /** The registry that is asked whether a domain is free; null = nobody is asked (in demo mode: the stand-in). */
  rdapUrl: string | null
  /** Without `smtpUrl` mail is kept and shown in the console. */
  mail: { smtpUrl: string | null; from: string }
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

type Environment = { [name: string]: string | undefined }

/** Reads and checks every setting, or refuses to start naming all that is wrong at once, never a value that could be secret. */
export function parseSettings(env: Environment, { cwd }: { cwd: string }): Settings {
  // "PORT=" in an .env file means "not set".
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const read = environment.safeParse(given)
  const faults = read.success ? missing(read.data) : read.error.issues.map(faultOf)
  if (!read.success || faults.length > 0) refuseToStart(`Settings: ${faults.join('; ')}. See .env.example.`)
  return arrange(read.data, cwd)
}

type Parsed = z.output<typeof environment>

function missing(parsed: Parsed): string[] {
  const faults: string[] = []
  if (Boolean(parsed.DATABASE_APP_URL) !== Boolean(parsed.DATABASE_PLATFORM_URL))
    faults.push('DATABASE_APP_URL and DATABASE_PLATFORM_URL are given together or not at all')
  if (parsed.DATABASE_APP_URL && !parsed.DATABASE_URL) faults.push('DATABASE_URL is missing beside DATABASE_APP_URL')
  if (parsed.GATEWAY_URL && !(parsed.GATEWAY_KEY && parsed.GATEWAY_WEBHOOK_SECRET))
    faults.push('GATEWAY_KEY and GATEWAY_WEBHOOK_SECRET are needed with GATEWAY_URL')
  if (parsed.RUKO_MODE === 'demo') return faults

  if (parsed.RUKO_DEV) faults.push('RUKO_DEV is for development only and may not be 1 with RUKO_MODE=production')
  const needed = ['DATABASE_URL', 'RUKO_MASTER_KEY', 'GATEWAY_URL', 'SMTP_URL', 'MAIL_FROM'] as const
  const lacking: string[] = needed.filter((name) => !parsed[name])
  if (parsed.BASE_DOMAIN.endsWith('localhost')) lacking.push('BASE_DOMAIN')
  if (parsed.RUKO_ROLE === 'worker' && !parsed.RUKO_WEB_URL) lacking.push('RUKO_WEB_URL (with RUKO_ROLE=worker)')
  if (lacking.length > 0) faults.push(`production has no default for ${lacking.join(', ')}`)
  return faults
}

function arrange(parsed: Parsed, cwd: string): Settings {
  const dataDir = isAbsolute(parsed.DATA_DIR) ? parsed.DATA_DIR : resolve(join(cwd, parsed.DATA_DIR))
  const local = parsed.RUKO_MODE === 'demo' ? localSecrets(dataDir) : null
  return {
    mode: parsed.RUKO_MODE,
    role: parsed.RUKO_ROLE,
    dev: parsed.RUKO_DEV,
    port: parsed.PORT,
    baseDomain: parsed.BASE_DOMAIN,
    dataDir,
    database: parsed.DATABASE_URL
      ? {
          ownerUrl: parsed.DATABASE_URL,
          appUrl: parsed.DATABASE_APP_URL ?? null,
          platformUrl: parsed.DATABASE_PLATFORM_URL ?? null,
        }
      : null,
    masterKey: keyOf(parsed.RUKO_MASTER_KEY ?? local?.masterKey ?? ''),
    oldMasterKeys: parsed.RUKO_OLD_MASTER_KEYS.map(keyOf),
    web: parsed.RUKO_WEB_URL ? placeOf(parsed.RUKO_WEB_URL) : null,
    ownerEmail: parsed.OWNER_EMAIL ?? null,
    minFreeMb: parsed.RUKO_MIN_FREE_MB,
    trustedProxies: parsed.TRUSTED_PROXIES,
    metricsToken: parsed.METRICS_TOKEN ?? null,
    gateway: {
      url: parsed.GATEWAY_URL ?? null,
      key: parsed.GATEWAY_KEY ?? local?.gatewayKey ?? '',
      webhookSecret: parsed.GATEWAY_WEBHOOK_SECRET ?? local?.gatewayWebhookSecret ?? '',
      simulatorPort: parsed.SIMULATOR_PORT,
    },
    rdapUrl: parsed.RDAP_URL ?? null,
    mail: { smtpUrl: parsed.SMTP_URL ?? null, from: parsed.MAIL_FROM ?? `Ruko <noreply@${parsed.BASE_DOMAIN}>` },
    logLevel: parsed.LOG_LEVEL,
  }
}

function faultOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`
}

function wholeNumber(max: number) {
  const error = `is not a whole number from 0 to ${max}`
  return z.coerce.number<string>(error).int(error).min(0, error).max(max, error)
}

function postgresUrl() {
  return z.url({ protocol: /^postgres(ql)?$/, error: 'is not a URL such as postgres://user:password@host:5432/ruko' })
}

/** https, or this machine itself. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || hostname === 'localhost' || /^127(\.\d{1,3}){3}$|^\[::1\]$/.test(hostname)
}

function isKey(text: string): boolean {
  return Buffer.from(text, 'base64').length === 32
}

function keyOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

function placeOf(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url)
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) || 80 }
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}
