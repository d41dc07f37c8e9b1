import type { Ctx } from '#kernel/context.ts'
import { findOrderByToken } from './queries.ts'

/* An order keeps its link for ever, so whoever looks again is spared the way from the one to the other. */

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
  return `${ctx.tenant.id} ${token}`
}
