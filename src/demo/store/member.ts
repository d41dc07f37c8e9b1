import type { Ctx } from '#kernel/context.ts'
import { ensurePerson, findPerson, setDemoPassword } from '#kernel/identity/people.ts'
import { MEMBER } from '#verticals/store/members/rules.ts'
import { saveMember } from '#verticals/store/members/queries.ts'
import { normaliseWhatsapp } from '#verticals/store/orders/buyer.ts'
import { DEMO_PASSWORD } from '../password.ts'
import type { DemoShop } from './shape.ts'

type Joining = { name: string; email: string; whatsapp: string }

/**
 * The first of the shop's buyers has an account, and so has whoever sells on; what they bought as guests is theirs when
 * they sign in.
 */
export async function joinPeople(ctx: Ctx, { buyers, resellers = [] }: DemoShop): Promise<void> {
  for (const person of [...buyers.slice(0, 1), ...resellers]) await join(ctx, person)
}

async function join(ctx: Ctx, { name, email, whatsapp }: Joining): Promise<void> {
  const phone = normaliseWhatsapp(whatsapp)
  const { id } = await ensurePerson(ctx, { email, name, phone, roles: [MEMBER], verified: true })
  if ((await findPerson(ctx, id))?.password_hash) return
  await setDemoPassword(ctx, id, DEMO_PASSWORD)
  await saveMember(ctx, id, { locale: 'id', consentedAt: ctx.now })
}
