import type { Actor, Ctx } from '#kernel/context.ts'
import { notReseller } from './problems.ts'
import { findByPerson, findReseller, type ResellerRow } from './queries.ts'

/** Somebody who may buy at reseller prices now. */
export type Reseller = { id: string; personId: string; tierId: string; shopName: string; code: string }

/** The reseller behind whoever asks; 403 for anybody else. The role alone makes nobody one: the approval does. */
export async function resellerOf(ctx: Ctx): Promise<Reseller> {
  const personId = personBehind(ctx.actor)
  const row = personId ? await findByPerson(ctx, personId) : undefined
  const reseller = row ? activeOf(row) : null
  if (!reseller) throw notReseller()
  return reseller
}

/** Null: applied, refused or suspended, here or with the whole account. */
export function activeOf(row: ResellerRow): Reseller | null {
  if (row.status !== 'approved' || row.account !== 'active' || !row.tier_id) return null
  return { id: row.id, personId: row.person_id, tierId: row.tier_id, shopName: row.shop_name, code: row.code }
}

/** Whether somebody who was a reseller a moment ago still is; read in the transaction that sells to them. */
export async function isActive(ctx: Ctx, { id }: Pick<Reseller, 'id'>): Promise<boolean> {
  const row = await findReseller(ctx, id)
  return row !== undefined && activeOf(row) !== null
}

function personBehind(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null
}
