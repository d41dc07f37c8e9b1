import type { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { readPointsOf } from '../points/index.ts'
import type { Reseller } from '../resellers/index.ts'
import type { PartnerPoints } from './schemas.ts'

/** The reseller's points as a program reads them. */
export async function readPoints(ctx: Ctx, { personId }: Reseller): Promise<z.input<typeof PartnerPoints>> {
  const { rules, balance, ending } = await readPointsOf(ctx, 'reseller', personId)
  const { on, worthIdr, capPercent, leastOrderIdr } = rules
  return { on, balance, worthIdr, capPercent, leastOrderIdr, ending }
}
