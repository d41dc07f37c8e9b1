import type { Ctx } from '#kernel/context.ts'
import type { Captured } from '#services/payments/index.ts'
import { allot } from './orders/allot.ts'
import { creditTopup } from './wallet/index.ts'

/** Money came in: for an order or into a wallet. Each leaves alone what is not its own. */
export async function hearMoney(ctx: Ctx, captured: Captured): Promise<void> {
  await allot(ctx, captured)
  await creditTopup(ctx, captured)
}
