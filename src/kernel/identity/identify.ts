import type { Actor, Ctx } from '../context.ts'
import { authenticateKey } from './api-keys.ts'
import { authenticate } from './sessions.ts'

/**
 * Who asks: the program that holds an API key, or whoever's session it is. A request that brings a key is the key's,
 * whatever cookies come with it, and one that is not in force is refused even where anybody may ask.
 */
export async function identify(ctx: Ctx, apiKey: string | null): Promise<Actor> {
  if (apiKey !== null) return authenticateKey(ctx, apiKey)
  return ctx.sessionToken ? authenticate(ctx, ctx.sessionToken) : ctx.actor
}
