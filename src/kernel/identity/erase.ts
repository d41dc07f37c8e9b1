import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'
import { emit } from '../events/emit.ts'

/**
 * Forgets who a person was: name, address, number, password, second factor, links, devices and roles. The row stays for
 * what points at it and can never sign in again; the address is free for somebody new. The caller has made sure that
 * nothing of theirs is still open, and erases what its own module knows.
 */
export async function erasePerson(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable('kernel.people')
      .set({
        // A name that no mail can reach (RFC 2606), and that nobody can register.
        email: `${personId}@terhapus.invalid`,
        name: 'Akun dihapus',
        phone: null,
        email_verified_at: null,
        password_hash: null,
        status: 'suspended',
        erased_at: sql<string>`now()`,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', personId),
  )
  for (const table of OWNED) {
    await ctx.tx.run(db.deleteFrom(table).where('tenant_id', '=', ctx.tenant.id).where('person_id', '=', personId))
  }
  await forgetAnswers(ctx, personId)
  // What a key did is told by its id; its name and where it was used from were theirs.
  await ctx.tx.run(sql`update kernel.api_keys set name = 'Akun dihapus', networks = '{}',
      revoked_at = coalesce(revoked_at, now())
    where tenant_id = ${ctx.tenant.id} and created_by = ${personId} and personal`)
  emit(ctx, 'identity.person_erased', { personId })
}

/** Answers that are kept for whoever asks twice hold what was told; at an outlet its id stands behind the asker's. */
async function forgetAnswers(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.run(sql`delete from kernel.idempotency_keys where tenant_id = ${ctx.tenant.id}
    and split_part(scope, ' ', 1) in (select ${personId}::text union all
      select id::text from kernel.api_keys where tenant_id = ${ctx.tenant.id} and created_by = ${personId} and personal)`)
}

const OWNED = [
  'kernel.sessions',
  'kernel.one_time_tokens',
  'kernel.recovery_codes',
  'kernel.totp_secrets',
  'kernel.role_grants',
] as const
