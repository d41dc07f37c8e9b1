import type { Ctx } from '#kernel/context.ts'
import type { Locale } from '#kernel/problem/problem.ts'
import { notFound } from '#kernel/problem/common.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { entriesAbout } from '#services/audit/index.ts'
import { TutoringSettings } from '../settings.ts'
import { findRegistration, type RegistrationRow } from './queries.ts'
import { greetingOf, STATUSES } from './rules.ts'
import { present } from './service.ts'

/** The first words of a chat when the owner has not written any. */
const GREETING: Record<Locale, string> = {
  id: 'Halo {name}, terima kasih sudah mendaftar di {site}. Kami ingin membantu langkah selanjutnya.',
  en: 'Hello {name}, thank you for registering at {site}. We would like to help you with the next step.',
}

/** Everything about one registration, with what happened to it, newest first. */
export async function readDetail(ctx: Ctx, id: string) {
  const [row, settings, entries] = await Promise.all([
    findRegistration(ctx, id),
    readSettings(ctx, 'tutoring', TutoringSettings),
    entriesAbout(ctx, id, 100),
  ])
  if (!row) throw notFound()
  const { handler, tenant_id: _, programme_id: __, consented_at, updated_at: ___, handled_by: ____, ...rest } = row
  const filled = { name: row.name, programme: row.programme_name, site: ctx.tenant.name }
  return {
    ...present(rest as RegistrationRow),
    consentedAt: consented_at,
    handledBy: handler,
    greeting: greetingOf(settings.greeting || GREETING[ctx.locale], filled),
    history: [...entries.map(happened), { at: row.created_at, by: row.name, act: 'received' as const, status: null }],
  }
}

type Entry = Awaited<ReturnType<typeof entriesAbout>>[number]

const ACTS: Record<string, 'status' | 'remark'> = {
  'tutoring.setRegistrationStatus': 'status',
  'tutoring.setRegistrationRemark': 'remark',
}

function happened({ at, actor_name, action, detail }: Entry) {
  const { status } = detail as { status?: string }
  const known = STATUSES.find((one) => one === status)
  return { at, by: actor_name, act: ACTS[action] ?? ('other' as const), status: known ?? null }
}
