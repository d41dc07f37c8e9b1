import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { adapterOf } from '../providers/adapters/index.ts'
import {
  CALL_TIMEOUT_MS,
  type Invited,
  type Line,
  ProviderRefused,
  ProviderUnavailable,
} from '../providers/adapters/port.ts'
import { connectTo } from '../providers/connect.ts'
import * as pool from '../providers/pool.ts'
import { findProvider, type ProviderRow } from '../providers/queries.ts'
import { reviewSoon } from '../providers/review.ts'
import { breakerState, MOST_UNKNOWN_QUESTIONS, nextPoll, nextWibDay, unknownGap, wibDay } from '../providers/rules.ts'
import * as queries from './queries.ts'
import type { InvitationRow } from './queries.ts'

/*
 * One invitation: the intention is written, then the call with its name, then the provider is called, then its answer is
 * written; each in a short transaction of its own. A process may end between any two of them: what was being called is then
 * asked about under the same name.
 */

/** How one step ended. `again`: nothing was sent, another account may be tried at once, under another name. */
export type Step =
  | { kind: 'sent' }
  | { kind: 'again' }
  | { kind: 'waiting'; runAt: Date; detail: string }
  | { kind: 'unknown'; runAt: Date; detail: string }
  | { kind: 'staff'; note: string }
  | { kind: 'failed'; error: string }

/** Told in the transaction that writes the call down; false: this runner is too late and must not call. */
export type Keeper = (ctx: Ctx, call: { requestId: string; providerId: string; accountId: string }) => Promise<boolean>

type Ready = { kind: 'ready'; invitation: InvitationRow; line: Line; credentials: unknown }
type Open = Ready | { kind: 'ask'; ready: Ready } | Step

const AGAIN_MS = 5 * 60_000
/** After this nothing of a call can still be under way. */
const SETTLED_MS = 2 * CALL_TIMEOUT_MS

/** Brings the invitation one step on. It must be open: intended, calling, unknown or with staff. */
export async function step(ctx: OutsideCtx, invitationId: string, keep: Keeper): Promise<Step> {
  const open = await ctx.transact((inner) => begin(inner, invitationId, keep))
  if (open.kind === 'ask') return ask(ctx, open.ready, keep)
  return open.kind === 'ready' ? send(ctx, open) : open
}

async function begin(ctx: Ctx, id: string, keep: Keeper): Promise<Open> {
  const invitation = await queries.lockInvitation(ctx, id)
  if (!invitation) throw new Error(`invitation ${id} is gone`)
  const provider = (await findProvider(ctx, invitation.provider_id))!
  if (invitation.status === 'calling' || invitation.status === 'unknown') {
    await queries.moveInvitation(ctx, id, ['calling'], { status: 'unknown' })
    return { kind: 'ask', ready: await connect(ctx, provider, invitation, invitation.account_id!) }
  }
  if (invitation.status === 'staff') return { kind: 'staff', note: invitation.note || 'menunggu staf' }
  if (invitation.status !== 'intended') return { kind: 'sent' }
  const adapter = adapterOf(ctx.house, provider.adapter)
  if (!adapter) return handOver(ctx, invitation, 'jenis penyedia ini tidak tersedia')
  if (adapter.by === 'staff') return handOver(ctx, invitation, 'kirim undangan ini dengan tangan')
  return take(ctx, invitation, provider, keep)
}

/** Switch, breaker, account, name of the call: what has to be true before anybody is called. */
async function take(ctx: Ctx, invitation: InvitationRow, provider: ProviderRow, keep: Keeper): Promise<Open> {
  const wait = (ms: number, detail: string): Step => ({ kind: 'waiting', runAt: new Date(Date.now() + ms), detail })
  if (provider.status !== 'active') return wait(AGAIN_MS, 'penyedia dimatikan')
  const breaker = breakerState(provider.open_until, new Date())
  if (breaker === 'open') {
    return wait(Date.parse(provider.open_until!) - Date.now() + Math.random() * 2000, 'penyedia sedang bermasalah')
  }
  const account = await pool.takeInvitation(ctx, provider.id, provider.cooldown_seconds)
  reviewSoon(ctx, provider.id)
  if (!account) return { kind: 'waiting', ...(await nextChance(ctx, provider.id)) }
  const day = wibDay(ctx.now)
  if (breaker === 'half-open' && !(await pool.takeProbe(ctx, provider.id))) {
    pool.giveBack(ctx, account.id, day)
    return wait(5000 + Math.random() * 5000, 'penyedia sedang dicoba')
  }
  const call = { requestId: invitation.id, providerId: provider.id, accountId: account.id }
  const kept = await keep(ctx, call)
  const moved = kept
    ? await queries.moveInvitation(ctx, invitation.id, ['intended'], {
        status: 'calling',
        account_id: account.id,
        counted_on: day,
        called_at: new Date().toISOString(),
      })
    : 0
  if (moved === 0) {
    pool.giveBack(ctx, account.id, day)
    return wait(AGAIN_MS, 'sudah dikerjakan proses lain')
  }
  const counted = { ...invitation, account_id: account.id, counted_on: day }
  return connect(ctx, provider, counted, account.id, account.sealed)
}

