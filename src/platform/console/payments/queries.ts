import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'

type Billed = {
  id: string
  number: string
  kind: 'full' | 'dp' | 'settlement'
  order_id: string
  order_number: string
  business_name: string
}

/** The invoices with these ids, with their orders. */
export function findBilled(ctx: Ctx, ids: readonly string[]): Promise<Billed[]> {
  return ctx.tx.all(
    db
      .selectFrom('platform.invoices as invoices')
      .innerJoin('platform.orders as orders', (join) =>
        join.onRef('orders.tenant_id', '=', 'invoices.tenant_id').onRef('orders.id', '=', 'invoices.order_id'),
      )
      .select([
        'invoices.id',
        'invoices.number',
        sql<Billed['kind']>`invoices.kind`.as('kind'),
        'orders.id as order_id',
        'orders.number as order_number',
        'orders.business_name',
      ])
      .where('invoices.tenant_id', '=', ctx.tenant.id)
      .where('orders.tenant_id', '=', ctx.tenant.id)
      .where(sql<boolean>`invoices.id = any(${ids}::uuid[])`),
  )
}

/** A search reads the newest orders only, and takes no more invoices than a list can use. */
const SEARCHED = 20_000
const FOUND = 500

/** Ids of the invoices of orders whose number, business or owner contains the words. */
export async function findInvoicesNamed(ctx: Ctx, words: string): Promise<string[]> {
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await ctx.tx.all(sql<{ id: string }>`
    select i.id from (
      select id, number, business_name, owner_name, owner_email from platform.orders
      where tenant_id = ${ctx.tenant.id} order by id desc limit ${sql.lit(SEARCHED)}) as o
    join platform.invoices i on i.tenant_id = ${ctx.tenant.id} and i.order_id = o.id
    where o.number ilike ${like} or o.business_name ilike ${like} or o.owner_name ilike ${like}
      or o.owner_email ilike ${like}
    order by o.id desc limit ${sql.lit(FOUND)}`)
  return rows.map(({ id }) => id)
}
