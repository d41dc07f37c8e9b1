import type { Ctx, PlatformCtx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { linkForDelivery, tokenForDelivery } from '#kernel/identity/people.ts'
import { findPerson } from '#kernel/identity/queries.ts'
import { notify } from './index.ts'

type Link = { personId: string; tokenId: string }
type Kind = { template: 'reset_password' | 'verify_email' | 'invitation'; path: string; validHours: number }

/* Hours as identity gives them to its links. */
export const onResetRequested = linkMailer({ template: 'reset_password', path: '/set-password', validHours: 1 })
export const onVerificationRequested = linkMailer({ template: 'verify_email', path: '/verify', validHours: 48 })
export const onPersonInvited = linkMailer({ template: 'invitation', path: '/set-password', validHours: 7 * 24 })

/** The link takes its reader on to the page they wanted to see. */
export async function onSignInLinkRequested(ctx: PlatformCtx, { personId, tokenId }: Link): Promise<void> {
  const [person, link] = await Promise.all([findPerson(ctx, personId), linkForDelivery(ctx, tokenId)])
  if (!link || person?.status !== 'active') return
  const url = new URL('/sign-in', originOf(ctx.house, ctx.tenant.host))
  url.searchParams.set('token', link.token)
  if (link.next) url.searchParams.set('next', link.next)
  await notify(ctx, {
    template: 'sign_in_link',
    to: { name: person.name, email: person.email },
    params: { link: url.href },
    locale: ctx.locale,
    dedupe: tokenId,
  })
}

function linkMailer(kind: Kind) {
  return (ctx: PlatformCtx, link: Link) => mailLink(ctx, kind, link)
}

/** Mails the link of one token. A link that was used, replaced or is too old by now is not mailed any more. */
async function mailLink(ctx: Ctx, { template, path, validHours }: Kind, { personId, tokenId }: Link): Promise<void> {
  const [person, token] = await Promise.all([findPerson(ctx, personId), tokenForDelivery(ctx, tokenId)])
  if (!token || person?.status !== 'active') return
  const url = new URL(path, originOf(ctx.house, ctx.tenant.host))
  url.searchParams.set('token', token)
  await notify(ctx, {
    template,
    to: { name: person.name, email: person.email },
    params: { link: url.href, validHours },
    locale: ctx.locale,
    dedupe: tokenId,
  })
}
