import type { Ctx } from '#kernel/context.ts'
import { portion } from '#kernel/money/rupiah.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { sumGiven } from '../credits/queries.ts'
import type { ItemRow, OrderRow } from '../orders/queries.ts'
import { type PointTerms, shares } from '../pricing/rules.ts'
import { StoreSettings } from '../settings.ts'
import { pointsGone } from './problems.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'
import type { PointRules, Role } from './schemas.ts'

/* Points on their way through an order: given for it, given back, earned with it and taken back. */

/** The rules by which a role's points go. */
export async function rulesOf(ctx: Ctx, role: Role): Promise<PointRules> {
  const settings = await readSettings(ctx, 'store', StoreSettings)
  return role === 'reseller' ? settings.resellerPoints : settings.memberPoints
}

/** `atMost`: so many are to be given and no more. `have`: in place of the account's, for what is only tried out. */
type Wish = { variantIds: readonly string[]; wanted: boolean; atMost?: number; have?: number }

/** What somebody's points may do for an order. Nothing is locked: whoever takes them finds out whether they are there. */
export async function pointTerms(
  ctx: Ctx,
  owner: queries.Owner,
  { variantIds, wanted, atMost = Number.POSITIVE_INFINITY, have }: Wish,
): Promise<PointTerms> {
  const reseller = owner.role === 'reseller'
  const [found, account, costs] = await Promise.all([
    rulesOf(ctx, owner.role),
    have === undefined ? queries.findAccount(ctx, owner) : { balance: have },
    reseller ? queries.findCosts(ctx, variantIds) : undefined,
  ])
  const terms = rules.termsOf(found, Math.min(account?.balance ?? 0, atMost), wanted)
  return costs && !found.belowCost ? { ...terms, costs } : terms
}

/** Takes points for an order in the transaction that writes it; whoever was faster with another order has them. */
export async function holdPoints(ctx: Ctx, owner: queries.Owner, orderId: string, points: number): Promise<void> {
  if (!spend(ctx, await queries.lockAccount(ctx, owner), orderId, points)) throw pointsGone()
}

function spend(ctx: Ctx, account: queries.Account, orderId: string, points: number): boolean {
  if (account.balance < points) return false
  queries.giveLots(ctx, account.id, points, orderId)
  queries.move(ctx, account.id, { kind: 'spent', points: -points, orderId })
  return true
}

/** An unpaid order has ended: its points are free again. */
export async function freePoints(ctx: Ctx, orderId: string): Promise<void> {
  await giveBack(ctx, orderId, 0, null)
}

/** Takes again what `freePoints` gave back; false, and nothing taken, where it has been used since. */
export async function retakePoints(ctx: Ctx, orderId: string, points: number): Promise<boolean> {
  const account = await queries.lockAccountOf(ctx, orderId)
  return account !== undefined && spend(ctx, account, orderId, points)
}

/** Leaves an order so many points and returns the others. */
async function giveBack(ctx: Ctx, orderId: string, leave: number, until: Date | null): Promise<void> {
  const account = await queries.lockAccountOf(ctx, orderId)
  if (!account) return
  const points = (await queries.countGiven(ctx, orderId)) - leave
  if (points <= 0) return
  queries.returnLots(ctx, orderId, points, until)
  queries.move(ctx, account.id, { kind: 'returned', points, orderId })
}

const ENDED = new Set(['delivered', 'partial', 'credited', 'cancelled'])

type Paid = Pick<OrderRow, 'id' | 'channel' | 'person_id' | 'points' | 'points_idr' | 'subtotal_idr' | 'discount_idr'>
type Leaf = Pick<ItemRow, 'status' | 'quantity' | 'delivered_count' | 'total_idr'>

/**
 * Lines of an order have ended: what was handed over earns points for the money that was paid for it, and of what was
 * not the points go back. Called again it does what is missing, so it may be called whenever a line moves.
 */
export async function settlePoints(ctx: Ctx, order: Paid, leaves: readonly Leaf[]): Promise<void> {
  if (!order.person_id) return
  const weights = leaves.map(({ total_idr }) => total_idr)
  const paid = shares(order.subtotal_idr - order.discount_idr - order.points_idr, weights)
  const given = shares(order.points, weights)
  let [soldIdr, missing] = [0, 0]
  for (const [index, leaf] of leaves.entries()) {
    if (!ENDED.has(leaf.status)) continue
    soldIdr += portion(paid[index]!, leaf.delivered_count, leaf.quantity)
    missing += portion(given[index]!, leaf.quantity - leaf.delivered_count, leaf.quantity)
  }
  const owner = { personId: order.person_id, role: roleOf(order) }
  await earn(ctx, owner, order.id, soldIdr)
  if (missing > 0) await giveBack(ctx, order.id, order.points - missing, rules.returnedUntil(ctx.now))
}

/** What a reseller buys earns the reseller's points, whoever it is for. */
function roleOf({ channel }: Pick<OrderRow, 'channel'>): Role {
  return channel === 'shop' ? 'member' : 'reseller'
}

async function earn(ctx: Ctx, owner: queries.Owner, orderId: string, soldIdr: number): Promise<void> {
  const [known, found] = await Promise.all([queries.lockEarning(ctx, orderId), rulesOf(ctx, owner.role)])
  if (!known && (!found.on || soldIdr === 0)) return
  const account = known ? await queries.lockAccountById(ctx, known.account_id) : await queries.lockAccount(ctx, owner)
  // What the shop gave for it before anything was handed over lessens what it earns as well.
  const before = known ?? { per_point_idr: found.perPointIdr, back_idr: await sumGiven(ctx, orderId), points: 0 }
  await settle(ctx, account!, orderId, { ...before, account_id: account!.id, sold_idr: soldIdr }, found)
}

/** Money that was paid for what was handed over went back: the points that it earned go as well. */
export async function takeBackFor(ctx: Ctx, order: Pick<OrderRow, 'id' | 'channel'>, backIdr: number): Promise<void> {
  const [known, found] = await Promise.all([queries.lockEarning(ctx, order.id), rulesOf(ctx, roleOf(order))])
  if (!known) return
  const account = await queries.lockAccountById(ctx, known.account_id)
  await settle(ctx, account!, order.id, { ...known, back_idr: known.back_idr + backIdr }, found)
}

async function settle(
  ctx: Ctx,
  account: queries.Account,
  orderId: string,
  earning: queries.EarningRow,
  { months }: PointRules,
): Promise<void> {
  const { per_point_idr: perPointIdr, sold_idr: soldIdr, back_idr: backIdr } = earning
  const points = rules.pointsFor({ perPointIdr, soldIdr, backIdr })
  queries.keepEarning(ctx, orderId, { ...earning, points })
  const { earned, clawed, owed } = rules.settleChange(points - earning.points, account)
  if (earned > 0) {
    queries.addLot(ctx, account.id, earned, rules.endOf(ctx.now, months))
    queries.move(ctx, account.id, { kind: 'earned', points: earned, orderId })
  }
  if (clawed > 0) {
    queries.takeLots(ctx, account.id, clawed)
    queries.move(ctx, account.id, { kind: 'clawed_back', points: -clawed, orderId })
  }
  if (owed !== account.owed) queries.setOwed(ctx, account.id, owed)
}
