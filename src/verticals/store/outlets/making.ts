import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { oneReseller } from '../resellers/making.ts'
import type { Add } from './schemas.ts'
import { open } from './service.ts'

/* For tests and the controls of operations: a reseller with a mini-shop. */

type Wish = { label?: string; name?: string; add?: Add; offBasisPoints?: number; ownTier?: boolean }

export async function oneOutlet(ctx: Ctx, wish: Wish = {}) {
  const { label = `toko-${newId().slice(-12)}`, name = 'Toko Uji', add = { basisPoints: 1_000 }, ...kind } = wish
  const { token, ...reseller } = await oneReseller(ctx, kind)
  const look = { primary: '#7c3aed', accent: '#d4af37', mode: 'light' as const }
  const { outlet } = await open(ctx, reseller, { label, name, tagline: '', whatsapp: '+6281200002222', add, look })
  return { reseller, token, outlet: outlet! }
}
