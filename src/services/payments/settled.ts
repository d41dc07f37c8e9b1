import type { Ctx } from '#kernel/context.ts'
import { leastId } from '#kernel/db/id.ts'
import { sql } from '#kernel/db/sql.ts'

/* Money that came in, as a file of the gateway may name it. */

export type Held = {
  id: string
  reference: string
  gateway_payment_id: string
  amount_idr: number
  fee_idr: number
  paid_at: string
}

const columns = sql.raw('c.id, i.reference, c.gateway_payment_id, c.amount_idr, c.fee_idr, c.paid_at')

/** Every payment that has one of these as our reference or as the gateway's own name. */
export function findCapturesNamed(ctx: Ctx, names: readonly string[]): Promise<Held[]> {
  const shop = ctx.tenant.id
  const gateway = ctx.house.ports.payments.gateway.name
  return ctx.tx.all(sql<Held>`
    select ${columns} from payments.intents i
      join payments.captures c on c.tenant_id = ${shop} and c.intent_id = i.id
    where i.tenant_id = ${shop} and i.reference = any(${names}::text[])
    union
    select ${columns} from payments.captures c
      join payments.intents i on i.tenant_id = ${shop} and i.id = c.intent_id
    where c.tenant_id = ${shop} and c.gateway = ${gateway} and c.gateway_payment_id = any(${names}::text[])`)
}

/** Money is told of so long after it was paid, at the most. */
const LATE_MS = 3 * 86_400_000

/** Every payment that was made in this time, the ends included. */
export function findCapturesBetween(ctx: Ctx, from: string, to: string): Promise<Held[]> {
  const least = leastId(new Date(Date.parse(from) - 3_600_000))
  const most = leastId(new Date(Date.parse(to) + LATE_MS))
  return ctx.tx.all(sql<Held>`
    select ${columns} from payments.captures c
      join payments.intents i on i.tenant_id = ${ctx.tenant.id} and i.id = c.intent_id
    where c.tenant_id = ${ctx.tenant.id} and c.id >= ${least}::uuid and c.id < ${most}::uuid
      and c.paid_at >= ${from}::timestamptz and c.paid_at <= ${to}::timestamptz`)
}

/** When the first and the last of these payments were made. */
export function spanOf(ctx: Ctx, captureIds: readonly string[]) {
  return ctx.tx.first(sql<{ from: string | null; to: string | null }>`
    select min(paid_at) as from, max(paid_at) as to from payments.captures
    where tenant_id = ${ctx.tenant.id} and id = any(${captureIds}::uuid[])`)
}
