import type { Ctx } from '#kernel/context.ts'
import { personOf } from '#kernel/identity/authorize.ts'
import { findPerson, updateContact } from '#kernel/identity/people.ts'
import { MEMBER } from './rules.ts'
import { notMember } from './problems.ts'
import { findMember, updateMember } from './queries.ts'
import type { Profile, ProfileForm } from './schemas.ts'

/* What a member tells about themselves. The address is not among it: it was shown to be theirs. */

export async function readProfile(ctx: Ctx): Promise<Profile> {
  const { id, roles } = personOf(ctx)
  const [person, member] = await Promise.all([findPerson(ctx, id), findMember(ctx, id)])
  return {
    member: roles.includes(MEMBER),
    name: person!.name,
    email: person!.email,
    whatsapp: person!.phone ?? '',
    locale: (member?.locale as Profile['locale'] | undefined) ?? ctx.locale,
    tellEmail: member?.tell_email ?? true,
    tellWhatsapp: member?.tell_whatsapp ?? true,
    since: member?.created_at ?? null,
  }
}

export async function updateProfile(ctx: Ctx, form: ProfileForm): Promise<Profile> {
  const { id } = personOf(ctx)
  const { name, whatsapp, locale, tellEmail, tellWhatsapp } = form
  const wishes = { locale, tell_email: tellEmail, tell_whatsapp: tellWhatsapp }
  if ((await updateMember(ctx, id, wishes)) === 0) throw notMember()
  await updateContact(ctx, id, { name, phone: whatsapp })
  return readProfile(ctx)
}
