import type { Ctx } from '#kernel/context.ts'
import { earnClaimedSoon } from '../points/index.ts'
import { findPerson, rolesOfPerson } from '#kernel/identity/people.ts'
import { MEMBER } from './rules.ts'
import { claimOrders } from './queries.ts'

/**
 * Orders that were placed as a guest under an address which is now shown to be the member's become theirs. Whoever reads
 * the mail of that address could open them anyway, by `/cek-transaksi`; an address that was only typed opens nothing. What
 * was handed over of them earns its points now, once.
 */
export async function onAddressProven(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
  const [person, roles] = await Promise.all([findPerson(ctx, personId), rolesOfPerson(ctx, personId)])
  if (person?.status !== 'active' || !person.email_verified_at || !roles.includes(MEMBER)) return
  earnClaimedSoon(ctx, await claimOrders(ctx, personId, person.email))
}
