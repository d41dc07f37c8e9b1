import { setTimeout as sleep } from 'node:timers/promises'
import { PLATFORM_TENANT_ID, type Ctx, type Tenant } from '#kernel/context.ts'
import { db } from '#kernel/db/sql.ts'
import { transactAsPlatform } from '#kernel/db/transact.ts'
import type { House } from '#kernel/house.ts'
import { unlimited } from '#kernel/http/limits.ts'
import { perform } from '#kernel/http/pipeline.ts'
import { ensurePerson, setDemoPassword } from '#kernel/identity/people.ts'
import { startSession } from '#kernel/identity/sessions.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { garuda } from './garuda/tenant.ts'
import { DEMO_PASSWORD } from './password.ts'
import { shopTenant } from './store/tenant.ts'
import { buatfilm } from './store/buatfilm.ts'
import { ruangpremium } from './store/ruangpremium.ts'

/** Logins of the demonstration; they exist in demo mode only and are refused everywhere else. */
export const DEMO_OWNER = 'pemilik@ruko.contoh.id'

/**
 * One site of the demonstration: what is ordered, and what its owner puts in. `begun` says whether that is still to be
 * done; `furnish` may be broken off at any moment and is then done again.
 */
export type DemoTenant = {
  slug: string
  admin: string
  /** Customers who have an account: what each is, and where they begin. */
  accounts?: { kind: string; email: string; path: string }[]
  order: Record<string, unknown> & { owner: { name: string; email: string; whatsapp: string; address: string } }
  begun: (ctx: Ctx) => Promise<boolean>
  /** What its rows need before its owner signs in. */
  prepare?: (ctx: Ctx) => Promise<void>
  furnish: (work: DemoWork) => Promise<void>
}

/** How a demonstration site is filled: as its owner, as a buyer, and with money at the simulator. */
export type DemoWork = {
  asOwner: <T>(id: string, input: unknown) => Promise<T>
  asVisitor: <T>(id: string, input: unknown) => Promise<T>
  /** As somebody who has an account there; what is asked again under the same key is answered as before. */
  asPerson: <T>(email: string, id: string, input: unknown, key?: string) => Promise<T>
  pay: (reference: string) => Promise<void>
}

/** In the order in which they are told of; the first is the tutoring site. */
export const DEMO_TENANTS: readonly DemoTenant[] = [garuda, shopTenant(ruangpremium), shopTenant(buatfilm)]
export const DEMO_TENANT = { slug: garuda.slug, admin: garuda.admin }

const OWNER = { email: DEMO_OWNER, name: 'Wening Pramesti' }
/** Longer than a broken-off order takes to run out, so that the next one can be seen through. */
const FINISH_LIMIT_MS = 120_000

type Parts = { house: House; gatewayUrl: string; gatewayKey: string }
type Order = { status: string; invoices: { token: string }[] }
type Outcome = 'loaded' | 'present' | 'unfinished'

/**
 * Loads the demonstration: the platform's owner, and sites that are ordered, paid at the simulator and built by the very
 * same steps as any other. Each step looks first at how far an earlier start came, so it may be broken off at any moment
 * and goes on where it was.
 */
export async function seedDemo(parts: Parts, tenants: readonly DemoTenant[] = DEMO_TENANTS): Promise<Outcome> {
  const platform = (await parts.house.hosts.tenantById(PLATFORM_TENANT_ID))!
  await personWithPassword(parts.house, platform, OWNER)
  const outcomes = await Promise.all(tenants.map((demo) => seedTenant(parts, platform, demo)))
  if (outcomes.includes('unfinished')) return 'unfinished'
  return outcomes.includes('loaded') ? 'loaded' : 'present'
}

async function seedTenant(parts: Parts, platform: Tenant, demo: DemoTenant): Promise<Outcome> {
  const { house } = parts
  const present = await openSite(house, demo)
  const site = present ?? (await buildSite(parts, platform, demo))
  if (!site) return 'unfinished'
  const given = await personWithPassword(house, site, demo.order.owner)
  const filled = await fillSite(parts, site, demo)
  return present && !given && !filled ? 'present' : 'loaded'
}

/** The example site once it has been public; switched off since, it is left so. */
async function openSite(house: House, { slug }: DemoTenant): Promise<Tenant | null> {
  const site = await house.hosts.tenantOf(`${slug}.${house.baseDomain}`)
  return site && site.status !== 'preparing' ? site : null
}

