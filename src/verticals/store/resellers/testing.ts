import { newId } from '#kernel/db/id.ts'
import { outsideCtx } from '#kernel/db/transact.ts'
import { debit } from '#services/ledger/index.ts'
import { PlaceOrder } from '../checkout/schemas.ts'
import { placeOrder } from '../checkout/service.ts'
import type { OrderView } from '../orders/schemas.ts'
import { readWhole } from '../orders/view.ts'
import { cart, type Shop } from '../testing.ts'
import { moveWallet, takeWallet } from '../wallet/move.ts'
import { oneReseller } from './making.ts'
import { linkDoor, type Reseller, resellerDoor } from './index.ts'
import { guestDoor, type Door } from '../checkout/door.ts'

/* For tests: a reseller of a shop with money in the wallet. */

export type TestReseller = Reseller & {
  /** Of a session of the reseller. */
  token: string
  /** Orders one line from the wallet, or by QRIS; throws what the checkout throws. */
  buy(variantId: string, options?: { quantity?: number; payBy?: 'wallet' | 'qris' }): Promise<OrderView>
  /** A customer's order by the reseller's link. */
  sell(variantId: string, options?: { quantity?: number; coupon?: string }): Promise<OrderView>
  /** Top-up, margin, owed. */
  wallet(): Promise<[number, number, number]>
}
type Wish = { topupIdr?: number; marginIdr?: number; offBasisPoints?: number; lowAtIdr?: number }

export async function openReseller(shop: Shop, wish: Wish = {}): Promise<TestReseller> {
  const { topupIdr, marginIdr, ...kind } = wish
  const { token, ...reseller } = await shop.house.inside(shop.tenant, (ctx) =>
    oneReseller(ctx, { ...kind, ownTier: true }),
  )
  if (topupIdr) await fund(shop, reseller, 'topup', topupIdr)
  if (marginIdr) await fund(shop, reseller, 'margin', marginIdr)
  const order = async (input: Record<string, unknown>, door: Door) => {
    const placed = await placeOrder(outside(shop), PlaceOrder.parse(input), door)
    return shop.world.inside((ctx) => readWhole(ctx, placed.token))
  }
  return {
    ...reseller,
    token,
    buy: (variantId, { quantity = 1, payBy = 'wallet' } = {}) =>
      order(
        cart(variantId, { lines: [{ variantId, quantity }] }),
        resellerDoor(reseller, { channel: 'reseller', refId: null, payBy }),
      ),
    sell: (variantId, { quantity = 1, coupon = '' } = {}) =>
      order(cart(variantId, { lines: [{ variantId, quantity }], coupon }), linkDoor(guestDoor, reseller)),
    wallet: async () => {
      const [row] = await shop.world.sql(
        'select topup_idr::int as t, margin_idr::int as m, owed_idr::int as o from store.wallets where reseller_id = $1',
        [reseller.id],
      )
      return [row!.t as number, row!.m as number, row!.o as number]
    },
  }
}

/** Money in a wallet, as if a payment had come or a margin had been earned. */
export async function fund(shop: Shop, { id }: { id: string }, side: 'topup' | 'margin', idr: number): Promise<void> {
  await shop.world.inside(async (ctx) => {
    const wallet = await takeWallet(ctx, id)
    if (side === 'topup')
      moveWallet(ctx, wallet, {
        kind: 'wallet_topup',
        source: `capture/${newId()}`,
        change: { topupIdr: idr, marginIdr: 0 },
        against: [debit('assets:gateway', idr)],
      })
    else
      moveWallet(ctx, wallet, {
        kind: 'wallet_margin',
        source: `item/${newId()}`,
        change: { topupIdr: 0, marginIdr: idr },
        against: [debit('expenses:reseller_margin', idr)],
      })
  })
}

/** A context as a request that speaks to the gateway has it. */
export function outside(shop: Shop) {
  return outsideCtx(
    {
      tenant: shop.tenant,
      actor: { kind: 'system', name: 'test' },
      now: new Date(),
      locale: 'id',
      requestId: crypto.randomUUID(),
      ip: null,
      userAgent: null,
      sessionToken: null,
      reply: { cookies: [] },
      house: shop.house.house,
    },
    false,
  )
}

type Disagreement = { what: string; detail: string }

/**
 * What of wallets, statement and ledger does not agree; empty where all is well. Each entry of the statement is one of the
 * ledger with the same figures, each wallet is the sum of its statement, and the books are balanced.
 */
export async function disagreements(shop: Shop): Promise<Disagreement[]> {
  return (await shop.world.sql(`
    with booked as (
      select entries.kind, entries.source, legs.party as reseller,
        coalesce(-sum(amount_idr) filter (where account = 'liabilities:wallet_topup'), 0) as topup,
        coalesce(-sum(amount_idr) filter (where account = 'liabilities:wallet_margin'), 0) as margin,
        coalesce(sum(amount_idr) filter (where account = 'assets:wallet_owed'), 0) as owed
      from ledger.entries join ledger.legs on entries.id = legs.entry_id and entries.tenant_id = legs.tenant_id
      where account in ('liabilities:wallet_topup', 'liabilities:wallet_margin', 'assets:wallet_owed')
      group by 1, 2, 3),
    noted as (select kind, source, reseller_id::text as reseller, topup_idr as topup, margin_idr as margin,
        owed_idr as owed from store.wallet_entries),
    summed as (select reseller_id, sum(topup_idr) as topup, sum(margin_idr) as margin, sum(owed_idr) as owed
      from store.wallet_entries group by 1)
    select 'statement without entry' as what, row_to_json(one)::text as detail
      from (select * from noted except select * from booked) as one
    union all select 'entry without statement', row_to_json(one)::text
      from (select * from booked except select * from noted) as one
    union all select 'wallet', row_to_json(wallets)::text from store.wallets left join summed using (reseller_id)
      where (wallets.topup_idr, wallets.margin_idr, wallets.owed_idr)
        is distinct from (coalesce(summed.topup, 0), coalesce(summed.margin, 0), coalesce(summed.owed, 0))
    union all select 'statement out of step', row_to_json(one)::text from (
      select *, sum(topup_idr) over line as topup_sum, sum(margin_idr) over line as margin_sum from store.wallet_entries
      window line as (partition by reseller_id order by id)) as one
      where topup_sum <> topup_after_idr or margin_sum <> margin_after_idr
    union all select 'balance', sum(amount_idr)::text from ledger.legs having sum(amount_idr) <> 0`)) as Disagreement[]
}
