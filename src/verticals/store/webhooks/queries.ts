import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { Principal } from '../partner/who.ts'
import type { DeliveryPage } from './schemas.ts'

/* Addresses, what is told, and every attempt to tell it. */

const endpointColumns = sql`e.id, e.name, e.url, e.mode, e.dialect, e.events, e.status, e.disabled_reason, e.failing_since,
  case when e.old_secret_until > now() then e.old_secret_until end as old_secret_until, e.created_at`

export type Dialect = 'standard' | 'digiflazz'
export type EndpointRow = {
  id: string
  name: string
  url: string
  mode: 'live' | 'test'
  dialect: Dialect
  events: string[]
  status: 'active' | 'disabled'
  disabled_reason: 'manual' | 'gone' | 'failing' | null
  failing_since: string | null
  old_secret_until: string | null
  created_at: string
}

/** Of a person all; of a program those of its kind. */
function owned(ctx: Ctx, { personId, mode }: Principal) {
  const any = ctx.actor.kind === 'person'
  return sql<boolean>`e.tenant_id = ${ctx.tenant.id} and e.person_id = ${personId} and (${any} or e.mode = ${mode})`
}

export function listEndpoints(ctx: Ctx, who: Principal): Promise<EndpointRow[]> {
  return ctx.tx.all(sql<EndpointRow>`select ${endpointColumns} from store.webhook_endpoints e
    where ${owned(ctx, who)} order by e.id`)
}

export type WatchedRow = EndpointRow & { waiting: number; held: number; failed: number }

/** All addresses of a person, for the shop: with what is on its way there, and what was given up in the last 7 days. */
export function listEndpointsOf(ctx: Ctx, personId: string): Promise<WatchedRow[]> {
  return ctx.tx.all(sql<WatchedRow>`select ${endpointColumns}, sent.waiting, sent.held, sent.failed
    from store.webhook_endpoints e cross join lateral (
      select count(*) filter (where d.status = 'pending')::int as waiting,
        count(*) filter (where d.status = 'held')::int as held,
        count(*) filter (where d.status = 'failed' and d.ended_at > now() - interval '7 days')::int as failed
      from store.webhook_deliveries d where d.tenant_id = ${ctx.tenant.id} and d.endpoint_id = e.id) as sent
    where e.tenant_id = ${ctx.tenant.id} and e.person_id = ${personId} order by e.id`)
}

export function findEndpoint(ctx: Ctx, who: Principal, id: string): Promise<EndpointRow | undefined> {
  return ctx.tx.first(sql<EndpointRow>`select ${endpointColumns} from store.webhook_endpoints e
    where ${owned(ctx, who)} and e.id = ${id}`)
}

/** The same, held until the transaction ends, with what signs. */
export function lockEndpoint(ctx: Ctx, who: Principal, id: string) {
  return ctx.tx.first(sql<EndpointRow & { secret_sealed: Buffer }>`select ${endpointColumns}, e.secret_sealed
    from store.webhook_endpoints e where ${owned(ctx, who)} and e.id = ${id} for update`)
}

/** One at a time adds an address of a person, so that their number is exact. */
export async function lockPerson(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} webhooks ${personId}`}, 24))`)
}

type NewEndpoint = {
  id: string
  personId: string
  mode: 'live' | 'test'
  dialect?: Dialect
  name: string
  url: string
  events: string[]
  secret: Buffer
}

export async function insertEndpoint(ctx: Ctx, { personId, secret, ...rest }: NewEndpoint): Promise<void> {
  await ctx.tx.run(
    db
      .insertInto('store.webhook_endpoints')
      .values({ tenant_id: ctx.tenant.id, person_id: personId, secret_sealed: secret, ...rest }),
  )
}

type EndpointChanges = {
  name?: string
  url?: string
  events?: string[]
  secret_sealed?: Buffer
  old_secret_sealed?: Buffer | null
  old_secret_until?: Date | null
}

export async function updateEndpoint(ctx: Ctx, id: string, changes: EndpointChanges): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable('store.webhook_endpoints')
      .set({ ...changes, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
}

export async function enableEndpoint(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.run(sql`update store.webhook_endpoints set status = 'active', disabled_reason = null, disabled_at = null,
    failing_since = null, updated_at = now() where tenant_id = ${ctx.tenant.id} and id = ${id} and status = 'disabled'`)
}

/** Switches an address off and ends what was on its way there; 0 when it was off already. */
export async function disableEndpoint(ctx: Ctx, id: string, reason: 'manual' | 'gone' | 'failing'): Promise<number> {
  const [changed] = await Promise.all([
    ctx.tx.run(sql`update store.webhook_endpoints set status = 'disabled', disabled_reason = ${reason},
      disabled_at = now(), updated_at = now() where tenant_id = ${ctx.tenant.id} and id = ${id} and status = 'active'`),
    ctx.tx.run(sql`update store.webhook_deliveries set status = 'failed', next_at = null, ended_at = now()
      where tenant_id = ${ctx.tenant.id} and endpoint_id = ${id} and status in ('pending', 'held')`),
  ])
  return changed
}

export async function deleteEndpoint(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx.run(db.deleteFrom('store.webhook_endpoints').where('tenant_id', '=', ctx.tenant.id).where('id', '=', id))
}

/** Addresses that are told of this kind of event, in their dialect. */
export function findHearers(
  ctx: Ctx,
  { personId, mode }: Principal,
  kind: string,
  dialect: Dialect = 'standard',
): Promise<{ id: string }[]> {
  return ctx.tx.all(sql<{ id: string }>`select id from store.webhook_endpoints where tenant_id = ${ctx.tenant.id}
    and person_id = ${personId} and mode = ${mode} and dialect = ${dialect} and status = 'active'
    and (events = '{}' or ${kind} = any(events)) order by id`)
}

/** The next number of what this person is told. Its row is held, so whoever has a later number has read later. */
export async function nextSequence(ctx: Ctx, { personId, mode }: Principal): Promise<number> {
  const row = await ctx.tx.first(sql<{ last: number }>`
    insert into store.webhook_counters (tenant_id, person_id, mode, last) values (${ctx.tenant.id}, ${personId}, ${mode}, 1)
    on conflict (tenant_id, person_id, mode) do update set last = webhook_counters.last + 1 returning last`)
  return row!.last
}

type NewEvent = { id: string; who: Principal; kind: string; occasion: string; body: string }

/** False when it was told already. */
export async function insertEvent(ctx: Ctx, { id, who, kind, occasion, body }: NewEvent): Promise<boolean> {
  const made = await ctx.tx.run(
    db
      .insertInto('store.webhook_events')
      .values({ tenant_id: ctx.tenant.id, id, person_id: who.personId, mode: who.mode, kind, occasion, body })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'occasion']).doNothing()),
  )
  return made > 0
}

