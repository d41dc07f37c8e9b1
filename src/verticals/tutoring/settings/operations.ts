import { z } from 'zod'
import type { Ctx } from '#kernel/context.ts'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { readSettings, writeSettings } from '#kernel/tenancy/settings.ts'
import { readPublished } from '../site/service.ts'
import { TutoringSettings } from '../settings.ts'
import { Settings, UpdateSettings } from './schemas.ts'

const can = 'tutoring.settings.manage'

export const readSiteSettings = operation({
  get: '/tutoring/settings',
  can,
  summary: 'How this site takes registrations, and who hears of them.',
  input: z.strictObject({}),
  output: Settings,
  problems: [notFound],
  run: async (ctx) => present(ctx, await readSettings(ctx, 'tutoring', TutoringSettings)),
})

export const updateSiteSettings = operation({
  patch: '/tutoring/settings',
  can,
  summary: 'Changes the named settings.',
  input: UpdateSettings,
  output: Settings,
  problems: [notFound],
  run: async (ctx, changes) => {
    const { notifyEmails } = changes
    const once = notifyEmails ? { notifyEmails: [...new Set(notifyEmails)] } : {}
    const settings = await writeSettings(ctx, 'tutoring', TutoringSettings, { ...changes, ...once })
    // The public pages show whether registration is open.
    announceTenant(ctx, ctx.tenant.id)
    return present(ctx, settings)
  },
})

/** What the owner of a site may not change is left out by the output's shape. */
async function present(ctx: Ctx, settings: TutoringSettings) {
  return { ...settings, contactEmail: (await readPublished(ctx)).contact.email }
}
