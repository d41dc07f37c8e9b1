import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { Locale } from '#kernel/problem/problem.ts'

/* The accounts themselves. What a member reads of their orders stands in shelf-queries.ts. */

export function findMember(ctx: Ctx, personId: string) {
  return ctx.tx.first(
    db
      .selectFrom('store.members')
      .select(['locale', 'tell_email', 'tell_whatsapp', 'created_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId),
  )
}

/** The language somebody has chosen to be written to in; Indonesian, where they have chosen none. */
export async function localeOf(ctx: Ctx, personId: string): Promise<Locale> {
  return ((await findMember(ctx, personId))?.locale as Locale | undefined) ?? 'id'
}

export function saveMember(ctx: Ctx, personId: string, { locale, consentedAt }: { locale: Locale; consentedAt: Date }) {
  return ctx.tx.run(sql`
    insert into store.members (tenant_id, person_id, locale, consented_at)
    values (${ctx.tenant.id}, ${personId}, ${locale}, ${consentedAt}::timestamptz)
    on conflict (tenant_id, person_id) do update set locale = excluded.locale, consented_at = excluded.consented_at,
      updated_at = now()`)
}

type Wishes = { locale: Locale; tell_email: boolean; tell_whatsapp: boolean }

/** Returns how many rows changed: 1, or 0 for whoever is no member. */
export function updateMember(ctx: Ctx, personId: string, wishes: Wishes): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('store.members')
      .set({ ...wishes, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId),
  )
}

export function deleteMember(ctx: Ctx, personId: string): Promise<number> {
  return ctx.tx.run(
    db.deleteFrom('store.members').where('tenant_id', '=', ctx.tenant.id).where('person_id', '=', personId),
  )
}

/** Who registered so many days ago, and up to as many days before that: the nights until then have swept the others. */
export function findStale(ctx: Ctx, days: number) {
  return ctx.tx.all(sql<{ person_id: string }>`
    select person_id from store.members
    where tenant_id = ${ctx.tenant.id} and created_at < now() - make_interval(days => ${days}::int)
      and created_at > now() - make_interval(days => ${days * 2}::int)
    order by created_at limit 500`)
}

/** Guest orders under this address become the person's; what a reseller placed for somebody stays the reseller's. */
export async function claimOrders(ctx: Ctx, personId: string, email: string): Promise<string[]> {
  const rows = await ctx.tx.all(
    db
      .updateTable('store.orders')
      .set({ person_id: personId })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('email', '=', email)
      .where('person_id', 'is', null)
      .where('reseller_id', 'is', null)
      .where('outlet_id', 'is', null)
      .returning('id'),
  )
  return rows.map(({ id }) => id)
}
