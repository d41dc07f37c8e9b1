import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { Stored } from '../../../fakes/mail/mailbox.ts'
import { startMailCatcher } from '../../../fakes/mail/server.ts'
import type { Sent } from '../../../fakes/whatsapp/outbox.ts'
import { startWhatsappFake } from '../../../fakes/whatsapp/server.ts'
import { freshDatabase } from '../../../tests/support/postgres.ts'
import type { Actor, Ctx, Tenant } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { openBell } from '#kernel/events/bell.ts'
import { openPools } from '#kernel/db/pools.ts'
import { transact } from '#kernel/db/transact.ts'
import type { House } from '#kernel/house.ts'
import { identity } from '#kernel/identity/module.ts'
import { openHands } from '#kernel/jobs/hands.ts'
import { startRunner } from '#kernel/jobs/runner.ts'
import { register } from '#kernel/module/registry.ts'
import { masterKeyId, openSecrets } from '#kernel/secrets/secrets.ts'
import { cloudWhatsapp, smtpMailer } from './index.ts'
import { notifications } from './module.ts'

/* A house of identity and notifications on a database of its own, with a real mail server and WhatsApp beside it. */

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

const TOKEN = 'token-untuk-uji'

export async function openTestHouse() {
  const { adminUrl, urls, drop } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'notifications-'))
  const mail = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder: join(folder, 'mail') })
  const chat = await startWhatsappFake({ port: 0, folder: join(folder, 'whatsapp'), token: TOKEN })
  const owner = new pg.Client({ connectionString: adminUrl })
  await owner.connect()
  const [garuda, melati] = [
    await addTenant(owner, 'garuda', 'Bimbel Garuda Jaya'),
    await addTenant(owner, 'melati', 'Melati'),
  ]
  const key = randomBytes(32)
  const acts: string[] = []
  const pools = openPools(urls, () => {})
  const log = pino({ enabled: false })
  const house = {
    mode: 'demo',
    portalOrigin: 'http://ruko.localhost:3000',
    baseDomain: 'ruko.localhost',
    pools,
    bell: openBell(pools.app, log),
    hands: openHands(pools.queue, log),
    registry: register([identity, notifications]),
    hosts: {
      onChange: () => {},
      tenantById: async (id: string) => [garuda, melati].find((tenant) => tenant.id === id) ?? null,
    },
    secrets: openSecrets([{ id: masterKeyId(key), key }]),
    ports: {
      mailer: smtpMailer({ url: mail.smtpUrl, from: 'Ruko <noreply@ruko.localhost>', timeoutMs: 2000 }),
      whatsapp: cloudWhatsapp({ url: chat.url, phoneNumberId: '100000000000001', token: TOKEN, timeoutMs: 2000 }),
    },
    log,
    recordAct: (_ctx: Ctx, act: { action: string }) => acts.push(act.action),
  } as unknown as House

  const base = (tenant: Tenant, actor: Actor = { kind: 'system', name: 'test' }) => ({
    ...{ tenant, actor, house, locale: 'id' as const, requestId: newId(), now: new Date(), reply: { cookies: [] } },
    ...{ ip: null, userAgent: null, sessionToken: null },
  })
  /** Runs work in one transaction of a tenant. */
  const inside = <T>(work: (ctx: Ctx) => Promise<T>, tenant: Tenant = garuda) => transact(base(tenant), 'write', work)
  const close = async () => {
    await house.bell.close()
    await house.pools.close()
    await Promise.all([mail.stop(), chat.stop(), owner.end()])
    await drop()
    await rm(folder, { recursive: true })
  }
  return {
    ...{ house, owner, garuda, melati, acts, base, inside, close, key },
    /** Works off the queue until the test ends. */
    work: () => startRunner(house),
    mails: async (to: string) => (await read<{ messages: Stored[] }>(`${mail.url}/messages?to=${to}`)).messages,
    chats: async (to: string) =>
      (await read<{ messages: Sent[] }>(`${chat.url}/messages?to=${encodeURIComponent(to)}`)).messages,
    mailFaults: (faults: object) => read(`${mail.url}/control`, faults),
    chatFaults: (faults: object) => read(`${chat.url}/control`, faults),
    /** Every message row, oldest first. */
    rows: async () => (await owner.query<Row>('select * from notifications.messages order by id')).rows,
  }
}

type Row = {
  id: string
  channel: string
  recipient: string
  subject: string
  body: Buffer
  status: string
  attempts: number
  error: string | null
}

/** Looks until something holds, or gives up after ten seconds. */
export async function until<T>(look: () => Promise<T | false | null | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`waited in vain for ${what}`)
}

async function read<T>(url: string, body?: object): Promise<T> {
  const answer = await fetch(
    url,
    body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.json()) as T
}

async function addTenant(owner: pg.Client, slug: string, name: string): Promise<Tenant> {
  const id = newId()
  await owner.query(
    "insert into kernel.tenants (id, kind, slug, vertical, name, status) values ($1, 'client', $2, 'stall', $3, 'live')",
    [id, slug, name],
  )
  return { id, kind: 'client', slug, vertical: 'stall', name, status: 'live', host: `${slug}.ruko.localhost` }
}
