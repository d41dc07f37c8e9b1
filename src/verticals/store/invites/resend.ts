import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { adapterOf } from '../providers/adapters/index.ts'
import { type Invited, type Line, ProviderRefused } from '../providers/adapters/port.ts'
import { connectTo } from '../providers/connect.ts'
import { findProvider } from '../providers/queries.ts'
import { noteInviteChanged } from './changes.ts'
import * as queries from './queries.ts'
import type { InvitationRow } from './queries.ts'
import { intend, pollLater, step } from './send.ts'
import { noteCorrected, noteState } from './service.ts'

/* What happens to an invitation after it was sent: a corrected one is sent, and the reader's answer is asked for. */

const RETRY_MS = 60_000

type Connected = { row: InvitationRow; line: Line; credentials: unknown }

/** Sends a corrected invitation: the old one is taken back first, so that two people never hold one seat. */
export async function resend(ctx: OutsideCtx, invitationId: string): Promise<void> {
  const row = await ctx.transact((inner) => queries.findInvitation(inner, invitationId))
  if (!row || ['failed', 'accepted', 'revoked'].includes(row.status)) return
  if (row.status === 'intended' && row.replaces_id && !(await takeBack(ctx, row))) return
  const done = await step(ctx, invitationId, async () => true)
  await ctx.transact(async (inner) => {
    const again = (runAt: Date) => enqueue(inner, 'store.resendInvite', { invitationId }, { runAt, key: invitationId })
    if (done.kind === 'sent') noteCorrected(inner, (await queries.findInvitation(inner, invitationId))!)
    if (done.kind === 'waiting' || done.kind === 'unknown') again(done.runAt)
    if (done.kind === 'failed') again(new Date(Date.now() + RETRY_MS))
    if (done.kind === 'again') await renew(inner, row)
    if (done.kind === 'staff') {
      const now = (await queries.findInvitation(inner, invitationId))!
      if (now.status === 'rejected' || now.status === 'expired') noteRefused(inner, now, now.status)
    }
  })
}

/** True when the old one holds no seat any more. When its reader was faster, the correction comes to nothing. */
async function takeBack(ctx: OutsideCtx, row: InvitationRow): Promise<boolean> {
  const old = await ctx.transact((inner) => connectOf(inner, row.replaces_id!))
  if (!old || old.row.status !== 'sent') return true
  let accepted = false
  try {
    const answer = await old.line.revoke(old.credentials, old.row.id)
    accepted = answer?.state === 'accepted'
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error
    if (error.code !== 'already-accepted') throw error
    accepted = true
  }
  return ctx.transact(async (inner) => {
    if (!accepted) {
      await queries.moveInvitation(inner, old.row.id, ['sent'], { status: 'revoked' })
      return true
    }
    await queries.moveInvitation(inner, row.id, ['intended'], { status: 'failed', note: 'yang lama sudah diterima' })
    await noteState(inner, old.row, 'accepted')
    return false
  })
}

/** The account could not send it: the next one is tried, under another name. */
async function renew(ctx: Ctx, row: InvitationRow): Promise<void> {
  const { job_id, order_id, order_item_id, provider_id, plan, target, delivery_id, replaces_id } = row
  const next = await intend(ctx, {
    job_id,
    order_id,
    order_item_id,
    provider_id,
    plan,
    target,
    delivery_id,
    replaces_id,
  })
  if (next) enqueue(ctx, 'store.resendInvite', { invitationId: next }, { key: next })
}

function noteRefused(ctx: Ctx, row: InvitationRow, status: 'rejected' | 'expired'): void {
  if (row.delivery_id) queries.updateDelivery(ctx, row.delivery_id, { status, invite_target: row.target })
  noteInviteChanged(ctx, { orderId: row.order_id, deliveryId: row.delivery_id, status })
}

/** Asks what the reader did, and plans the next question. A provider that does not answer is asked again later. */
export async function poll(ctx: OutsideCtx, invitationId: string): Promise<void> {
  const found = await ctx.transact((inner) => connectOf(inner, invitationId))
  if (found?.row.status !== 'sent') return
  let answer: Invited | null
  try {
    answer = await found.line.status(found.credentials, invitationId)
  } catch (error) {
    ctx.house.log.debug({ err: error, invitationId }, 'the provider did not say what became of an invitation')
    answer = null
  }
  await ctx.transact(async (inner) => {
    const { row } = found
    const state = answer?.state
    if (state && state !== 'sent') return noteState(inner, row, state === 'revoked' ? 'rejected' : state)
    const asked = row.asked + 1
    await queries.moveInvitation(inner, row.id, ['sent'], { asked })
    pollLater(inner, row.id, new Date(row.called_at ?? row.created_at), asked)
  })
}

/** Null for an invitation that staff sent: nobody can be asked about it. */
async function connectOf(ctx: Ctx, invitationId: string): Promise<Connected | null> {
  const row = await queries.findInvitation(ctx, invitationId)
  if (!row?.account_id) return null
  const provider = (await findProvider(ctx, row.provider_id))!
  const adapter = adapterOf(ctx.house, provider.adapter)
  if (!adapter?.connect) return null
  return { row, ...(await connectTo(ctx, provider, row.account_id)) }
}
