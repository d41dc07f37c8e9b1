import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import { hashInput, recall } from '#kernel/http/idempotency.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { checkInputs, readForSale, type SaleVariant } from '../catalogue/index.ts'
import { placeOrder } from '../checkout/service.ts'
import { findOrderByToken } from '../orders/queries.ts'
import type { OrderStatus } from '../orders/schemas.ts'
import { walletOf } from './index.ts'
import { resellerDoor } from './door.ts'
import { CODE } from './matrix.ts'
import type { Reseller } from './of.ts'
import { inputFor, ownPoints, selfOf } from './place.ts'
import { pricesFor } from './prices.ts'
import { tooManyLines } from './problems.ts'
import { type FastLine, FastResults, MOST_FAST, type PlaceFast } from './schemas.ts'
import { readLines, targetOf, type Typed } from './typed.ts'

/* Many orders at once, pasted as lines. */

/** What the pasted lines mean and cost, and what is wrong with which. Nothing is taken. */
export async function previewFast(ctx: Ctx, reseller: Reseller, text: string) {
  const typed = readLines(text)
  // A list that is cut by itself would be half an order, and nobody would notice which half.
  if (typed.length > MOST_FAST) {
    const params = { most: MOST_FAST, lines: typed.length }
    throw tooManyLines(params, [{ path: 'text', sentence: tooManyLines(params).sentence }])
  }
  const [found, wallet] = await Promise.all([findCodes(ctx, typed), walletOf(ctx, reseller)])
  const ids = [...new Set(found.map(({ id }) => id))]
  const [variants, prices] = await Promise.all([readForSale(ctx, ids), pricesFor(ctx, reseller, ids)])
  const lines = typed.map((one) => {
    const matches = found.filter(({ code }) => code === one.code)
    const variant = matches.length === 1 ? variants.find(({ variantId }) => variantId === matches[0]!.id) : undefined
    return lineOf(ctx, one, variant, prices)
  })
  const totalIdr = lines.reduce((sum, { problem, totalIdr: idr }) => sum + (problem ? 0 : idr), 0)
  return { lines, totalIdr, spendableIdr: wallet.spendableIdr }
}

function lineOf(
  { locale }: Ctx,
  typed: Typed,
  variant: SaleVariant | undefined,
  prices: ReadonlyMap<string, number>,
): FastLine {
  const say = (id: string, en: string) => (locale === 'en' ? en : id)
  const quantity = typed.quantity ?? 0
  const base = { line: typed.line, text: typed.text, code: typed.code, quantity }
  if (!variant) {
    const problem = say('Kode ini tidak dikenal atau tidak dijual.', 'This code is not known or not for sale.')
    return { ...base, variantId: null, name: '', target: {}, unitIdr: 0, totalIdr: 0, problem }
  }
  const target = targetOf(variant.inputs, typed.target)
  const unitIdr = prices.get(variant.variantId)!
  const wrong = checkInputs(variant.inputs, target)[0]
  const { minQuantity, maxQuantity } = variant
  // What follows the number of a product that asks for nothing is most often a number too large to be read.
  const excess = variant.inputs.length === 0 && typed.target !== ''
  const off = quantity < minQuantity || quantity > maxQuantity
  const spare = say(
    `Tulis kode dan jumlah saja (paling banyak 999); “${typed.target}” tidak dipakai produk ini.`,
    `Write the code and a number (999 at most) only; this product has no use for “${typed.target}”.`,
  )
  const range = say(`Jumlahnya antara ${minQuantity} dan ${maxQuantity}.`, `Between ${minQuantity} and ${maxQuantity}.`)
  return {
    ...base,
    variantId: variant.variantId,
    name: nameOf(variant),
    target,
    unitIdr,
    totalIdr: unitIdr * quantity,
    problem: off ? range : excess ? spare : wrong ? wrong.sentence[locale] : null,
  }
}

function nameOf({ productName, variantName }: SaleVariant): string {
  return `${productName} · ${variantName}`
}

