import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, insertRow, sql } from '#kernel/db/sql.ts'
import { announce, emit } from '#kernel/events/emit.ts'
import { originOf } from '#kernel/house.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { notFound } from '#kernel/problem/common.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { debit } from '#services/ledger/index.ts'
import {
  type Captured,
  findIntentsFor,
  type IntentRow,
  prepareCharge,
  requestCharge,
} from '#services/payments/index.ts'
import { StoreSettings } from '../settings.ts'
import { moveWallet, takeWallet } from './move.ts'
import { topupOff } from './problems.ts'
import type { Topup } from './schemas.ts'

/* Money that a reseller pays in by QRIS. Whatever comes is theirs: late, twice, more or less than was asked for. */

export const TOPUP = 'store.topup'
const MINUTES = 30

type Payer = { id: string; personId: string }

/**
 * Opens a QRIS charge for a top-up and answers how it stands. A charge that the gateway did not answer in time can be seen
 * by `readTopup` once it has.
 */
export async function openTopup(ctx: OutsideCtx, payer: Payer, amountIdr: number): Promise<Topup> {
  const { id, prepared } = await ctx.transact((inner) => write(inner, payer, amountIdr))
  try {
    if (prepared.fresh) await requestCharge(ctx, prepared.reference, prepared.wish)
  } catch (error) {
    if (!isProblem(error) || error.code !== 'gateway-busy') throw error
  }
  return ctx.transact((inner) => readTopup(inner, payer, id))
}

async function write(ctx: Ctx, payer: Payer, amountIdr: number) {
  const [settings, person] = await Promise.all([
    readSettings(ctx, 'store', StoreSettings),
    findPerson(ctx, payer.personId),
  ])
  const { topupMinIdr, topupMaxIdr } = settings
  if (amountIdr < topupMinIdr || amountIdr > topupMaxIdr) {
    const params = { least: formatRupiah(topupMinIdr), most: formatRupiah(topupMaxIdr) }
    throw topupOff(params, [{ path: 'amountIdr', sentence: topupOff(params).sentence }])
  }
  const id = newId()
  const expiresAt = new Date(ctx.now.getTime() + MINUTES * 60_000).toISOString()
  ctx.tx.defer(
    insertRow('store.topups', {
      tenant_id: ctx.tenant.id,
      id,
      reseller_id: payer.id,
      amount_idr: amountIdr,
      expires_at: expiresAt,
    }),
  )
  const prepared = await prepareCharge(ctx, {
    paidFor: { kind: TOPUP, id },
    amountIdr,
    by: { method: 'qris' },
    expiresAt,
    description: `Saldo ${ctx.tenant.name}`.slice(0, 80),
    customer: { name: person!.name, email: person!.email },
    returnUrl: `${originOf(ctx.house, ctx.tenant.host)}/reseller/wallet`,
  })
  return { id, prepared }
}

/** A top-up of this reseller, with its QR while it can be paid. */
export async function readTopup(ctx: Ctx, payer: { id: string }, id: string): Promise<Topup> {
  const [row, intents] = await Promise.all([findTopup(ctx, id, false), findIntentsFor(ctx, TOPUP, id)])
  if (row?.reseller_id !== payer.id) throw notFound()
  return present(ctx, row, intents[0])
}

function present(ctx: Ctx, row: TopupRow, intent: IntentRow | undefined): Topup {
  const over = new Date(row.expires_at) <= ctx.now
  const open = row.credited_idr === 0 && !over && intent?.status === 'pending'
  return {
    id: row.id,
    amountIdr: row.amount_idr,
    creditedIdr: row.credited_idr,
    status: statusOf(row, intent, over),
    qrString: open ? intent.qr_string : null,
    payUrl: open && ctx.house.mode === 'demo' ? intent.sandbox_url : null,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
  }
}

function statusOf(row: TopupRow, intent: IntentRow | undefined, over: boolean): Topup['status'] {
  if (row.credited_idr > 0) return 'paid'
  if (over || intent?.status === 'failed' || intent?.status === 'expired' || intent?.status === 'cancelled')
    return 'ended'
  return intent?.status === 'pending' ? 'open' : 'preparing'
}

/** Every payment that comes for a top-up is the reseller's, whatever was asked for. Other money is left alone. */
export async function creditTopup(ctx: Ctx, captured: Captured): Promise<void> {
  if (captured.forKind !== TOPUP) return
  const row = await findTopup(ctx, captured.forId, true)
  if (!row) throw new Error(`no top-up ${captured.forId} for capture ${captured.captureId}`)
  const { amountIdr, captureId } = captured
  moveWallet(ctx, await takeWallet(ctx, row.reseller_id), {
    kind: 'wallet_topup',
    source: `capture/${captureId}`,
    change: { topupIdr: amountIdr, marginIdr: 0 },
    against: [debit('liabilities:unallocated', amountIdr, row.id)],
  })
  ctx.tx.defer(sql`update store.topups set credited_idr = credited_idr + ${amountIdr}
    where tenant_id = ${ctx.tenant.id} and id = ${row.id}`)
  emit(ctx, 'store.topup_credited', { resellerId: row.reseller_id, topupId: row.id, captureId, amountIdr })
  announce(ctx, `${TOPUP}:${row.id}`)
}

type TopupRow = NonNullable<Awaited<ReturnType<typeof findTopup>>>

function findTopup(ctx: Ctx, id: string, lock: boolean) {
  const one = db.selectFrom('store.topups').selectAll().where('tenant_id', '=', ctx.tenant.id).where('id', '=', id)
  return ctx.tx.first(lock ? one.forUpdate() : one)
}
