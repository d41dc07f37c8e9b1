import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import type { House } from '../house.ts'
import { emit } from '../events/emit.ts'
import { notFound } from '../problem/common.ts'
import { personOf } from './authorize.ts'
import { deviceName } from './device.ts'
import { permissionsOf } from './roles.ts'
import {
  ABSOLUTE_DAYS,
  deleteSession,
  deleteSessionByToken,
  deleteSessions,
  findSession,
  insertSession,
  touchSession,
} from './session-queries.ts'

const ANONYMOUS: Actor = { kind: 'anonymous' }
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/

/**
 * The actor behind a session token, in this tenant and no other. Anything that is not a running session of an active
 * person is anonymous. Roles are read anew each time, so a change of them acts on the next request.
 */
export async function authenticate(ctx: Ctx, token: string): Promise<Actor> {
  if (!TOKEN_SHAPE.test(token)) return ANONYMOUS
  const row = await findSession(ctx, hashToken(token))
  if (!row) return ANONYMOUS
  if (row.stale) touchSession(ctx, row.session_id)
  return {
    kind: 'person',
    id: row.person_id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    permissions: permissionsOf(ctx.house.registry, ctx.tenant, row.roles, row.own_permissions),
    sessionId: row.session_id,
  }
}

/** `__Host-` ties the cookie to one host and to TLS; the demo runs without TLS and cannot have it. */
export function sessionCookieName(mode: House['mode']): string {
  return mode === 'production' ? '__Host-ruko' : 'ruko'
}

/**
 * Signs a person in on the device that asks: ends the session it had, starts one under a new token, and puts the
 * cookie on the reply. The token is answered for callers without a browser; it is stored only as a hash.
 * The caller has proven who it is.
 */
export async function createPersonSession(ctx: Ctx, personId: string): Promise<{ id: string; token: string }> {
  const session = await startSession(ctx, personId)
  emit(ctx, 'identity.signed_in', { personId, sessionId: session.id })
  return session
}

/** The same without the fact, for somebody who was signed in already and goes on under a new token. */
export async function startSession(ctx: Ctx, personId: string): Promise<{ id: string; token: string }> {
  const session = { id: newId(), token: newToken() }
  const device = deviceName(ctx.userAgent)
  await Promise.all([
    ctx.sessionToken ? deleteSessionByToken(ctx, hashToken(ctx.sessionToken)) : 0,
    insertSession(ctx, { id: session.id, personId, tokenHash: hashToken(session.token), device }),
  ])
  setCookie(ctx, session.token, ABSOLUTE_DAYS * 24 * 3600)
  return session
}

/** Signs this device out. Without a session there is only the cookie to take back. */
export async function endSession(ctx: Ctx): Promise<void> {
  const count = ctx.sessionToken ? await deleteSessionByToken(ctx, hashToken(ctx.sessionToken)) : 0
  if (count > 0 && ctx.actor.kind === 'person') {
    emit(ctx, 'identity.sessions_ended', { personId: ctx.actor.id, count })
  }
  clearCookie(ctx)
}

export async function endAllSessions(ctx: Ctx): Promise<void> {
  const person = personOf(ctx)
  const count = await deleteSessions(ctx, person.id)
  emit(ctx, 'identity.sessions_ended', { personId: person.id, count })
  clearCookie(ctx)
}

export async function endOtherSession(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const person = personOf(ctx)
  const count = await deleteSession(ctx, person.id, id)
  if (count === 0) throw notFound()
  emit(ctx, 'identity.sessions_ended', { personId: person.id, count })
  if (id === person.sessionId) clearCookie(ctx)
}

/** 256 random bits as text. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A random token needs no slow hash: there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function clearCookie(ctx: Ctx): void {
  setCookie(ctx, '', 0)
}

function setCookie(ctx: Ctx, value: string, maxAgeSeconds: number): void {
  const { mode } = ctx.house
  const secure = mode === 'production' ? '; Secure' : ''
  ctx.reply.cookies.push(
    `${sessionCookieName(mode)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`,
  )
}
