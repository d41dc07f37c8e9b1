import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'

export type Purpose = 'set-password' | 'reset' | 'verify' | 'sign-in'

type NewToken = {
  id: string
  personId: string
  purpose: Purpose
  hours: number
  tokenHash: Buffer
  sealed: Buffer | null
}

export async function insertToken(ctx: Ctx, token: NewToken): Promise<void> {
  await ctx.tx.run(
    db.insertInto('kernel.one_time_tokens').values({
      tenant_id: ctx.tenant.id,
      id: token.id,
      person_id: token.personId,
      purpose: token.purpose,
      token_hash: token.tokenHash,
      sealed: token.sealed,
      expires_at: sql<string>`now() + make_interval(secs => ${token.hours * 3600})`,
    }),
  )
}

/** Whose open link this is, without using it. */
export function findOpenToken(ctx: Ctx, tokenHash: Buffer, purposes: readonly Purpose[]) {
  return ctx.tx.first(
    db
      .selectFrom('kernel.one_time_tokens as tokens')
      .innerJoin('kernel.people as people', (join) =>
        join.onRef('people.tenant_id', '=', 'tokens.tenant_id').onRef('people.id', '=', 'tokens.person_id'),
      )
      .select(['people.id', 'people.email', 'people.name'])
      .where('tokens.tenant_id', '=', ctx.tenant.id)
      .where('people.tenant_id', '=', ctx.tenant.id)
      .where('people.status', '=', 'active')
      .where('tokens.token_hash', '=', tokenHash)
      .where('tokens.purpose', 'in', purposes)
      .where('tokens.used_at', 'is', null)
      .where('tokens.expires_at', '>', sql<string>`now()`),
  )
}

/** One conditional statement: of many at once, one uses the link. */
export function useToken(ctx: Ctx, tokenHash: Buffer, purposes: readonly Purpose[]) {
  return ctx.tx.first(
    db
      .updateTable('kernel.one_time_tokens as tokens')
      .from('kernel.people as people')
      .set({ used_at: sql<string>`now()`, sealed: null })
      .whereRef('people.tenant_id', '=', 'tokens.tenant_id')
      .whereRef('people.id', '=', 'tokens.person_id')
      .where('people.tenant_id', '=', ctx.tenant.id)
      .where('people.status', '=', 'active')
      .where('tokens.tenant_id', '=', ctx.tenant.id)
      .where('tokens.token_hash', '=', tokenHash)
      .where('tokens.purpose', 'in', purposes)
      .where('tokens.used_at', 'is', null)
      .where('tokens.expires_at', '>', sql<string>`now()`)
      .returning(['people.id as person_id', 'tokens.purpose']),
  )
}

export async function takeSealedToken(ctx: Ctx, id: string): Promise<Buffer | undefined> {
  const row = await ctx.tx.first(sql<{ sealed: Buffer }>`
    with due as (
      select sealed from kernel.one_time_tokens
      where tenant_id = ${ctx.tenant.id} and id = ${id} and sealed is not null
        and used_at is null and expires_at > now()
      for update)
    update kernel.one_time_tokens tokens set sealed = null from due
    where tokens.tenant_id = ${ctx.tenant.id} and tokens.id = ${id}
    returning due.sealed`)
  return row?.sealed
}

export async function hasOpenToken(ctx: Ctx, personId: string, purpose: Purpose): Promise<boolean> {
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.one_time_tokens')
      .select('id')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', sql<string>`now()`)
      .limit(1),
  )
  return row !== undefined
}

export function voidTokens(ctx: Ctx, personId: string, purposes: readonly Purpose[]): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('kernel.one_time_tokens')
      .set({ used_at: sql<string>`now()`, sealed: null })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('purpose', 'in', purposes)
      .where('used_at', 'is', null),
  )
}

/** Spent links are kept a week for questions. */
export function deleteOldTokens(ctx: Ctx): Promise<number> {
  return ctx.tx.run(
    db
      .deleteFrom('kernel.one_time_tokens')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('expires_at', '<', sql<string>`now() - interval '7 days'`),
  )
}