async function nextChance(ctx: Ctx, providerId: string): Promise<{ runAt: Date; detail: string }> {
  const rest = await queries.findEndOfRest(ctx, providerId)
  const soon = Date.now() + AGAIN_MS
  if (rest && Date.parse(rest) < soon) {
    return { runAt: new Date(Date.parse(rest) + Math.random() * 1000), detail: 'akun beristirahat' }
  }
  return { runAt: new Date(Math.min(soon, nextWibDay(ctx.now).getTime())), detail: 'kuota akun habis' }
}

async function connect(
  ctx: Ctx,
  provider: ProviderRow,
  invitation: InvitationRow,
  accountId: string,
  sealed?: Buffer,
): Promise<Ready> {
  return { kind: 'ready', invitation, ...(await connectTo(ctx, provider, accountId, sealed)) }
}

async function send(ctx: OutsideCtx, { invitation, line, credentials }: Ready): Promise<Step> {
  const { id, plan, target } = invitation
  await ctx.house.probe?.('invite-before-call')
  let answer: Invited
  try {
    answer = await line.invite(credentials, { requestId: id, plan, target })
  } catch (error) {
    return ctx.transact((inner) => noteTrouble(inner, invitation, error))
  }
  await ctx.house.probe?.('invite-after-call')
  return ctx.transact((inner) => noteAnswer(inner, invitation, answer))
}

/** Asks what became of a call. Only what the provider has never heard of, long after, is called again, by the same name. */
async function ask(ctx: OutsideCtx, ready: Ready, keep: Keeper): Promise<Step> {
  const { invitation, line, credentials } = ready
  let answer: Invited | null
  try {
    answer = await line.status(credentials, invitation.id)
  } catch {
    return ctx.transact((inner) => stillUnknown(inner, invitation, true))
  }
  if (answer) {
    const found = answer
    return ctx.transact((inner) => noteAnswer(inner, invitation, found))
  }
  if (Date.now() - Date.parse(invitation.called_at!) < SETTLED_MS) {
    return ctx.transact((inner) => stillUnknown(inner, invitation, false))
  }
  const mine = await ctx.transact((inner) => takeAgain(inner, invitation, keep))
  return mine ? send(ctx, ready) : { kind: 'waiting', runAt: soon(AGAIN_MS), detail: 'sudah dikerjakan proses lain' }
}

async function takeAgain(ctx: Ctx, { id, provider_id, account_id }: InvitationRow, keep: Keeper): Promise<boolean> {
  if (!(await keep(ctx, { requestId: id, providerId: provider_id, accountId: account_id! }))) return false
  const calledAt = new Date().toISOString()
  return (await queries.moveInvitation(ctx, id, ['unknown'], { status: 'calling', called_at: calledAt })) > 0
}

async function stillUnknown(ctx: Ctx, invitation: InvitationRow, failed: boolean): Promise<Step> {
  const asked = invitation.asked + 1
  if (asked > MOST_UNKNOWN_QUESTIONS) {
    return handOver(ctx, invitation, 'hasil panggilan tidak diketahui: periksa di penyedia apakah undangan terkirim')
  }
  if (failed) pool.noteProviderIll(ctx, invitation.provider_id)
  await queries.moveInvitation(ctx, invitation.id, ['unknown'], { asked })
  return { kind: 'unknown', runAt: soon(unknownGap(asked)), detail: 'menunggu kepastian dari penyedia' }
}

