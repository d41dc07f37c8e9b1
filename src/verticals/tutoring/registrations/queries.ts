import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { RegistrationStatus } from './rules.ts'
import type { Filter, SubmitRegistration } from './schemas.ts'

export type RegistrationRow = {
  id: string
  number: string
  name: string
  whatsapp: string
  email: string | null
  school: string
  programme_name: string
  note: string
  status: RegistrationStatus
  remark: string
  created_at: string
}

const table = 'tutoring.registrations'

type NewRegistration = SubmitRegistration & { id: string; number: string; programmeName: string }

/** Adds it; false when the number is somebody else's already. */
export async function insertRegistration(ctx: Ctx, row: NewRegistration): Promise<boolean> {
  const added = await ctx.tx.run(
    db
      .insertInto(table)
      .values({
        tenant_id: ctx.tenant.id,
        id: row.id,
        number: row.number,
        name: row.name,
        whatsapp: row.whatsapp,
        email: row.email ?? null,
        school: row.school,
        programme_id: row.programmeId ?? null,
        programme_name: row.programmeName,
        note: row.note,
        consented_at: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'number']).doNothing()),
  )
  return added === 1
}

/** The conditions of a filter; search looks at names, number, e-mail, school, and at the digits of a phone number. */
function matching(ctx: Ctx, { q, status, programme, from, to }: Filter) {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  const digits = q?.replaceAll(/\D/g, '').replace(/^(62|0)/, '') ?? ''
  const phone = digits.length >= 3 ? `%${digits}%` : null
  return sql`tenant_id = ${ctx.tenant.id}
    and (${status ?? null}::text is null or status = ${status ?? null})
    and (${programme ?? null}::text is null or programme_name = ${programme ?? null})
    and (${from ?? null}::date is null or created_at >= ${from ?? null}::date::timestamp at time zone 'Asia/Jakarta')
    and (${to ?? null}::date is null or created_at < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Jakarta')
    and (${like}::text is null or name ilike ${like} or number ilike ${like} or email ilike ${like}
      or school ilike ${like} or whatsapp like ${phone})`
}

/** Newest first; `before` is the id of the last one already seen. */
export function findRegistrations(ctx: Ctx, filter: Filter, before: string | null, limit: number) {
  return ctx.tx.all(sql<RegistrationRow>`
    select id, number, name, whatsapp, email, school, programme_name, note, status, remark, created_at
    from tutoring.registrations
    where ${matching(ctx, filter)} and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${limit}`)
}

export async function countRegistrations(ctx: Ctx, filter: Filter): Promise<number> {
  const row = await ctx.tx.first(
    sql<{ count: number }>`select count(*)::int as count from tutoring.registrations where ${matching(ctx, filter)}`,
  )
  return row!.count
}

export async function findNewestId(ctx: Ctx): Promise<string | null> {
  const newest = db.selectFrom(table).select('id').where('tenant_id', '=', ctx.tenant.id).orderBy('id', 'desc').limit(1)
  return (await ctx.tx.first(newest))?.id ?? null
}

/** How many came after this one; without it, how many there are. */
export async function countAfter(ctx: Ctx, after: string | null): Promise<number> {
  const row = await ctx.tx.first(
    sql<{ count: number }>`select count(*)::int as count from tutoring.registrations
      where tenant_id = ${ctx.tenant.id} and (${after}::uuid is null or id > ${after}::uuid)`,
  )
  return row!.count
}

export async function findProgrammeNames(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.tx.all(
    db
      .selectFrom(table)
      .select('programme_name')
      .distinct()
      .where('tenant_id', '=', ctx.tenant.id)
      .where('programme_name', '!=', '')
      .orderBy('programme_name'),
  )
  return rows.map((row) => row.programme_name)
}

export function findRegistration(ctx: Ctx, id: string) {
  return ctx.tx.first(
    db
      .selectFrom('tutoring.registrations as r')
      .leftJoin('kernel.people as people', (join) =>
        join.onRef('people.tenant_id', '=', 'r.tenant_id').onRef('people.id', '=', 'r.handled_by'),
      )
      .selectAll('r')
      .select('people.name as handler')
      .where('r.tenant_id', '=', ctx.tenant.id)
      .where('r.id', '=', id),
  )
}

/** Changes the status of these; returns the ids of those that really changed. */
export async function updateStatuses(ctx: Ctx, ids: readonly string[], status: RegistrationStatus): Promise<string[]> {
  const rows = await ctx.tx.all(
    db
      .updateTable(table)
      .set({ status, updated_at: sql<string>`now()`, handled_by: personId(ctx) })
      .where('tenant_id', '=', ctx.tenant.id)
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .where('status', '!=', status)
      .returning('id'),
  )
  return rows.map(({ id }) => id)
}

export function updateRemark(ctx: Ctx, id: string, remark: string): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable(table)
      .set({ remark, updated_at: sql<string>`now()`, handled_by: personId(ctx) })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export function deleteRegistration(ctx: Ctx, id: string): Promise<number> {
  return ctx.tx.run(db.deleteFrom(table).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id))
}

/** How many registrations named this address in the last day: so many confirmations it may have had. */
export async function countRecentByEmail(ctx: Ctx, email: string): Promise<number> {
  const row = await ctx.tx.first(
    sql<{ count: number }>`select count(*)::int as count from tutoring.registrations
      where tenant_id = ${ctx.tenant.id} and email = ${email} and created_at > now() - interval '1 day'`,
  )
  return row!.count
}

function personId({ actor }: Ctx): string | null {
  return actor.kind === 'person' ? actor.id : null
}
