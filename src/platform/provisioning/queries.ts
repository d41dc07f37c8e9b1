import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

export function findRun(ctx: Ctx, orderId: string) {
  return ctx.tx.first(runs(ctx, orderId))
}

/** The run, locked: of two workers with the same step one waits and then finds it done. */
export function lockRun(ctx: Ctx, orderId: string) {
  return ctx.tx.first(runs(ctx, orderId).forUpdate())
}

function runs(ctx: Ctx, orderId: string) {
  return db
    .selectFrom('platform.provisionings')
    .selectAll()
    .where('tenant_id', '=', ctx.tenant.id)
    .where('order_id', '=', orderId)
}

export function insertRun(ctx: Ctx, orderId: string, siteTenantId: string) {
  return db
    .insertInto('platform.provisionings')
    .values({ tenant_id: ctx.tenant.id, order_id: orderId, site_tenant_id: siteTenantId, status: 'running' })
}

export function insertSteps(ctx: Ctx, orderId: string, names: readonly string[]) {
  return db.insertInto('platform.provisioning_steps').values(
    names.map((name, position) => ({
      tenant_id: ctx.tenant.id,
      order_id: orderId,
      position,
      name,
      status: 'waiting',
    })),
  )
}

export function updateRun(ctx: Ctx, orderId: string, status: 'running' | 'done' | 'failed') {
  return ctx.tx.run(
    db
      .updateTable('platform.provisionings')
      .set({ status, finished_at: status === 'done' ? sql<string>`now()` : null })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId),
  )
}

export function findSteps(ctx: Ctx, orderId: string) {
  return ctx.tx.all(
    db
      .selectFrom('platform.provisioning_steps')
      .select(['name', 'position', 'status', 'attempts', 'started_at', 'finished_at', 'error'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .orderBy('position'),
  )
}

export function startStep(ctx: Ctx, orderId: string, name: string) {
  return ctx.tx.run(
    db
      .updateTable('platform.provisioning_steps')
      .set((eb) => ({ status: 'running', attempts: eb('attempts', '+', 1), started_at: sql<string>`now()` }))
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .where('name', '=', name)
      .where('status', '<>', sql.lit('done')),
  )
}

export function endStep(ctx: Ctx, orderId: string, name: string, status: 'done' | 'failed', error: string | null) {
  return ctx.tx.run(
    db
      .updateTable('platform.provisioning_steps')
      .set({ status, error, finished_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('order_id', '=', orderId)
      .where('name', '=', name)
      .where('status', '<>', sql.lit('done')),
  )
}