/** The provider has it: whatever was unknown is known now. */
export async function noteAnswer(ctx: Ctx, invitation: InvitationRow, { reference, state }: Invited): Promise<Step> {
  pool.noteProviderWell(ctx, invitation.provider_id)
  if (invitation.account_id) pool.noteAccountWell(ctx, invitation.account_id)
  reviewSoon(ctx, invitation.provider_id)
  if (state !== 'sent' && state !== 'accepted') return refused(ctx, { ...invitation, reference }, ENDS[state], state)
  const changes = { status: state, reference, asked: 0, note: '' } as const
  await queries.moveInvitation(ctx, invitation.id, ['calling', 'unknown', 'staff'], changes)
  pollLater(ctx, invitation.id, new Date(), 0)
  return { kind: 'sent' }
}

/** Asks for the next look at what its reader did with it, if there is to be one. */
export function pollLater(ctx: Ctx, invitationId: string, sentAt: Date, asked: number): void {
  const runAt = nextPoll(sentAt, asked, new Date())
  if (runAt) enqueue(ctx, 'store.pollInvite', { invitationId }, { runAt, key: invitationId })
}

async function noteTrouble(ctx: Ctx, invitation: InvitationRow, error: unknown): Promise<Step> {
  const { id, provider_id: providerId, account_id: accountId, counted_on: day } = invitation
  const end = (note: string) => queries.moveInvitation(ctx, id, ['calling'], { status: 'failed', note })
  if (error instanceof ProviderRefused) {
    pool.noteProviderWell(ctx, providerId)
    reviewSoon(ctx, providerId)
    if (error.code === 'quota-reached') pool.exhaust(ctx, accountId!)
    else pool.giveBack(ctx, accountId!, day!)
    if (error.code === 'target-rejected') return refused(ctx, invitation, 'alamat ini tidak dapat diundang')
    if (error.code === 'account-refused') pool.breakAccount(ctx, accountId!, 'ditolak penyedia; perbarui kredensialnya')
    if (error.code === 'quota-reached' || error.code === 'account-refused') {
      await end(error.code)
      return { kind: 'again' }
    }
    return handOver(ctx, invitation, `penyedia menolak: ${error.message}`)
  }
  pool.noteProviderIll(ctx, providerId)
  if (error instanceof ProviderUnavailable && error.outcome === 'refused') {
    pool.giveBack(ctx, accountId!, day!)
    await queries.moveInvitation(ctx, id, ['calling'], { status: 'intended', account_id: null, counted_on: null })
    return { kind: 'failed', error: error.message }
  }
  ctx.house.log.warn({ err: error, invitation: id }, 'the outcome of an invitation is unknown')
  await queries.moveInvitation(ctx, id, ['calling'], { status: 'unknown' })
  return { kind: 'unknown', runAt: soon(unknownGap(0)), detail: 'penyedia tidak menjawab' }
}

const ENDS = { rejected: 'undangan ditolak', expired: 'undangan kedaluwarsa', revoked: 'undangan ditarik penyedia' }

/** It came to nothing at its reader's: the buyer is asked for another address. */
async function refused(
  ctx: Ctx,
  invitation: InvitationRow,
  note: string,
  state: keyof typeof ENDS = 'rejected',
): Promise<Step> {
  const reference = invitation.reference ? { reference: invitation.reference } : {}
  const status = state === 'expired' ? 'expired' : 'rejected'
  const changes = { status, note, ...reference } as const
  await queries.moveInvitation(ctx, invitation.id, ['calling', 'unknown'], changes)
  return { kind: 'staff', note }
}

async function handOver(ctx: Ctx, { id }: InvitationRow, note: string): Promise<Step> {
  await queries.moveInvitation(ctx, id, ['intended', 'calling', 'unknown'], { status: 'staff', note })
  return { kind: 'staff', note }
}

/** Writes an intention down. Null: the job has an open one already. */
export async function intend(
  ctx: Ctx,
  wish: Omit<Parameters<typeof queries.insertInvitation>[1], 'id'>,
): Promise<string | null> {
  const id = newId()
  return (await queries.insertInvitation(ctx, { ...wish, id })) ? id : null
}

function soon(ms: number): Date {
  return new Date(Date.now() + ms)
}
