import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { recordStockEvent } from './events.ts'
import { noteStockAdded } from './levels.ts'
import { accountRetired, notShared } from './problems.ts'
import { findVariant, named } from './queries.ts'
import type { NewAccount } from './schemas.ts'
import { accountPlace, sealLines, stockPlace } from './sealed.ts'

const PAGE = 30

type Row = {
  id: string
  variant_id: string
  product_name: string
  variant_name: string
  label: string
  seats: number
  free: number
  sold: number
  revision: number
  status: 'active' | 'quarantined' | 'retired'
  expires_on: string | null
  changed_at: string
  created_at: string
}

export async function listAccounts(
  ctx: Ctx,
  { cursor, variantId }: { cursor?: string | undefined; variantId?: string | undefined },
) {
  const rows = await ctx.tx.all(
    sql<Row>`select a.id, a.variant_id, p.name as product_name, v.name as variant_name, a.label, a.seats, n.free, n.sold,
        a.revision, a.status, a.expires_on, a.changed_at, a.created_at
      from store.shared_accounts a ${named(ctx, 'a')}
        cross join lateral (select count(*) filter (where s.status = 'available')::int as free,
          count(*) filter (where s.status = 'sold')::int as sold
          from store.stock_items s where s.tenant_id = ${ctx.tenant.id} and s.account_id = a.id) n
      where a.tenant_id = ${ctx.tenant.id} ${cursor ? sql`and a.id < ${cursor}` : sql``}
        ${variantId ? sql`and a.variant_id = ${variantId}` : sql``} order by a.id desc limit ${PAGE + 1}`,
  )
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    variantId: row.variant_id,
    productName: row.product_name,
    variantName: row.variant_name,
    label: row.label,
    seats: row.seats,
    free: row.free,
    sold: row.sold,
    revision: row.revision,
    status: row.status,
    expiresOn: row.expires_on,
    changedAt: row.changed_at,
    createdAt: row.created_at,
  }))
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

/** An account and a unit for each of its seats; what is secret of a seat is sealed with the seat. */
export async function createAccount(ctx: Ctx, input: NewAccount): Promise<{ id: string }> {
  const variant = await findVariant(ctx, input.variantId)
  if (!variant) throw notFound()
  if (variant.kind !== 'shared' || variant.bundle)
    throw notShared({}, [{ path: 'variantId', sentence: notShared.sentence }])
  const id = newId()
  const sealed = await sealLines(ctx, accountPlace(id), input.lines)
  await ctx.tx.run(
    db.insertInto('store.shared_accounts').values({
      tenant_id: ctx.tenant.id,
      id,
      variant_id: input.variantId,
      label: input.label,
      sealed,
      seats: input.seats.length,
      expires_on: input.expiresOn ?? null,
    }),
  )
  const seats = await Promise.all(input.seats.map((seat) => seatOf(ctx, id, input.variantId, seat)))
  await ctx.tx.run(db.insertInto('store.stock_items').values(seats))
  recordStockEvent(ctx, { variantId: input.variantId, kind: 'account_added', count: seats.length, reason: input.label })
  await noteStockAdded(ctx, [input.variantId])
  return { id }
}

async function seatOf(ctx: Ctx, accountId: string, variantId: string, seat: NewAccount['seats'][number]) {
  const id = newId()
  const sealed = seat.secret ? await sealLines(ctx, stockPlace(id), [{ label: 'PIN', value: seat.secret }]) : null
  return { tenant_id: ctx.tenant.id, id, variant_id: variantId, account_id: accountId, seat: seat.name, sealed }
}

/** No seat of it is sold any longer; those that were sold stay as they are. */
export async function retireAccount(ctx: Ctx, id: string, reason: string): Promise<{ count: number }> {
  const account = await ctx.tx.first(
    sql<{ variant_id: string; status: string }>`select variant_id, status from store.shared_accounts
      where tenant_id = ${ctx.tenant.id} and id = ${id} for update`,
  )
  if (!account) throw notFound()
  if (account.status === 'retired') throw accountRetired()
  await ctx.tx.run(
    sql`update store.shared_accounts set status = 'retired' where tenant_id = ${ctx.tenant.id} and id = ${id}`,
  )
  const count = await ctx.tx.run(
    sql`update store.stock_items set status = 'void' where tenant_id = ${ctx.tenant.id} and account_id = ${id}
      and status in ('available', 'quarantined')`,
  )
  recordStockEvent(ctx, { variantId: account.variant_id, kind: 'retired', count, reason })
  announceTenant(ctx, ctx.tenant.id)
  return { count }
}
