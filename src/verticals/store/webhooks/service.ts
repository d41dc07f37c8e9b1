import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import type { Sentence } from '#kernel/problem/problem.ts'
import { principalOf } from '../partner/who.ts'
import { refusalOf } from './dial.ts'
import { stillSending, tooManyWebhooks, webhookDisabled } from './problems.ts'
import { watchAll, watchGoods } from './goods.ts'
import { releaseAll } from './hold.ts'
import * as queries from './queries.ts'
import type { DeliveryPage, Endpoint, EndpointEdit, EndpointForm } from './schemas.ts'
import { newSecret } from './secret.ts'
import { planAttempt, reachOf } from './send.ts'
import { tellTest } from './tell.ts'

const MOST_ENDPOINTS = 10
const PAGE = 25
const MOST_RESENT = 500
const KEPT_DAYS = 30

export async function listEndpoints(ctx: Ctx) {
  return { endpoints: (await queries.listEndpoints(ctx, principalOf(ctx))).map(present) }
}

/** The answer holds what signs, this once. A program makes addresses of its own kind only. */
export async function createEndpoint(ctx: Ctx, input: EndpointForm) {
  const who = principalOf(ctx)
  mustReach(ctx, input.url)
  await queries.lockPerson(ctx, who.personId)
  if ((await queries.listEndpoints(ctx, who)).length >= MOST_ENDPOINTS) throw tooManyWebhooks({ count: MOST_ENDPOINTS })
  const id = newId()
  const { secret, sealed } = await newSecret(ctx, id)
  const mode = ctx.actor.kind === 'key' ? who.mode : input.mode
  const { name, url, events, dialect } = input
  await queries.insertEndpoint(ctx, { id, personId: who.personId, mode, dialect, name, url, events, secret: sealed })
  watchGoods(ctx, who.personId)
  return { ...(await readEndpoint(ctx, id)), secret }
}

export async function updateEndpoint(ctx: Ctx, { id, name, url, events }: EndpointEdit): Promise<Endpoint> {
  await mine(ctx, id)
  mustReach(ctx, url)
  await queries.updateEndpoint(ctx, id, { name, url, events })
  watchGoods(ctx, principalOf(ctx).personId)
  return readEndpoint(ctx, id)
}

export async function switchEndpoint(ctx: Ctx, { id, active }: { id: string; active: boolean }): Promise<Endpoint> {
  await mine(ctx, id)
  if (active) {
    await queries.enableEndpoint(ctx, id)
    watchGoods(ctx, principalOf(ctx).personId)
  } else await queries.disableEndpoint(ctx, id, 'manual')
  return readEndpoint(ctx, id)
}

/** A new secret signs from now on; the former one signs as well until the grace is over. */
export async function rotateSecret(ctx: Ctx, { id, graceHours }: { id: string; graceHours: number }) {
  const row = await mine(ctx, id)
  const { secret, sealed } = await newSecret(ctx, id)
  const until = graceHours > 0 ? new Date(ctx.now.getTime() + graceHours * 3_600_000) : null
  await queries.updateEndpoint(ctx, id, {
    secret_sealed: sealed,
    old_secret_sealed: until ? row.secret_sealed : null,
    old_secret_until: until,
  })
  return { id, secret, oldSecretUntil: until?.toISOString() ?? null }
}

/** Removes an address with everything that was told it. */
export async function removeEndpoint(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await mine(ctx, id)
  await queries.deleteEndpoint(ctx, id)
}

export async function sendTest(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const row = await mine(ctx, id)
  if (row.status === 'disabled') throw webhookDisabled()
  return { id: await tellTest(ctx, { personId: principalOf(ctx).personId, mode: row.mode }, row) }
}

export async function listDeliveries(ctx: Ctx, page: DeliveryPage) {
  const rows = await queries.listDeliveries(ctx, principalOf(ctx), page, PAGE + 1)
  const shown = rows.slice(0, PAGE)
  return { deliveries: shown.map(presentDelivery), nextCursor: rows.length > PAGE ? shown.at(-1)!.id : null }
}

export async function readDelivery(ctx: Ctx, { id }: { id: string }) {
  const row = await queries.findDelivery(ctx, principalOf(ctx), id)
  if (!row) throw notFound()
  const log = (await queries.listAttempts(ctx, id)).map(({ duration_ms, created_at, ...attempt }) => {
    return { ...attempt, durationMs: duration_ms, at: created_at }
  })
  return { ...presentDelivery(row), body: row.body, log }
}

/** Sends one message again, with a whole schedule before it. The receiver knows it by its id. */
export async function resend(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const row = await queries.findDelivery(ctx, principalOf(ctx), id)
  if (!row) throw notFound()
  if (row.endpoint_status === 'disabled') throw webhookDisabled()
  const begun = await queries.beginRound(ctx, id)
  if (!begun) throw stillSending()
  planAttempt(ctx, { id, round: begun.round, number: 1 })
  return { id }
}

/** Everything of an address that did not arrive since then, at most 500 of them. */
export async function resendMany(ctx: Ctx, { id, since }: { id: string; since: string }): Promise<{ count: number }> {
  const row = await mine(ctx, id)
  if (row.status === 'disabled') throw webhookDisabled()
  const begun = await queries.beginRounds(ctx, id, since, MOST_RESENT)
  for (const one of begun) planAttempt(ctx, { ...one, number: 1 })
  return { count: begun.length }
}

export async function sweep(ctx: Ctx): Promise<void> {
  await watchAll(ctx)
  await releaseAll(ctx)
  await queries.deleteOldEvents(ctx, KEPT_DAYS)
}

async function mine(ctx: Ctx, id: string) {
  const row = await queries.lockEndpoint(ctx, principalOf(ctx), id)
  if (!row) throw notFound()
  return row
}

async function readEndpoint(ctx: Ctx, id: string): Promise<Endpoint> {
  return present((await queries.findEndpoint(ctx, principalOf(ctx), id))!)
}

const UNREACHABLE: Record<'password' | 'scheme' | 'private', Sentence> = {
  password: { id: 'Alamat tidak boleh memuat kata sandi.', en: 'The address must not hold a password.' },
  scheme: { id: 'Alamat harus diawali https.', en: 'The address must begin with https.' },
  private: {
    id: 'Alamat ini berada di jaringan pribadi. Isi alamat di internet terbuka.',
    en: 'This address is inside a private network. Give one on the open internet.',
  },
}

function mustReach(ctx: Ctx, url: string): void {
  const refusal = refusalOf(new URL(url), reachOf(ctx))
  if (refusal) throw invalidInput({}, [{ path: 'url', sentence: UNREACHABLE[refusal] }])
}

function present(row: queries.EndpointRow): Endpoint {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    mode: row.mode,
    dialect: row.dialect,
    events: row.events,
    status: row.status,
    disabledReason: row.disabled_reason,
    failingSince: row.failing_since,
    oldSecretUntil: row.old_secret_until,
    createdAt: row.created_at,
  }
}

function presentDelivery(row: queries.DeliveryRow) {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    eventId: row.event_id,
    kind: row.kind as 'webhook.test',
    status: row.status,
    attempts: row.attempts,
    lastStatus: row.last_status,
    lastTrouble: row.last_trouble,
    nextAt: row.next_at,
    createdAt: row.created_at,
  }
}
