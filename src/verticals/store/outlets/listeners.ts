import type { Ctx } from '#kernel/context.ts'
import { atOnce } from '#kernel/module/manifest.ts'
import { findByPerson } from '../resellers/queries.ts'
import { refreshOutlets } from './service.ts'

/** Whoever's account is shut sells no more, and does so again when it is opened. */
async function onAccount(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
  const reseller = await findByPerson(ctx, personId)
  if (reseller) await refreshOutlets(ctx, reseller.id)
}

export const outletListeners = {
  'identity.person_suspended': atOnce(onAccount),
  'identity.person_restored': atOnce(onAccount),
}
