import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { listGoods } from '../partner/catalogue.ts'
import type { GoodsPage } from '../partner/schemas.ts'
import type { Reseller } from '../resellers/index.ts'
import { walletOf } from '../wallet/index.ts'
import { RC } from './codes.ts'
import { countCall, enter, type Refusal } from './enter.ts'
import type { AskBalance, AskPrices, Price } from './schemas.ts'

/* What programs that speak Digiflazz read: the price list and the balance. */

const PAGE = 100
/** The whole list is seldom needed. */
const SHARE = 0.5

export async function priceList(ctx: OutsideCtx, asked: AskPrices): Promise<{ data: Price[] | Refusal }> {
  const entered = await enter(ctx, asked, 'pricelist')
  if ('rc' in entered) return { data: entered }
  try {
    await countCall(ctx, entered, { share: SHARE })
  } catch (error) {
    if (!isProblem(error)) throw error
    return { data: { rc: RC.listLimit, message: 'Limitasi pengecekan pricelist, coba beberapa saat lagi' } }
  }
  // Nothing is sold here that is paid for afterwards.
  if (asked.cmd === 'pasca') return { data: [] }
  const goods = await ctx.transact((inner) => readAll(inner, entered.reseller))
  const { code, category, brand } = asked
  const wanted = goods
    .flatMap((product) => pricesOf(product, ctx.tenant.name))
    .filter(
      (one) =>
        (code === undefined || one.buyer_sku_code === code) &&
        (category === undefined || same(one.category, category)) &&
        (brand === undefined || same(one.brand, brand)),
    )
  return { data: wanted }
}

async function readAll(ctx: Ctx, reseller: Reseller): Promise<GoodsPage['items']> {
  const all: GoodsPage['items'] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: GoodsPage = await listGoods(ctx, reseller, { limit: PAGE, ...(cursor ? { cursor } : {}) })
    // A file cannot be put into a line of text.
    all.push(...page.items.filter(({ kind }) => kind !== 'file'))
    cursor = page.nextCursor
  }
  return all
}

function pricesOf(product: GoodsPage['items'][number], shop: string): Price[] {
  return product.variants.map((variant) => ({
    product_name: variant.name && variant.name !== product.name ? `${product.name} ${variant.name}` : product.name,
    category: product.category ?? 'Umum',
    brand: product.name,
    type: 'Umum',
    seller_name: shop,
    price: variant.priceIdr,
    buyer_sku_code: variant.sku || variant.id,
    buyer_product_status: variant.available,
    seller_product_status: product.status === 'active',
    unlimited_stock: variant.stock === null,
    stock: variant.stock ?? 0,
    // The same customer may be sold the same again.
    multi: true,
    start_cut_off: product.cutoff?.from ?? '00:00',
    end_cut_off: product.cutoff?.to ?? '00:00',
    desc:
      product.inputs.length > 1
        ? `customer_no: ${product.inputs.map(({ label }) => label).join('|')}`
        : product.summary,
  }))
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

export async function balance(ctx: OutsideCtx, asked: AskBalance): Promise<{ data: { deposit: number } | Refusal }> {
  const entered = await enter(ctx, asked, 'depo')
  if ('rc' in entered) return { data: entered }
  await countCall(ctx, entered)
  const { spendableIdr } = await ctx.transact((inner) => walletOf(inner, entered.reseller))
  return { data: { deposit: spendableIdr } }
}
