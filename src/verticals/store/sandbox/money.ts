import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { rulesOf } from '../points/service.ts'
import { StoreSettings } from '../settings.ts'
import { topupOff } from '../wallet/problems.ts'
import type { Entry, ListEntries, Topup } from '../wallet/schemas.ts'
import { tellReseller } from '../webhooks/tell.ts'
import { paidAlready } from './problems.ts'
import * as queries from './queries.ts'
import { qrOf } from './view.ts'

/* The test wallet: one side only, for nothing is ever earned by trying out. */

type Mine = { id: string; personId: string }
const MINUTES = 30
const MOST_IDR = 1_000_000_000

export async function readWallet(ctx: Ctx, { id }: Mine) {
  const [topupIdr, settings] = await Promise.all([
    queries.readBalance(ctx, id),
    readSettings(ctx, 'store', StoreSettings),
  ])
  const { topupMinIdr, topupMaxIdr, withdrawMinIdr } = settings
  const sides = { topupIdr, marginIdr: 0, owedIdr: 0, spendableIdr: topupIdr, lowAtIdr: null }
  return { ...sides, topupMinIdr, topupMaxIdr, withdrawMinIdr }
}

export async function readPoints(ctx: Ctx) {
  const { on, worthIdr, capPercent, leastOrderIdr } = await rulesOf(ctx, 'reseller')
  return { on, balance: queries.TEST_POINTS, worthIdr, capPercent, leastOrderIdr, ending: [] }
}

export async function listEntries(ctx: Ctx, { id }: Mine, page: ListEntries) {
  const rows = await queries.listEntries(ctx, id, { ...page, limit: page.limit + 1 })
  const items = rows.slice(0, page.limit).map(presentEntry)
  return { items, nextCursor: rows.length > page.limit ? items.at(-1)!.id : null }
}

function presentEntry(row: Awaited<ReturnType<typeof queries.listEntries>>[number]): Entry {
  return {
    id: row.id,
    kind: row.kind,
    orderId: row.order_id,
    orderNumber: row.number,
    cashback: false,
    topupIdr: row.change_idr,
    marginIdr: 0,
    owedIdr: 0,
    topupAfterIdr: row.after_idr,
    marginAfterIdr: 0,
    createdAt: row.created_at,
  }
}

export async function openTopup(ctx: Ctx, mine: Mine, amountIdr: number): Promise<Topup> {
  const { topupMinIdr, topupMaxIdr } = await readSettings(ctx, 'store', StoreSettings)
  if (amountIdr < topupMinIdr || amountIdr > topupMaxIdr) {
    const params = { least: formatRupiah(topupMinIdr), most: formatRupiah(topupMaxIdr) }
    throw topupOff(params, [{ path: 'amountIdr', sentence: topupOff(params).sentence }])
  }
  const id = newId()
  const expiresAt = new Date(ctx.now.getTime() + MINUTES * 60_000).toISOString()
  queries.insertTopup(ctx, mine.id, { id, amount_idr: amountIdr, credited_idr: 0, expires_at: expiresAt })
  return readTopup(ctx, mine, id)
}

export async function readTopup(ctx: Ctx, { id: resellerId }: Mine, id: string): Promise<Topup> {
  const row = await queries.findTopup(ctx, resellerId, id)
  if (!row) throw notFound()
  const open = row.credited_idr === 0 && new Date(row.expires_at) > ctx.now
  return {
    id: row.id,
    amountIdr: row.amount_idr,
    creditedIdr: row.credited_idr,
    status: row.credited_idr > 0 ? 'paid' : open ? 'open' : 'ended',
    qrString: open ? qrOf(row.id) : null,
    payUrl: null,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
  }
}

/** The money of a top-up comes, as if somebody had scanned its QR. */
export async function payTopup(ctx: Ctx, mine: Mine, id: string): Promise<Topup> {
  const balanceIdr = await queries.takeWallet(ctx, mine.id)
  const row = await queries.findTopup(ctx, mine.id, id)
  if (!row) throw notFound()
  if (row.credited_idr > 0) throw paidAlready()
  const { amount_idr: changeIdr } = row
  queries.creditTopup(ctx, id, changeIdr)
  const afterIdr = Math.min(balanceIdr + changeIdr, MOST_IDR)
  queries.setBalance(ctx, mine.id, {
    kind: 'wallet_topup',
    source: `topup/${id}`,
    changeIdr: afterIdr - balanceIdr,
    afterIdr,
  })
  const data = { topupId: id, captureId: newId(), amountIdr: changeIdr }
  const occasion = `sandbox/wallet.topped_up/${id}`
  await tellReseller(
    ctx,
    { personId: mine.personId, mode: 'test' },
    { kind: 'wallet.topped_up', occasion, at: ctx.now, data: async () => data },
  )
  return readTopup(ctx, mine, id)
}

/** Begins anew: so much money, and as many units of everything as at first. Orders stay. */
export async function refill(ctx: Ctx, mine: Mine, balanceIdr: number) {
  const before = await queries.takeWallet(ctx, mine.id)
  queries.forgetUnits(ctx, mine.id)
  if (before !== balanceIdr)
    queries.setBalance(ctx, mine.id, {
      kind: 'wallet_topup',
      source: `refill/${newId()}`,
      changeIdr: balanceIdr - before,
      afterIdr: balanceIdr,
    })
  return { balanceIdr }
}
