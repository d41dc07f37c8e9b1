import type { Ctx } from '#kernel/context.ts'
import type { NewSite, ProvisionStep } from '#kernel/module/manifest.ts'
import { writeBrand } from '#kernel/tenancy/brand.ts'
import { FIRST_SYNONYMS, addSynonyms } from './search/synonyms.ts'
import { firstContent } from './site/first.ts'
import { insertSite } from './site/queries.ts'

export const provision: readonly ProvisionStep[] = [{ name: 'shop', run: openShop }]

/** A shop that has content already keeps it, and the side its owner has chosen. */
async function openShop(ctx: Ctx, site: NewSite): Promise<void> {
  if (!(await insertSite(ctx, firstContent(site)))) return
  await writeBrand(ctx, { mode: 'dark' })
  await addSynonyms(ctx, { items: FIRST_SYNONYMS })
}
