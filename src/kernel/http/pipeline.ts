import type { Actor, Ctx, Tenant } from '../context.ts'
import { outsideCtx, transact, transactAsPlatform } from '../db/transact.ts'
import type { House } from '../house.ts'
import { authorizeOperation } from '../identity/authorize.ts'
import { identify } from '../identity/identify.ts'
import type { BoundOperation } from '../module/registry.ts'
import { internal, keyNeeded, notFound, tooManyRequests } from '../problem/common.ts'
import { isProblem, type Locale, problem } from '../problem/problem.ts'
import {
  type Claim,
  claim,
  claimIntent,
  finishIntent,
  hashInput,
  intentOf,
  keep,
  scopeOf,
  type Stored,
} from './idempotency.ts'
import { readInput } from './input.ts'
import type { Limiter } from './limits.ts'
import { allowanceOf, quotaHeaders } from './quota.ts'

/** One call of one operation, whichever mount it came through. */
export type Call = {
  /** Set by the API's mount: reads of pages, which happen in-process, are not counted against the caller. */
  via?: 'api'
  operation: BoundOperation
  tenant: Tenant
  locale: Locale
  requestId: string
  ip: string | null
  userAgent: string | null
  sessionToken: string | null
  /** The API key that the request brought; it then acts for the key alone, and its cookies count for nothing. */
  apiKey?: string | null
  idempotencyKey: string | null
  input: unknown
  /** A signed link lets its bearer see a site that is not public. */
  preview?: boolean
  /** Takes what the answer is to say beside its body, also where it is a refusal. */
  headers?: Record<string, string>
}

export type Outcome = { status: number; body: unknown; cookies: string[]; replayed: boolean }

export const siteClosed = problem('site-closed', 503, {
  id: 'Situs ini sedang tidak aktif.',
  en: 'This site is not active at the moment.',
})

/**
 * Performs an operation: fence, who, may, what, once, run, check, commit. Throws a Problem for every refusal and lets
 * faults through. Everything that changes data happens in one transaction, or, for `outside` operations, in short ones.
 */
export async function perform(house: House, limiter: Limiter, call: Call): Promise<Outcome> {
  const { operation, tenant } = call
  const name = operation.id.slice(operation.module.name.length + 1)
  if (!house.registry.answers(operation.module, tenant, 'operations', name)) throw notFound()
  const base = baseOf(house, call)
  await count(base, limiter, call)
  if (operation.outside) return performOutside(base, call)
  const mode = operation.method === 'get' ? 'read' : 'write'
  const open = operation.crosses ? (transactAsPlatform as typeof transact) : transact
  return open(base, mode, async (ctx) => {
    const { actor, input } = await admit(ctx, call)
    const acting = { ...ctx, actor }
    const claimed = claimOf(operation, call, actor, input)
    const stored = claimed ? await claim(acting, claimed) : null
    if (stored) return replay(stored)
    const body = checkOutput(operation, await operation.run(acting as never, input as never))
    if (mode === 'write') record(acting, operation, input, body)
    if (claimed) keep(acting, claimed, { status: operation.status, answer: text(body) })
    return { status: operation.status, body, cookies: ctx.reply.cookies, replayed: false }
  })
}

/** Counts the call: against what the caller is granted, if that is told, else against what anybody may do. */
async function count(base: Omit<Ctx, 'tx'>, limiter: Limiter, call: Call): Promise<void> {
  const { operation, tenant } = call
  const { quota } = operation
  const allowance = quota && call.via === 'api' ? await allowanceOf(base, quota, call) : null
  await limiter.check(operation, call, allowance !== null)
  if (!quota || !allowance) return
  const spent = await limiter.spend(quota.name, tenant.id, allowance)
  Object.assign(call.headers ?? {}, quotaHeaders(quota.name, spent))
  if (spent.refused) throw tooManyRequests({ seconds: Math.max(1, Math.ceil(spent.resetMs / 1000)) })
}

