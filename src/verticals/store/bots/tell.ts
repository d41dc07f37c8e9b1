import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'
import type { OrderStatus } from '../orders/schemas.ts'
import { readBalance } from '../sandbox/queries.ts'
import { walletOf } from '../wallet/index.ts'
import type { EventKind } from '../webhooks/rules.ts'
import { tellInDialect } from '../webhooks/tell.ts'
import { stateOf } from './codes.ts'

/* How a transaction goes on, told to the addresses that listen for it as Digiflazz tells. */

/** The order that something happened to. */
export type Happened = {
  resellerId: string
  personId: string
  mode: 'live' | 'test'
  kind: EventKind
  occasion: string
  at: Date
  orderId: string
  refId: string | null
  status: OrderStatus
  priceIdr: number
}

const TOLD: ReadonlySet<EventKind> = new Set([
  'order.placed',
  'order.delivered',
  'order.partially_delivered',
  'order.attention',
  'order.expired',
  'order.cancelled',
  'order.credited',
])

/** Never with what was delivered: `sn` is read by asking how the transaction stands. */
export async function tellBots(ctx: Ctx, what: Happened): Promise<void> {
  const { kind, refId, mode, resellerId } = what
  if (!TOLD.has(kind) || refId === null) return
  const row = await ctx.tx.first(sql<{ sku: string; customer_no: string }>`select sku, customer_no from store.bot_refs
    where tenant_id = ${ctx.tenant.id} and reseller_id = ${resellerId} and mode = ${mode} and ref_id = ${refId}`)
  if (!row) return
  const { rc, status, message } = stateOf(what.status)
  const data = async () => ({
    trx_id: what.orderId,
    ref_id: refId,
    customer_no: row.customer_no,
    buyer_sku_code: row.sku,
    message,
    status,
    rc,
    buyer_last_saldo:
      mode === 'test' ? await readBalance(ctx, resellerId) : (await walletOf(ctx, { id: resellerId })).spendableIdr,
    sn: '',
    price: what.priceIdr,
    tele: '',
    wa: '',
  })
  const { occasion, at, personId } = what
  await tellInDialect(ctx, { personId, mode }, { kind, occasion: `digiflazz/${occasion}`, at, data })
}
