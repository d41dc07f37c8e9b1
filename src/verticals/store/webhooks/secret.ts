import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/context.ts'

/* What signs the messages to one address; sealed at rest, shown once. */

const PREFIX = 'whsec_'
const BYTES = 32

const placeOf = (endpointId: string) => `store.webhook_endpoints/secret/${endpointId}`

/** A new secret as Standard Webhooks writes it, and sealed for its address. */
export async function newSecret(ctx: Ctx, endpointId: string): Promise<{ secret: string; sealed: Buffer }> {
  const secret = `${PREFIX}${randomBytes(BYTES).toString('base64')}`
  return { secret, sealed: await ctx.house.secrets.seal(ctx, placeOf(endpointId), secret) }
}

export function openSecret(ctx: Ctx, endpointId: string, sealed: Buffer): Promise<string> {
  return ctx.house.secrets.open(ctx, placeOf(endpointId), sealed)
}