async function performOutside(base: Omit<Ctx, 'tx'>, call: Call): Promise<Outcome> {
  const { operation } = call
  const outer = outsideCtx(base, operation.crosses)
  const { actor, input, claimed, stored } = await outer.transact(async (ctx) => {
    const admitted = await admit(ctx, call)
    const asked = claimOf(operation, call, admitted.actor, admitted.input)
    const wanted = asked && intentOf(ctx, asked)
    const acting = { ...ctx, actor: admitted.actor }
    const found = wanted ? await claimIntent(acting, wanted) : null
    if (!found) record(acting, operation, admitted.input, null)
    return { ...admitted, claimed: wanted, stored: found }
  })
  if (stored) return replay(stored)
  const acting = { ...base, actor }
  const inside = outsideCtx(acting, operation.crosses)
  try {
    const body = checkOutput(operation, await operation.run(inside as never, input as never))
    if (claimed) {
      await inside.transact((ctx) => finishIntent(ctx, claimed, { status: operation.status, answer: text(body) }))
    }
    return { status: operation.status, body, cookies: base.reply.cookies, replayed: false }
  } catch (error) {
    // A refusal is final and may be tried anew; after a fault the outcome is unknown, so the claim stands for a while.
    if (claimed && isProblem(error)) await inside.transact((ctx) => finishIntent(ctx, claimed, null))
    throw error
  }
}

/** Who is it, may they, and is the input whole: in this order, so that a stranger learns nothing from a 422. */
async function admit(ctx: Ctx, call: Call): Promise<{ actor: Actor; input: unknown }> {
  const { operation } = call
  // A gateway's calls carry a proof of their own, and a header of its own may look like a key.
  const actor = operation.raw ? ctx.actor : await identify(ctx, call.apiKey ?? null)
  authorizeOperation(actor, operation)
  const closed = call.tenant.status !== 'live' && operation.module.kind === 'vertical'
  // A preview link shows a site that is being made; it changes nothing and opens nothing that was switched off.
  const shown = call.preview && call.tenant.status === 'preparing' && operation.method === 'get'
  if (closed && actor.kind === 'anonymous' && !shown) throw siteClosed()
  return { actor, input: readInput(operation, call.input) }
}

function claimOf(operation: BoundOperation, call: Call, actor: Actor, input: unknown): Claim | null {
  if (operation.idempotency === 'none') return null
  const key = call.idempotencyKey
  if (!key) {
    if (operation.idempotency === 'required') throw keyNeeded()
    return null
  }
  if (key.length < 8 || key.length > 128) throw keyNeeded()
  return { scope: scopeOf({ actor, tenant: call.tenant }), key, hash: hashInput(operation.id, input) }
}

/** Every privileged act leaves its row, by this loop and not by anybody's memory. */
function record(ctx: Ctx, operation: BoundOperation, input: unknown, body: unknown): void {
  if (!operation.can) return
  const fields = input as Record<string, unknown>
  const answer = (body && typeof body === 'object' ? body : {}) as Record<string, unknown>
  const made = answer.id ?? answer.code ?? null
  const subject = fields.id ?? fields.role ?? made
  ctx.house.recordAct(ctx, {
    action: operation.id,
    subject: typeof subject === 'string' ? subject : null,
    detail: Object.fromEntries(Object.entries(fields).filter(([name]) => AUDITED.has(name))),
  })
}

/** Input fields that may stand in an audit row as they are; all others may be personal or secret. */
const AUDITED = new Set([
  'reason',
  'status',
  'roles',
  'permissions',
  'graceHours',
  'endsAt',
  'amountIdr',
  'provisioning',
  'goLive',
  'dpPercent',
  'creditId',
  'bankReference',
])

function checkOutput(operation: BoundOperation, value: unknown): unknown {
  if (operation.status === 204) return null
  const checked = operation.output.safeParse(value)
  if (checked.success) return checked.data
  throw new Error(`${operation.id} answered out of shape: ${checked.error.message}`)
}

function replay(stored: Stored): Outcome {
  const body: unknown = stored.answer === null ? null : JSON.parse(stored.answer)
  return { status: stored.status, body, cookies: [], replayed: true }
}

function text(body: unknown): string | null {
  return body === null ? null : JSON.stringify(body)
}

function baseOf(house: House, call: Call): Omit<Ctx, 'tx'> {
  return {
    tenant: call.tenant,
    actor: { kind: 'anonymous' },
    now: new Date(),
    locale: call.locale,
    requestId: call.requestId,
    ip: call.ip,
    userAgent: call.userAgent,
    idempotencyKey: call.idempotencyKey,
    sessionToken: (call.apiKey ?? null) === null ? call.sessionToken : null,
    reply: { cookies: [] },
    house,
  }
}

/** Turns whatever was thrown into what may be told: a Problem as it is, anything else as an unexplained 500. */
export function refusalOf(house: House, error: unknown, requestId: string) {
  if (isProblem(error)) return error
  house.log.error({ err: error, requestId }, 'an operation failed')
  return internal()
}
