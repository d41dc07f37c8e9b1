import type { Ctx } from '#kernel/context.ts'
import { findPersonByEmail } from '#kernel/identity/people.ts'
import type { TemplateName } from '#services/notifications/index.ts'
import { findMember } from './queries.ts'

/* How members want to be reached. What is about a running order always comes: they would miss what they paid for. */

/** Reminders and news: a member may do without them. */
const DISPENSABLE: ReadonlySet<TemplateName> = new Set([
  'store_ending_soon',
  'store_restocked',
  'store_flash_turn',
  'store_points_ending',
])

type Recipient = { name: string; email: string; whatsapp?: string | null }

/** The ways that are left of this recipient for such a message, by what the member behind the address has chosen. */
export async function reachableBy(ctx: Ctx, template: TemplateName, to: Recipient) {
  if (!DISPENSABLE.has(template)) return to
  const person = await findPersonByEmail(ctx, to.email)
  const member = person && (await findMember(ctx, person.id))
  if (!member) return to
  return {
    name: to.name,
    email: member.tell_email ? to.email : null,
    whatsapp: member.tell_whatsapp ? (to.whatsapp ?? null) : null,
  }
}
