import type { Actor, Ctx, OutsideCtx } from '#kernel/context.ts'
import { isWithin } from '#kernel/identity/networks.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import { activeOf, type Reseller } from '../resellers/of.ts'
import { findReseller } from '../resellers/queries.ts'
import { openKey } from './account.ts'
import { RC, type Rc } from './codes.ts'
import * as queries from './queries.ts'
import { isNarrow } from './schemas.ts'
import { isSigned, type Signed, signOf } from './sign.ts'

/* Who asks: a known name, from a listed address, with the right signature, of somebody who may sell now. In this order. */

export type Refusal = { rc: Rc; message: string }
export type Entered = { reseller: Reseller; reveals: boolean; calls: number }
type Proof = { username: string; sign: string }

/** Answers who it is, or why nobody comes in. A wrong signature is counted, so this is a transaction of its own. */
export function enter(ctx: OutsideCtx, { username, sign }: Proof, word: Signed): Promise<Entered | Refusal> {
  return ctx.transact(async (inner) => {
    const row = await queries.findByUsername(inner, username)
    // Whoever stands outside the list does not learn which names there are. A network that is too wide now was let in once.
    if (!row?.active || !isWithin(row.networks.filter(isNarrow), ctx.ip ?? ''))
      return { rc: RC.network, message: `Username atau IP Anda tidak kami kenali: ${ctx.ip ?? '-'}` }
    if (row.locked) return { rc: RC.signature, message: 'Terlalu banyak signature salah. Coba lagi 10 menit lagi' }
    if (!isSigned(sign, signOf(username, await openKey(inner, row), word))) {
      queries.noteWrong(inner, row.reseller_id)
      return { rc: RC.signature, message: 'Signature tidak valid' }
    }
    const reseller = await sellerOf(inner, row.reseller_id)
    if (!reseller) return { rc: RC.blocked, message: 'Akun Anda sedang tidak aktif' }
    queries.noteUse(inner, reseller.id)
    return { reseller, reveals: row.reveals, calls: await queries.findCalls(inner, reseller.id) }
  })
}

/** Approved, and not shut out as a person either. */
async function sellerOf(ctx: Ctx, id: string): Promise<Reseller | null> {
  const row = await findReseller(ctx, id)
  const reseller = row ? activeOf(row) : null
  const person = reseller ? await findPerson(ctx, reseller.personId) : undefined
  return person?.status === 'active' ? reseller : null
}

type Counted = { share?: number; mode?: queries.Mode }

/** Counts a call against what the reseller is granted; throws where that is used up. Trying out has as much of its own. */
export function countCall(
  ctx: OutsideCtx,
  { reseller, calls }: Entered,
  { share = 1, mode = 'live' }: Counted = {},
): Promise<void> {
  const limit = {
    name: share === 1 ? 'bots' : 'bots-prices',
    points: Math.max(1, Math.floor(calls * share)),
    seconds: 60,
  }
  const who = mode === 'test' ? `${reseller.personId} test` : reseller.personId
  return ctx.house.meter.count(limit, { ip: who, tenant: ctx.tenant })
}

/** The context in which the reseller's program acts, as it does with an API key: it opens only what it was allowed to. */
export function actAs(ctx: OutsideCtx, { reseller, reveals }: Entered, mode: queries.Mode): OutsideCtx {
  const permissions = new Set(['store.reseller.orders', ...(reveals ? ['store.reseller.reveal'] : [])])
  const { id, personId } = reseller
  const actor: Actor = { kind: 'key', id, name: 'Digiflazz', permissions, personId, personal: true, mode }
  return { ...ctx, actor, transact: (work) => ctx.transact((inner) => work({ ...inner, actor })) }
}
