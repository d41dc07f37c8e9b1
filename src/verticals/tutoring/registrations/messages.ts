import type { Ctx } from '#kernel/context.ts'
import { originOf } from '#kernel/house.ts'
import { listPeople } from '#kernel/identity/directory-queries.ts'
import { listOwnRoles } from '#kernel/identity/role-queries.ts'
import { rightsOf } from '#kernel/identity/roles.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { notify } from '#services/notifications/index.ts'
import { chatUrl } from '../site/rules.ts'
import { readPublished } from '../site/service.ts'
import { TutoringSettings } from '../settings.ts'
import { countRecentByEmail, findRegistration } from './queries.ts'
import { localWhatsapp } from './rules.ts'

/* Who hears of a new registration. */

const MOST_PEOPLE = 50
/** Nobody can have a stranger's mailbox filled by registering them again and again. */
const CONFIRMATIONS_A_DAY = 3

type Received = { registrationId: string; locale: Locale }
type Registration = NonNullable<Awaited<ReturnType<typeof findRegistration>>>
type Recipient = { name: string; email: string | null; whatsapp: string | null }

/** Tells the school and the registrant. A registration that was erased meanwhile is not told any more. */
export async function onReceived(ctx: Ctx, { registrationId, locale }: Received): Promise<void> {
  const [row, site, settings] = await Promise.all([
    findRegistration(ctx, registrationId),
    readPublished(ctx),
    readSettings(ctx, 'tutoring', TutoringSettings),
  ])
  if (!row) return
  for (const recipient of await recipientsOf(ctx, settings, site.contact)) await tellSchool(ctx, row, recipient)
  await confirm(ctx, row, locale, site.contact.whatsapp)
}

/** Each address once: the site's contact, those who may handle registrations, and the ones named in the settings. */
async function recipientsOf(ctx: Ctx, settings: TutoringSettings, contact: { email: string; whatsapp: string }) {
  const wanted: Recipient[] = []
  const { name } = ctx.tenant
  if (settings.notifyContact) wanted.push({ name, email: contact.email || null, whatsapp: contact.whatsapp || null })
  if (settings.notifyTeam) wanted.push(...(await teamOf(ctx)))
  wanted.push(...settings.notifyEmails.map((email) => ({ name, email, whatsapp: null })))
  const seen = new Set<string>()
  return wanted.filter(({ email, whatsapp }) => {
    const key = email?.toLowerCase() ?? whatsapp ?? ''
    const fresh = key !== '' && !seen.has(key)
    seen.add(key)
    return fresh
  })
}

async function teamOf(ctx: Ctx): Promise<Recipient[]> {
  const [people, own] = await Promise.all([listPeople(ctx, MOST_PEOPLE, { status: 'active' }), listOwnRoles(ctx)])
  return people
    .filter(({ roles }) => rightsOf(ctx, roles, own).has('tutoring.registrations.manage'))
    .map(({ name, email }) => ({ name, email, whatsapp: null }))
}

function tellSchool(ctx: Ctx, row: Registration, to: Recipient): Promise<void> {
  const { origin } = new URL(originOf(ctx.house, ctx.tenant.host))
  return notify(ctx, {
    template: 'registration_received',
    to,
    locale: 'id',
    dedupe: `${row.id}/${to.email ?? to.whatsapp}`,
    params: {
      number: row.number,
      registrantName: row.name,
      whatsapp: localWhatsapp(row.whatsapp),
      programme: row.programme_name || '–',
      adminUrl: `${origin}/admin/registrations/${row.id}`,
    },
  })
}

async function confirm(ctx: Ctx, row: Registration, locale: Locale, whatsapp: string): Promise<void> {
  const mailed = row.email ? (await countRecentByEmail(ctx, row.email)) <= CONFIRMATIONS_A_DAY : false
  const origin = originOf(ctx.house, ctx.tenant.host)
  await notify(ctx, {
    template: 'registration_confirmed',
    to: { name: row.name, email: mailed ? row.email : null, whatsapp: row.whatsapp },
    locale,
    dedupe: row.id,
    params: {
      number: row.number,
      programme: row.programme_name || '–',
      chatUrl: whatsapp ? chatUrl(whatsapp, row.number) : origin,
    },
  })
}
