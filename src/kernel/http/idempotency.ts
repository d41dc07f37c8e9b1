import { createHash, randomUUID } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { isGone } from '../db/alive.ts'
import { db, sql } from '../db/sql.ts'
import { keyReused, stillRunning } from '../problem/common.ts'

/** A request that may be repeated: who asks (`scope`), under which key, and for what (`hash` of the input). */
export type Claim = { scope: string; key: string; hash: string }
export type Stored = { status: number; answer: string | null }

/** The hash of an operation's input, independent of the order of its fields. */
export function hashInput(operationId: string, input: unknown): string {
  return createHash('sha256')
    .update(`${operationId}\n${canonical(input)}`)
    .digest('base64url')
}

/** Whose a key is. The same key at two outlets names two requests. */
export function scopeOf({ actor, tenant }: Pick<Ctx, 'actor' | 'tenant'>): string {
  const principal = actor.kind === 'person' || actor.kind === 'key' ? actor.id : actor.kind
  return tenant.outlet ? `${principal} ${tenant.outlet.id}` : principal
}

/** The answer, as JSON, that the caller was given under a key, while it is kept; null: none, or not yet. */
export async function recall(ctx: Ctx, key: string): Promise<string | null> {
  const row = await findKey(ctx, scopeOf(ctx), key)
  return row?.answer ?? null
}

/**
 * Takes the key's lock and looks for a stored answer, both in the first flight. Returns the stored answer, or null
 * when this call is the first. Another call still running under the key is a 409, another input a 422.
 */
export async function claim(ctx: Ctx, { scope, key, hash }: Claim): Promise<Stored | null> {
  const [lock, row] = await Promise.all([
    ctx.tx.first(
      sql<{
        taken: boolean
      }>`select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.tenant.id} ${scope} ${key}`}, 7)) as taken`,
    ),
    findKey(ctx, scope, key),
  ])
  if (!lock?.taken) throw stillRunning()
  return read(row, hash)
}

/** Keeps the answer in the transaction of the effect. */
export function keep(ctx: Ctx, { scope, key, hash }: Claim, stored: Stored): void {
  ctx.tx.defer(
    db.insertInto('kernel.idempotency_keys').values({
      tenant_id: ctx.tenant.id,
      scope,
      key,
      request_hash: hash,
      status: stored.status,
      answer: stored.answer,
    }),
  )
}

/**
 * An unfinished intent older than this may be taken up again though its process lives: a fault has ended the call and
 * left unknown what came of it.
 */
const ABANDONED_SECONDS = 60

/** A claim that outlives its transaction. `runner` is this very call; its process comes first. */
export type Intent = Claim & { runner: string }

/** The claim of a call that this process runs in several transactions. */
export function intentOf(ctx: Pick<Ctx, 'house'>, claimed: Claim): Intent {
  return { ...claimed, runner: `${ctx.house.live.process}/${randomUUID()}` }
}

/**
 * For an operation of two short transactions: writes the key with the intent. Returns the stored answer of a finished
 * call, or null when this one may go ahead: it is the first, or the process that ran the one before is gone.
 */
export async function claimIntent(ctx: Ctx, { scope, key, hash, runner }: Intent): Promise<Stored | null> {
  const [made, row] = await Promise.all([
    ctx.tx.run(
      db
        .insertInto('kernel.idempotency_keys')
        .values({ tenant_id: ctx.tenant.id, scope, key, request_hash: hash, runner })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    findKey(ctx, scope, key),
  ])
  if (made > 0) return null
  const stored = read(row, hash)
  if (stored) return stored
  const before = row?.runner ?? null
  const orphaned = before !== null && (await isGone(ctx, before.split('/')[0]!))
  const taken = await ctx.tx.run(
    sql`update kernel.idempotency_keys set created_at = now(), runner = ${runner} where ${mine(ctx, scope, key)}
      and status is null and runner is not distinct from ${before}
      and (${orphaned} or created_at < now() - make_interval(secs => ${sql.lit(ABANDONED_SECONDS)}))`,
  )
  if (taken === 0) throw stillRunning()
  return null
}

/**
 * Completes an intent with its answer, or, without one, takes it back so that the caller may try again. The first answer
 * stands: whoever finishes a call that was taken up by another meanwhile changes nothing that may have been repeated.
 */
export async function finishIntent(ctx: Ctx, { scope, key, runner }: Intent, stored: Stored | null): Promise<void> {
  await ctx.tx.run(
    stored
      ? sql`update kernel.idempotency_keys set status = ${stored.status}::int, answer = ${stored.answer}, runner = null
          where ${mine(ctx, scope, key)} and status is null`
      : sql`delete from kernel.idempotency_keys
          where ${mine(ctx, scope, key)} and status is null and runner = ${runner}`,
  )
}

function mine(ctx: Ctx, scope: string, key: string) {
  return sql<boolean>`tenant_id = ${ctx.tenant.id} and scope = ${scope} and key = ${key}`
}

type Row = { request_hash: string; status: number | null; answer: string | null; runner: string | null }

function findKey(ctx: Ctx, scope: string, key: string): Promise<Row | undefined> {
  return ctx.tx.first(
    db
      .selectFrom('kernel.idempotency_keys')
      .select(['request_hash', 'status', 'answer', 'runner'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('scope', '=', scope)
      .where('key', '=', key),
  )
}

function read(row: Row | undefined, hash: string): Stored | null {
  if (!row) return null
  if (row.request_hash !== hash) throw keyReused()
  return row.status === null ? null : { status: row.status, answer: row.answer }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
