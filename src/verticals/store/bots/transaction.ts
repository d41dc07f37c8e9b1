import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { isProblem, type Problem } from '#kernel/problem/problem.ts'
import { createOrder, openUnit, readByRef } from '../partner/orders.ts'
import { findByRefOnly } from '../partner/order-queries.ts'
import { CreateOrder, type PartnerOrder } from '../partner/schemas.ts'
import { placeOrder as placeTestOrder } from '../sandbox/place.ts'
import { readBalance } from '../sandbox/queries.ts'
import * as sandbox from '../sandbox/service.ts'
import { walletOf } from '../wallet/index.ts'
import { PASSING, RC, type Rc, rcOf, stateOf, targetOf } from './codes.ts'
import { actAs, countCall, enter, type Entered } from './enter.ts'
import * as queries from './queries.ts'
import { snOf } from './sn.ts'
import type { AskTransaction, Transaction } from './schemas.ts'

/*
 * One transaction of a program that speaks Digiflazz. The same ref_id is the same transaction for ever, whatever became of
 * it: who is told that it failed may give a customer their money back, so asking again must never buy after all.
 */

type Said = { rc: string; message: string; status?: Transaction['status']; sn?: string; price?: number }
/** Somebody else is placing it just now. */
const PENDING: Said = { rc: RC.pending, message: 'Transaksi Pending' }
type Turn = { ctx: OutsideCtx; entered: Entered; mode: queries.Mode; asked: AskTransaction }

export async function transact(ctx: OutsideCtx, asked: AskTransaction): Promise<{ data: Transaction }> {
  const entered = await enter(ctx, asked, asked.ref_id)
  // Whoever stays outside is told nothing of the transaction: it may have been sold before they were shut out.
  if ('rc' in entered) return { data: answer(asked, { ...entered, status: 'Pending' }, 0) }
  const mode = asked.testing ? 'test' : 'live'
  await countCall(ctx, entered, { mode })
  const turn = { ctx: actAs(ctx, entered, mode), entered, mode, asked } as const
  const said = await run(turn)
  return { data: answer(asked, said, await turn.ctx.transact((inner) => balanceOf(inner, turn))) }
}

async function run(turn: Turn): Promise<Said> {
  const { asked, ctx } = turn
  if (asked.commands) return { rc: RC.payload, message: 'Hanya produk prabayar yang dijual di sini' }
  const begun = await ctx.transact((inner) => begin(inner, turn))
  if ('said' in begun) return begun.said
  try {
    await place(turn, begun)
  } catch (error) {
    if (!isProblem(error)) throw error
    return ctx.transact((inner) => refuse(inner, begun, error))
  }
  return ctx.transact((inner) => told(inner, turn))
}

type Begun = queries.Claim & { variantId: string; target: Record<string, string> }

/** Takes the name, or answers what is known under it. */
async function begin(ctx: Ctx, turn: Turn): Promise<Begun | { said: Said }> {
  const { entered, mode, asked } = turn
  const { ref_id: refId, buyer_sku_code: sku, customer_no: customerNo } = asked
  const resellerId = entered.reseller.id
  const known = await queries.findRef(ctx, resellerId, mode, refId)
  if (known && (known.sku !== sku || known.customer_no !== customerNo))
    return { said: { rc: RC.refTaken, message: 'Ref ID tidak unik' } }
  if (known?.refused_rc) return { said: { rc: known.refused_rc, message: known.refused_message } }
  if (known && (await isPlaced(ctx, turn))) return { said: await told(ctx, turn) }
  const id = known?.id ?? newId()
  const claim = known
    ? known.stale
      ? await queries.takeOver(ctx, id)
      : null
    : await queries.insertRef(ctx, { id, resellerId, mode, refId, sku, customerNo })
  if (!claim) return { said: PENDING }
  const goods = await queries.findGoods(ctx, sku)
  if (!goods)
    return { said: await refuseFor(ctx, { id, claim }, RC.skuUnknown, 'SKU tidak ditemukan atau tidak aktif') }
  const target = targetOf(customerNo, goods.inputs)
  if (!target) return { said: await refuseFor(ctx, { id, claim }, RC.customerWrong, wrongTarget(goods)) }
  return { id, claim, variantId: goods.variant_id, target }
}

