import type { Ctx } from '#kernel/context.ts'
import { db, sql } from '#kernel/db/sql.ts'
import type { InputField } from '../catalogue/rules.ts'

export type InvitationStatus =
  | 'intended'
  | 'calling'
  | 'unknown'
  | 'staff'
  | 'sent'
  | 'accepted'
  | 'rejected'
  | 'expired'
  | 'failed'
  | 'revoked'

export type InvitationRow = {
  id: string
  job_id: string
  order_id: string
  order_item_id: string
  delivery_id: string | null
  provider_id: string
  account_id: string | null
  plan: string
  target: string
  status: InvitationStatus
  reference: string | null
  replaces_id: string | null
  note: string
  counted_on: string | null
  called_at: string | null
  asked: number
  created_at: string
}

const table = 'store.invitations'
const columns = [
  'id',
  'job_id',
  'order_id',
  'order_item_id',
  'delivery_id',
  'provider_id',
  'account_id',
  'plan',
  'target',
  'status',
  'reference',
  'replaces_id',
  'note',
  sql<string | null>`counted_on::text`.as('counted_on'),
  'called_at',
  'asked',
  'created_at',
] as const

export function findInvitation(ctx: Ctx, id: string): Promise<InvitationRow | undefined> {
  const query = db.selectFrom(table).select(columns).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id)
  return ctx.tx.first(query) as Promise<InvitationRow | undefined>
}

/** The same, held until the end of the transaction. */
export function lockInvitation(ctx: Ctx, id: string): Promise<InvitationRow | undefined> {
  const query = db.selectFrom(table).select(columns).where('tenant_id', '=', ctx.tenant.id).where('id', '=', id)
  return ctx.tx.first(query.forUpdate()) as Promise<InvitationRow | undefined>
}

/** Every invitation of a line, newest first. */
export function findOfItem(ctx: Ctx, itemId: string): Promise<InvitationRow[]> {
  const query = db
    .selectFrom(table)
    .select(columns)
    .where('tenant_id', '=', ctx.tenant.id)
    .where('order_item_id', '=', itemId)
    .orderBy('id', 'desc')
  return ctx.tx.all(query) as Promise<InvitationRow[]>
}

type NewInvitation = Pick<
  InvitationRow,
  'id' | 'job_id' | 'order_id' | 'order_item_id' | 'provider_id' | 'plan' | 'target'
> &
  Partial<Pick<InvitationRow, 'delivery_id' | 'replaces_id'>>

