import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { hashToken, newToken } from './sessions.ts'
import { insertToken, type Purpose, takeSealedToken, useToken, voidTokens } from './token-queries.ts'

/** Makes a single-use token that lasts some hours and returns it raw, this once; only its hash is stored. */
export async function issueToken(ctx: Ctx, personId: string, purpose: Purpose, hours: number): Promise<string> {
  const token = newToken()
  await insertToken(ctx, { id: newId(), personId, purpose, hours, tokenHash: hashToken(token), sealed: null })
  return token
}

/**
 * Makes a single-use token that a mail will carry, and returns its id, which may stand in a fact. The mail's writer
 * gets the token itself by `linkForDelivery`, with the address that its reader wanted to see (`next`).
 */
export async function issueTokenByMail(
  ctx: Ctx,
  personId: string,
  purpose: Purpose,
  hours: number,
  next: string | null = null,
): Promise<string> {
  const id = newId()
  const token = newToken()
  // Where somebody wants to go may be a secret as well: the address of an order is one.
  const sealed = await ctx.house.secrets.seal(ctx, placeOf(id), next ? `${token} ${next}` : token)
  await insertToken(ctx, { id, personId, purpose, hours, tokenHash: hashToken(token), sealed })
  return id
}

/**
 * The raw token for the one mail that carries it; null when it was already handed out, used, or is too old. Handing
 * out is part of the transaction: when that rolls back, the next try gets it again.
 */
export async function linkForDelivery(
  ctx: Ctx,
  tokenId: string,
): Promise<{ token: string; next: string | null } | null> {
  const sealed = await takeSealedToken(ctx, tokenId)
  if (!sealed) return null
  const [token, next] = (await ctx.house.secrets.open(ctx, placeOf(tokenId), sealed)).split(' ')
  return { token: token!, next: next ?? null }
}

/** The same for a link that leads nowhere else. */
export async function tokenForDelivery(ctx: Ctx, tokenId: string): Promise<string | null> {
  return (await linkForDelivery(ctx, tokenId))?.token ?? null
}

/** Uses a token up and returns whose it was; undefined when it is unknown, used, too old, or for another purpose. */
export function consumeToken(ctx: Ctx, token: string, purposes: readonly Purpose[]) {
  return useToken(ctx, hashToken(token), purposes)
}

/** Ends what is still open of a person's links. */
export function endTokens(ctx: Ctx, personId: string, purposes: readonly Purpose[]): Promise<number> {
  return voidTokens(ctx, personId, purposes)
}

function placeOf(tokenId: string): string {
  return `one_time_tokens/sealed/${tokenId}`
}
