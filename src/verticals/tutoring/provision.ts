import type { Ctx } from '#kernel/context.ts'
import type { NewSite, ProvisionStep } from '#kernel/module/manifest.ts'
import { readSettings, writeSettings } from '#kernel/tenancy/settings.ts'
import { TutoringSettings } from './settings.ts'
import { firstContent } from './site/first.ts'
import { insertSite } from './site/queries.ts'

export const provision: readonly ProvisionStep[] = [{ name: 'template', run: fillTemplate }]

/** A site that has content already keeps it. */
async function fillTemplate(ctx: Ctx, site: NewSite): Promise<void> {
  await insertSite(ctx, firstContent(site))
  const known = await readSettings(ctx, 'tutoring', TutoringSettings)
  if (!known.package) await writeSettings(ctx, 'tutoring', TutoringSettings, { package: site.package })
}
