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
const OPEN = new Set(['intended', 'calling', 'unknown', 'staff'])

/** Invitations: one call for each unit, each under a name of its own that was written down before. */
export const deliverInvites: OutsideFulfiller = { kind: 'invite', run }

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

/** What is there already, and what comes next. */
async function find(ctx: Ctx, job: FulfilmentJob): Promise<Outcome | { kind: 'open'; id: string }> {
  await queries.linkDeliveries(ctx, job.itemId)
  const all = (await queries.findOfItem(ctx, job.itemId)).toReversed()
  const units = all.filter(({ status, delivery_id }) => ['sent', 'accepted'].includes(status) && !delivery_id)
  if (units.length >= job.item.wanted) {
    return { kind: 'delivered', deliveries: units.slice(0, job.item.wanted).map(deliveryOf) }
  }
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
