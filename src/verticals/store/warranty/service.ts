import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { emit } from '#kernel/events/emit.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { keepImage, takeImage } from '#services/files/index.ts'
import { grantCredit } from '../credits/notes.ts'
import { announceOrder, noteEvent } from '../orders/events.ts'
import { StoreSettings } from '../settings.ts'
import {
  claimDecided,
  claimOpen,
  creditTooLarge,
  notClaimable,
  nothingLeft,
  pictureGone,
  tooManyClaims,
  warrantyOver,
} from './problems.ts'
import * as queries from './queries.ts'
import type { UnitRow } from './queries.ts'
import { replaceUnit } from './replace.ts'
import { isCapped, mayReplaceAlone } from './rules.ts'
import type { AnswerClaim, Claim, CreditClaim, ListClaims, ReportProblem, UploadEvidence } from './schemas.ts'

const CLAIMABLE = new Set(['ready', 'sent', 'accepted'])

/** The buyer says what is wrong. What may be replaced without staff is, at once. */
export async function reportProblem(ctx: Ctx, { token, id, problem, pictureIds }: ReportProblem) {
  const unit = await queries.lockUnit(ctx, id, token)
  if (!unit) throw notFound()
  refuseClaim(ctx, unit)
  await queries.lockBuyer(ctx, unit.buyer_key)
  const [recent, settings] = await Promise.all([
    queries.countRecent(ctx, unit.buyer_key),
    readSettings(ctx, 'store', StoreSettings),
  ])
  if (isCapped(recent, settings.warrantyAbuseLimit)) throw tooManyClaims()
  await keepEvidence(ctx, pictureIds)
  const claimId = newId()
  const made = await queries.insertClaim(ctx, {
    id: claimId,
    delivery_id: unit.id,
    order_id: unit.order_id,
    buyer_key: unit.buyer_key,
    problem,
    picture_ids: pictureIds,
  })
  if (!made) throw claimOpen()
  noteEvent(ctx, unit.order_id, 'claim_opened')
  announceOrder(ctx, unit.order_id)
  const alone = mayReplaceAlone({
    recent,
    limit: settings.warrantyAbuseLimit,
    auto: unit.warranty_auto,
    badBatch: unit.bad_batch,
  })
  const replaced = alone ? await replaceUnit(ctx, unit) : false
  if (!replaced) {
    emit(ctx, 'store.claim_opened', { claimId })
    return { id: claimId, status: 'open' as const }
  }
  conclude(ctx, claimId, unit, { status: 'replaced', replacement_id: replaced.deliveryId })
  return { id: claimId, status: 'replaced' as const }
}

function refuseClaim(ctx: Ctx, unit: UnitRow): void {
  if (!CLAIMABLE.has(unit.status)) throw notClaimable()
  if (!unit.warranty_until || new Date(unit.warranty_until) <= ctx.now) throw warrantyOver()
}

async function keepEvidence(ctx: Ctx, pictureIds: readonly string[]): Promise<void> {
  for (const [index, id] of pictureIds.entries()) {
    if (!(await keepImage(ctx, id)))
      throw pictureGone({}, [{ path: `pictureIds.${index}`, sentence: pictureGone.sentence }])
  }
}

/** Takes a picture of what is wrong, from whoever holds the link of a paid order. */
export async function uploadEvidence(ctx: OutsideCtx, { token, file, name }: UploadEvidence) {
  if (!(await ctx.transact((inner) => queries.isPaidOrder(inner, token)))) throw notFound()
  const { id } = await takeImage(ctx, { file, purpose: 'picture', ...(name ? { name } : {}) })
  return { id, url: `/media/${id}/640.webp` }
}

export async function listClaims(ctx: Ctx, { cursor, limit, ...filter }: ListClaims) {
  const [rows, open, settings] = await Promise.all([
    queries.findClaims(ctx, filter, cursor ?? null, limit + 1),
    queries.countOpen(ctx),
    readSettings(ctx, 'store', StoreSettings),
  ])
  const items = rows.slice(0, limit).map((row) => present(row, settings.warrantyAbuseLimit))
  return { items, open, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}

/** Staff replaces the unit or refuses with a reason that the buyer reads. */
export async function answerClaim(ctx: Ctx, { id, outcome, answer }: AnswerClaim): Promise<void> {
  const unit = await lockOpen(ctx, id)
  if (outcome === 'refused') {
    if (!answer) {
      const sentence = { id: 'Tulis alasannya untuk pembeli.', en: 'Tell the buyer why.' }
      throw invalidInput({}, [{ path: 'answer', sentence }])
    }
    return conclude(ctx, id, unit, { status: 'refused', answer })
  }
  if (!CLAIMABLE.has(unit.status)) throw notClaimable()
  const replaced = await replaceUnit(ctx, unit)
  if (!replaced) throw nothingLeft()
  conclude(ctx, id, unit, { status: 'replaced', answer, replacement_id: replaced.deliveryId })
}

/** Staff answers with credit, at most what was paid for the unit; the unit is shown no more. */
export async function creditClaim(ctx: Ctx, { id, amountIdr, answer }: CreditClaim): Promise<void> {
  const unit = await lockOpen(ctx, id)
  if (!CLAIMABLE.has(unit.status)) throw notClaimable()
  if (amountIdr > unit.unit_idr) throw creditTooLarge({ mostIdr: unit.unit_idr })
  await grantCredit(ctx, unit.order_id, amountIdr)
  queries.endUnit(ctx, unit, 'revoked')
  conclude(ctx, id, unit, { status: 'credited', answer })
}

async function lockOpen(ctx: Ctx, id: string): Promise<UnitRow> {
  const claim = await queries.lockClaim(ctx, id)
  if (!claim) throw notFound()
  if (claim.status !== 'open') throw claimDecided()
  return (await queries.lockUnit(ctx, claim.delivery_id))!
}

/** The decision, the timeline, and whoever is to be told. */
export function conclude(
  ctx: Ctx,
  claimId: string,
  unit: Pick<UnitRow, 'order_id'>,
  decision: Parameters<typeof queries.decideClaim>[2],
): void {
  queries.decideClaim(ctx, claimId, decision)
  noteEvent(ctx, unit.order_id, 'claim_answered', decision.status)
  announceOrder(ctx, unit.order_id)
  emit(ctx, 'store.claim_decided', { claimId })
}

function present(row: queries.ListedRow, claimLimit: number): Claim {
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    deliveryId: row.delivery_id,
    kind: row.kind,
    buyerName: row.buyer_name,
    productName: row.product_name,
    variantName: row.variant_name,
    unitIdr: row.unit_idr,
    problem: row.problem,
    pictures: row.picture_ids.map((id) => `/media/${id}/640.webp`),
    status: row.status,
    answer: row.answer,
    recentClaims: row.recent,
    claimLimit,
    badBatch: row.bad_batch,
    deliveredAt: row.delivered_at,
    warrantyUntil: row.warranty_until,
    replacementId: row.replacement_id,
    decidedAt: row.decided_at,
    createdAt: row.created_at,
  }
}
