import type { Ctx, OutsideCtx } from '#kernel/context.ts'
import { emit } from '#kernel/events/emit.ts'
import { MAIL_FLOOR_MS } from '#kernel/identity/account.ts'
import {
  endTokens,
  ensurePerson,
  erasePerson,
  findPerson,
  findPersonByEmail,
  issueTokenByMail,
  rolesOfPerson,
  updateContact,
} from '#kernel/identity/people.ts'
import { MEMBER } from './rules.ts'
import { deleteMember, findMember, findStale, saveMember } from './queries.ts'
import type { Register } from './schemas.ts'

/** So long the link of the mail lasts, and a registration that nobody confirms is kept a little longer. */
export const CONFIRM_HOURS = 48
const STALE_DAYS = 7

/**
 * Registers a buyer: mails a link that shows the address to be theirs and lets them set a password. Whoever calls cannot
 * tell whether the address was known: the answer and its time are the same, and what there is to say goes to the address.
 */
export async function register(ctx: OutsideCtx, input: Register): Promise<void> {
  const work = ctx.transact((inner) => enrol(inner, input))
  await Promise.all([work, new Promise((resolve) => setTimeout(resolve, MAIL_FLOOR_MS))])
}

async function enrol(ctx: Ctx, { name, email, whatsapp, locale }: Register): Promise<void> {
  const known = await findPersonByEmail(ctx, email)
  if (known && !(await isUnconfirmed(ctx, known.id))) {
    if (known.status === 'active') emit(ctx, 'store.member_known', { personId: known.id })
    return
  }
  const { id: personId } = known ?? (await ensurePerson(ctx, { email, name, phone: whatsapp, roles: [MEMBER] }))
  // Whoever registers again before anybody has confirmed is believed as much as the first one: the mail says who it was.
  await Promise.all([
    updateContact(ctx, personId, { name, phone: whatsapp }),
    saveMember(ctx, personId, { locale, consentedAt: ctx.now }),
    endTokens(ctx, personId, ['set-password', 'reset']),
  ])
  const tokenId = await issueTokenByMail(ctx, personId, 'set-password', CONFIRM_HOURS)
  emit(ctx, 'store.member_registered', { personId, tokenId })
}

/** Registered, never confirmed, and nothing else in this shop: only then may the next registration take its place. */
async function isUnconfirmed(ctx: Ctx, personId: string): Promise<boolean> {
  const [person, roles, member] = await Promise.all([
    findPerson(ctx, personId),
    rolesOfPerson(ctx, personId),
    findMember(ctx, personId),
  ])
  const fresh = person!.status === 'active' && !person!.password_hash && !person!.email_verified_at
  return fresh && member !== undefined && roles.every((role) => role === MEMBER)
}

/** Forgets registrations that nobody has confirmed: somebody may have typed an address that is not theirs. */
export async function sweepRegistrations(ctx: Ctx): Promise<void> {
  for (const { person_id: personId } of await findStale(ctx, STALE_DAYS)) {
    if (!(await isUnconfirmed(ctx, personId))) continue
    await deleteMember(ctx, personId)
    await erasePerson(ctx, personId)
  }
}
