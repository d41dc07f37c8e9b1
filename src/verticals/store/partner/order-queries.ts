import type { Ctx } from '#kernel/context.ts'
import { insertRow, sql } from '#kernel/db/sql.ts'
import type { OrderStatus } from '../orders/schemas.ts'

export type OwnRow = { id: string; token: string; ref_id: string | null; channel: string; wallet_idr: number }
const own = sql`o.id, o.token, o.ref_id, o.channel, o.wallet_idr`

export function findOwn(ctx: Ctx, resellerId: string, id: string): Promise<OwnRow | undefined> {
  return ctx.tx.first(sql<OwnRow>`select ${own} from store.orders o
    where o.tenant_id = ${ctx.tenant.id} and o.reseller_id = ${resellerId} and o.id = ${id}`)
}

export function findByRefOnly(ctx: Ctx, resellerId: string, refId: string): Promise<OwnRow | undefined> {
  return ctx.tx.first(sql<OwnRow>`select ${own} from store.orders o
    where o.tenant_id = ${ctx.tenant.id} and o.reseller_id = ${resellerId} and o.ref_id = ${refId}`)
}

type RefRow = OwnRow & { request_hash: string; answer: string | null }

/** The order a program placed under this name, with what it asked for and was answered. */
export function findByRef(ctx: Ctx, resellerId: string, refId: string): Promise<RefRow | undefined> {
  return ctx.tx.first(sql<RefRow>`select ${own}, coalesce(r.request_hash, '') as request_hash, r.answer
    from store.orders o left join store.reseller_refs r on r.tenant_id = ${ctx.tenant.id} and r.order_id = o.id
    where o.tenant_id = ${ctx.tenant.id} and o.reseller_id = ${resellerId} and o.ref_id = ${refId}`)
}

export function insertRef(
  ctx: Ctx,
  { orderId, resellerId, hash }: { orderId: string; resellerId: string; hash: string },
) {
  return insertRow('store.reseller_refs', {
    tenant_id: ctx.tenant.id,
    order_id: orderId,
    reseller_id: resellerId,
    request_hash: hash,
  })
}

/** Keeps the first answer; whoever comes later is given that one. */
export async function keepAnswer(ctx: Ctx, orderId: string, answer: string): Promise<string> {
  const row = await ctx.tx.first(sql<{ answer: string }>`update store.reseller_refs
    set answer = coalesce(reseller_refs.answer, ${answer})
    where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} returning answer`)
  return row!.answer
}

export async function findWhatsapp(ctx: Ctx, resellerId: string): Promise<string> {
  const row = await ctx.tx.first(sql<{ whatsapp: string }>`select whatsapp from store.resellers
    where tenant_id = ${ctx.tenant.id} and id = ${resellerId}`)
  return row!.whatsapp
}

type ListedRow = {
  id: string
  ref_id: string | null
  number: string
  status: OrderStatus
  created_at: string
  delivered_at: string | null
  wallet_idr: number
  total_idr: number
}

export function listOrders(
  ctx: Ctx,
  resellerId: string,
  { status, cursor }: { status?: string | undefined; cursor?: string | undefined },
  limit: number,
): Promise<ListedRow[]> {
  return ctx.tx
    .all(sql<ListedRow>`select o.id, o.ref_id, o.number, o.status, o.created_at, o.delivered_at, o.wallet_idr,
      o.total_idr
    from store.orders o where o.tenant_id = ${ctx.tenant.id} and o.reseller_id = ${resellerId}
      and (${status ?? null}::text is null or o.status = ${status ?? null}::text)
      and (${cursor ?? null}::uuid is null or o.id < ${cursor ?? null}::uuid)
    order by o.id desc limit ${limit}`)
}
