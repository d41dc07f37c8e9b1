import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { notFound } from '#kernel/problem/common.ts'
import { originOf } from '#kernel/house.ts'
import { LINK_MINUTES } from '../downloads/rules.ts'
import { notShown } from '../orders/secrets.ts'
import type { SecretLine } from '../orders/schemas.ts'
import type { GoodsPage, ListOrders, Opened, PartnerOrder } from '../partner/schemas.ts'
import { findReseller } from '../resellers/queries.ts'
import { claimOpen, notClaimable, warrantyOver } from '../warranty/problems.ts'
import { pay, told } from './course.ts'
import * as queries from './queries.ts'
import { codeOf } from './scenarios.ts'
import { present } from './view.ts'

/* What a reseller sees and does of what they try out. */

type Mine = { id: string; personId: string }
const SHOWN_ORDERS = 10

export async function readById(ctx: Ctx, { id: resellerId }: Mine, id: string): Promise<PartnerOrder> {
  return present(ctx, await mustFind(ctx, resellerId, id))
}

export async function readByRef(ctx: Ctx, { id: resellerId }: Mine, refId: string): Promise<PartnerOrder> {
  const row = await queries.findByRef(ctx, resellerId, refId)
  if (!row) throw notFound()
  return present(ctx, row)
}

/** Whether something was tried under this name. */
export async function isKnown(ctx: Ctx, { id: resellerId }: Mine, refId: string): Promise<boolean> {
  return (await queries.findByRef(ctx, resellerId, refId)) !== undefined
}

