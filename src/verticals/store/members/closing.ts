import { randomBytes } from 'node:crypto'
import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { verifyPassword } from '#kernel/identity/passwords.ts'
import { erasePerson, findPerson, rolesOfPerson } from '#kernel/identity/people.ts'
import { wrongPassword } from '#kernel/identity/problems.ts'
import { passwordField } from '#kernel/identity/second-factor.ts'
import { endAllSessions } from '#kernel/identity/sessions.ts'
import { forgetWriting } from '#services/notifications/index.ts'
import { MEMBER } from './rules.ts'
import { closingBlocked } from './problems.ts'
import { forgetOutlet } from '../outlets/leaving.ts'
import * as queries from './closing-queries.ts'
import { deleteMember } from './queries.ts'
import type { Obstacle } from './schemas.ts'
import { forgetBots } from '../bots/queries.ts'
import { forgetHearer } from '../webhooks/hold-queries.ts'
import { deleteTargets } from './target-queries.ts'

/* The right to be forgotten (UU PDP, article 8), as far as the books allow. */

/** What has to be finished first, in the order in which a member would do it. */
export async function readClosing(ctx: Ctx): Promise<{ obstacles: Obstacle[] }> {
  return { obstacles: await obstaclesOf(ctx, personOf(ctx).id) }
}

async function obstaclesOf(ctx: Ctx, personId: string): Promise<Obstacle[]> {
  const [open, roles] = await Promise.all([queries.findOpen(ctx, personId), rolesOfPerson(ctx, personId)])
  const { orders, claims, credits, credit_idr, wallets, wallet_idr } = open!
  const others = roles.filter((role) => role !== MEMBER).length
  const all: Obstacle[] = [
    { kind: 'orders', count: orders, amountIdr: 0 },
    { kind: 'claims', count: claims, amountIdr: 0 },
    { kind: 'credit', count: credits, amountIdr: credit_idr },
    { kind: 'wallet', count: wallets, amountIdr: wallet_idr },
    { kind: 'role', count: others, amountIdr: 0 },
  ]
  return all.filter(({ count }) => count > 0)
}

/**
 * Deletes the account of whoever asks and proves to be its owner by their password. Everything that names them goes; the
 * orders stay in the books without a name. Nothing can be taken back afterwards.
 */
export async function closeAccount(ctx: OutsideCtx, { password }: { password: string }): Promise<void> {
  const { id } = personOf(ctx)
  const person = await ctx.transact((inner) => findPerson(inner, id))
  if (!(await verifyPassword(person?.password_hash ?? null, password)))
    throw wrongPassword({}, [passwordField('password')])
  await ctx.transact(async (inner) => {
    await endAllSessions(inner)
    const { email, phone } = (await findPerson(inner, id))!
    const before = await obstaclesOf(inner, id)
    // Waits for an order that is just being written, which is then seen among what is open.
    await erasePerson(inner, id)
    const obstacles = [...before.filter(({ kind }) => kind === 'role'), ...(await obstaclesOf(inner, id))]
    if (obstacles.length > 0) throw closingBlocked({ kinds: obstacles.map(({ kind }) => kind).join(' ') })
    await forgetOrders(inner, id, phone ? [email, phone] : [email])
    await Promise.all([deleteTargets(inner, id, null), deleteMember(inner, id), queries.deleteWaiting(inner, email)])
    // Nothing of theirs is sold or told anywhere any more, and no program of theirs comes in.
    await Promise.all([forgetOutlet(inner, id), forgetHearer(inner, id), forgetBots(inner, id)])
    await queries.forgetReseller(inner, id)
  })
}

async function forgetOrders(ctx: Ctx, personId: string, recipients: string[]): Promise<void> {
  const ids = await queries.findOrderIds(ctx, personId)
  await queries.anonymise(
    ctx,
    ids.map((id) => ({ id, token: randomBytes(24).toString('base64url') })),
  )
  await forgetWriting(ctx, { occasions: ids, recipients })
}
