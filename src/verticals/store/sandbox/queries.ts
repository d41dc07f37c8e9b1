import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { insertRow, sql } from '#kernel/db/sql.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { OrderStatus } from '../orders/schemas.ts'
import type { Course } from './scenarios.ts'

/* Rows of the test side. Each statement names the reseller: one never sees what another tries out. */

/** What every reseller begins with. */
export const START_IDR = 1_000_000
export const START_UNITS = 25
/** What every test key has, however often it is given: points are tried out, not saved. */
export const TEST_POINTS = 500

export type Kind = 'code' | 'seat' | 'invite' | 'file'
export type OrderRow = {
  id: string
  reseller_id: string
  ref_id: string
  number: string
  scenario: Course
  status: OrderStatus
  variant_id: string
  product_name: string
  variant_name: string
  kinds: Kind[]
  quantity: number
  delivered_count: number
  unit_idr: number
  points: number
  points_idr: number
  fee_idr: number
  wallet_idr: number
  total_idr: number
  target: Record<string, string>
  target_name: string | null
  warranty_days: number
  duration_days: number | null
  counted: boolean
  expires_at: string
  paid_at: string | null
  delivered_at: string | null
  request_hash: string
  answer: string | null
  created_at: string
}
export type UnitRow = {
  id: string
  order_id: string
  kind: Kind
  status: 'ready' | 'replaced'
  warranty_until: string | null
  ends_at: string | null
  first_revealed_at: string | null
  replaces_id: string | null
  created_at: string
}

/** The balance, held until the transaction ends; everything that changes the test side begins here. */
export async function takeWallet(ctx: Ctx, resellerId: string): Promise<number> {
  const made = await ctx.tx.run(sql`
    insert into store.sandbox_wallets (tenant_id, reseller_id, balance_idr)
    values (${ctx.tenant.id}, ${resellerId}, ${START_IDR}::bigint) on conflict (tenant_id, reseller_id) do nothing`)
  if (made > 0)
    await ctx.tx.run(
      insertEntry(ctx, resellerId, {
        kind: 'wallet_topup',
        source: 'start',
        changeIdr: START_IDR,
        afterIdr: START_IDR,
      }),
    )
  const row = await ctx.tx.first(sql<{ balance_idr: number }>`select balance_idr from store.sandbox_wallets
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId} for update`)
  return row!.balance_idr
}

/** As it stands; who has never tried anything has what everybody begins with. */
export async function readBalance(ctx: Ctx, resellerId: string): Promise<number> {
  const row = await ctx.tx.first(sql<{ balance_idr: number }>`select balance_idr from store.sandbox_wallets
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`)
  return row?.balance_idr ?? START_IDR
}

export type NewEntry = {
  kind: 'wallet_topup' | 'wallet_paid' | 'wallet_returned'
  source: string
  changeIdr: number
  afterIdr: number
  orderId?: string
}

function insertEntry(ctx: Ctx, resellerId: string, { kind, source, changeIdr, afterIdr, orderId }: NewEntry) {
  return insertRow('store.sandbox_entries', {
    tenant_id: ctx.tenant.id,
    id: newId(),
    reseller_id: resellerId,
    kind,
    source,
    order_id: orderId ?? null,
    change_idr: changeIdr,
    after_idr: afterIdr,
  })
}

export function setBalance(ctx: Ctx, resellerId: string, entry: NewEntry): void {
  ctx.tx.defer(sql`update store.sandbox_wallets set balance_idr = ${entry.afterIdr}::bigint, updated_at = now()
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`)
  ctx.tx.defer(insertEntry(ctx, resellerId, entry))
}

type ListedEntry = {
  id: string
  kind: NewEntry['kind']
  order_id: string | null
  number: string | null
  change_idr: number
  after_idr: number
  created_at: string
}

