import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'

/* What stands in the way of closing an account, and what is taken out of the books when it is closed. */

export type Open = {
  orders: number
  claims: number
  credits: number
  credit_idr: number
  wallets: number
  wallet_idr: number
}

export function findOpen(ctx: Ctx, personId: string) {
  return ctx.tx.first(sql<Open>`
    with mine as (select id, status from store.orders where tenant_id = ${ctx.tenant.id} and person_id = ${personId}),
      owed as (select left_idr from store.credits
        where tenant_id = ${ctx.tenant.id} and order_id in (select id from mine) and left_idr > 0
          and status in ('available', 'payout_asked', 'refunding')),
      purse as (select w.topup_idr + w.margin_idr as idr,
          exists (select from store.withdrawals d where d.tenant_id = ${ctx.tenant.id} and d.reseller_id = r.id
            and d.status = 'asked') as asked
        from store.resellers r join store.wallets w on w.tenant_id = ${ctx.tenant.id} and w.reseller_id = r.id
        where r.tenant_id = ${ctx.tenant.id} and r.person_id = ${personId})
    select (select count(*)::int from mine where status in ('pending_payment', 'paid', 'processing', 'attention')) as orders,
      (select count(*)::int from store.warranty_claims
        where tenant_id = ${ctx.tenant.id} and order_id in (select id from mine) and status = 'open') as claims,
      (select count(*)::int from owed) as credits, (select coalesce(sum(left_idr), 0)::bigint from owed) as credit_idr,
      (select count(*)::int from purse where idr > 0 or asked) as wallets,
      (select coalesce(sum(idr), 0)::bigint from purse) as wallet_idr`)
}

export async function findOrderIds(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await ctx.tx.all(sql<{ id: string }>`
    select id from store.orders where tenant_id = ${ctx.tenant.id} and person_id = ${personId}`)
  return rows.map(({ id }) => id)
}

/**
 * Takes the buyer out of these orders. What was bought, for how much and when stays, for that is the shop's books; the link
 * is another one from now on, so that no old message opens what is left. The keyed name of the buyer stays too: it cannot
 * be read, and without it a coupon for one use could be used again by whoever deletes an account.
 */
export async function anonymise(ctx: Ctx, orders: readonly { id: string; token: string }[]): Promise<void> {
  const ids = orders.map(({ id }) => id)
  const [tenant, list] = [ctx.tenant.id, sql`any(${ids}::uuid[])`]
  const changes = [
    sql`update store.orders o set buyer_name = 'Akun dihapus', email = '', whatsapp = '-', network_key = null,
        device_key = null, form_key = null, note = '', token = fresh.token, updated_at = now()
      from unnest(${ids}::uuid[], ${orders.map(({ token }) => token)}::text[]) as fresh (id, token)
      where o.tenant_id = ${tenant} and o.id = fresh.id`,
    sql`update store.order_items set target = '{}', target_name = null where tenant_id = ${tenant} and order_id = ${list}`,
    sql`update store.deliveries set invite_target = null where tenant_id = ${tenant} and order_id = ${list}`,
    sql`update store.invitations set target = '-', note = '' where tenant_id = ${tenant} and order_id = ${list}`,
    sql`update store.fulfillment_jobs set last_error = '' where tenant_id = ${tenant} and order_id = ${list}`,
    sql`update store.warranty_claims set problem = '-', picture_ids = '{}' where tenant_id = ${tenant} and order_id = ${list}`,
    sql`update store.credits set payout_sealed = null where tenant_id = ${tenant} and order_id = ${list}`,
    // The name of the order stays taken; asked again, it is answered from what is left of the order.
    sql`update store.reseller_refs set answer = null where tenant_id = ${tenant} and order_id = ${list}`,
    sql`update store.reviews set name = 'Pembeli' where tenant_id = ${tenant}
      and order_item_id in (select id from store.order_items where tenant_id = ${tenant} and order_id = ${list})`,
  ]
  for (const change of changes) await ctx.tx.run(change)
}

/**
 * What somebody told of themselves to sell here, and what they tried out. Their statement stays, without a name; their
 * link's code, which was made of it, is another one.
 */
export async function forgetReseller(ctx: Ctx, personId: string): Promise<void> {
  const tenant = ctx.tenant.id
  const mine = sql`(select id from store.resellers where tenant_id = ${tenant} and person_id = ${personId})`
  const changes = [
    sql`update store.withdrawals set account_hint = '-' where tenant_id = ${tenant} and reseller_id in ${mine}`,
    sql`update store.resellers set shop_name = 'Akun dihapus', channel = '', whatsapp = '-----', about = '', reason = '',
        code = left(replace(gen_random_uuid()::text, '-', ''), 20),
        status = case when status = 'applied' then 'refused' else status end, updated_at = now()
      where tenant_id = ${tenant} and person_id = ${personId}`,
    // Targets and complaints of orders for trial name people as well; units and claims go with them.
    sql`delete from store.sandbox_orders where tenant_id = ${tenant} and reseller_id in ${mine}`,
  ]
  for (const change of changes) await ctx.tx.run(change)
}

/** Wishes to be told of goods, by this address. */
export function deleteWaiting(ctx: Ctx, email: string): Promise<number> {
  return ctx.tx.run(sql`delete from store.waiting where tenant_id = ${ctx.tenant.id} and email = ${email}`)
}