export function insertDelivery(
  ctx: Ctx,
  { id, endpointId, eventId }: { id: string; endpointId: string; eventId: string },
) {
  return db.insertInto('store.webhook_deliveries').values({
    tenant_id: ctx.tenant.id,
    id,
    endpoint_id: endpointId,
    event_id: eventId,
    next_at: sql<string>`now()`,
  })
}

const deliveryColumns = sql`d.id, d.endpoint_id, d.event_id, v.kind, d.status, d.attempts, d.next_at, d.created_at,
  last.status as last_status, coalesce(last.trouble, '') as last_trouble`

export type DeliveryRow = {
  id: string
  endpoint_id: string
  event_id: string
  kind: string
  status: 'pending' | 'held' | 'delivered' | 'failed'
  attempts: number
  next_at: string | null
  created_at: string
  last_status: number | null
  last_trouble: string
}

function deliveriesOf(ctx: Ctx) {
  return sql`store.webhook_deliveries d
    join store.webhook_endpoints e on e.tenant_id = ${ctx.tenant.id} and e.id = d.endpoint_id
    join store.webhook_events v on v.tenant_id = ${ctx.tenant.id} and v.id = d.event_id
    left join lateral (select a.status, a.trouble from store.webhook_attempts a
      where a.tenant_id = ${ctx.tenant.id} and a.delivery_id = d.id order by a.id desc limit 1) last on true`
}

export function listDeliveries(ctx: Ctx, who: Principal, page: DeliveryPage, limit: number): Promise<DeliveryRow[]> {
  const { endpointId = null, status = null, cursor = null } = page
  return ctx.tx.all(sql<DeliveryRow>`select ${deliveryColumns} from ${deliveriesOf(ctx)}
    where ${owned(ctx, who)} and d.tenant_id = ${ctx.tenant.id}
      and (${endpointId}::uuid is null or d.endpoint_id = ${endpointId}::uuid)
      and (${status}::text is null or d.status = ${status}::text) and (${cursor}::uuid is null or d.id < ${cursor}::uuid)
    order by d.id desc limit ${limit}`)
}

type Detail = DeliveryRow & { body: string; endpoint_status: string; round: number }

export function findDelivery(ctx: Ctx, who: Principal, id: string): Promise<Detail | undefined> {
  return ctx.tx.first(sql<Detail>`
    select ${deliveryColumns}, v.body, d.round, e.status as endpoint_status from ${deliveriesOf(ctx)}
    where ${owned(ctx, who)} and d.tenant_id = ${ctx.tenant.id} and d.id = ${id}`)
}

export function listAttempts(ctx: Ctx, deliveryId: string) {
  return ctx.tx.all(
    db
      .selectFrom('store.webhook_attempts')
      .select(['number', 'status', 'trouble', 'answer', 'duration_ms', 'created_at'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('delivery_id', '=', deliveryId)
      .orderBy('id'),
  )
}

/** Begins a new round for what is not on its way any more; answers the round, or nothing. */
export function beginRound(ctx: Ctx, id: string) {
  return ctx.tx.first(sql<{ round: number }>`update store.webhook_deliveries
    set status = 'pending', attempts = 0, round = round + 1, next_at = now(), ended_at = null
    where tenant_id = ${ctx.tenant.id} and id = ${id} and status not in ('pending', 'held') returning round`)
}

/** The same for everything of an address that did not arrive since then, oldest first. */
export function beginRounds(ctx: Ctx, endpointId: string, since: string, limit: number) {
  return ctx.tx.all(sql<{ id: string; round: number }>`update store.webhook_deliveries d
    set status = 'pending', attempts = 0, round = round + 1, next_at = now(), ended_at = null
    from (select id from store.webhook_deliveries where tenant_id = ${ctx.tenant.id} and endpoint_id = ${endpointId}
      and status = 'failed' and created_at >= ${since}::timestamptz order by id limit ${limit} for update) due
    where d.tenant_id = ${ctx.tenant.id} and d.id = due.id returning d.id, d.round`)
}

/** What was told long ago is of no use to anybody, and what was held back for so long neither. */
export async function deleteOldEvents(ctx: Ctx, days: number): Promise<void> {
  await ctx.tx.run(sql`delete from store.webhook_events v where v.tenant_id = ${ctx.tenant.id}
    and v.created_at < now() - make_interval(days => ${days}::int)
    and not exists (select from store.webhook_deliveries d
      where d.tenant_id = ${ctx.tenant.id} and d.event_id = v.id and d.status = 'pending')`)
}
