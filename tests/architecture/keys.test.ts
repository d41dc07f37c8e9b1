import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { pino } from 'pino'
import { PLATFORM_TENANT_ID, type Ctx, type Tenant } from '#kernel/context.ts'
import { watchAdmission } from '#kernel/db/admission.ts'
import { type Embedded, startEmbedded } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { derivePasswords } from '#kernel/db/roles.ts'
import { transact, transactAsPlatform } from '#kernel/db/transact.ts'
import { assemble, type Assembly } from '../../src/assemble.ts'
import { modules } from '../../src/modules.ts'
import { testDataDir } from '../support/datadir.ts'

// Roles and their passwords belong to the whole server, so this file has one of its own.

const [first, second, stranger] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const dataDir = testDataDir()
const open: Assembly[] = []
let server: Embedded
before(async () => {
  server = await startEmbedded({ dataDir, log: () => {}, durable: false })
})
after(async () => {
  for (const assembly of open) await assembly.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('after a change of the master key old secrets open, and who still runs with the old key is told', async () => {
  const before = await start(first)
  const sealed = await inside(before, (ctx) => before.house.secrets.seal(ctx, 'codes/secret/1', 'rahasia lama'))
  const running = watchAdmission(before.house.pools.app.options.connectionString!, 50)
  const readOn = watchAdmission(server.adminUrl, 50)

  const now = await start(second, [first])
  const { secrets } = now.house
  assert.equal(await inside(now, (ctx) => secrets.open(ctx, 'codes/secret/1', sealed)), 'rahasia lama')
  const fresh = await inside(now, (ctx) => secrets.seal(ctx, 'codes/secret/2', 'rahasia baru'))
  assert.equal(await inside(now, (ctx) => secrets.open(ctx, 'codes/secret/2', fresh)), 'rahasia baru')

  const { sentence } = await running.lost
  assert.match(sentence, /RUKO_MASTER_KEY/)
  const other = await Promise.race([readOn.lost, new Promise((resolve) => setTimeout(resolve, 200, 'let in'))])
  assert.equal(other, 'let in')
  running.stop()
  readOn.stop()
})

test('neither the old key nor an unknown one takes the database over, and nothing is harmed by the try', async () => {
  for (const key of [first, stranger])
    await assert.rejects(start(key), { name: 'StartRefusal', message: /RUKO_OLD_MASTER_KEYS/ })
  const again = await start(second, [first])
  assert.equal((await again.house.pools.app.query('select 1 as one')).rows[0].one, 1)
})

test('a former key that is still needed may not be forgotten', async () => {
  await assert.rejects(start(second), { name: 'StartRefusal', message: /sealed under another master key.*RUKO_OLD/ })
})

test('once every data key is wrapped anew, the former key is not needed any more', async () => {
  const now = await start(second, [first])
  const job = now.house.registry.jobs.get('tenancy.rewrapKeys')!
  const tenant = (await now.house.hosts.tenantById(PLATFORM_TENANT_ID))!
  await transactAsPlatform(contextOf(now, tenant), 'write', (ctx) => job.run(ctx as never, {} as never))
  const alone = await start(second)
  assert.equal((await alone.house.pools.app.query('select 1 as one')).rows[0].one, 1)
})

async function start(masterKey: Buffer, oldMasterKeys: Buffer[] = []): Promise<Assembly> {
  const urls = await migrate(server.adminUrl, { passwords: derivePasswords(masterKey, oldMasterKeys) })
  const assembly = await assemble({
    modules,
    mode: 'demo',
    portalOrigin: 'http://ruko.localhost',
    baseDomain: 'ruko.localhost',
    urls,
    masterKey,
    oldMasterKeys,
    ports: {
      payments: { gateway: null as never, firstCheckMs: 500 },
      mailer: null as never,
      whatsapp: null,
      rdap: null,
      files: null as never,
    },
    log: pino({ level: 'silent' }),
  })
  open.push(assembly)
  return assembly
}

async function inside<T>(assembly: Assembly, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const tenant = (await assembly.house.hosts.tenantById(PLATFORM_TENANT_ID))!
  return transact(contextOf(assembly, tenant), 'write', work)
}

function contextOf({ house }: Assembly, tenant: Tenant): Omit<Ctx, 'tx'> {
  return {
    tenant,
    actor: { kind: 'system' as const, name: 'test' },
    now: new Date(),
    locale: 'id' as const,
    requestId: 'test',
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house,
  }
}
