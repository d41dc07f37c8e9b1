import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import type { Principal } from '../partner/who.ts'
import * as queries from './queries.ts'
import { type EventKind, TEST_KIND } from './rules.ts'
import { planAttempt } from './send.ts'

/** `occasion` names what it is told for: told once. `data` is read behind the lock of the sequence. */
export type Told = {
  kind: EventKind
  occasion: string
  at: Date
  data: () => Promise<Record<string, unknown> | null>
}

/**
 * Tells a reseller's addresses something, in the transaction that hears of it. What has a later `sequence` was read later,
 * so of two messages about one thing the one with the higher number holds.
 */
export async function tellReseller(ctx: Ctx, who: Principal, told: Told): Promise<void> {
  const hearers = await queries.findHearers(ctx, who, told.kind)
  if (hearers.length === 0) return
  const sequence = await queries.nextSequence(ctx, who)
  const data = await told.data()
  if (!data) return
  await write(ctx, who, { ...told, data, sequence }, hearers)
}

/** The same for addresses that listen as Digiflazz tells: the message is all there is, and it is in no sequence. */
export async function tellInDialect(ctx: Ctx, who: Principal, told: Told): Promise<void> {
  const hearers = await queries.findHearers(ctx, who, told.kind, 'digiflazz')
  if (hearers.length === 0) return
  const data = await told.data()
  if (data) await send(ctx, who, { ...told, body: JSON.stringify({ data }) }, hearers)
}

/** One message of no meaning to one address. */
export async function tellTest(
  ctx: Ctx,
  who: Principal,
  { id: endpointId, dialect }: Pick<queries.EndpointRow, 'id' | 'dialect'>,
): Promise<string> {
  if (dialect === 'digiflazz') {
    const ping: Ready = {
      kind: TEST_KIND,
      occasion: `test/${newId()}`,
      body: JSON.stringify({ data: 'ping', hook_id: endpointId }),
    }
    return (await send(ctx, who, ping, [{ id: endpointId }]))[0]!
  }
  const sequence = await queries.nextSequence(ctx, who)
  const told = {
    kind: 'webhook.test' as const,
    occasion: `test/${newId()}`,
    at: ctx.now,
    sequence,
    data: { endpointId },
  }
  const [deliveryId] = await write(ctx, who, told, [{ id: endpointId }])
  return deliveryId!
}

type Message = {
  kind: EventKind | typeof TEST_KIND
  occasion: string
  at: Date
  sequence: number
  data: Record<string, unknown>
}

function write(ctx: Ctx, who: Principal, message: Message, hearers: readonly { id: string }[]): Promise<string[]> {
  const { kind, occasion, at, sequence, data } = message
  const body = JSON.stringify({ type: kind, timestamp: at.toISOString(), sequence, data })
  return send(ctx, who, { kind, occasion, body }, hearers)
}

type Ready = Pick<Message, 'kind' | 'occasion'> & { body: string }

async function send(
  ctx: Ctx,
  who: Principal,
  { kind, occasion, body }: Ready,
  hearers: readonly { id: string }[],
): Promise<string[]> {
  const eventId = newId()
  if (!(await queries.insertEvent(ctx, { id: eventId, who, kind, occasion, body }))) return []
  return hearers.map(({ id: endpointId }) => {
    const id = newId()
    ctx.tx.defer(queries.insertDelivery(ctx, { id, endpointId, eventId }))
    planAttempt(ctx, { id, round: 1, number: 1 })
    return id
  })
}
