import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { notFound } from '#kernel/problem/common.ts'
import { problem } from '#kernel/problem/problem.ts'
import { shares } from '../pricing/rules.ts'
import type { MarginLine } from '../resellers/door.ts'
import type { Reseller } from '../resellers/of.ts'
import { pricesFor } from '../resellers/prices.ts'
import { marginOf } from '../resellers/rules.ts'
import * as queries from './queries.ts'
import { cashbackOf, type CashbackRule, runs } from './rules.ts'
import type { Cashback, CashbackInput } from './schemas.ts'

/** More than anybody can tell apart. */
export const MOST_RULES = 100
export const tooManyRules = problem('too-many-cashback-rules', 409, {
  id: 'Aturan cashback paling banyak {count}. Hapus yang tidak dipakai dulu.',
  en: 'There may be {count} rules of cashback at most. Remove one that is not used first.',
})

export async function list(ctx: Ctx) {
  const [rows, paidIdr] = await Promise.all([queries.findRules(ctx), queries.sumPaid(ctx)])
  return { items: rows.map(present), paidIdr }
}

export async function create(ctx: Ctx, input: CashbackInput): Promise<Cashback> {
  await queries.lockRules(ctx)
  if ((await queries.findRules(ctx)).length >= MOST_RULES) throw tooManyRules({ count: MOST_RULES })
  const id = newId()
  await queries.insertRule(ctx, id, input)
  return read(ctx, id)
}

/** Orders that were placed before keep what they were promised. */
export async function update(ctx: Ctx, id: string, input: CashbackInput): Promise<Cashback> {
  await read(ctx, id)
  await queries.updateRule(ctx, id, input)
  return read(ctx, id)
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  if ((await queries.deleteRule(ctx, id)) === 0) throw notFound()
}

async function read(ctx: Ctx, id: string): Promise<Cashback> {
  const row = await queries.findRule(ctx, id)
  if (!row) throw notFound()
  return present(row)
}

function present(row: queries.RuleRow): Cashback {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as Cashback['kind'],
    value: row.value,
    mostOrderIdr: row.most_order_idr,
    productIds: row.product_ids,
    categoryIds: row.category_ids,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    active: row.active,
    createdAt: row.created_at,
  }
}

/** The rules that hold now; none: the shop gives no cashback. */
export async function runningRules(ctx: Ctx): Promise<CashbackRule[]> {
  return (await queries.findRules(ctx)).map(present).filter((rule) => runs(rule, ctx.now))
}

/** What these lines get back; `netIdr` is what is paid for all of them, after coupon and points and without the fee. */
export async function cashbackFor(
  ctx: Ctx,
  reseller: Reseller,
  lines: readonly MarginLine[],
  netIdr: number,
): Promise<number[]> {
  const ids = [...new Set(lines.map(({ variantId }) => variantId))]
  const [rules, goods, prices] = await Promise.all([
    runningRules(ctx),
    queries.findGoods(ctx, ids),
    pricesFor(ctx, reseller, ids),
  ])
  const paid = shares(
    netIdr,
    lines.map(({ totalIdr }) => totalIdr),
  )
  const seen = lines.map(({ variantId, quantity }, index) => {
    const {
      product_id: productId,
      category_id: categoryId,
      cost_idr,
    } = goods.find((one) => one.variant_id === variantId)!
    const marginIdr = marginOf(paid[index]!, (prices.get(variantId) ?? Infinity) * quantity)
    return { productId, categoryId, quantity, netIdr: paid[index]!, marginIdr, costIdr: cost_idr * quantity }
  })
  return cashbackOf(seen, rules, ctx.now)
}
