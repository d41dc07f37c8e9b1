import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db } from '#kernel/db/sql.ts'

export function findProfile(ctx: Ctx) {
  return ctx.tx.first(db.selectFrom('tutoring.profiles').selectAll().where('tenant_id', '=', ctx.tenant.id))
}

export function findProgrammes(ctx: Ctx) {
  return ctx.tx.all(
    db
      .selectFrom('tutoring.programmes')
      .select(['id', 'name', 'summary', 'schedule', 'price_idr'])
      .where('tenant_id', '=', ctx.tenant.id)
      .orderBy('position'),
  )
}

type Profile = { headline: string; intro: string; whatsapp: string; email: string; address: string }

/** Writes the first profile; one that is there already stays as it is. */
export function insertProfile(ctx: Ctx, profile: Profile) {
  return ctx.tx.run(
    db
      .insertInto('tutoring.profiles')
      .values({ tenant_id: ctx.tenant.id, ...profile })
      .onConflict((conflict) => conflict.column('tenant_id').doNothing()),
  )
}

type Programme = { name: string; summary: string; schedule: string; priceIdr: number }

export function insertProgrammes(ctx: Ctx, programmes: readonly Programme[]) {
  return ctx.tx.run(
    db
      .insertInto('tutoring.programmes')
      .values(
        programmes.map(({ priceIdr, ...programme }, position) => ({
          tenant_id: ctx.tenant.id,
          id: newId(),
          position,
          price_idr: priceIdr,
          ...programme,
        })),
      )
      .onConflict((conflict) => conflict.columns(['tenant_id', 'position']).doNothing()),
  )
}