async function buildSite(parts: Parts, platform: Tenant, demo: DemoTenant): Promise<Tenant | null> {
  const end = Date.now() + FINISH_LIMIT_MS
  let [token, paid] = ['', '']
  while (Date.now() < end) {
    const order = token ? await call<Order>(parts, platform, 'platform.readOrder', { token }) : null
    // An order that was never paid gives its address back after a while; then there is a new one to place.
    if (!order || order.status === 'expired') token = await orderSite(parts, platform, demo)
    else if (order.status === 'new' && paid !== token) {
      await pay(parts, platform, order.invoices[0]!.token)
      paid = token
    }
    const site = await openSite(parts.house, demo)
    if (site) return site
    await sleep(order ? 100 : 0)
  }
  return null
}

/** The order of an earlier start if it still stands, else a new one. */
async function orderSite(parts: Parts, platform: Tenant, { slug, order }: DemoTenant): Promise<string> {
  const orders = await transactAsPlatform(base(parts.house, platform), 'read', (ctx) =>
    ctx.tx.all(
      db
        .selectFrom('platform.orders')
        .select(['token', 'status'])
        .where('tenant_id', '=', platform.id)
        .where('slug', '=', slug),
    ),
  )
  const standing = orders.find(({ status }) => status !== 'expired')
  if (standing) return standing.token
  const input = { ...order, slug, scheme: 'full', consent: true }
  // Of two processes that come here at once, one orders and the other hears the same answer.
  const key = `demo-order-${slug}-${orders.length + 1}`
  return (await call<{ token: string }>(parts, platform, 'platform.placeOrder', input, key)).token
}

/** Pays once: a charge that was begun is taken up again by itself, one that is paid at the simulator is not paid twice. */
async function pay(parts: Parts, platform: Tenant, token: string): Promise<void> {
  try {
    const input = { token, method: 'qris' }
    const { charge } = await call<{ charge: { reference: string } }>(parts, platform, 'platform.createCharge', input)
    await payOnce(parts, charge.reference)
  } catch (error) {
    // Paid and about to be noted, or run out and about to be ended: either way there is no more to pay here.
    if (!isProblem(error) || !['already-paid', 'invoice-closed'].includes(error.code)) throw error
  }
}

async function payOnce({ house, gatewayUrl, gatewayKey }: Parts, reference: string): Promise<void> {
  const { gateway } = house.ports.payments
  if ((await gateway.status(reference))?.payments.length) return
  const answer = await fetch(`${gatewayUrl}/control/charges/${reference}/bayar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gatewayKey}` },
  })
  if (!answer.ok) throw new Error(`the simulator did not take the demo payment: ${await answer.text()}`)
}

/** Writes the example's own content, unless somebody has touched what the building left. Returns whether it did. */
async function fillSite(parts: Parts, site: Tenant, demo: DemoTenant): Promise<boolean> {
  if (!(await transactAsPlatform(base(parts.house, site), 'read', demo.begun))) return false
  const { prepare } = demo
  if (prepare) await transactAsPlatform(base(parts.house, site), 'write', prepare)
  const sessions = new Map<string, Promise<string>>()
  const asPerson = async <T>(email: string, id: string, input: unknown, key?: string): Promise<T> => {
    const session = sessions.get(email) ?? signIn(parts.house, site, email)
    sessions.set(email, session)
    return call<T>(parts, site, id, input, key, await session)
  }
  try {
    await demo.furnish({
      asOwner: (id, input) => asPerson(demo.order.owner.email, id, input),
      asPerson,
      asVisitor: (id, input) => call(parts, site, id, input),
      pay: (reference) => payOnce(parts, reference),
    })
  } catch (error) {
    // Another process that started at the same time was first.
    if (!isProblem(error) || error.code !== 'site-changed') throw error
  }
  for (const email of sessions.keys()) await asPerson(email, 'identity.endSession', {})
  return true
}

/** A session of somebody who is there already. */
function signIn(house: House, site: Tenant, email: string): Promise<string> {
  return transactAsPlatform(base(house, site), 'write', async (ctx) => {
    const person = await ctx.tx.first(
      db.selectFrom('kernel.people').select('id').where('tenant_id', '=', site.id).where('email', '=', email),
    )
    return (await startSession(ctx, person!.id)).token
  })
}

/** Adds the person if missing, and gives them the demo's password while they have none. Returns whether it did. */
async function personWithPassword(
  house: House,
  tenant: Tenant,
  person: { email: string; name: string },
): Promise<boolean> {
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
  key?: string,
  sessionToken: string | null = null,
) {
  const outcome = await perform(parts.house, unlimited, {
    ...base(parts.house, tenant),
    sessionToken,
    operation: parts.house.registry.operations.get(id)!,
    idempotencyKey: key ?? null,
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