function findCodes(ctx: Ctx, typed: readonly Typed[]): Promise<{ id: string; code: string }[]> {
  const codes = [...new Set(typed.map(({ code }) => code))]
  return ctx.tx.all(sql<{ id: string; code: string }>`
    select v.id, ${CODE} as code from store.variants as v join store.products as p
      on p.tenant_id = ${ctx.tenant.id} and p.id = v.product_id
    where v.tenant_id = ${ctx.tenant.id} and v.visible and p.status = 'active' and ${CODE} = any(${codes}::text[])`)
}

/** Orders each line by itself, one after the other, and tells of each what came of it. */
export async function placeFast(ctx: OutsideCtx, reseller: Reseller, { formToken, lines, usePoints }: PlaceFast) {
  const buyer = await ctx.transact((inner) => selfOf(inner, reseller))
  const forms = formsOf(formToken, lines)
  const ids = [...new Set(lines.map(({ variantId }) => variantId))]
  const variants = await ctx.transact((inner) => readForSale(inner, ids))
  const items = []
  for (const [index, { shownIdr, ...line }] of lines.entries()) {
    const through = { channel: 'reseller' as const, refId: null, payBy: 'wallet' as const, shownIdr, tellBuyer: false }
    const door = ownPoints(resellerDoor(reseller, through), reseller, usePoints)
    const input = inputFor(ctx, { lines: [line], buyer, formToken: forms[index]!, hasRead: true })
    const variant = variants.find(({ variantId }) => variantId === line.variantId)
    const name = variant ? nameOf(variant) : ''
    items.push({ name, ...(await outcomeOf(ctx, () => placeOrder(ctx, input, door))) })
  }
  const wallet = await ctx.transact((inner) => walletOf(inner, reseller))
  return { items, spendableIdr: wallet.spendableIdr }
}

/** What came of lines that were ordered under a key a while ago, each order as it stands now. */
export async function readFast(ctx: Ctx, reseller: Reseller, key: string) {
  const kept = FastResults.safeParse(JSON.parse((await recall(ctx, key)) ?? 'null'))
  // Nothing was ordered under it, by this caller, or it is too long ago.
  const before = kept.success ? kept.data.items : []
  const ids = before.flatMap(({ id }) => (id ? [id] : []))
  const [rows, wallet] = await Promise.all([
    ctx.tx.all(sql<{ id: string; status: OrderStatus }>`
      select id, status from store.orders where tenant_id = ${ctx.tenant.id} and reseller_id = ${reseller.id}
        and id = any(${ids}::uuid[])`),
    walletOf(ctx, reseller),
  ])
  const now = new Map(rows.map(({ id, status }) => [id, status]))
  const items = before.map((item) => ({ ...item, status: now.get(item.id ?? '') ?? item.status }))
  return { items, spendableIdr: wallet.spendableIdr }
}

type Result = { id: string | null; number: string | null; status: OrderStatus | null; problem: string | null }

async function outcomeOf(ctx: OutsideCtx, place: () => Promise<{ token: string }>): Promise<Result> {
  try {
    const { token } = await place()
    const order = (await ctx.transact((inner) => findOrderByToken(inner, token)))!
    return { id: order.id, number: order.number, status: order.status as OrderStatus, problem: null }
  } catch (error) {
    if (!isProblem(error)) throw error
    return { id: null, number: null, status: null, problem: error.sentence[ctx.locale] }
  }
}

/**
 * A form of its own for each line, the same each time the whole is sent; also when other lines were changed or taken out in
 * between. Of lines that say the same each is told by how many stood before it.
 */
function formsOf(formToken: string, lines: readonly PlaceFast['lines'][number][]): string[] {
  const before = new Map<string, number>()
  return lines.map(({ variantId, quantity, target }) => {
    const line = hashInput('fast order', { formToken, variantId, quantity, target })
    const nth = before.get(line) ?? 0
    before.set(line, nth + 1)
    return `fast/${hashInput(line, nth)}`
  })
}
