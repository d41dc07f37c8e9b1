import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'

/* What is held back for resellers who are stopped. */

/** An SQL value: whether the owner of endpoint `e` may sell now, here and with their whole account. */
export function mayHear(ctx: Ctx) {
  return sql<boolean>`exists (select from store.resellers r
    join kernel.people p on p.tenant_id = ${ctx.tenant.id} and p.id = r.person_id
    where r.tenant_id = ${ctx.tenant.id} and r.person_id = e.person_id and r.status = 'approved' and p.status = 'active')`
}

/** The same, held until the transaction ends: whoever lets them sell again does so before, or waits. */
export async function mayHearStill(ctx: Ctx, personId: string): Promise<boolean> {
  // The person first, as whoever closes an account has it.
  const [person, reseller] = await Promise.all([
    ctx.tx.first(sql<{ status: string }>`select status from kernel.people
      where tenant_id = ${ctx.tenant.id} and id = ${personId} for share`),
    ctx.tx.first(sql<{ status: string }>`select status from store.resellers
      where tenant_id = ${ctx.tenant.id} and person_id = ${personId} for share`),
  ])
  return person?.status === 'active' && reseller?.status === 'approved'
}

type Turn = { id: string; round: number; number: number }

/** Keeps a delivery back before this attempt. */
export async function holdDelivery(ctx: Ctx, { id, round, number }: Turn): Promise<void> {
  await ctx.tx.run(sql`update store.webhook_deliveries set status = 'held', next_at = null
    where tenant_id = ${ctx.tenant.id} and id = ${id} and status = 'pending' and round = ${round}
      and attempts = ${number - 1}`)
}

/**
 * Everything that is held for this person, or for anybody who may hear, goes on; answers the next attempts in order, and
 * with them what this person's addresses have not been told yet: the rest of it may stand behind those.
 */
export async function releaseHeld(ctx: Ctx, personId: string | null): Promise<Turn[]> {
  const rows = await ctx.tx.all(sql<{ id: string; round: number; attempts: number }>`
    with released as (update store.webhook_deliveries d set status = 'pending', next_at = now()
    from store.webhook_endpoints e
    where d.tenant_id = ${ctx.tenant.id} and d.status = 'held' and e.tenant_id = ${ctx.tenant.id} and e.id = d.endpoint_id
      and (${personId}::uuid is null or e.person_id = ${personId}::uuid) and ${mayHear(ctx)}
    returning d.id, d.round, d.attempts)
    select id, round, attempts from released
    union all select d.id, d.round, d.attempts from store.webhook_deliveries d
      join store.webhook_endpoints e on e.tenant_id = ${ctx.tenant.id} and e.id = d.endpoint_id
      where d.tenant_id = ${ctx.tenant.id} and d.status = 'pending' and d.next_at <= now()
        and e.person_id = ${personId}::uuid`)
  return rows
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ id, round, attempts }) => ({ id, round, number: attempts + 1 }))
}

export async function findPersonOf(ctx: Ctx, resellerId: string): Promise<string | undefined> {
  const row = await ctx.tx.first(sql<{ person_id: string }>`select person_id from store.resellers
    where tenant_id = ${ctx.tenant.id} and id = ${resellerId}`)
  return row?.person_id
}

/** Addresses, what was told them and what is remembered of it: of somebody who leaves. Deliveries go with the addresses. */
export async function forgetHearer(ctx: Ctx, personId: string): Promise<void> {
  for (const change of [
    sql`delete from store.webhook_endpoints where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`,
    sql`delete from store.webhook_events where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`,
    sql`delete from store.webhook_counters where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`,
    sql`delete from store.webhook_goods where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`,
  ])
    await ctx.tx.run(change)
}
