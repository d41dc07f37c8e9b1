import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'

/** Codes a person may try in a quarter of an hour, from wherever they come. */
const MOST_ATTEMPTS = 10
const WINDOW = sql.lit('15 minutes')
export const ATTEMPT_WINDOW_SECONDS = 15 * 60

/** Begins, or begins anew, a second factor; 0 when one is already on. */
export function startSecret(ctx: Ctx, personId: string, sealed: Buffer): Promise<number> {
  return ctx.tx.run(
    db
      .insertInto('kernel.totp_secrets')
      .values({ tenant_id: ctx.tenant.id, person_id: personId, sealed })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'person_id'])
          .doUpdateSet({ sealed, last_step: null, attempts: 0 })
          .where('kernel.totp_secrets.confirmed_at', 'is', null),
      ),
  )
}

export type Attempt = { sealed: Buffer; recovery_salt: Buffer | null }

/**
 * Counts one try and returns what is needed to judge it; undefined when there were too many, or there is no second
 * factor in that state. Counting is one conditional statement and is committed before the code is looked at.
 */
export function takeAttempt(ctx: Ctx, personId: string, confirmed: boolean): Promise<Attempt | undefined> {
  const over = sql<boolean>`attempts_since < now() - interval ${WINDOW}`
  return ctx.tx.first(
    db
      .updateTable('kernel.totp_secrets')
      .set({
        attempts: sql<number>`case when ${over} then 1 else attempts + 1 end`,
        attempts_since: sql<string>`case when ${over} then now() else attempts_since end`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('confirmed_at', confirmed ? 'is not' : 'is', null)
      .where(sql<boolean>`(attempts < ${sql.lit(MOST_ATTEMPTS)} or ${over})`)
      .returning(['sealed', 'recovery_salt']),
  )
}

/** Accepts a step once: a step that was accepted, or an older one, changes no row. */
export function useStep(ctx: Ctx, personId: string, step: number): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable('kernel.totp_secrets')
      .set({ last_step: step, attempts: 0 })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('confirmed_at', 'is not', null)
      .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)])),
  )
}

export async function useRecoveryCode(ctx: Ctx, personId: string, codeHash: Buffer): Promise<number> {
  const used = await ctx.tx.run(
    db
      .updateTable('kernel.recovery_codes')
      .set({ used_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('code_hash', '=', codeHash)
      .where('used_at', 'is', null),
  )
  if (used > 0) {
    ctx.tx.defer(
      db
        .updateTable('kernel.totp_secrets')
        .set({ attempts: 0 })
        .where('tenant_id', '=', ctx.tenant.id)
        .where('person_id', '=', personId),
    )
  }
  return used
}

type Confirmation = { step: number; salt: Buffer; codeHashes: readonly Buffer[]; sealed: Buffer }

/** Turns the second factor on, if the secret is still the one the code was checked against. */
export async function confirmSecret(ctx: Ctx, personId: string, made: Confirmation): Promise<boolean> {
  const changed = await ctx.tx.run(
    db
      .updateTable('kernel.totp_secrets')
      .set({ confirmed_at: sql<string>`now()`, last_step: made.step, recovery_salt: made.salt, attempts: 0 })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('person_id', '=', personId)
      .where('sealed', '=', made.sealed)
      .where('confirmed_at', 'is', null),
  )
  if (changed === 0) return false
  await ctx.tx.run(
    db
      .insertInto('kernel.recovery_codes')
      .values(made.codeHashes.map((code_hash) => ({ tenant_id: ctx.tenant.id, person_id: personId, code_hash }))),
  )
  return true
}

/** Takes the second factor and its recovery codes away; false when there was none. */
export async function deleteSecret(ctx: Ctx, personId: string): Promise<boolean> {
  const [, removed] = await Promise.all([
    ctx.tx.run(
      db.deleteFrom('kernel.recovery_codes').where('tenant_id', '=', ctx.tenant.id).where('person_id', '=', personId),
    ),
    ctx.tx.run(
      db.deleteFrom('kernel.totp_secrets').where('tenant_id', '=', ctx.tenant.id).where('person_id', '=', personId),
    ),
  ])
  return removed > 0
}

export async function readSecondFactor(ctx: Ctx, personId: string): Promise<{ enabled: boolean; codesLeft: number }> {
  const row = await ctx.tx.first(sql<{ enabled: boolean; codes_left: number }>`
    select
      exists (select from kernel.totp_secrets
        where tenant_id = ${ctx.tenant.id} and person_id = ${personId} and confirmed_at is not null) as enabled,
      (select count(*) from kernel.recovery_codes
        where tenant_id = ${ctx.tenant.id} and person_id = ${personId} and used_at is null) as codes_left`)
  return { enabled: row!.enabled, codesLeft: row!.codes_left }
}