/** Writes the intention down; false when the job has an open one already. */
export async function insertInvitation(ctx: Ctx, row: NewInvitation): Promise<boolean> {
  const count = await ctx.tx.run(
    db
      .insertInto(table)
      .values({ ...row, tenant_id: ctx.tenant.id, status: 'intended' })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return count > 0
}

type Changes = Partial<
  Pick<InvitationRow, 'status' | 'account_id' | 'reference' | 'note' | 'counted_on' | 'called_at' | 'target' | 'asked'>
>

/** Moves it on, if it still stands where the caller believes; 0 when somebody else was faster. */
export function moveInvitation(
  ctx: Ctx,
  id: string,
  from: readonly InvitationStatus[],
  changes: Changes,
): Promise<number> {
  return ctx.tx.run(
    db
      .updateTable(table)
      .set({ ...changes, updated_at: sql<string>`now()` })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('status', 'in', [...from]),
  )
}

/** The deliveries that the engine has made of invitations become known to these. */
export async function linkDeliveries(ctx: Ctx, itemId: string): Promise<void> {
  await ctx.tx.run(sql`
    update store.invitations n set delivery_id = d.id
    from store.deliveries d
    where n.tenant_id = ${ctx.tenant.id} and n.order_item_id = ${itemId} and n.delivery_id is null
      and n.reference is not null and d.tenant_id = ${ctx.tenant.id} and d.order_item_id = n.order_item_id
      and d.kind = 'invite' and d.invite_reference = n.reference`)
}

export function updateDelivery(
  ctx: Ctx,
  id: string,
  changes: { status: string; invite_target?: string; invite_reference?: string | null; account_id?: string | null },
): void {
  ctx.tx.defer(
    db
      .updateTable('store.deliveries')
      .set(changes)
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', id)
      .where('status', 'not in', ['replaced', 'revoked']),
  )
}

export type Plan = { provider_id: string | null; plan: string }

export function findPlan(ctx: Ctx, variantId: string): Promise<Plan | undefined> {
  return ctx.tx.first(
    db
      .selectFrom('store.variants')
      .select(['provider_id', 'plan'])
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', variantId),
  )
}

export type LineRow = {
  id: string
  order_id: string
  target: Record<string, string>
  email: string
  inputs: InputField[]
  job_id: string | null
  job_status: string | null
}

/** A line of invitations by the order's token, held until the end of the transaction, with its newest job. */
export function lockLine(ctx: Ctx, token: string, itemId: string): Promise<LineRow | undefined> {
  return ctx.tx.first(sql<LineRow>`
    select i.id, i.order_id, i.target, o.email, p.inputs, j.id as job_id, j.status as job_status
    from store.order_items i
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = i.order_id
      join store.products p on p.tenant_id = ${ctx.tenant.id} and p.id = i.product_id
      left join lateral (select id, status from store.fulfillment_jobs
        where tenant_id = ${ctx.tenant.id} and order_item_id = i.id order by id desc limit 1) j on true
    where i.tenant_id = ${ctx.tenant.id} and i.id = ${itemId} and o.token = ${token} and i.kind = 'invite'
    for update of i`)
}

/** Another target is another account: the name that was confirmed for the first one goes. */
export async function updateTarget(ctx: Ctx, itemId: string, target: Record<string, string>): Promise<void> {
  await ctx.tx.run(
    db
      .updateTable('store.order_items')
      .set({ target: JSON.stringify(target), target_name: null })
      .where('tenant_id', '=', ctx.tenant.id)
      .where('id', '=', itemId),
  )
}

/** When the first account that rests is there again; null: none rests. */
export async function findEndOfRest(ctx: Ctx, providerId: string): Promise<string | null> {
  const row = await ctx.tx.first(sql<{ at: string | null }>`
    select min(rests_until) as at from store.provider_accounts where tenant_id = ${ctx.tenant.id}
      and provider_id = ${providerId} and status = 'active' and rests_until > now()`)
  return row?.at ?? null
}

export type ListedRow = InvitationRow & {
  order_number: string
  product_name: string
  variant_name: string
  provider_name: string
  account_label: string | null
}
type Filter = { status?: string | undefined; providerId?: string | undefined; q?: string | undefined }

export function findListed(ctx: Ctx, filter: Filter, before: string | null, limit: number): Promise<ListedRow[]> {
  const part = `%${(filter.q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return ctx.tx.all(sql<ListedRow>`
    select n.id, n.job_id, n.order_id, n.order_item_id, n.delivery_id, n.provider_id, n.account_id, n.plan, n.target,
      n.status, n.reference, n.replaces_id, n.note, n.counted_on::text as counted_on, n.called_at, n.asked, n.created_at,
      o.number as order_number, i.product_name, i.variant_name, p.name as provider_name, a.label as account_label
    from store.invitations n
      join store.orders o on o.tenant_id = ${ctx.tenant.id} and o.id = n.order_id
      join store.order_items i on i.tenant_id = ${ctx.tenant.id} and i.id = n.order_item_id
      join store.providers p on p.tenant_id = ${ctx.tenant.id} and p.id = n.provider_id
      left join store.provider_accounts a on a.tenant_id = ${ctx.tenant.id} and a.id = n.account_id
    where n.tenant_id = ${ctx.tenant.id}
      ${filter.status ? sql`and n.status = ${filter.status}` : sql``}
      ${filter.providerId ? sql`and n.provider_id = ${filter.providerId}` : sql``}
      ${filter.q ? sql`and (n.target ilike ${part} or o.number ilike ${part} or n.reference ilike ${part})` : sql``}
      ${before ? sql`and n.id < ${before}` : sql``}
    order by n.id desc limit ${limit}`)
}

/** What must be looked at again after a crash: called long ago, nobody asks about it. */
export function findSent(ctx: Ctx): Promise<{ id: string }[]> {
  return ctx.tx.all(sql<{ id: string }>`
    select id from store.invitations where tenant_id = ${ctx.tenant.id} and status = 'sent'
      and created_at > now() - interval '15 days'`)
}
