import { setTimeout as sleep } from 'node:timers/promises'
import { PLATFORM_TENANT_ID, type Ctx, type Tenant } from '#kernel/context.ts'
import { db } from '#kernel/db/sql.ts'
import { transactAsPlatform } from '#kernel/db/transact.ts'
import type { House } from '#kernel/house.ts'
import type { Limiter } from '#kernel/http/limits.ts'
import { perform } from '#kernel/http/pipeline.ts'
import { ensurePerson, setDemoPassword } from '#kernel/identity/people.ts'

/** Logins of the demonstration; they exist in demo mode only and are refused everywhere else. */
export const DEMO_PASSWORD = 'ruko-demo-2026'
export const DEMO_OWNER = 'pemilik@ruko.contoh.id'
export const DEMO_TENANT = { slug: 'garuda', admin: 'sekar@garuda.contoh.id' }

const FINISH_LIMIT_MS = 30_000

type Parts = { house: House; limiter: Limiter; gatewayUrl: string; gatewayKey: string }

/**
 * Loads the demonstration once: the platform's owner, and a tutoring site that is ordered, paid at the simulator and
 * built by the very same steps as any other. Returns whether there was something to do.
 */
export async function seedDemo(parts: Parts): Promise<boolean> {
  const { house } = parts
  const platform = (await house.hosts.tenantById(PLATFORM_TENANT_ID))!
  await personWithPassword(house, platform, { email: DEMO_OWNER, name: 'Wening Pramesti' })
  if (await house.hosts.tenantOf(`${DEMO_TENANT.slug}.${house.baseDomain}`)) return false
  const order = await call<{ token: string; invoiceToken: string }>(parts, platform, 'platform.placeOrder', {
    vertical: 'tutoring',
    package: 'pro',
    businessName: 'Bimbel Garuda Nusantara',
    slug: DEMO_TENANT.slug,
    brand: { primary: '#12355b', accent: '#d7263d' },
    owner: {
      name: 'Sekar Ayuningtyas',
      email: DEMO_TENANT.admin,
      whatsapp: '0812 0000 0042',
      address: 'Jl. Diponegoro 17, Magelang',
    },
    scheme: 'full',
    consent: true,
  })
  const invoice = await call<{ charge: { reference: string } }>(parts, platform, 'platform.createCharge', {
    token: order.invoiceToken,
    method: 'qris',
  })
  await payAtSimulator(parts, invoice.charge.reference)
  const site = await finished(parts, platform, order.token)
  await personWithPassword(house, site, { email: DEMO_TENANT.admin, name: 'Sekar Ayuningtyas' })
  return true
}

async function personWithPassword(house: House, tenant: Tenant, person: { email: string; name: string }) {
  await transactAsPlatform(base(house, tenant), 'write', async (ctx) => {
    const { id, created } = await ensurePerson(ctx, { ...person, roles: ['owner'], verified: true })
    const known = await ctx.tx.first(
      db.selectFrom('kernel.people').select('password_hash').where('tenant_id', '=', tenant.id).where('id', '=', id),
    )
    if (created || !known?.password_hash) await setDemoPassword(ctx, id, DEMO_PASSWORD)
  })
}

async function call<T>(parts: Parts, tenant: Tenant, id: string, input: unknown): Promise<T> {
  const outcome = await perform(parts.house, parts.limiter, {
    ...base(parts.house, tenant),
    operation: parts.house.registry.operations.get(id)!,
    idempotencyKey: null,
    input,
  })
  return outcome.body as T
}

async function payAtSimulator({ gatewayUrl, gatewayKey }: Parts, reference: string): Promise<void> {
  const answer = await fetch(`${gatewayUrl}/control/charges/${reference}/bayar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gatewayKey}` },
  })
  if (!answer.ok) throw new Error(`the simulator did not take the demo payment: ${await answer.text()}`)
}

async function finished(parts: Parts, platform: Tenant, token: string): Promise<Tenant> {
  const end = Date.now() + FINISH_LIMIT_MS
  while (Date.now() < end) {
    const order = await call<{ status: string; slug: string }>(parts, platform, 'platform.readOrder', { token })
    const site =
      order.status === 'active' ? await parts.house.hosts.tenantOf(`${order.slug}.${parts.house.baseDomain}`) : null
    if (site) return site
    await sleep(100)
  }
  throw new Error('the demo site was not finished in time')
}

function base(house: House, tenant: Tenant): Omit<Ctx, 'tx'> {
  return {
    tenant,
    actor: { kind: 'system', name: 'demo' },
    now: new Date(),
    locale: 'id',
    requestId: 'demo',
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house,
  }
}
