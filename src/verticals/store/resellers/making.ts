import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { insertRow, sql } from '#kernel/db/sql.ts'
import { ensurePerson } from '#kernel/identity/people.ts'
import { createPersonSession } from '#kernel/identity/sessions.ts'
import { openWallet } from '../wallet/queries.ts'
import type { Reseller } from './of.ts'
import { findTiers } from './queries.ts'

/* For tests and the controls of operations: people who sell, and people who would like to. */

type Wish = { status?: 'applied' | 'approved'; offBasisPoints?: number; lowAtIdr?: number; ownTier?: boolean }

/** A reseller, signed in; on a level of their own, or on one with all the others. */
export async function oneReseller(ctx: Ctx, wish: Wish = {}): Promise<Reseller & { token: string }> {
  const { status = 'approved', offBasisPoints = 2_000, lowAtIdr = null, ownTier = false } = wish
  const roles = status === 'approved' ? ['member', 'reseller'] : ['member']
  const person = await ensurePerson(ctx, { email: `reseller-${newId()}@contoh.id`, name: 'Reseller Uji', roles })
  const [tenant_id, id, shopName] = [ctx.tenant.id, newId(), 'Kios Uji']
  const code = `kode${id.replaceAll('-', '').slice(-12)}`
  const tierId = await oneTier(ctx, offBasisPoints, ownTier)
  ctx.tx.defer(
    insertRow('store.resellers', {
      tenant_id,
      id,
      person_id: person.id,
      status,
      shop_name: shopName,
      channel: 'https://contoh.id/kios',
      whatsapp: '+6281200001111',
      code,
      tier_id: tierId,
    }),
  )
  if (status === 'approved') ctx.tx.defer(openWallet(ctx, id, lowAtIdr))
  const { token } = await createPersonSession(ctx, person.id)
  return { id, personId: person.id, tierId, shopName, code, token }
}

async function oneTier(ctx: Ctx, offBasisPoints: number, own: boolean): Promise<string> {
  const tiers = await findTiers(ctx)
  const last = tiers.at(-1)
  if (last && !own) return last.id
  const [id, rank] = [newId(), (last?.rank ?? 0) + 1]
  ctx.tx.defer(sql`insert into store.reseller_tiers (tenant_id, id, rank, name, off_basis_points)
    values (${ctx.tenant.id}, ${id}, ${rank}, ${`Tingkat ${rank}`}, ${offBasisPoints})`)
  return id
}
