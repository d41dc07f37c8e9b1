import type { Ctx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { checkInputs } from '../catalogue/rules.ts'
import { endAttempt, replayJob } from '../fulfilment/index.ts'
import { noteEvent } from '../orders/events.ts'
import { noteInviteChanged } from './changes.ts'
import { unitsOf } from './fulfiller.ts'
import { inviteAccepted, inviteUnderWay, notWithStaff, tooManyCorrections } from './problems.ts'
import * as queries from './queries.ts'
import type { InvitationRow, LineRow } from './queries.ts'
import { maskEmail, MOST_CORRECTIONS, targetKey } from './rules.ts'
import type { AnswerInvitation, CorrectTarget, Invitation, ListInvitations } from './schemas.ts'
import { intend } from './send.ts'

/** The buyer gives another address for an invitation that nobody has accepted yet. */
export async function correctTarget(ctx: Ctx, { token, id, email }: CorrectTarget) {
  const line = await queries.lockLine(ctx, token, id)
  if (!line) throw notFound()
  await queries.linkDeliveries(ctx, id)
  const [last, ...older] = await queries.findOfItem(ctx, id)
  refuseCorrection(last ? [last, ...older] : [])
  refuseAddress(line, email)
  await keepTarget(ctx, line, email)
  noteEvent(ctx, line.order_id, 'invite_corrected', maskEmail(email))
  // Nothing was called yet: the first call will go to the new address.
  if (!last) return { status: 'waiting' as const, email }
  if (last.status === 'intended' || last.status === 'staff') {
    await queries.moveInvitation(ctx, last.id, [last.status], { target: email })
    return { status: 'waiting' as const, email }
  }
  await sendAnew(ctx, line, last, email)
  return { status: 'sending' as const, email }
}

function refuseCorrection(all: readonly InvitationRow[]): void {
  const status = all[0]?.status
  if (status === 'accepted') throw inviteAccepted()
  // Staff finds out whether the former address was invited: until then nobody else is.
  const asked = status === 'staff' && all[0]!.account_id !== null
  if (status === 'calling' || status === 'unknown' || asked) throw inviteUnderWay()
  const corrected = all.filter(({ replaces_id }) => replaces_id !== null).length
  if (corrected >= MOST_CORRECTIONS) throw tooManyCorrections({ most: MOST_CORRECTIONS })
}

/** What the product asks of an address holds for a corrected one as well. */
function refuseAddress({ inputs }: LineRow, email: string): void {
  const field = inputs.find(({ type }) => type === 'email')
  const [wrong] = field ? checkInputs([field], { [field.key]: email }) : []
  if (wrong) throw invalidInput({}, [{ path: 'email', sentence: wrong.sentence }])
}

function keepTarget(ctx: Ctx, { id, inputs, target }: LineRow, email: string): Promise<void> {
  const key = targetKey(inputs, target) ?? 'email'
  return queries.updateTarget(ctx, id, { ...target, [key]: email })
}

/** What was sent is taken back first, by the job, outside this transaction. */
async function sendAnew(ctx: Ctx, line: LineRow, last: InvitationRow, email: string): Promise<void> {
  const invitationId = await intend(ctx, {
    job_id: last.job_id,
    order_id: last.order_id,
    order_item_id: last.order_item_id,
    provider_id: last.provider_id,
    plan: last.plan,
    target: email,
    delivery_id: last.delivery_id,
    replaces_id: last.id,
  })
  if (!invitationId) throw inviteUnderWay()
  if (last.delivery_id) enqueue(ctx, 'store.resendInvite', { invitationId }, { key: invitationId })
  else if (line.job_id) await replayJob(ctx, line.job_id, 'alamat undangan diganti')
}

export async function listInvitations(ctx: Ctx, { cursor, limit, ...filter }: ListInvitations) {
  const rows = await queries.findListed(ctx, filter, cursor ?? null, limit + 1)
  const items = rows.slice(0, limit).map(present)
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}

/** What staff says of an invitation that waits for them, or of one whose reader they have heard from. */
export async function answerInvitation(ctx: Ctx, { id, outcome, reference, note }: AnswerInvitation): Promise<void> {
  const row = await queries.lockInvitation(ctx, id)
  if (!row) throw notFound()
  const heard = outcome === 'accepted' || outcome === 'rejected'
  if (heard && row.status === 'sent') return noteState(ctx, row, outcome)
  if (row.status !== 'staff' || outcome === 'rejected') throw notWithStaff()
  if (outcome === 'sent' || outcome === 'accepted') {
    // A reference of our own, where the provider gives none: by it the delivery is known again.
    const known = reference || row.reference || `STAF-${id.slice(-12).toUpperCase()}`
    await queries.moveInvitation(ctx, id, ['staff'], { status: outcome, reference: known, note })
    return goOn(ctx, row, { ...row, reference: known, status: outcome })
  }
  await queries.moveInvitation(ctx, id, ['staff'], { status: 'failed', note: note || row.note })
  if (outcome === 'again') {
    const { job_id, order_id, order_item_id, provider_id, plan, target, delivery_id, replaces_id } = row
    const again = { job_id, order_id, order_item_id, provider_id, plan, target, delivery_id, replaces_id }
    const next = await intend(ctx, again)
    if (row.delivery_id && next) enqueue(ctx, 'store.resendInvite', { invitationId: next }, { key: next })
    else await replayJob(ctx, row.job_id, 'undangan dicoba lagi')
    return
  }
  // What is not handed over becomes credit.
  if (row.delivery_id) return
  const deliveries = await unitsOf(ctx, row.order_item_id)
  await endAttempt(ctx, row.job_id, { kind: 'delivered', deliveries })
}

/** The engine takes up the job of a first invitation; a corrected one has its delivery already. */
async function goOn(ctx: Ctx, row: InvitationRow, sent: InvitationRow): Promise<void> {
  if (!row.delivery_id) await replayJob(ctx, row.job_id, 'undangan dikirim staf')
  else noteCorrected(ctx, sent)
}

/** The delivery stands for the new invitation from now on. */
export function noteCorrected(ctx: Ctx, row: InvitationRow): void {
  const status = row.status === 'accepted' ? 'accepted' : 'sent'
  queries.updateDelivery(ctx, row.delivery_id!, {
    status,
    invite_target: row.target,
    invite_reference: row.reference,
    account_id: row.account_id,
  })
  noteInviteChanged(ctx, { orderId: row.order_id, deliveryId: row.delivery_id, status })
}

/** What became of an invitation at its reader's. */
export async function noteState(ctx: Ctx, row: InvitationRow, status: 'accepted' | 'rejected' | 'expired') {
  await queries.linkDeliveries(ctx, row.order_item_id)
  const moved = await queries.moveInvitation(ctx, row.id, ['sent'], { status })
  if (moved === 0) return
  const deliveryId = (await queries.findInvitation(ctx, row.id))!.delivery_id
  if (deliveryId) queries.updateDelivery(ctx, deliveryId, { status })
  noteInviteChanged(ctx, { orderId: row.order_id, deliveryId, status })
}

function present(row: queries.ListedRow): Invitation {
  return {
    id: row.id,
    jobId: row.job_id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    itemId: row.order_item_id,
    productName: row.product_name,
    variantName: row.variant_name,
    providerId: row.provider_id,
    providerName: row.provider_name,
    accountId: row.account_id,
    accountLabel: row.account_label,
    plan: row.plan,
    target: row.target,
    status: row.status,
    reference: row.reference,
    note: row.note,
    corrects: row.replaces_id !== null,
    calledAt: row.called_at,
    createdAt: row.created_at,
  }
}
