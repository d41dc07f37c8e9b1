import assert from 'node:assert/strict'
import type { Book } from '../../fakes/gateway/book.ts'
import { balanceOf, capturesAreReceipts, type Eyes, paymentsAreCaptures, refundsAgree, sum } from './auditor.ts'

/**
 * Compares the gateway's own book with a shop's rows: every payment has one meaning, every unit at most one buyer, and
 * what was paid for was handed over or is owed (docs/store-money.md). At rest, with nothing unpaid left.
 */
export async function auditShop(ground: Eyes, book: Book): Promise<void> {
  await paymentsAreCaptures(ground, book)
  await capturesAreReceipts(ground)
  await capturesHaveMeaning(ground)
  await balances(ground, book)
  await unitsHaveOneBuyer(ground)
  await ordersAgree(ground)
  await refundsAgree(ground, book)
}

async function capturesHaveMeaning(ground: Eyes): Promise<void> {
  const wrong = await ground.rows(
    `select captures.id, array_agg(entries.kind) as kinds from payments.captures
     left join ledger.entries on source = 'capture/' || captures.id and kind <> 'receipt'
     group by captures.id having count(entries.kind) <> 1 or min(entries.kind) not in ('payment', 'credit')`,
  )
  assert.deepEqual(wrong, [])
}

async function balances(ground: Eyes, book: Book): Promise<void> {
  const { feesIdr, netIdr, receivedIdr } = book.totals
  const balance = await balanceOf(ground)
  assert.equal(balance('assets:gateway'), netIdr)
  assert.equal(balance('expenses:gateway_fees'), feesIdr)
  assert.equal(balance('liabilities:unallocated'), 0)
  assert.equal(balance('liabilities:deposits'), 0)
  assert.equal(await sum(ground, 'amount_idr', 'ledger.legs'), 0)
  const owed = await sum(ground, 'left_idr', "store.credits where status in ('available', 'applied', 'payout_asked')")
  assert.equal(owed + balance('liabilities:credits'), 0)
  assert.equal(-balance('income:sales') + owed, receivedIdr)
  const unbalanced = await ground.rows('select entry_id from ledger.legs group by entry_id having sum(amount_idr) <> 0')
  assert.deepEqual(unbalanced, [])
}

async function unitsHaveOneBuyer(ground: Eyes): Promise<void> {
  const wrong = await ground.rows(
    `select unit.id, unit.status, count(deliveries.id) from store.stock_items unit
     left join store.deliveries on deliveries.stock_item_id = unit.id
     group by unit.id, unit.status
     having count(deliveries.id) <> case when unit.status = 'sold' then 1 else 0 end or unit.status = 'held'`,
  )
  assert.deepEqual(wrong, [])
}

/** Every order stands as its money and goods do. */
async function ordersAgree(ground: Eyes): Promise<void> {
  const unended = await ground.rows(
    "select number, status from store.orders where status not in ('delivered', 'expired', 'cancelled')",
  )
  assert.deepEqual(unended, [])
  const short = await ground.rows(
    `select orders.number from store.orders join store.order_items items on items.order_id = orders.id
     left join store.deliveries on deliveries.order_item_id = items.id
     where items.kind <> 'bundle'
     group by orders.number, orders.status, items.id, items.quantity
     having count(deliveries.id) <> case when orders.status = 'delivered' then items.quantity else 0 end`,
  )
  assert.deepEqual(short, [])
  // Money in time is never turned into credit while it is the order's first.
  const robbed = await ground.rows(
    `select orders.number from store.orders join payments.intents on for_id = orders.id
     join payments.captures on intent_id = intents.id
     where outcome = 'exact' and orders.status <> 'delivered' and not exists (
       select from store.credits where capture_id = captures.id and reason = 'out_of_stock')`,
  )
  assert.deepEqual(robbed, [])
  // Late money is credit only where there was nothing to be had for it, or the order had been paid before.
  const gone = await ground.rows<{ reason: string; left: number }>(
    `select distinct credits.reason, (select count(*)::int from store.stock_items unit
       where unit.status = 'available' and unit.variant_id = items.variant_id) as left
     from store.credits join store.orders on orders.id = credits.order_id
     join store.order_items items on items.order_id = orders.id and items.kind <> 'bundle'
     where credits.reason in ('late', 'out_of_stock') and orders.status = 'expired'
       and not exists (select from store.order_items other where other.order_id = orders.id and other.id <> items.id)`,
  )
  assert.ok(
    gone.every(({ left }) => left === 0),
    JSON.stringify(gone),
  )
}