function wrongTarget({ inputs }: queries.Goods): string {
  return `Nomor tujuan salah. Tulis: ${inputs.map(({ label }) => label).join('|')}`
}

async function isPlaced(ctx: Ctx, { entered: { reseller }, mode, asked }: Turn): Promise<boolean> {
  if (mode === 'live') return (await findByRefOnly(ctx, reseller.id, asked.ref_id)) !== undefined
  return sandbox.isKnown(ctx, reseller, asked.ref_id)
}

async function place({ ctx, entered, mode, asked }: Turn, { variantId, target }: Begun): Promise<void> {
  const { ref_id: refId, max_price: most } = asked
  const wish = CreateOrder.parse({ refId, variantId, target, ...(most === undefined ? {} : { maxPriceIdr: most }) })
  if (mode === 'live') await createOrder(ctx, wish)
  else {
    // Products that ask nothing take their scenario from the number as well.
    const word = Object.keys(target).length === 0 ? asked.customer_no : undefined
    await ctx.transact((inner) => placeTestOrder(inner, entered.reseller, wish, word))
  }
}

/** A refusal stays what it is, unless it says nothing about the order. */
async function refuse(ctx: Ctx, mine: queries.Claim, problem: Problem): Promise<Said> {
  if (PASSING.has(problem.code)) {
    if (!(await queries.forgetRef(ctx, mine))) return PENDING
    return { rc: RC.limit, message: problem.sentence.id }
  }
  const rc = rcOf(problem.code)
  const message = [problem.sentence.id, ...problem.fields.map(({ sentence }) => sentence.id)].join(' ')
  return refuseFor(ctx, mine, rc, message)
}

/** What was refused under this name is refused for ever, unless another took it over and may have had more luck. */
async function refuseFor(ctx: Ctx, mine: queries.Claim, rc: Rc, message: string): Promise<Said> {
  return (await queries.refuseRef(ctx, mine, rc, message)) ? { rc, message } : PENDING
}

/** How the transaction stands now. */
async function told(ctx: Ctx, { entered, mode, asked }: Turn): Promise<Said> {
  const { reseller, reveals } = entered
  const order =
    mode === 'live'
      ? await readByRef(ctx, { refId: asked.ref_id })
      : await sandbox.readByRef(ctx, reseller, asked.ref_id)
  const open = (deliveryId: string) => {
    const of = { id: order.id, deliveryId }
    return mode === 'live' ? openUnit(ctx, of) : sandbox.openUnit(ctx, reseller, of)
  }
  return { ...stateOf(order.status), sn: reveals ? await snOf(order.deliveries, open) : '', price: priceOf(order) }
}

function priceOf({ items }: PartnerOrder): number {
  return items.reduce((sum, { totalIdr }) => sum + totalIdr, 0)
}

async function balanceOf(ctx: Ctx, { entered: { reseller }, mode }: Turn): Promise<number> {
  if (mode === 'test') return readBalance(ctx, reseller.id)
  return (await walletOf(ctx, reseller)).spendableIdr
}

function answer(
  asked: AskTransaction,
  { rc, message, status, sn = '', price = 0 }: Said,
  balanceIdr: number,
): Transaction {
  return {
    ref_id: asked.ref_id,
    customer_no: asked.customer_no,
    buyer_sku_code: asked.buyer_sku_code,
    message,
    // Who is refused only for now asks again and is served: until then nothing has failed.
    status: status ?? (rc === RC.pending || rc === RC.limit ? 'Pending' : 'Gagal'),
    rc,
    sn,
    buyer_last_saldo: balanceIdr,
    price,
    tele: '',
    wa: '',
  }
}
