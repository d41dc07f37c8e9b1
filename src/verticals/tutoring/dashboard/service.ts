import type { Ctx } from '#kernel/context.ts'
import { may } from '#kernel/identity/authorize.ts'
import { listPeople } from '#kernel/identity/directory-queries.ts'
import { readBrand } from '#kernel/tenancy/brand.ts'
import { readSettings } from '#kernel/tenancy/settings.ts'
import { countArticles, findArticles } from '../articles/queries.ts'
import { countAfter, countRegistrations, findRegistrations } from '../registrations/queries.ts'
import { wibStamp } from '../registrations/rules.ts'
import { TutoringSettings } from '../settings.ts'
import { findSite } from '../site/queries.ts'
import type { Dashboard } from './schemas.ts'

const LATEST = 5
const DAY_MS = 86_400_000

/** Each part only for whoever may also open the list behind it. */
export async function readDashboard(ctx: Ctx): Promise<Dashboard> {
  const [registrations, articles, checklist] = await Promise.all([
    may(ctx.actor, 'tutoring.registrations.read') ? readRegistrations(ctx) : null,
    may(ctx.actor, 'tutoring.articles.manage') ? readArticles(ctx) : null,
    may(ctx.actor, 'tutoring.site.manage') ? readChecklist(ctx) : null,
  ])
  return { registrations, articles, checklist }
}

async function readRegistrations(ctx: Ctx) {
  const [thisWeek, waiting, latest, settings] = await Promise.all([
    countRegistrations(ctx, { from: mondayOf(ctx.now) }),
    countRegistrations(ctx, { status: 'new' }),
    findRegistrations(ctx, {}, null, LATEST),
    readSettings(ctx, 'tutoring', TutoringSettings),
  ])
  return {
    thisWeek,
    waiting,
    latest: latest.map(({ id, name, programme_name, status, created_at }) => {
      return { id, name, programme: programme_name, status, createdAt: created_at }
    }),
    open: settings.registrationOpen,
  }
}

async function readArticles(ctx: Ctx) {
  const [counts, latest] = await Promise.all([countArticles(ctx), findArticles(ctx, {}, LATEST)])
  return {
    ...counts,
    latest: latest.map(({ id, title, status, updated_at }) => {
      return { id, title, status: status as 'draft' | 'published', updatedAt: updated_at }
    }),
  }
}

/** Nothing is ticked off by hand: each point looks at the thing itself. */
async function readChecklist(ctx: Ctx): Promise<Dashboard['checklist']> {
  const [site, brand, people, registrations] = await Promise.all([
    findSite(ctx),
    readBrand(ctx),
    listPeople(ctx, 2, {}),
    countAfter(ctx, null),
  ])
  return [
    // The first publication is the one that the site was built with.
    { code: 'content', done: (site?.published_revision ?? 0) > 1 },
    { code: 'logo', done: brand.logoId !== null },
    { code: 'team', done: people.length > 1 },
    { code: 'share', done: registrations > 0 },
  ]
}

/** The Monday of this week in Jakarta, as a day. */
function mondayOf(now: Date): string {
  const today = new Date(`${wibStamp(now.toISOString()).slice(0, 10)}T00:00:00Z`)
  const since = (today.getUTCDay() + 6) % 7
  return new Date(today.getTime() - since * DAY_MS).toISOString().slice(0, 10)
}
