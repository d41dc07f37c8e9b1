import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { db, sql } from '#kernel/db/sql.ts'
import { normaliseEmail } from '#kernel/identity/email.ts'
import { notFound } from '#kernel/problem/common.ts'
import { blockKey, type BlockKind, normaliseWhatsapp } from '../orders/buyer.ts'
import type { BlockContact, BlockOrder, ListBlocked } from './schemas.ts'

const PAGE = 30

type Entry = { kind: BlockKind; key: string; shown: string }

/** Blocks an address or a number in whatever way it is written. */
export async function blockContact(ctx: Ctx, { kind, value, reason }: BlockContact): Promise<{ count: number }> {
  const shown = kind === 'email' ? normaliseEmail(value) : (normaliseWhatsapp(value) ?? value)
  return add(ctx, [{ kind, key: await blockKey(ctx, kind, shown), shown }], reason)
}

/** Blocks what an order came from, as far as it is known. */
export async function blockOrder(ctx: Ctx, { id, kinds, reason }: BlockOrder): Promise<{ count: number }> {
  const order = await ctx.tx.first(
    db
      .selectFrom('store.orders')
      .select(['number', 'email', 'whatsapp', 'network_key', 'device_key'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id),
  )
  if (!order) throw notFound()
  const found = await Promise.all(
    [...new Set(kinds)].map(async (kind): Promise<Entry | null> => {
      if (kind === 'email' || kind === 'whatsapp') {
        return order[kind] ? { kind, key: await blockKey(ctx, kind, order[kind]), shown: order[kind] } : null
      }
      const key = kind === 'device' ? order.device_key : order.network_key
      return key ? { kind, key, shown: order.number } : null
    }),
  )
  return add(
    ctx,
    found.filter((entry) => entry !== null),
    reason,
  )
}

export async function unblock(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.tx.run(
    db.deleteFrom('store.blocklist').where('tenant_id', '=', ctx.tenant.id).where('id', '=', id),
  )
  if (gone === 0) throw notFound()
}

export async function list(ctx: Ctx, { kind, q, cursor }: ListBlocked) {
  const like = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null
  const rows = await ctx.tx.all(
    sql<Row>`select b.id, b.kind, b.shown, b.reason, p.name as created_by, b.created_at
      from store.blocklist b left join kernel.people p on p.tenant_id = ${ctx.tenant.id} and p.id = b.created_by
      where b.tenant_id = ${ctx.tenant.id} ${kind ? sql`and b.kind = ${kind}` : sql``}
        ${like ? sql`and (b.shown ilike ${like} or b.reason ilike ${like})` : sql``}
        ${cursor ? sql`and b.id < ${cursor}` : sql``} order by b.id desc limit ${PAGE + 1}`,
  )
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    kind: row.kind,
    shown: row.shown,
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }))
  return { items, next: rows.length > PAGE ? items.at(-1)!.id : null }
}

type Row = {
  id: string
  kind: BlockKind
  shown: string
  reason: string
  created_by: string | null
  created_at: string
}

/** What is blocked already stays as it is. */
async function add(ctx: Ctx, entries: readonly Entry[], reason: string): Promise<{ count: number }> {
  if (entries.length === 0) return { count: 0 }
  const count = await ctx.tx.run(
    db
      .insertInto('store.blocklist')
      .values(
        entries.map(({ kind, key, shown }) => ({
          tenant_id: ctx.tenant.id,
          id: newId(),
          kind,
          value_key: key,
          shown,
          reason,
          created_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'value_key']).doNothing()),
  )
  return { count }
}
