import assert from 'node:assert/strict'
import type { Book, DeliveryReport } from '../../fakes/gateway/book.ts'
import type { FaultGround } from './ground.ts'

/** Read-only eyes on all rows the platform's tenant has. */
export type Eyes = Pick<FaultGround, 'rows' | 'count'>

/**
 * Compares the gateway's own book with the database, rupiah for rupiah: every payment is one capture and one receipt,
 * every capture has one meaning, and nothing is left between.
 */
export async function audit(ground: Eyes, book: Book): Promise<void> {
  await paymentsAreCaptures(ground, book)
  await capturesAreReceipts(ground)
  await capturesAreAllotted(ground)
  await balances(ground, book)
  await invoicesArePaidOnce(ground)
  await refundsAgree(ground, book)
}

export async function paymentsAreCaptures(ground: Eyes, book: Book): Promise<void> {
  const expected = book.charges
    .flatMap(({ reference, payments }) =>
      payments.map(({ id, amountIdr, feeIdr }) => `${id} ${reference} ${amountIdr} ${feeIdr}`),
    )
    .toSorted()
  const rows = await ground.rows<{ line: string }>(
    `select gateway_payment_id || ' ' || reference || ' ' || captures.amount_idr || ' ' || fee_idr as line
     from payments.captures join payments.intents on intents.id = intent_id`,
  )
  assert.deepEqual(rows.map(({ line }) => line).toSorted(), expected)
  const unknown = new Set(book.charges.map(({ reference }) => reference))
  const intents = await ground.rows<{ reference: string; status: string }>(
    'select reference, status from payments.intents',
  )
  for (const { reference, status } of intents) assert.ok(unknown.has(reference) || status === 'failed', reference)
  assert.equal(intents.filter(({ reference }) => unknown.has(reference)).length, book.charges.length)
}

export async function capturesAreReceipts(ground: Eyes): Promise<void> {
  assert.equal(await ground.count("ledger.entries where kind = 'receipt'"), await ground.count('payments.captures'))
  const wrong = await ground.rows(
    `select captures.id from payments.captures
     left join ledger.entries on source = 'capture/' || captures.id and kind = 'receipt'
     left join ledger.legs on entry_id = entries.id
     group by captures.id, captures.amount_idr, captures.fee_idr
     having sum(legs.amount_idr) filter (where account = 'assets:gateway') is distinct from captures.amount_idr - captures.fee_idr
       or coalesce(sum(legs.amount_idr) filter (where account = 'expenses:gateway_fees'), 0) <> captures.fee_idr
       or sum(legs.amount_idr) filter (where account = 'liabilities:unallocated') is distinct from -captures.amount_idr`,
  )
  assert.deepEqual(wrong, [])
}

/** Exactly one entry beside the receipt says what each capture became; a credit has its row. */
async function capturesAreAllotted(ground: Eyes): Promise<void> {
  const wrong = await ground.rows(
    `select captures.id, array_agg(entries.kind) as kinds from payments.captures
     left join ledger.entries on source = 'capture/' || captures.id and kind <> 'receipt'
     left join platform.credits on credits.capture_id = captures.id
     group by captures.id, captures.amount_idr, credits.amount_idr
     having count(entries.kind) <> 1
       or (min(entries.kind) = 'credit') <> (credits.amount_idr is not null)
       or credits.amount_idr is not null and credits.amount_idr <> captures.amount_idr`,
  )
  assert.deepEqual(wrong, [])
}

async function balances(ground: Eyes, book: Book): Promise<void> {
  const { receivedIdr, feesIdr, netIdr } = book.totals
  const balance = await balanceOf(ground)
  assert.equal(balance('assets:gateway'), netIdr)
  assert.equal(balance('expenses:gateway_fees'), feesIdr)
  assert.equal(balance('liabilities:unallocated'), 0)
  assert.equal(await sum(ground, 'amount_idr', 'payments.captures'), receivedIdr)
  assert.equal(await sum(ground, 'amount_idr', 'ledger.legs'), 0)
  const owed = await sum(ground, 'left_idr', "platform.credits where status in ('available', 'applied')")
  assert.equal(owed + balance('liabilities:credits'), 0)
  const returning = await sum(ground, 'amount_idr', "payments.refunds where status = 'intent'")
  assert.equal(returning + balance('liabilities:refunds_due'), 0)
  const paid = await sum(ground, 'amount_idr', "platform.invoices where status = 'paid'")
  assert.equal(paid + balance('liabilities:deposits') + balance('income:sites'), 0)
  const unbalanced = await ground.rows('select entry_id from ledger.legs group by entry_id having sum(amount_idr) <> 0')
  assert.deepEqual(unbalanced, [])
}

export async function balanceOf(ground: Eyes): Promise<(account: string) => number> {
  const rows = await ground.rows<{ account: string; sum: string }>(
    'select account, sum(amount_idr) from ledger.legs group by account',
  )
  return (account) => Number(rows.find((row) => row.account === account)?.sum ?? 0)
}

export async function sum(ground: Eyes, column: string, from: string): Promise<number> {
  const [row] = await ground.rows<{ sum: string }>(`select coalesce(sum(${column}), 0) as sum from ${from}`)
  return Number(row!.sum)
}

async function invoicesArePaidOnce(ground: Eyes): Promise<void> {
  const wrong = await ground.rows(
    `select invoices.id, invoices.status, count(entries.id) from platform.invoices
     left join payments.intents on intents.for_id = invoices.id
     left join payments.captures on captures.intent_id = intents.id
     left join ledger.entries on entries.kind in ('dp', 'full_payment', 'pelunasan')
       and source in ('capture/' || captures.id, 'invoice/' || invoices.id)
     group by invoices.id, invoices.status
     having count(distinct entries.id) <> case when invoices.status = 'paid' then 1 else 0 end`,
  )
  assert.deepEqual(wrong, [])
}

export async function refundsAgree(ground: Eyes, book: Book): Promise<void> {
  const expected = book.charges
    .flatMap(({ refunds }) => refunds.map(({ key, amountIdr }) => `${key} ${amountIdr}`))
    .toSorted()
  const rows = await ground.rows<{ line: string }>(
    "select id || ' ' || amount_idr as line from payments.refunds where status = 'done'",
  )
  assert.deepEqual(rows.map(({ line }) => line).toSorted(), expected)
}

/** No forgery was believed: each was refused if it reached the app, and none of its content is in the inbox. */
export async function forgeriesFailed(ground: Eyes, deliveries: DeliveryReport[]): Promise<number> {
  const forged = deliveries.filter(({ kind }) => kind !== 'genuine')
  for (const { kind, lastAnswer } of forged)
    assert.ok(!lastAnswer?.startsWith('2'), `${kind} was answered ${lastAnswer}`)
  const lies = forged.filter(({ kind }) => kind === 'forged-content').map(({ eventId }) => eventId)
  assert.equal(await ground.count('payments.inbox where event_id = any($1)', [lies]), 0)
  const genuine = new Set(deliveries.filter(({ kind }) => kind === 'genuine').map(({ eventId }) => eventId))
  const inbox = await ground.rows<{ event_id: string }>('select event_id from payments.inbox')
  assert.ok(inbox.every(({ event_id }) => genuine.has(event_id)))
  assert.equal(new Set(inbox.map(({ event_id }) => event_id)).size, inbox.length)
  return forged.filter(({ lastAnswer }) => lastAnswer === '401').length
}
