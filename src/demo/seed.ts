import { setTimeout as sleep } from 'node:timers/promises'
import { PLATFORM_TENANT_ID, type Ctx, type Tenant } from '#kernel/context.ts'
import { db } from '#kernel/db/sql.ts'
import { transactAsPlatform } from '#kernel/db/transact.ts'
import type { House } from '#kernel/house.ts'
import type { Limiter } from '#kernel/http/limits.ts'
import { perform } from '#kernel/http/pipeline.ts'
import { ensurePerson, setDemoPassword } from '#kernel/identity/people.ts'
import { startSession } from '#kernel/identity/sessions.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { fillGaruda } from './garuda/fill.ts'
import { fillDesk } from './tutoring.ts'

/** Logins of the demonstration; they exist in demo mode only and are refused everywhere else. */
export const DEMO_PASSWORD = 'ruko-demo-2026'
export const DEMO_OWNER = 'pemilik@ruko.contoh.id'
export const DEMO_TENANT = { slug: 'garuda', admin: 'sekar@garuda.contoh.id' }

const OWNER = { email: DEMO_OWNER, name: 'Wening Pramesti' }
const ADMIN = { email: DEMO_TENANT.admin, name: 'Sekar Ayuningtyas' }
/** Longer than a broken-off order takes to run out, so that the next one can be seen through. */
const FINISH_LIMIT_MS = 120_000

type Parts = { house: House; limiter: Limiter; gatewayUrl: string; gatewayKey: string }
type Order = { status: string; invoices: { token: string }[] }

/**
 * Loads the demonstration: the platform's owner, and a tutoring site that is ordered, paid at the simulator and built
 * by the very same steps as any other. Each step looks first at how far an earlier start came, so it may be broken off
 * at any moment and goes on where it was.
 */
export async function seedDemo(parts: Parts): Promise<'loaded' | 'present' | 'unfinished'> {
  const { house } = parts
  const platform = (await house.hosts.tenantById(PLATFORM_TENANT_ID))!
  await personWithPassword(house, platform, OWNER)
  const present = await openSite(house)
  const site = present ?? (await buildSite(parts, platform))
  if (!site) return 'unfinished'
  const given = await personWithPassword(house, site, ADMIN)
  const filled = await fillSite(parts, site)
  return present && !given && !filled ? 'present' : 'loaded'
}

/** The example site once it has been public; switched off since, it is left so. */
async function openSite(house: House): Promise<Tenant | null> {
  const site = await house.hosts.tenantOf(`${DEMO_TENANT.slug}.${house.baseDomain}`)
  return site && site.status !== 'preparing' ? site : null
}

async function buildSite(parts: Parts, platform: Tenant): Promise<Tenant | null> {
  const end = Date.now() + FINISH_LIMIT_MS
  let [token, paid] = ['', '']
  while (Date.now() < end) {
    const order = token ? await call<Order>(parts, platform, 'platform.readOrder', { token }) : null
    // An order that was never paid gives its address back after a while; then there is a new one to place.
    if (!order || order.status === 'expired') token = await orderSite(parts, platform)
    else if (order.status === 'new' && paid !== token) {
      await pay(parts, platform, order.invoices[0]!.token)
      paid = token
    }
    const site = await openSite(parts.house)
    if (site) return site
    await sleep(order ? 100 : 0)
  }
  return null
}

