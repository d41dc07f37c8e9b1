import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, insertRow } from '#kernel/db/sql.ts'
import { emit } from '#kernel/events/emit.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { credit, debit, post } from '#services/ledger/index.ts'
import { mustSee, viewerOf } from '../orders/secrets.ts'
import { StoreSettings } from '../settings.ts'
import { balanceOf, moveWallet, takeWallet } from './move.ts'
import { alreadyAsked, marginShort, withdrawalDecided, withdrawalSmall } from './problems.ts'
import { type AskWithdrawal, BankAccount } from './schemas.ts'

/* Margin that is paid out: it leaves the wallet when it is asked for, and comes back if the shop refuses. */

const placeOf = (id: string): string => `store.withdrawals/account_sealed/${id}`

/** One wish at a time; the account is sealed at once. */
export async function askWithdrawal(
  ctx: Ctx,
  reseller: { id: string },
  { amountIdr, ...account }: AskWithdrawal,
): Promise<{ id: string }> {
  const wallet = await takeWallet(ctx, reseller.id)
  const [{ withdrawMinIdr }, open] = await Promise.all([
    readSettings(ctx, 'store', StoreSettings),
    ctx.tx.first(withdrawals(ctx).where('reseller_id', '=', reseller.id).where('status', '=', 'asked')),
  ])
  if (open) throw alreadyAsked()
  if (amountIdr < withdrawMinIdr) {
    const made = withdrawalSmall({ least: formatRupiah(withdrawMinIdr) })
    throw withdrawalSmall(made.params, [{ path: 'amountIdr', sentence: made.sentence }])
  }
  if (amountIdr > balanceOf(wallet).marginIdr)
    throw marginShort({}, [{ path: 'amountIdr', sentence: marginShort.sentence }])
  const id = newId()
  const sealed = await ctx.house.secrets.seal(ctx, placeOf(id), JSON.stringify(account))
  ctx.tx.defer(
    insertRow('store.withdrawals', {
      tenant_id: ctx.tenant.id,
      id,
      reseller_id: reseller.id,
      amount_idr: amountIdr,
      status: 'asked',
      account_sealed: sealed,
      account_hint: `${account.bank} •••${account.number.slice(-3)}`,
    }),
  )
  moveWallet(ctx, wallet, {
    kind: 'wallet_withdrawal',
    source: `withdrawal/${id}`,
    change: { topupIdr: 0, marginIdr: -amountIdr },
    against: [credit('liabilities:withdrawals_due', amountIdr, reseller.id)],
  })
  emit(ctx, 'store.withdrawal_asked', { resellerId: reseller.id, withdrawalId: id, amountIdr })
  return { id }
}

/** The shop has sent the money; `note` is the bank's reference. */
export async function payWithdrawal(ctx: Ctx, id: string, note: string): Promise<void> {
  const row = await decide(ctx, id, 'paid', note)
  post(ctx, {
    kind: 'withdrawal_paid',
    source: `withdrawal/${id}`,
    legs: [
      debit('liabilities:withdrawals_due', row.amount_idr, row.reseller_id),
      credit('assets:bank', row.amount_idr),
    ],
  })
}

/** The shop does not pay it: the margin is the reseller's again, and they read why. */
export async function refuseWithdrawal(ctx: Ctx, id: string, note: string): Promise<void> {
  const row = await decide(ctx, id, 'refused', note)
  moveWallet(ctx, await takeWallet(ctx, row.reseller_id), {
    kind: 'wallet_withdrawal_back',
    source: `withdrawal/${id}`,
    change: { topupIdr: 0, marginIdr: row.amount_idr },
    against: [debit('liabilities:withdrawals_due', row.amount_idr, row.reseller_id)],
  })
}

async function decide(ctx: Ctx, id: string, status: 'paid' | 'refused', note: string) {
  const row = await ctx.tx.first(withdrawals(ctx).where('id', '=', id).forUpdate())
  if (!row) throw notFound()
  if (row.status !== 'asked') throw withdrawalDecided()
  ctx.tx.defer(
    db
      .updateTable('store.withdrawals')
      .set({
        status,
        note,
        // Nobody needs it any more.
        account_sealed: Buffer.alloc(0),
        decided_at: ctx.now.toISOString(),
        decided_by: personOf(ctx).id,
      })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
  emit(ctx, 'store.withdrawal_decided', { resellerId: row.reseller_id, withdrawalId: id, status })
  return row
}

/** Shows staff where the money is to be sent. The act itself is in the audit log. */
export async function readAccount(ctx: Ctx, id: string, reason: string): Promise<BankAccount> {
  const row = await findWithdrawal(ctx, id)
  if (!row) throw notFound()
  mustSee(viewerOf(ctx.actor, 'permission'), 'payout', { own: false, reason })
  if (row.status !== 'asked') throw withdrawalDecided()
  return BankAccount.parse(JSON.parse(await ctx.house.secrets.open(ctx, placeOf(id), row.account_sealed)))
}

export function findWithdrawal(ctx: Ctx, id: string) {
  return ctx.tx.first(withdrawals(ctx).where('id', '=', id))
}

function withdrawals(ctx: Ctx) {
  return db.selectFrom('store.withdrawals').selectAll().where('tenant_id', '=', ctx.tenant.id)
}
