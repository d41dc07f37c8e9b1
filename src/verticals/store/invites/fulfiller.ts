import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import type { FulfilmentJob, NewDelivery, OutsideFulfiller, Outcome } from '../fulfilment/fulfiller.ts'
import { keepRequest } from '../fulfilment/queries.ts'
import { noteInviteChanged } from './changes.ts'
import * as queries from './queries.ts'
import type { InvitationRow } from './queries.ts'
import { targetKey } from './rules.ts'
import { intend, type Keeper, type Step, step } from './send.ts'

/** So long one run may go on with another unit or another account; the engine's claim lasts longer. */
const RUN_MS = 25_000
const SENT = new Set(['sent', 'accepted'])
const OPEN = new Set(['intended', 'calling', 'unknown', 'staff'])

/** Invitations: one call for each unit, each under a name of its own that was written down before. */
export const deliverInvites: OutsideFulfiller = { kind: 'invite', run, giveUp }

async function run(ctx: OutsideCtx, job: FulfilmentJob): Promise<Outcome> {
  const end = Date.now() + RUN_MS
  const keep: Keeper = async (inner, call) => (await keepRequest(inner, job.id, job.claim, call)) > 0
  for (;;) {
    const next = await ctx.transact((inner) => find(inner, job))
    if (next.kind !== 'open') return next
    const done = await step(ctx, next.id, keep)
    if (done.kind === 'sent') await ctx.house.probe?.('invite-sent')
    if (done.kind !== 'sent' && done.kind !== 'again') return outcomeOf(ctx, job, next.id, done)
    if (Date.now() > end) return { kind: 'waiting', runAt: new Date() }
  }
}

/** Invitations that were sent before the job ended; what waits to be sent is given up. */
async function giveUp(ctx: Ctx, { id, itemId }: FulfilmentJob, reason: string): Promise<NewDelivery[] | 'uncertain'> {
  const mine = (await queries.findOfItem(ctx, itemId)).filter((one) => one.job_id === id && !one.delivery_id)
  if (mine.some(({ status }) => status === 'calling' || status === 'unknown')) return 'uncertain'
  for (const one of mine)
    await queries.moveInvitation(ctx, one.id, ['intended', 'staff'], { status: 'failed', note: reason.slice(0, 500) })
  return unitsOf(ctx, itemId)
}

/** What was sent for a line and is not among its deliveries yet. */
export async function unitsOf(ctx: Ctx, itemId: string): Promise<NewDelivery[]> {
  await queries.linkDeliveries(ctx, itemId)
  const all = (await queries.findOfItem(ctx, itemId)).toReversed()
  return all.filter(({ status, delivery_id }) => SENT.has(status) && !delivery_id).map(deliveryOf)
}

/** What is there already, and what comes next. */
async function find(ctx: Ctx, job: FulfilmentJob): Promise<Outcome | { kind: 'open'; id: string }> {
  const units = await unitsOf(ctx, job.itemId)
  if (units.length >= job.item.wanted) return { kind: 'delivered', deliveries: units.slice(0, job.item.wanted) }
  const all = (await queries.findOfItem(ctx, job.itemId)).toReversed()
  const open = all.find(({ status, job_id }) => job_id === job.id && OPEN.has(status))
  if (open) return { kind: 'open', id: open.id }
  const last = all.at(-1)
  if (last && ['rejected', 'expired'].includes(last.status) && !last.delivery_id)
    return { kind: 'staff', note: last.note }
  const plan = await queries.findPlan(ctx, job.item.variantId)
  if (!plan?.provider_id) return { kind: 'staff', note: 'varian ini belum punya penyedia' }
  const key = targetKey([], job.item.target)
  const id = await intend(ctx, {
    job_id: job.id,
    order_id: job.orderId,
    order_item_id: job.itemId,
    provider_id: plan.provider_id,
    plan: plan.plan,
    target: (key ? job.item.target[key]! : job.order.email).toLowerCase(),
  })
  // Somebody wrote one down at this very moment.
  return id ? { kind: 'open', id } : { kind: 'waiting', runAt: new Date(Date.now() + 1000) }
}

function deliveryOf({ status, account_id, target, reference }: InvitationRow): NewDelivery {
  return {
    kind: 'invite',
    status: status === 'accepted' ? 'accepted' : 'sent',
    inviteTarget: target,
    ...(account_id ? { accountId: account_id } : {}),
    ...(reference ? { inviteReference: reference } : {}),
  }
}

async function outcomeOf(ctx: OutsideCtx, job: FulfilmentJob, invitationId: string, done: Step): Promise<Outcome> {
  if (done.kind === 'failed') return { kind: 'failed', error: done.error, retry: true }
  if (done.kind === 'staff') {
    await ctx.transact(async (inner) => {
      const row = await queries.findInvitation(inner, invitationId)
      if (row?.status === 'rejected')
        noteInviteChanged(inner, { orderId: job.orderId, deliveryId: null, status: 'rejected' })
    })
  }
  return done as Exclude<Step, { kind: 'sent' | 'again' | 'failed' }>
}
