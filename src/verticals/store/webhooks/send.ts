import { Webhook } from 'standardwebhooks'
import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { originOf } from '#kernel/house.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { localeOf } from '../members/queries.ts'
import { notify } from '#services/notifications/index.ts'
import { type Answer, post, type Reach } from './dial.ts'
import { holdDelivery, mayHearStill } from './hold-queries.ts'
import { disableEndpoint } from './queries.ts'
import { hubSignature } from '../bots/sign.ts'
import { lineMs, MOST_ATTEMPTS, MOST_WAITS, TEST_KIND, verdictOf, waitMs } from './rules.ts'
import * as queries from './send-queries.ts'
import { openSecret } from './secret.ts'

/*
 * One attempt to tell an address something, between two short transactions. An attempt may be made twice if the process ends
 * in the middle of it; both carry the same `webhook-id`, and one is counted.
 */

const TIMEOUT_MS = 15_000
/** Silent receivers must never keep the workers from handing goods over. */
const MOST_AT_ONCE = 3
/** Of them, those of one person: whoever has many addresses leaves room for the others. */
const MOST_OF_ONE = 2
/** Of them, addresses at which nothing has arrived of late, or slowly: whoever answers never waits for those alone. */
const MOST_SLOW = 2
const SLOW_MS = 3_000
/** Until room is asked for again. */
const BUSY_MS = 500
/** At an address that does not answer it has time. */
const FAILING_BUSY_MS = 15_000

/** `waits`: how often it has stood behind others of its address. */
export type Turn = { id: string; round: number; number: number; waits?: number | undefined }

/** The addresses that are being told something, whose they are, and whether they are slow. */
const busy = new Map<string, Slot>()
type Slot = { person: string; slow: boolean }
/** Addresses whose last answer took long, or never came. */
const slow = new Set<string>()
const MOST_REMEMBERED = 10_000

/** Makes the attempt if it is still the next one. When too much is under way it comes back a moment later. */
export async function sendWebhook(ctx: OutsideCtx, turn: Turn): Promise<void> {
  const due = await ctx.transact((inner) => prepare(inner, turn))
  if (!due) return
  const place = `${ctx.tenant.id} ${due.endpointId}`
  const slot: Slot = { person: `${ctx.tenant.id} ${due.personId}`, slow: due.failing || slow.has(place) }
  // To one address one after the other, so that it is told in order as long as it answers.
  if (busy.has(place)) return ctx.transact(async (inner) => standInLine(inner, turn))
  if (!hasRoom(slot)) return ctx.transact(async (inner) => planAttempt(inner, turn, later(due.failing)))
  busy.set(place, slot)
  try {
    const began = performance.now()
    const answer = await post(due.call)
    const durationMs = Math.round(performance.now() - began)
    remember(place, durationMs)
    await ctx.transact((inner) => conclude(inner, { turn, due, answer, durationMs }))
  } finally {
    busy.delete(place)
  }
}

/** Asked in the moment before it begins: others may have begun while it was read. */
function hasRoom(wanted: Slot): boolean {
  const slots = [...busy.values()]
  const theirs = slots.filter(({ person }) => person === wanted.person)
  if (slots.length >= MOST_AT_ONCE || theirs.length >= MOST_OF_ONE) return false
  return !wanted.slow || slots.filter((one) => one.slow).length < MOST_SLOW
}

function remember(place: string, durationMs: number): void {
  if (durationMs <= SLOW_MS) slow.delete(place)
  else if (slow.size < MOST_REMEMBERED) slow.add(place)
}

/** Puts the attempt into the queue. */
export function planAttempt(ctx: Ctx, turn: Turn, at: Date = ctx.now): void {
  enqueue(ctx, 'store.sendWebhook', turn, { runAt: at })
}

/**
 * Whoever is told something calls the next one; asking by itself is for when nobody did. A thousand that wait must not ask
 * every moment, so each asks ever less often.
 */
function standInLine(ctx: Ctx, { waits = 0, ...turn }: Turn): void {
  planAttempt(ctx, { ...turn, waits: waits + 1 }, new Date(Date.now() + lineMs(waits, Math.random())))
}

function later(failing: boolean): Date {
  return new Date(Date.now() + (failing ? FAILING_BUSY_MS : BUSY_MS) * (1 + Math.random()))
}

type Prepared = {
  endpointId: string
  personId: string
  name: string
  url: string
  failing: boolean
  call: Parameters<typeof post>[0]
}

