import type { Ctx } from '#kernel/context.ts'
import { insertRow, sql } from '#kernel/db/sql.ts'
import { mayHear } from './hold-queries.ts'

/* What one attempt reads and leaves behind. */

export type Due = {
  endpoint_id: string
  event_id: string
  url: string
  body: string
  kind: string
  dialect: 'standard' | 'digiflazz'
  person_id: string
  name: string
  /** Nothing has arrived there of late. */
  failing: boolean
  /** Something older waits for the same address. */
  behind: boolean
  secret_sealed: Buffer
  old_secret_sealed: Buffer | null
  /** Whether its owner may sell now. */
  may_hear: boolean
}

/** The delivery, if this very attempt of this round is the next one, and its address is open. */
export function findDue(ctx: Ctx, { id, round, number }: { id: string; round: number; number: number }) {
  return ctx.tx.first(sql<Due>`
    select d.endpoint_id, d.event_id, e.url, v.body, v.kind, e.dialect, e.person_id, e.name,
      e.failing_since is not null as failing, e.secret_sealed,
      exists (select from store.webhook_deliveries o where o.tenant_id = ${ctx.tenant.id}
        and o.endpoint_id = d.endpoint_id and ${waiting('o')} and o.id < d.id) as behind,
      case when e.old_secret_until > now() then e.old_secret_sealed end as old_secret_sealed, ${mayHear(ctx)} as may_hear
    from store.webhook_deliveries d
      join store.webhook_endpoints e on e.tenant_id = ${ctx.tenant.id} and e.id = d.endpoint_id
      join store.webhook_events v on v.tenant_id = ${ctx.tenant.id} and v.id = d.event_id
    where d.tenant_id = ${ctx.tenant.id} and d.id = ${id} and d.status = 'pending' and d.round = ${round}
      and d.attempts = ${number - 1} and e.status = 'active'`)
}

/** Whether it waits for nothing but its turn. */
function waiting(row: 'o' | 'd') {
  return sql<boolean>`${sql.ref(`${row}.status`)} = 'pending' and ${sql.ref(`${row}.next_at`)} <= now()`
}

/** The oldest attempt that waits for its turn at this address. */
export async function findNext(ctx: Ctx, endpointId: string) {
  const row = await ctx.tx.first(sql<{ id: string; round: number; attempts: number }>`
    select d.id, d.round, d.attempts from store.webhook_deliveries d
    where d.tenant_id = ${ctx.tenant.id} and d.endpoint_id = ${endpointId} and ${waiting('d')} order by d.id limit 1`)
  return row && { id: row.id, round: row.round, number: row.attempts + 1 }
}

export type Attempt = {
  id: string
  delivery_id: string
  round: number
  number: number
  status: number | null
  trouble: string
  answer: string
  duration_ms: number
}

export function insertAttempt(ctx: Ctx, attempt: Attempt) {
  return insertRow('store.webhook_attempts', { tenant_id: ctx.tenant.id, ...attempt })
}

type Step = {
  id: string
  round: number
  number: number
  status: 'delivered' | 'failed' | 'pending'
  nextAt: Date | null
}

/** Notes how an attempt ended; false when somebody else has, or the delivery has a new round. */
export async function stepDelivery(ctx: Ctx, { id, round, number, status, nextAt }: Step): Promise<boolean> {
  const changed = await ctx.tx.run(sql`update store.webhook_deliveries set status = ${status}, attempts = ${number},
      next_at = ${nextAt}::timestamptz, ended_at = case when ${status} = 'pending' then null else now() end
    where tenant_id = ${ctx.tenant.id} and id = ${id} and status = 'pending' and round = ${round}
      and attempts = ${number - 1}`)
  return changed > 0
}

/** Something has arrived: the address is well. */
export function noteWell(ctx: Ctx, endpointId: string) {
  return sql`update store.webhook_endpoints set failing_since = null
    where tenant_id = ${ctx.tenant.id} and id = ${endpointId} and failing_since is not null`
}

export function noteIll(ctx: Ctx, endpointId: string) {
  return sql`update store.webhook_endpoints set failing_since = now()
    where tenant_id = ${ctx.tenant.id} and id = ${endpointId} and failing_since is null`
}

/** Whether nothing at all has arrived while this delivery went through its whole schedule. */
export async function isDead(ctx: Ctx, endpointId: string, deliveryId: string, round: number): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ dead: boolean }>`
    select e.failing_since <= (select min(a.created_at) from store.webhook_attempts a
      where a.tenant_id = ${ctx.tenant.id} and a.delivery_id = ${deliveryId} and a.round = ${round}) as dead
    from store.webhook_endpoints e where e.tenant_id = ${ctx.tenant.id} and e.id = ${endpointId} for update`)
  return row?.dead ?? false
}
