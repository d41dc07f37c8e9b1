import { PLATFORM_TENANT_ID } from '#kernel/context.ts'
import { transact } from '#kernel/db/transact.ts'
import type { House } from '#kernel/house.ts'
import { ensureFirstOwner, type FirstOwner } from '#kernel/identity/first-owner.ts'
import { refuseToStart } from '#kernel/startup/refusal.ts'

/** Invites the platform's first owner by mail, or refuses to start when nobody could ever own this platform. */
export async function inviteFirstOwner(house: House, email: string | null): Promise<FirstOwner> {
  const tenant = (await house.hosts.tenantById(PLATFORM_TENANT_ID))!
  const base = {
    tenant,
    actor: { kind: 'system' as const, name: 'start' },
    now: new Date(),
    locale: 'id' as const,
    requestId: 'start',
    ip: null,
    userAgent: null,
    sessionToken: null,
    reply: { cookies: [] },
    house,
  }
  const outcome = await transact(base, 'write', (ctx) => ensureFirstOwner(ctx, email))
  if (outcome === 'unknown')
    refuseToStart('This platform has no owner yet: set OWNER_EMAIL to the address of the person who is to be it.')
  if (outcome === 'suspended')
    refuseToStart('The person with the address of OWNER_EMAIL is suspended: set it to the address of another one.')
  return outcome
}
