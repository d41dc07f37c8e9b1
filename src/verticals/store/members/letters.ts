import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { findPerson, tokenForDelivery } from '#kernel/identity/people.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { notify } from '#services/notifications/index.ts'
import { findMember } from './queries.ts'
import { CONFIRM_HOURS } from './register.ts'

/* What a registration leads to, written to the address that was given and to nobody else. */

/** The link that confirms the address and sets the password; one that was replaced meanwhile is not mailed any more. */
export async function onRegistered(
  ctx: Ctx,
  { personId, tokenId }: { personId: string; tokenId: string },
  { at }: { at: string },
): Promise<void> {
  const [person, member, token] = await Promise.all([
    findPerson(ctx, personId),
    findMember(ctx, personId),
    tokenForDelivery(ctx, tokenId),
  ])
  if (!token || person?.status !== 'active') return
  const confirmUrl = new URL('/set-password', originOf(ctx.house, ctx.tenant.host))
  confirmUrl.searchParams.set('token', token)
  await notify(ctx, {
    template: 'store_member_confirm',
    to: { name: person.name, email: person.email },
    params: {
      confirmUrl: confirmUrl.href,
      endsAt: new Date(new Date(at).getTime() + CONFIRM_HOURS * 3_600_000).toISOString(),
    },
    locale: (member?.locale as Locale | undefined) ?? 'id',
    dedupe: tokenId,
  })
}

/** There is an account already: its owner hears that somebody tried, and how to get in. */
export async function onKnown(ctx: Ctx, { personId }: { personId: string }, fact: { id: string }): Promise<void> {
  const [person, member] = await Promise.all([findPerson(ctx, personId), findMember(ctx, personId)])
  if (person?.status !== 'active') return
  const origin = originOf(ctx.house, ctx.tenant.host)
  await notify(ctx, {
    template: 'store_member_known',
    to: { name: person.name, email: person.email },
    params: { loginUrl: `${origin}/login`, forgotUrl: `${origin}/forgot` },
    locale: (member?.locale as Locale | undefined) ?? 'id',
    dedupe: fact.id,
  })
}
