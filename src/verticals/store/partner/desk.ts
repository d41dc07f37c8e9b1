import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { listKeysOf, revokeKeyOf } from '#kernel/identity/personal-keys.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readAccount, revokeKey } from '../bots/account.ts'
import { activeOf } from '../resellers/of.ts'
import { findReseller } from '../resellers/queries.ts'
import { listEndpointsOf } from '../webhooks/queries.ts'

/* What the shop sees and decides of a reseller's programs. Never a key, never what signs, never a whole address. */

export async function readPrograms(ctx: Ctx, id: string) {
  const reseller = await find(ctx, id)
  const [{ keys }, endpoints, { account: bot }, calls] = await Promise.all([
    listKeysOf(ctx, reseller.person_id),
    listEndpointsOf(ctx, reseller.person_id),
    readAccount(ctx, reseller),
    readCalls(ctx, id),
  ])
  const stopped = activeOf(reseller) === null
  return {
    keys,
    endpoints: endpoints.map((row) => ({
      id: row.id,
      name: row.name,
      // Paths and parameters of an address may be what its owner knows it by.
      host: new URL(row.url).host,
      mode: row.mode,
      status: row.status,
      disabledReason: row.disabled_reason,
      failingSince: row.failing_since,
      // Of those that wait nothing goes out either, while the reseller is stopped.
      waiting: stopped ? 0 : row.waiting,
      held: row.held + (stopped ? row.waiting : 0),
      failed: row.failed,
    })),
    bot,
    calls,
  }
}

/** Calls a minute: what the level says, and what is set for this reseller alone. */
async function readCalls(ctx: Ctx, id: string) {
  const row = await ctx.tx.first(sql<{ level: number | null; own: number | null }>`
    select t.calls_a_minute as level, r.calls_a_minute as own from store.resellers r
      left join store.reseller_tiers t on t.tenant_id = ${ctx.tenant.id} and t.id = r.tier_id
    where r.tenant_id = ${ctx.tenant.id} and r.id = ${id}`)
  return row!
}

/** Ends a key of the reseller's at once; they hear of it with the reason. May be repeated. */
export async function revokeProgramKey(ctx: Ctx, { id, keyId, reason }: { id: string; keyId: string; reason: string }) {
  const reseller = await find(ctx, id)
  const name = await revokeKeyOf(ctx, reseller.person_id, keyId)
  if (name !== null) emit(ctx, 'store.reseller_key_revoked', { resellerId: id, keyId, name, reason })
}

/** The same for the account of programs that speak Digiflazz. May be repeated. */
export async function revokeBotAccount(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<void> {
  await find(ctx, id)
  if (await revokeKey(ctx, id, reason)) emit(ctx, 'store.bot_key_revoked', { resellerId: id, reason })
}

/** Null: as the level says. Holds within ten seconds: so long a limit is known without asking. */
export async function setCalls(ctx: Ctx, { id, callsAMinute }: { id: string; callsAMinute: number | null }) {
  await find(ctx, id)
  ctx.tx.defer(sql`update store.resellers set calls_a_minute = ${callsAMinute}::int, updated_at = now()
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

async function find(ctx: Ctx, id: string) {
  const row = await findReseller(ctx, id)
  if (!row) throw notFound()
  return row
}
