import { strict as assert } from 'node:assert'
import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { db, sql } from '../db/sql.ts'
import { LIVE_CHANNEL } from './live.ts'

/** Tries of one listener before its job is shown as failed; with doubling waits this is about two days. */
const LISTENER_ATTEMPTS = 20

/**
 * Appends a fact in the transaction of the change, and one job for each listener. The statements ride with the next
 * flight, so a fact costs no round trip. The payload must fit the declared schema; it is ids and figures, no secrets.
 */
export function emit(ctx: Ctx, name: string, payload: Record<string, unknown>): void {
  const schema = ctx.house.registry.facts.get(name)
  assert(schema, `no module declares the fact ${name}`)
  const value = schema.parse(payload)
  const id = newId()
  ctx.tx.defer(
    db.insertInto('kernel.facts').values({
      tenant_id: ctx.tenant.id,
      id,
      name,
      payload: JSON.stringify(value),
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      request_id: ctx.requestId,
    }),
  )
  const { registry } = ctx.house
  for (const listener of registry.listeners.get(name) ?? []) {
    // A module that does not serve this tenant has nothing to do with its facts.
    if (!registry.serves(listener.module, ctx.tenant)) continue
    ctx.tx.defer(
      enqueueStatement(listener.id, { factId: id }, { attempts: LISTENER_ATTEMPTS, requestId: ctx.requestId }),
    )
  }
}

type When = { attempts: number; requestId: string; runAt?: Date; key?: string }

/** The statement that puts one task of this transaction's tenant into the queue. */
export function enqueueStatement(task: string, input: unknown, when: When) {
  return sql`select queue.enqueue(${task}, ${JSON.stringify(input)}::jsonb,
    ${JSON.stringify({ requestId: when.requestId })}::jsonb, ${when.runAt ?? null}::timestamptz, ${when.key ?? null}::text,
    ${when.attempts}::int)`
}

/** Tells every browser that watches the topic, in every web process, that it has changed; sent by COMMIT. */
export function announce(ctx: Ctx, topic: string): void {
  ctx.tx.defer(sql`select pg_notify(${LIVE_CHANNEL}, ${`${ctx.tenant.id}:${topic}`})`)
}
