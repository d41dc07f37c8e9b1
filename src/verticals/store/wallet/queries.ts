import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, fixed, insertRow, sql } from '#kernel/db/sql.ts'
import type { Balance } from './rules.ts'

export type WalletRow = {
  reseller_id: string
  topup_idr: number
  margin_idr: number
  owed_idr: number
  low_at_idr: number | null
  low_told_at: string | null
}

type Key = { tenant: string; reseller: string }
const walletOf = fixed(({ tenant, reseller }: Key) =>
  db.selectFrom('store.wallets').selectAll().where('tenant_id', '=', tenant).where('reseller_id', '=', reseller),
)
const lockedOf = fixed(({ tenant, reseller }: Key) =>
  db
    .selectFrom('store.wallets')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('reseller_id', '=', reseller)
    .forUpdate(),
)

export function findWallet(ctx: Ctx, resellerId: string): Promise<WalletRow | undefined> {
  return ctx.tx.first(walletOf({ tenant: ctx.tenant.id, reseller: resellerId }))
}

/** Whoever changes a wallet holds its row: what happens to one wallet happens in one line. */
export function lockWallet(ctx: Ctx, resellerId: string): Promise<WalletRow | undefined> {
  return ctx.tx.first(lockedOf({ tenant: ctx.tenant.id, reseller: resellerId }))
}

/** A reseller's wallet, opened empty; one that is there stays as it is. */
export function openWallet(ctx: Ctx, resellerId: string, lowAtIdr: number | null) {
  return db
    .insertInto('store.wallets')
    .values({ tenant_id: ctx.tenant.id, reseller_id: resellerId, low_at_idr: lowAtIdr })
    .onConflict((conflict) => conflict.doNothing())
}

export function updateWallet(ctx: Ctx, resellerId: string, after: Balance) {
  return sql`update store.wallets set topup_idr = ${after.topupIdr}, margin_idr = ${after.marginIdr},
    owed_idr = ${after.owedIdr}, updated_at = now()
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`
}

export function setLowTold(ctx: Ctx, resellerId: string, at: string | null) {
  return sql`update store.wallets set low_told_at = ${at}::timestamptz
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`
}

export type NewEntry = {
  resellerId: string
  kind: string
  source: string
  orderId: string | null
  before: Balance
  after: Balance
}

export function insertEntry(ctx: Ctx, { resellerId, kind, source, orderId, before, after }: NewEntry) {
  return insertRow('store.wallet_entries', {
    tenant_id: ctx.tenant.id,
    id: newId(),
    reseller_id: resellerId,
    kind,
    source,
    order_id: orderId,
    topup_idr: after.topupIdr - before.topupIdr,
    margin_idr: after.marginIdr - before.marginIdr,
    owed_idr: after.owedIdr - before.owedIdr,
    topup_after_idr: after.topupIdr,
    margin_after_idr: after.marginIdr,
    owed_after_idr: after.owedIdr,
  })
}

export type OrderSums = {
  margin_out_idr: number
  back_idr: number
  earned_idr: number
  taken_idr: number
  margins_idr: number
}

/**
 * What an order has done to its wallet: margin it was paid with and that has not come back, all that came back, the margin
 * it has earned less what was taken back of it, that, and what it earns when everything is handed over.
 */
export async function sumOfOrder(ctx: Ctx, orderId: string): Promise<OrderSums> {
  const row = await ctx.tx.first(sql<OrderSums>`
    select coalesce(-sum(margin_idr - owed_idr)
        filter (where kind in ('wallet_paid', 'wallet_returned', 'wallet_goodwill')), 0)::bigint as margin_out_idr,
      coalesce(sum(topup_idr + margin_idr - owed_idr) filter (where kind = 'wallet_returned'), 0)::bigint as back_idr,
      coalesce(sum(margin_idr - owed_idr)
        filter (where kind in ('wallet_margin', 'wallet_margin_back')), 0)::bigint as earned_idr,
      coalesce(-sum(margin_idr - owed_idr) filter (where kind = 'wallet_margin_back'), 0)::bigint as taken_idr,
      (select coalesce(sum(margin_idr), 0) from store.order_items
        where tenant_id = ${ctx.tenant.id} and order_id = ${orderId})::bigint as margins_idr
    from store.wallet_entries where tenant_id = ${ctx.tenant.id} and order_id = ${orderId}`)
  return row!
}

/** The mark, and whether the wallet is below it now: that is known already and need not be told. */
export async function setLowAt(ctx: Ctx, resellerId: string, lowAtIdr: number | null): Promise<void> {
  await ctx.tx.run(sql`update store.wallets set low_at_idr = ${lowAtIdr}::bigint,
      low_told_at = case when topup_idr + margin_idr < ${lowAtIdr}::bigint then now() end
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`)
}