async function prepare(ctx: Ctx, turn: Turn): Promise<Prepared | null> {
  const due = await queries.findDue(ctx, turn)
  if (!due) return null
  if (!due.may_hear && !(await mayHearStill(ctx, due.person_id))) {
    await holdDelivery(ctx, turn)
    return null
  }
  // In case the older ones have been lost by the queue, it goes past them in the end.
  if (due.behind && (turn.waits ?? 0) < MOST_WAITS) {
    standInLine(ctx, turn)
    return null
  }
  const secrets = [await openSecret(ctx, due.endpoint_id, due.secret_sealed)]
  if (due.old_secret_sealed) secrets.push(await openSecret(ctx, due.endpoint_id, due.old_secret_sealed))
  const proof = due.dialect === 'digiflazz' ? hubProof(due, secrets) : standardProof(due, secrets)
  const headers = { 'content-type': 'application/json', accept: '*/*', ...proof }
  const call = { url: new URL(due.url), headers, body: due.body, timeoutMs: TIMEOUT_MS, reach: reachOf(ctx) }
  const { endpoint_id: endpointId, person_id: personId, name, url, failing } = due
  return { endpointId, personId, name, url, failing, call }
}

function standardProof(due: queries.Due, secrets: readonly string[]): Record<string, string> {
  const at = new Date()
  return {
    'user-agent': 'Webhooks/1.0',
    'webhook-id': due.event_id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(due.event_id, at, due.body)).join(' '),
  }
}

/** That one has place for one signature: the new secret's. */
function hubProof(due: queries.Due, [secret = '']: readonly string[]): Record<string, string> {
  const event = due.kind === TEST_KIND ? 'ping' : due.kind === 'order.placed' ? 'create' : 'update'
  return {
    'user-agent': 'DigiFlazz-Hookshot/1.0 (compatible)',
    'x-digiflazz-event': event,
    'x-digiflazz-delivery': due.event_id,
    'x-hub-signature': hubSignature(secret, due.body),
  }
}

/** How far an address may lead: in a demonstration also to stand-ins on this machine. */
export function reachOf({ house }: Pick<Ctx, 'house'>): Reach {
  return house.mode === 'demo' ? 'demo' : 'public'
}

type Ended = { turn: Turn; due: Prepared; answer: Answer; durationMs: number }

async function conclude(ctx: Ctx, { turn, due, answer, durationMs }: Ended): Promise<void> {
  const verdict = verdictOf(answer.status)
  const ms = verdict === 'again' ? waitMs(turn.number, answer.retryAfterSeconds, Math.random()) : null
  const nextAt = ms === null ? null : new Date(Date.now() + ms)
  const status = verdict === 'arrived' ? 'delivered' : nextAt ? 'pending' : 'failed'
  if (!(await queries.stepDelivery(ctx, { ...turn, status, nextAt }))) return
  ctx.tx.defer(
    queries.insertAttempt(ctx, {
      id: newId(),
      delivery_id: turn.id,
      round: turn.round,
      number: turn.number,
      status: answer.status,
      trouble: answer.trouble,
      answer: answer.text,
      duration_ms: durationMs,
    }),
  )
  ctx.tx.defer(verdict === 'arrived' ? queries.noteWell(ctx, due.endpointId) : queries.noteIll(ctx, due.endpointId))
  if (nextAt) planAttempt(ctx, { ...turn, number: turn.number + 1 }, nextAt)
  if (verdict === 'gone') await disable(ctx, due, 'gone')
  if (verdict === 'again' && !nextAt && (await queries.isDead(ctx, due.endpointId, turn.id, turn.round)))
    await disable(ctx, due, 'failing')
  await callNext(ctx, due, verdict === 'arrived' ? durationMs : null)
}

/** Lets the oldest that waits for this address go on: at once where it answers well, else when others had their turn. */
async function callNext(ctx: Ctx, { endpointId }: Prepared, tookMs: number | null): Promise<void> {
  const next = await queries.findNext(ctx, endpointId)
  if (next) planAttempt(ctx, next, tookMs !== null && tookMs <= SLOW_MS ? new Date() : later(tookMs === null))
}

/** Switches an address off that nobody answers at, and tells the reseller. */
async function disable(ctx: Ctx, { endpointId, personId, name, url }: Prepared, reason: 'gone' | 'failing') {
  if ((await disableEndpoint(ctx, endpointId, reason)) === 0) return
  const [person, locale] = await Promise.all([findPerson(ctx, personId), localeOf(ctx, personId)])
  if (person?.status !== 'active') return
  await notify(ctx, {
    template: 'store_webhook_disabled',
    to: { name: person.name, email: person.email },
    params: { name, host: new URL(url).host, reason, attempts: String(MOST_ATTEMPTS), apiUrl: apiPage(ctx) },
    locale,
    dedupe: `${endpointId}/${newId()}`,
  })
}

function apiPage(ctx: Ctx): string {
  return `${originOf(ctx.house, ctx.tenant.host)}/reseller/api`
}