/** The order of an earlier start if it still stands, else a new one. */
async function orderSite(parts: Parts, platform: Tenant): Promise<string> {
  const orders = await transactAsPlatform(base(parts.house, platform), 'read', (ctx) =>
    ctx.tx.all(
      db
        .selectFrom('platform.orders')
        .select(['token', 'status'])
        .where('tenant_id', '=', platform.id)
        .where('slug', '=', DEMO_TENANT.slug),
    ),
  )
  const standing = orders.find(({ status }) => status !== 'expired')
  if (standing) return standing.token
  const input = {
    vertical: 'tutoring',
    package: 'pro',
    businessName: 'Bimbel Garuda Nusantara',
    slug: DEMO_TENANT.slug,
    brand: { primary: '#12355b', accent: '#d7263d' },
    owner: { ...ADMIN, whatsapp: '0812 0000 0042', address: 'Jl. Diponegoro 17, Magelang' },
    scheme: 'full',
    consent: true,
  }
  // Of two processes that come here at once, one orders and the other hears the same answer.
  const key = `demo-order-${orders.length + 1}`
  return (await call<{ token: string }>(parts, platform, 'platform.placeOrder', input, key)).token
}

/** Pays once: a charge that was begun is taken up again by itself, one that is paid at the simulator is not paid twice. */
async function pay(parts: Parts, platform: Tenant, token: string): Promise<void> {
  const { gateway } = parts.house.ports.payments
  try {
    const input = { token, method: 'qris' }
    const { charge } = await call<{ charge: { reference: string } }>(parts, platform, 'platform.createCharge', input)
    const paid = (await gateway.status(charge.reference))?.payments.length
    if (!paid) await payAtSimulator(parts, charge.reference)
  } catch (error) {
    // Paid and about to be noted, or run out and about to be ended: either way there is no more to pay here.
    if (!isProblem(error) || !['already-paid', 'invoice-closed'].includes(error.code)) throw error
  }
}

async function payAtSimulator({ gatewayUrl, gatewayKey }: Parts, reference: string): Promise<void> {
  const answer = await fetch(`${gatewayUrl}/control/charges/${reference}/bayar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gatewayKey}` },
  })
  if (!answer.ok) throw new Error(`the simulator did not take the demo payment: ${await answer.text()}`)
}

/** Writes the example's own content, unless somebody has touched what the building left. Returns whether it did. */
async function fillSite(parts: Parts, site: Tenant): Promise<boolean> {
  const token = await transactAsPlatform(base(parts.house, site), 'write', async (ctx) => {
    const [content, owner] = await Promise.all([
      ctx.tx.first(db.selectFrom('tutoring.sites').select('revision').where('tenant_id', '=', site.id)),
      ctx.tx.first(
        db.selectFrom('kernel.people').select('id').where('tenant_id', '=', site.id).where('email', '=', ADMIN.email),
      ),
    ])
    return content?.revision === 1 ? (await startSession(ctx, owner!.id)).token : null
  })
  if (!token) return false
  await transactAsPlatform(base(parts.house, site), 'write', fillDesk)
  try {
    await fillGaruda((id, input) => call(parts, site, id, input, null, token))
  } catch (error) {
    // Another process that started at the same time was first.
    if (!isProblem(error) || error.code !== 'site-changed') throw error
  }
  await call(parts, site, 'identity.endSession', {}, null, token)
  return true
}

/** Adds the person if missing, and gives them the demo's password while they have none. Returns whether it did. */
async function personWithPassword(house: House, tenant: Tenant, person: typeof OWNER): Promise<boolean> {
  return transactAsPlatform(base(house, tenant), 'write', async (ctx) => {
    const known = await ctx.tx.first(
      db
        .selectFrom('kernel.people')
        .select('password_hash')
        .where('tenant_id', '=', tenant.id)
        .where('email', '=', person.email),
    )
    if (known?.password_hash) return false
    const { id } = await ensurePerson(ctx, { ...person, roles: ['owner'], verified: true })
    await setDemoPassword(ctx, id, DEMO_PASSWORD)
    return true
  })
}

async function call<T>(
  parts: Parts,
  tenant: Tenant,
  id: string,
  input: unknown,
  key: string | null = null,
  sessionToken: string | null = null,
) {
  const outcome = await perform(parts.house, parts.limiter, {
    ...base(parts.house, tenant),
    sessionToken,
    operation: parts.house.registry.operations.get(id)!,
    idempotencyKey: key,
    input,
  })
  return outcome.body as T
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
