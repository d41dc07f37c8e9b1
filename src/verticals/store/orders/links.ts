import type { Ctx } from '#kernel/context.ts'
import { findOrderByToken } from './queries.ts'

/*
 * An order keeps its link as long as its buyer has an account or none, so whoever looks again is spared the way from the
 * one to the other. Whoever reads the order itself compares the link once more: a deleted account takes it away.
 */

const ids = new Map<string, string>()
const MOST_KNOWN = 10_000

/** Remembers which order a link opens, once its order is committed or was read. */
export function rememberLink(ctx: Ctx, token: string, orderId: string): void {
  if (ids.size >= MOST_KNOWN) ids.clear()
  ids.set(nameOf(ctx, token), orderId)
}

/** The order that a link opens, if this process has seen it before. */
export function knownOrder(ctx: Ctx, token: string): string | undefined {
  return ids.get(nameOf(ctx, token))
}

/** The order that a link opens; undefined: none. */
export async function orderOfLink(ctx: Ctx, token: string): Promise<string | undefined> {
  const known = knownOrder(ctx, token)
  if (known) return known
  const order = await findOrderByToken(ctx, token)
  if (order) rememberLink(ctx, token, order.id)
  return order?.id
}

function nameOf(ctx: Ctx, token: string): string {
  return `${ctx.tenant.id} ${ctx.tenant.outlet?.id ?? ''} ${token}`
}
