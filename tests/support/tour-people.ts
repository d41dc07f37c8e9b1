import type { Tenant } from '#kernel/context.ts'
import { ensurePerson, setDemoPassword } from '#kernel/identity/people.ts'
import { saveMember } from '#verticals/store/members/queries.ts'
import { DEMO_PASSWORD } from '../../src/demo/password.ts'
import { press } from './gateway.ts'
import type { Stage } from './journey.ts'
import { waitFor } from './wait.ts'
import { ask, type Site } from './world.ts'

/* Customers of the tour's shops who have accounts: one who buys, and one who sells on. */

/** Session cookies of a shop's customers; null where the shop has none. */
export type Customers = { member: string | null; reseller: string | null }

/** Signs in the first member and the first reseller of a shop. */
export async function signInCustomers(stage: Stage, site: Tenant): Promise<Customers> {
  if (site.vertical !== 'store') return { member: null, reseller: null }
  const emailOf = async (from: string) => {
    const [row] = await stage.house.sql<{ email: string }>(
      site.id,
      `select p.email from kernel.people p join ${from} one on one.tenant_id = p.tenant_id and one.person_id = p.id
       where p.tenant_id = $1 and not exists (select from kernel.role_grants r
         where r.tenant_id = p.tenant_id and r.person_id = p.id and r.role = 'reseller' and $2 = 'store.members')
       order by one.created_at limit 1`,
      [site.id, from],
    )
    return row?.email ?? null
  }
  const [member, reseller] = [await emailOf('store.members'), await emailOf('store.resellers')]
  return {
    member: member && (await signIn(stage, site, member)),
    reseller: reseller && (await signIn(stage, site, reseller)),
  }
}

async function signIn({ house }: Stage, site: Tenant, email: string): Promise<string> {
  const body = JSON.stringify({ email, password: DEMO_PASSWORD })
  const answer = await house.fetch(site.host, '/api/v1/sessions', { method: 'POST', body })
  const session = /^ruko=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (!session) throw new Error(`${email} cannot sign in: ${await answer.text()}`)
  return session
}

type Person = { email: string; name: string }

/** A member, and a member who was let in as a reseller; neither has bought anything. */
export async function joinCustomers(
  stage: Stage,
  { tenant, world }: Site,
  { member, reseller, shop }: { member: Person; reseller: Person; shop: Record<string, string> },
): Promise<Customers> {
  await stage.house.inside(tenant, async (ctx) => {
    for (const person of [member, reseller]) {
      const { id } = await ensurePerson(ctx, { ...person, roles: ['member'], verified: true })
      await setDemoPassword(ctx, id, DEMO_PASSWORD)
      await saveMember(ctx, id, { locale: 'id', consentedAt: ctx.now })
    }
  })
  const session = await signIn(stage, tenant, reseller.email)
  await asking(stage, tenant, session)('store.applyForReseller', { ...shop, consent: true })
  const { items } = (await world.call('store.listResellers', {})) as unknown as { items: { id: string }[] }
  await world.call('store.approveReseller', { id: items[0]!.id })
  return signInCustomers(stage, tenant)
}

/** Calls operations of the shop as whoever has signed in. */
export function asking({ house }: Stage, tenant: Tenant, token: string) {
  return async <T>(id: string, input: Record<string, unknown>): Promise<T> => {
    const answer = await ask(house, tenant, house.house.registry.operations.get(id)!, input, { token })
    if (!answer.ok) throw new Error(`${id}: ${await answer.text()}`)
    return (answer.status === 204 ? null : await answer.json()) as T
  }
}

/** Pays into a reseller's wallet at the gateway. */
export async function payIn(stage: Stage, tenant: Tenant, session: string, amountIdr: number): Promise<void> {
  const call = asking(stage, tenant, session)
  const { id } = await call<{ id: string }>('store.openMyTopup', { amountIdr })
  const { payUrl } = await waitFor(async () => {
    const now = await call<{ payUrl: string | null }>('store.readMyTopup', { id })
    return now.payUrl ? now : null
  })
  await press(stage.house.gateway.url, new URL(payUrl!).pathname.split('/').at(-1)!, 'bayar')
  await waitFor(async () => (await call<{ status: string }>('store.readMyTopup', { id })).status === 'paid')
}
