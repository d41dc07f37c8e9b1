import { strict as assert } from 'node:assert'
import type { Ctx } from '#kernel/context.ts'
import { newId } from '#kernel/db/id.ts'
import { checkRupiah } from '#kernel/money/rupiah.ts'
import { record } from '#services/audit/index.ts'
import { insertEntry } from './queries.ts'

/** One side of an entry: debit positive, credit negative, whole rupiah. `party` says whose it is, where that matters. */
export type Leg = { account: Account; amountIdr: number; party?: string }
export type Account = `${'assets' | 'liabilities' | 'income' | 'expenses'}:${string}`
export type Entry = { kind: string; source: string; legs: readonly Leg[] }

/**
 * Posts one balanced entry in the caller's transaction, with its audit row. The same kind and source cannot be posted
 * twice: the second makes the whole transaction fail. Legs of zero are left out. Nothing else writes a balance.
 */
export function post(ctx: Ctx, { kind, source, legs }: Entry): void {
  const moved = legs.filter((leg) => checkRupiah(leg.amountIdr) !== 0)
  const sum = moved.reduce((left, leg) => left + leg.amountIdr, 0)
  assert(sum === 0, `entry ${kind} ${source} is out of balance by ${sum}`)
  if (moved.length === 0) return
  const id = newId()
  ctx.tx.defer(insertEntry(ctx, { id, kind, source }, moved))
  const debitsIdr = moved.reduce((left, leg) => left + Math.max(leg.amountIdr, 0), 0)
  record(ctx, {
    action: `ledger.${kind}`,
    subject: source.split('/')[1] ?? null,
    detail: { amountIdr: debitsIdr, entry: id },
  })
}

/** A debit of an account. */
export function debit(account: Account, amountIdr: number, party?: string): Leg {
  return { account, amountIdr, ...(party ? { party } : {}) }
}

/** A credit of an account. */
export function credit(account: Account, amountIdr: number, party?: string): Leg {
  return { account, amountIdr: -amountIdr, ...(party ? { party } : {}) }
}

export { accountName, entryName } from './names.ts'
export {
  balanceOf,
  findBooked,
  sumBalances,
  sumMovements,
  sumSince,
  type Balance,
  type Booked,
  type Movement,
} from './reading.ts'
