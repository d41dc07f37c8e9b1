import type { ProvisionStep } from '#kernel/module/manifest.ts'
import { insertProfile } from './home/queries.ts'

export const provision: readonly ProvisionStep[] = [
  {
    name: 'welcome',
    run: async (ctx, site) => {
      await insertProfile(ctx, { welcome: `Selamat datang di ${site.name}`, address: site.owner.address })
    },
  },
]
