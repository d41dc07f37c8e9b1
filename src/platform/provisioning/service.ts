import type { OutsideCtx, PlatformCtx, Tenant } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { advanceOrder } from '../portal/advance.ts'
import { findOrder, lockOrder, noteEvent, type OrderRow, updateOrder } from '../portal/queries.ts'
import { announceOrder } from '../portal/service.ts'
import { endStep, findRun, findSteps, lockRun, startStep, updateRun } from './queries.ts'
import { type Building, type Step, stepsFor } from './steps.ts'

export const nothingToRetry = problem('nothing-to-retry', 409, {
  id: 'Tidak ada langkah yang gagal untuk diulang.',
  en: 'No step has failed, so there is nothing to retry.',
})
export const notWaitingForApproval = problem('not-waiting-for-approval', 409, {
  id: 'Pesanan ini tidak sedang menunggu persetujuan.',
  en: 'This order is not waiting for approval.',
})

/**
 * Takes the next step of a building. A step's effect, its mark and the job for the following step are one
 * transaction: whenever the process ends, the step has happened or it has not, and the queue takes it up again.
 *
 * @param only the step this job is for. One that is begun again after its step was done has nothing to do: the next step
 *   has a job of its own. Without it whichever is next.
 */
export async function takeStep(ctx: OutsideCtx<PlatformCtx>, orderId: string, only?: string): Promise<void> {
  const next = await ctx.transact((inner) => findNext(inner, orderId))
  if (!next || (only && next.step.name !== only)) return
  const { step, building } = next
  await ctx.transact((inner) => startStep(inner, orderId, step.name))
  await probe(ctx, step, 'started')
  try {
    if ('check' in step) await step.check(ctx, building)
    await ctx.transact(async (inner) => {
      await lockRun(inner, orderId)
      const status = (await findSteps(inner, orderId)).find(({ name }) => name === step.name)?.status
      if (status === 'done') return
      if ('run' in step) await step.run(inner, building)
      await endStep(inner, orderId, step.name, 'done', null)
      await finishOrGoOn(inner, orderId)
      await probe(ctx, step, 'before-commit')
    })
  } catch (error) {
    await ctx.transact(async (inner) => {
      const failed = await endStep(inner, orderId, step.name, 'failed', (error as Error).message.slice(0, 500))
      // Somebody else may have done the step meanwhile; then the building goes on.
      if (failed === 0) return
      await updateRun(inner, orderId, 'failed')
      announceOrder(inner, orderId)
    })
    throw error
  }
  await probe(ctx, step, 'committed')
}

async function findNext(ctx: PlatformCtx, orderId: string): Promise<{ step: Step; building: Building } | null> {
  const [run, order, steps] = await Promise.all([
    findRun(ctx, orderId),
    findOrder(ctx, orderId),
    findSteps(ctx, orderId),
  ])
  const waiting = steps.find(({ status }) => status !== 'done')
  if (!run || !order || !waiting) return null
  const step = stepsFor(ctx.house.registry, order.vertical).find(({ name }) => name === waiting.name)
  if (!step) throw new Error(`no step is called ${waiting.name}`)
  return { step, building: buildingOf(ctx, order, run.site_tenant_id) }
}

async function finishOrGoOn(ctx: PlatformCtx, orderId: string): Promise<void> {
  const next = (await findSteps(ctx, orderId)).find(({ status }) => status !== 'done')
  announceOrder(ctx, orderId)
  if (next) {
    await updateRun(ctx, orderId, 'running')
    enqueue(ctx, 'platform.provision', { orderId, step: next.name })
    return
  }
  await updateRun(ctx, orderId, 'done')
  noteEvent(ctx, orderId, 'built')
  const order = (await findOrder(ctx, orderId))!
  emit(ctx, 'platform.site_built', { orderId, siteTenantId: order.site_tenant_id! })
  await advanceOrder(ctx, orderId)
}

function buildingOf(ctx: PlatformCtx, order: OrderRow, siteTenantId: string): Building {
  const tenant: Tenant = {
    id: siteTenantId,
    kind: 'client',
    slug: order.slug,
    vertical: order.vertical,
    name: order.business_name,
    status: 'preparing',
    host: `${order.slug}.${ctx.house.baseDomain}`,
  }
  const colours = order.brand as { primary: string; accent: string }
  const brand = { ...colours, tagline: order.tagline, logoId: order.logo_id }
  const owner = {
    name: order.owner_name,
    email: order.owner_email,
    whatsapp: order.owner_whatsapp,
    address: order.owner_address,
  }
  return { order, tenant, site: { orderId: order.id, name: order.business_name, package: order.package, brand, owner } }
}

/** The owner lets a building begin where the setting says so. */
export async function approve(ctx: PlatformCtx, orderId: string): Promise<void> {
  const order = await lockOrder(ctx, orderId)
  if (!order) throw notFound()
  if (order.approved_at || order.status === 'expired' || (await findRun(ctx, orderId))) throw notWaitingForApproval()
  await updateOrder(ctx, orderId, { approved_at: ctx.now })
  noteEvent(ctx, orderId, 'approved')
  await advanceOrder(ctx, orderId)
  announceOrder(ctx, orderId)
}

/** Tries the failed step again at once. */
export async function retry(ctx: PlatformCtx, orderId: string): Promise<void> {
  const run = await lockRun(ctx, orderId)
  if (!run) throw notFound()
  if (run.status !== 'failed') throw nothingToRetry()
  await updateRun(ctx, orderId, 'running')
  const next = (await findSteps(ctx, orderId)).find(({ status }) => status !== 'done')
  enqueue(ctx, 'platform.provision', { orderId, step: next?.name })
  announceOrder(ctx, orderId)
}

/** A place where a test may end the process; nothing in a running product listens. */
async function probe(ctx: { house: OutsideCtx['house'] }, step: Step, moment: string): Promise<void> {
  await ctx.house.probe?.(`provision ${step.name} ${moment}`)
}
