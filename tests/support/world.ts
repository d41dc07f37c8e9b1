import { Webhook } from 'standardwebhooks'
import type { Tenant } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { API_PREFIX } from '#kernel/http/api.ts'
import { hashPassword } from '#kernel/identity/passwords.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import { updatePassword } from '#kernel/identity/queries.ts'
import { createPersonSession } from '#kernel/identity/sessions.ts'
import type { Control, World } from '#kernel/module/controls.ts'
import type { Manifest } from '#kernel/module/manifest.ts'
import type { BoundOperation } from '#kernel/module/registry.ts'
import { type TestHouse, WEBHOOK_SECRET } from './house.ts'

/** A tenant of the tests: how to reach it, who owns it, and what its controls need. */
export type Site = { tenant: Tenant; world: World; ownerToken: string }
type Answer = Promise<Response>
type Wish = { token?: string | null; raw?: Control['raw'] }

const PASSWORD = 'tujuh kuda hijau di atap'

/** A live site of a trade, filled by the trade's own provisioning steps. */
export async function openTradeSite(house: TestHouse, trade: Manifest, slug: string): Promise<Site> {
  const id = newId()
  await house.sql(
    id,
    "insert into kernel.tenants (id, kind, slug, vertical, name, status) values ($1, 'client', $2, $3, $4, 'live')",
    [id, slug, trade.name, `Usaha ${slug}`],
  )
  await house.sql(
    id,
    "insert into kernel.domains (kind, name, tenant_id, verified_at) values ('subdomain', $2, $1, now())",
    [id, slug],
  )
  const tenant = (await house.house.hosts.tenantById(id))!
  const owner = { name: 'Sari', email: `sari@${slug}.id`, whatsapp: '+6281200000001', address: 'Jl. Kenanga 3' }
  const brand = { primary: '#12355b', accent: '#d7263d', tagline: '', logoId: null }
  const site = { orderId: newId(), name: tenant.name, package: trade.offer!.packages[0]!.code, brand, owner }
  for (const step of trade.provision ?? []) await house.inside(tenant, (ctx) => step.run(ctx, site))
  return openSite(house, tenant)
}

/** A tenant with an owner who has a password and a session. */
export async function openSite(house: TestHouse, tenant: Tenant): Promise<Site> {
  const email = `pemilik-${newId()}@contoh.id`
  const hash = await hashPassword(PASSWORD)
  const { id, token } = await house.inside(tenant, async (ctx) => {
    const person = await ensurePerson(ctx, { email, name: 'Pemilik Uji', roles: ['owner'] })
    await updatePassword(ctx, person.id, hash)
    return { id: person.id, token: (await createPersonSession(ctx, person.id)).token }
  })
  const site: Site = { tenant, ownerToken: token, world: null as never }
  site.world = {
    tenantId: tenant.id,
    owner: { id, email, password: PASSWORD },
    inside: (work) => house.inside(tenant, work),
    sql: (text, values) => house.sql(tenant.id, text, values),
    signed: signatureOf,
    call: async (operationId, input) => {
      const operation = house.house.registry.operations.get(operationId)!
      const answer = await ask(house, tenant, operation, input as Record<string, unknown>, { token })
      if (!answer.ok) throw new Error(`${operationId} refused: ${await answer.text()}`)
      return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>)
    },
  }
  return site
}

/** A new person of the tenant with these roles, signed in. */
export function sessionOf(house: TestHouse, tenant: Tenant, roles: readonly string[]): Promise<string> {
  return house.inside(tenant, async (ctx) => {
    const { id } = await ensurePerson(ctx, { email: `orang-${newId()}@contoh.id`, name: 'Orang Uji', roles })
    return (await createPersonSession(ctx, id)).token
  })
}

/** Sends an operation's input over HTTP: path parameters, then query or JSON body, as the API describes it. */
export function ask(
  house: TestHouse,
  tenant: Tenant,
  operation: BoundOperation,
  input: Record<string, unknown>,
  { token, raw }: Wish = {},
): Answer {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.entries(input).filter(([name]) => !operation.params.includes(name))
  const inQuery = operation.method === 'get' || operation.method === 'delete'
  const query = new URLSearchParams()
  if (inQuery) for (const [name, value] of rest) for (const one of [value].flat()) query.append(name, String(one))
  const body = raw?.body ?? (inQuery ? null : JSON.stringify(Object.fromEntries(rest)))
  const headers: Record<string, string> = { ...raw?.headers }
  if (body !== null) headers['content-type'] = 'application/json'
  if (token) headers.cookie = `ruko=${token}`
  if (operation.idempotency === 'required') headers['idempotency-key'] = newId()
  const search = query.size > 0 ? `?${query}` : ''
  return house.fetch(tenant.host, `${API_PREFIX}${path}${search}`, {
    method: operation.method.toUpperCase(),
    headers,
    body,
  })
}

function signatureOf(body: string): Record<string, string> {
  const [id, now] = [newId(), new Date()]
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(WEBHOOK_SECRET).sign(id, now, body),
  }
}
