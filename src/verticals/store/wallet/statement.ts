import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { StoreSettings } from '../settings.ts'
import { walletOf } from './index.ts'
import type { Entry, ListEntries, ListWithdrawals } from './schemas.ts'

/* What is read of wallets: balances, statements, wishes to be paid. */

/** A reseller's own wallet with what may be paid in and out. */
export async function readWallet(ctx: Ctx, reseller: { id: string }) {
  const [wallet, settings] = await Promise.all([walletOf(ctx, reseller), readSettings(ctx, 'store', StoreSettings)])
  const { topupMinIdr, topupMaxIdr, withdrawMinIdr } = settings
  return { ...wallet, topupMinIdr, topupMaxIdr, withdrawMinIdr }
}

type EntryRow = {
  id: string
  kind: Entry['kind']
  order_id: string | null
  number: string | null
  cashback: boolean
  topup_idr: number
  margin_idr: number
  owed_idr: number
  topup_after_idr: number
  margin_after_idr: number
  created_at: string
}

/** A reseller's statement, newest first; months are Jakarta's. */
export async function listEntries(ctx: Ctx, reseller: { id: string }, { month, cursor, limit }: ListEntries) {
  const from = month ? `${month}-01` : null
  const rows = await ctx.tx.all(sql<EntryRow>`
    select entries.id, entries.kind, entries.order_id, orders.number,
      coalesce(orders.channel = 'shop' and orders.person_id = resellers.person_id, false) as cashback, entries.topup_idr, entries.margin_idr,
      entries.owed_idr, entries.topup_after_idr, entries.margin_after_idr, entries.created_at
    from store.wallet_entries as entries
    join store.resellers on resellers.tenant_id = ${ctx.tenant.id} and resellers.id = entries.reseller_id
    left join store.orders on orders.tenant_id = ${ctx.tenant.id} and orders.id = entries.order_id
    where entries.tenant_id = ${ctx.tenant.id} and entries.reseller_id = ${reseller.id}
      and (${cursor ?? null}::uuid is null or entries.id < ${cursor ?? null}::uuid)
      and (${from}::date is null or (entries.created_at >= ${from}::date::timestamp at time zone 'Asia/Jakarta'
        and entries.created_at < (${from}::date + interval '1 month')::timestamp at time zone 'Asia/Jakarta'))
    order by entries.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit).map(presentEntry)
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}

function presentEntry(row: EntryRow): Entry {
  return {
    id: row.id,
    kind: row.kind,
    orderId: row.order_id,
    orderNumber: row.number,
    cashback: row.cashback,
    topupIdr: row.topup_idr,
    marginIdr: row.margin_idr,
    owedIdr: row.owed_idr,
    topupAfterIdr: row.topup_after_idr,
    marginAfterIdr: row.margin_after_idr,
    createdAt: row.created_at,
  }
}

type WithdrawalRow = {
  id: string
  amount_idr: number
  status: 'asked' | 'paid' | 'refused'
  account_hint: string
  note: string
  created_at: string
  decided_at: string | null
  reseller_id: string
  shop_name: string
  person_name: string
}

/** Of one reseller, or of all, newest first. */
function findWithdrawals(ctx: Ctx, { resellerId = null, status = null, cursor = null, limit }: Search) {
  return ctx.tx.all(sql<WithdrawalRow>`
    select one.id, one.amount_idr, one.status, one.account_hint, one.note, one.created_at, one.decided_at,
      one.reseller_id, resellers.shop_name, people.name as person_name
    from store.withdrawals as one
    join store.resellers on resellers.tenant_id = ${ctx.tenant.id} and resellers.id = one.reseller_id
    join kernel.people on people.tenant_id = ${ctx.tenant.id} and people.id = resellers.person_id
    where one.tenant_id = ${ctx.tenant.id} and (${resellerId}::uuid is null or one.reseller_id = ${resellerId}::uuid)
      and (${status}::text is null or one.status = ${status}) and (${cursor}::uuid is null or one.id < ${cursor}::uuid)
    order by one.id desc limit ${limit}`)
}
type Search = { resellerId?: string | null; status?: string | null; cursor?: string | null; limit: number }

const MOST_MINE = 20

export async function listMine(ctx: Ctx, reseller: { id: string }) {
  const rows = await findWithdrawals(ctx, { resellerId: reseller.id, limit: MOST_MINE })
  return { items: rows.map(presentWithdrawal) }
}

export async function listAll(ctx: Ctx, { status, cursor, limit }: ListWithdrawals) {
  const [rows, waiting] = await Promise.all([
    findWithdrawals(ctx, { status: status ?? null, cursor: cursor ?? null, limit: limit + 1 }),
    ctx.tx.first(sql<{ count: number; idr: number }>`
      select count(*)::int as count, coalesce(sum(amount_idr), 0)::bigint as idr
      from store.withdrawals where tenant_id = ${ctx.tenant.id} and status = 'asked'`),
  ])
  const items = rows.slice(0, limit).map((row) => ({
    ...presentWithdrawal(row),
    resellerId: row.reseller_id,
    shopName: row.shop_name,
    personName: row.person_name,
  }))
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null, waiting: waiting! }
}

function presentWithdrawal(row: WithdrawalRow) {
  return {
    id: row.id,
    amountIdr: row.amount_idr,
    status: row.status,
    account: row.account_hint,
    note: row.note,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
  }
}
