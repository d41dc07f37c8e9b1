import { strict as assert } from 'node:assert'
import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import type { RawBuilder } from 'kysely'
import { insertRow, sql } from '../db/sql.ts'
import type { BoundListener } from '../module/registry.ts'
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
    insertRow('kernel.facts', {
      tenant_id: ctx.tenant.id,
      id,
      name,
      payload: JSON.stringify(value),
      actor_kind: ctx.actor.kind,
      actor_id: actorIdOf(ctx),
      request_id: ctx.requestId,
    }),
  )
  const { registry } = ctx.house
  for (const listener of registry.listeners.get(name) ?? []) {
    // A module that does not serve this tenant has nothing to do with its facts.
    if (!registry.serves(listener.module, ctx.tenant)) continue
    const fact = { id, name, payload: value }
    if (listener.atOnce) ctx.tx.atEnd(() => hearAtOnce(ctx, listener, fact))
    else hearLater(ctx, listener, id)
  }
}

function hearLater(ctx: Ctx, listener: BoundListener, factId: string): void {
  put(ctx, listener.id, { factId }, { attempts: LISTENER_ATTEMPTS, requestId: ctx.requestId })
}

/** In the transaction of the fact; whatever goes wrong there leaves the fact standing and the listener its job. */
async function hearAtOnce(ctx: Ctx, listener: BoundListener, fact: { id: string; payload: unknown }): Promise<void> {
  const as: Ctx = { ...ctx, actor: { kind: 'system', name: listener.id }, locale: 'id' }
  try {
    // Its effect is there with the fact or not at all, and no job of it exists: that it has run needs no mark.
    await ctx.tx.nest(() =>
      Promise.resolve(
        listener.run(as as never, fact.payload as never, {
          id: fact.id,
          at: ctx.now.toISOString(),
          actorId: actorIdOf(ctx),
        }),
      ),
    )
  } catch (error) {
    ctx.house.log.warn({ err: error, listener: listener.id }, 'a listener failed at once and is tried again by a job')
    hearLater(ctx, listener, fact.id)
  }
}

function actorIdOf({ actor }: Ctx): string | null {
  return actor.kind === 'person' ? actor.id : null
}

type When = { attempts: number; requestId: string; runAt?: Date; key?: string; moves?: boolean; priority?: number }

type Put = { job: string | null }
/** Makes the statement that puts a job into the queue a part of a greater one, whose row is the part's. */
export type Compose = (putting: RawBuilder<Put>) => RawBuilder<Put>

/**
 * Puts one task of this transaction's tenant into the queue, with the next flight. When it is due, the hands of this
 * process begin it after COMMIT, or, where they have no room, workers are called.
 */
export function put(ctx: Ctx, task: string, input: unknown, when: When, compose: Compose = (putting) => putting): void {
  const { bell, hands } = ctx.house
  const due = !when.runAt || when.runAt <= new Date()
  const bearer = due ? hands.free() : null
  const meta = { requestId: when.requestId }
  const body = JSON.stringify(input)
  const [attempts, priority] = [when.attempts, when.priority ?? 0]
  let id: string | null = null
  ctx.tx.defer(
    compose(sql<Put>`select queue.enqueue(${task}, ${body}::jsonb, ${JSON.stringify(meta)}::jsonb,
      ${when.runAt ?? null}::timestamptz, ${when.key ?? null}::text, ${attempts}::int, ${priority}::int,
      ${bearer}::text, ${when.moves ?? false}::boolean)::text as job`),
    ([row]) => (id = row?.job ?? null),
  )
  if (!due) return
  ctx.tx.afterCommit(() => {
    // Where it was part of a greater statement, it may not have been put at all.
    if (id === null) return
    // As the queue would give it back.
    const payload = { tenantId: ctx.tenant.id, input: JSON.parse(body) as unknown, meta }
    if (bearer) hands.take({ id, task, payload, priority, attempts })
    else bell.callWorkers()
  })
}

/** Tells every browser that watches the topic, in every web process, that it has changed; sent after COMMIT. */
export function announce(ctx: Ctx, topic: string): void {
  const { bell } = ctx.house
  ctx.tx.afterCommit(() => bell.ring(LIVE_CHANNEL, `${ctx.tenant.id}:${topic}`))
}