export function listEntries(
  ctx: Ctx,
  resellerId: string,
  { month, cursor, limit }: { month?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<ListedEntry[]> {
  const from = month ? `${month}-01` : null
  return ctx.tx.all(sql<ListedEntry>`
    select e.id, e.kind, e.order_id, o.number, e.change_idr, e.after_idr, e.created_at from store.sandbox_entries e
      left join store.sandbox_orders o on o.tenant_id = ${ctx.tenant.id} and o.id = e.order_id
    where e.tenant_id = ${ctx.tenant.id} and e.reseller_id = ${resellerId}
      and (${cursor ?? null}::uuid is null or e.id < ${cursor ?? null}::uuid)
      and (${from}::date is null or (e.created_at >= ${from}::date::timestamp at time zone 'Asia/Jakarta'
        and e.created_at < (${from}::date + interval '1 month')::timestamp at time zone 'Asia/Jakarta'))
    order by e.id desc limit ${limit}`)
}

/** Units left to try out, by variant; those that are missing have as many as everybody begins with. */
export async function readUnits(ctx: Ctx, resellerId: string, variantIds: readonly string[]) {
  const rows = await ctx.tx.all(sql<{ variant_id: string; units: number }>`select variant_id, units
    from store.sandbox_stock where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}
      and variant_id = any(${[...variantIds]}::uuid[])`)
  return new Map(rows.map(({ variant_id, units }) => [variant_id, units]))
}

export function setUnits(ctx: Ctx, resellerId: string, variantId: string, units: number): void {
  ctx.tx.defer(sql`insert into store.sandbox_stock (tenant_id, reseller_id, variant_id, units)
    values (${ctx.tenant.id}, ${resellerId}, ${variantId}, ${units}::int)
    on conflict (tenant_id, reseller_id, variant_id) do update set units = excluded.units`)
}

export function forgetUnits(ctx: Ctx, resellerId: string): void {
  ctx.tx.defer(sql`delete from store.sandbox_stock where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}`)
}

const order = sql`id, reseller_id, ref_id, number, scenario, status, variant_id, product_name, variant_name, kinds,
  quantity, delivered_count, unit_idr, points, points_idr, fee_idr, wallet_idr, total_idr, target, target_name, warranty_days, duration_days,
  counted, expires_at, paid_at, delivered_at, request_hash, answer, created_at`

export function findOrder(ctx: Ctx, resellerId: string, id: string): Promise<OrderRow | undefined> {
  return ctx.tx.first(sql<OrderRow>`select ${order} from store.sandbox_orders
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId} and id = ${id}`)
}

export function findByRef(ctx: Ctx, resellerId: string, refId: string): Promise<OrderRow | undefined> {
  return ctx.tx.first(sql<OrderRow>`select ${order} from store.sandbox_orders
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId} and ref_id = ${refId}`)
}

export function listOrders(
  ctx: Ctx,
  resellerId: string,
  { status, cursor, limit }: { status?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<OrderRow[]> {
  return ctx.tx.all(sql<OrderRow>`select ${order} from store.sandbox_orders
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId}
      and (${status ?? null}::text is null or status = ${status ?? null}::text)
      and (${cursor ?? null}::uuid is null or id < ${cursor ?? null}::uuid)
    order by id desc limit ${limit}`)
}

export function insertOrder(ctx: Ctx, { target, ...row }: OrderRow): void {
  ctx.tx.defer(insertRow('store.sandbox_orders', { tenant_id: ctx.tenant.id, ...row, target: JSON.stringify(target) }))
}

export function setOrder(ctx: Ctx, { id, status, paid_at, delivered_at, delivered_count, answer }: OrderRow): void {
  ctx.tx.defer(sql`update store.sandbox_orders set status = ${status}, paid_at = ${paid_at}::timestamptz,
    delivered_at = ${delivered_at}::timestamptz, delivered_count = ${delivered_count}::int, answer = ${answer}
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

export function findUnits(ctx: Ctx, orderId: string): Promise<UnitRow[]> {
  return ctx.tx.all(sql<UnitRow>`select id, order_id, kind, status, warranty_until, ends_at, first_revealed_at,
      replaces_id, created_at
    from store.sandbox_units where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} order by id`)
}

export function insertUnit(ctx: Ctx, unit: Omit<UnitRow, 'created_at'>): void {
  ctx.tx.defer(insertRow('store.sandbox_units', { tenant_id: ctx.tenant.id, ...unit }))
}

export function replaceUnit(ctx: Ctx, id: string): void {
  ctx.tx.defer(
    sql`update store.sandbox_units set status = 'replaced' where tenant_id = ${ctx.tenant.id} and id = ${id}`,
  )
}

/** Notes a look at a unit. */
export function noteLook(ctx: Ctx, id: string): void {
  ctx.tx
    .defer(sql`update store.sandbox_units set looks = looks + 1, first_revealed_at = coalesce(first_revealed_at, now())
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

export type ClaimRow = {
  id: string
  unit_id: string
  status: 'open' | 'replaced' | 'refused'
  problem: string
  answer: string
  created_at: string
  decided_at: string | null
}

export function findClaims(ctx: Ctx, orderId: string): Promise<ClaimRow[]> {
  return ctx.tx.all(sql<ClaimRow>`select id, unit_id, status, problem, answer, created_at, decided_at
    from store.sandbox_claims where tenant_id = ${ctx.tenant.id} and order_id = ${orderId} order by id`)
}

export function insertClaim(ctx: Ctx, orderId: string, claim: Omit<ClaimRow, 'created_at'>): void {
  ctx.tx.defer(insertRow('store.sandbox_claims', { tenant_id: ctx.tenant.id, order_id: orderId, ...claim }))
}

export type ClaimTurn = { id: string; orderId: string; resellerId: string }

export function planAnswer(ctx: Ctx, turn: ClaimTurn, seconds: number): void {
  enqueue(ctx, 'store.answerSandboxClaim', turn, { runAt: new Date(ctx.now.getTime() + seconds * 1000) })
}

/** False when it has been answered. */
export async function refuseClaim(ctx: Ctx, id: string, answer: string): Promise<boolean> {
  const changed = await ctx.tx.run(sql`update store.sandbox_claims set status = 'refused', answer = ${answer},
    decided_at = now() where tenant_id = ${ctx.tenant.id} and id = ${id} and status = 'open'`)
  return changed > 0
}

export type TopupRow = { id: string; amount_idr: number; credited_idr: number; expires_at: string; created_at: string }

export function findTopup(ctx: Ctx, resellerId: string, id: string): Promise<TopupRow | undefined> {
  return ctx.tx.first(sql<TopupRow>`select id, amount_idr, credited_idr, expires_at, created_at
    from store.sandbox_topups where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId} and id = ${id}`)
}

export function insertTopup(ctx: Ctx, resellerId: string, topup: Omit<TopupRow, 'created_at'>): void {
  ctx.tx.defer(insertRow('store.sandbox_topups', { tenant_id: ctx.tenant.id, reseller_id: resellerId, ...topup }))
}

export function creditTopup(ctx: Ctx, id: string, idr: number): void {
  ctx.tx.defer(sql`update store.sandbox_topups set credited_idr = credited_idr + ${idr}::bigint
    where tenant_id = ${ctx.tenant.id} and id = ${id}`)
}

/** What was tried out long ago is of no use to anybody. */
export async function deleteOld(ctx: Ctx, days: number): Promise<void> {
  await Promise.all([
    ctx.tx.run(sql`delete from store.sandbox_orders where tenant_id = ${ctx.tenant.id}
      and created_at < now() - make_interval(days => ${days}::int)`),
    ctx.tx.run(sql`delete from store.sandbox_topups where tenant_id = ${ctx.tenant.id}
      and created_at < now() - make_interval(days => ${days}::int)`),
  ])
}
