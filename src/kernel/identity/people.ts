import { strict as assert } from 'node:assert'
import type { Ctx } from '../context.ts'
import { newId } from '../db/id.ts'
import { emit } from '../events/emit.ts'
import { Email } from './email.ts'
import { hashPassword } from './passwords.ts'
import {
  findPersonByEmail,
  insertPerson,
  insertRoles,
  markEmailVerified,
  markDemoPassword,
  updatePassword,
} from './queries.ts'

/* The door of identity for other modules. */

export { erasePerson } from './erase.ts'
export { findPerson, findPersonByEmail, listRoles as rolesOfPerson, updateContact } from './queries.ts'
export { endTokens, issueToken, issueTokenByMail, linkForDelivery, tokenForDelivery } from './tokens.ts'

type Wanted = {
  email: string
  name: string
  phone?: string | null
  /** Added to the roles a known person already has. */
  roles: readonly string[]
  /** True when the caller knows the address to be the person's own. */
  verified?: boolean
}

/**
 * The person with this e-mail address in the context's tenant, added if missing. Repeating it changes nothing: what
 * a known person has (name, password, standing) is never overwritten. The caller answers for the roles.
 */
export async function ensurePerson(ctx: Ctx, wanted: Wanted): Promise<{ id: string; created: boolean }> {
  const email = Email.parse(wanted.email)
  const added = await insertPerson(ctx, {
    id: newId(),
    email,
    name: wanted.name,
    phone: wanted.phone ?? null,
    verified: wanted.verified ?? false,
  })
  const id = added ?? (await findPersonByEmail(ctx, email))!.id
  await Promise.all([
    insertRoles(ctx, id, wanted.roles),
    !added && wanted.verified ? markEmailVerified(ctx, id) : undefined,
  ])
  if (added) emit(ctx, 'identity.person_added', { personId: id })
  return { id, created: added !== null }
}

/** Gives a person of the demo the password that is printed at start; refused everywhere else. */
export async function setDemoPassword(ctx: Ctx, personId: string, password: string): Promise<void> {
  assert(ctx.house.mode === 'demo', 'only the demo has passwords that are not chosen by their owners')
  await updatePassword(ctx, personId, await hashPassword(password))
  await markDemoPassword(ctx, personId)
}
