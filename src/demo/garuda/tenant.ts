import { db } from '#kernel/db/sql.ts'
import type { DemoTenant } from '../seed.ts'
import { fillDesk } from '../tutoring.ts'
import { fillGaruda } from './fill.ts'

const ADMIN = { email: 'sekar@garuda.contoh.id', name: 'Sekar Ayuningtyas' }

/** The tutoring site of the demonstration. */
export const garuda: DemoTenant = {
  slug: 'garuda',
  admin: ADMIN.email,
  order: {
    vertical: 'tutoring',
    package: 'pro',
    businessName: 'Bimbel Garuda Nusantara',
    brand: { primary: '#12355b', accent: '#d7263d' },
    owner: { ...ADMIN, whatsapp: '0812 0000 0042', address: 'Jl. Diponegoro 17, Magelang' },
  },
  // Its content comes last: as long as it is the building's own, a broken-off start is begun anew.
  begun: async (ctx) => {
    const site = await ctx.tx.first(
      db.selectFrom('tutoring.sites').select('revision').where('tenant_id', '=', ctx.tenant.id),
    )
    return site?.revision === 1
  },
  prepare: fillDesk,
  furnish: ({ asOwner }) => fillGaruda(asOwner),
}
