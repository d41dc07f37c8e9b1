import type { Ctx } from '#kernel/context.ts'
import { writeOutletBrand } from '#kernel/tenancy/brand.ts'
import { setOutlet } from '#kernel/tenancy/outlets.ts'
import { findByPerson } from '../resellers/queries.ts'
import { releaseLogo } from './logo.ts'
import { findOutletOf, updateOutlet } from './queries.ts'

const NOBODY = 'Akun dihapus'

/** Whoever closes their account leaves no shop behind: it is shut for good, and what they wrote there is gone. */
export async function forgetOutlet(ctx: Ctx, personId: string): Promise<void> {
  const reseller = await findByPerson(ctx, personId)
  const row = reseller && (await findOutletOf(ctx, reseller.id))
  if (!row) return
  const changes = { name: NOBODY, tagline: '', whatsapp: '-----', reason: '', status: 'closed' as const }
  ctx.tx.defer(updateOutlet(ctx, row.id, changes))
  setOutlet(ctx, { id: row.id, name: NOBODY, open: false })
  await releaseLogo(ctx, row.id)
  writeOutletBrand(ctx, row.id, {})
}