export async function listOrders(ctx: Ctx, { id: resellerId }: Mine, { limit, ...page }: ListOrders) {
  const rows = await queries.listOrders(ctx, resellerId, { ...page, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return { items: shown.map(listed), nextCursor: rows.length > limit ? shown.at(-1)!.id : null }
}

/** The latest of what was tried. */
export async function latestOrders(ctx: Ctx, { id: resellerId }: Mine) {
  return (await queries.listOrders(ctx, resellerId, { limit: SHOWN_ORDERS })).map(listed)
}

function listed(row: queries.OrderRow) {
  return {
    id: row.id,
    refId: row.ref_id,
    number: row.number,
    status: row.status,
    createdAt: row.created_at,
    deliveredAt: row.delivered_at,
    walletIdr: row.wallet_idr,
    totalIdr: row.total_idr,
  }
}

/** The goods with what is left to try out in place of what the shop has. */
export async function withTestStock(ctx: Ctx, { id: resellerId }: Mine, page: GoodsPage): Promise<GoodsPage> {
  const ids = page.items.flatMap(({ variants }) => variants.map(({ id }) => id))
  const known = await queries.readUnits(ctx, resellerId, ids)
  const items = page.items.map((product) => ({
    ...product,
    variants: product.variants.map((variant) => {
      const stock = variant.stock === null ? null : (known.get(variant.id) ?? queries.START_UNITS)
      return { ...variant, stock, available: product.status === 'active' && stock !== 0 }
    }),
  }))
  return { ...page, items }
}

/** The money of an unpaid order comes, as if somebody had scanned its QR. */
export async function payOrder(ctx: Ctx, mine: Mine, id: string): Promise<PartnerOrder> {
  await queries.takeWallet(ctx, mine.id)
  const paid = await pay(ctx, mine, await mustFind(ctx, mine.id, id))
  queries.setOrder(ctx, paid)
  return present(ctx, paid)
}

/** Shows what a unit says; each look is noted. */
export async function openUnit(
  ctx: Ctx,
  mine: Mine,
  { id, deliveryId }: { id: string; deliveryId: string },
): Promise<Opened> {
  const row = await mustFind(ctx, mine.id, id)
  const unit = (await queries.findUnits(ctx, id)).find((one) => one.id === deliveryId)
  if (!unit) throw notFound()
  if (unit.status === 'replaced') throw notShown()
  queries.noteLook(ctx, deliveryId)
  return { lines: linesOf(ctx, unit), instructions: '', file: unit.kind === 'file' ? fileOf(ctx, row) : null }
}

function linesOf(ctx: Ctx, { id, kind }: queries.UnitRow): SecretLine[] {
  const english = ctx.locale === 'en'
  const code = codeOf(id)
  if (kind === 'file') return []
  if (kind === 'invite') return [{ label: english ? 'Sent to' : 'Dikirim ke', value: 'uji@contoh.id' }]
  if (kind === 'code') return [{ label: english ? 'Code' : 'Kode', value: code }]
  return [
    { label: 'Email', value: `${code.toLowerCase()}@contoh.id` },
    { label: english ? 'Password' : 'Kata sandi', value: code },
    { label: english ? 'Profile' : 'Profil', value: 'Profil 1' },
  ]
}

function fileOf(ctx: Ctx, row: queries.OrderRow): NonNullable<Opened['file']> {
  return {
    name: 'uji.txt',
    url: `${originOf(ctx.house, ctx.tenant.host)}/reseller/api/uji.txt`,
    expiresAt: new Date(ctx.now.getTime() + LINK_MINUTES * 60_000).toISOString(),
    downloadsLeft: Math.max(0, row.quantity),
  }
}

type Claim = { id: string; deliveryId: string; problem: string }
/** Written in a claim, the claim is refused, and not answered with another unit. */
export const REFUSED_WORD = 'uji-tolak'
const ANSWER_SECONDS = 5

/** A warranty claim: another unit at once, or a refusal a little later. */
export async function openClaim(ctx: Ctx, mine: Mine, { id, deliveryId, problem }: Claim) {
  await queries.takeWallet(ctx, mine.id)
  const row = await mustFind(ctx, mine.id, id)
  const unit = (await queries.findUnits(ctx, id)).find((one) => one.id === deliveryId)
  if (!unit) throw notFound()
  if (unit.status === 'replaced') throw notClaimable()
  if (!unit.warranty_until || new Date(unit.warranty_until) <= ctx.now) throw warrantyOver()
  const open = (await queries.findClaims(ctx, id)).some((one) => one.unit_id === deliveryId && one.status === 'open')
  if (open) throw claimOpen()
  const claim = { id: newId(), unit_id: deliveryId, problem, answer: '', decided_at: null }
  if (problem.toLowerCase().includes(REFUSED_WORD)) {
    queries.insertClaim(ctx, id, { ...claim, status: 'open' })
    queries.planAnswer(ctx, { id: claim.id, orderId: id, resellerId: mine.id }, ANSWER_SECONDS)
    return { id: claim.id, status: 'open' as const }
  }
  const { created_at: _made, ...kept } = unit
  queries.insertClaim(ctx, id, { ...claim, status: 'replaced', decided_at: ctx.now.toISOString() })
  queries.replaceUnit(ctx, deliveryId)
  queries.insertUnit(ctx, { ...kept, id: newId(), first_revealed_at: null, replaces_id: deliveryId })
  await told(ctx, mine, row, 'order.claim_decided', claim.id)
  return { id: claim.id, status: 'replaced' as const }
}

/** The refusal of a claim. */
export async function answerClaim(ctx: Ctx, { id, orderId, resellerId }: queries.ClaimTurn): Promise<void> {
  const [reseller, row] = await Promise.all([
    findReseller(ctx, resellerId),
    queries.findOrder(ctx, resellerId, orderId),
  ])
  if (!reseller || !row || !(await queries.refuseClaim(ctx, id, 'Kodenya sudah terpakai (uji).'))) return
  await told(ctx, { id: resellerId, personId: reseller.person_id }, row, 'order.claim_decided', id)
}

async function mustFind(ctx: Ctx, resellerId: string, id: string): Promise<queries.OrderRow> {
  const row = await queries.findOrder(ctx, resellerId, id)
  if (!row) throw notFound()
  return row
}
