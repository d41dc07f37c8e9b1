import { db } from '#kernel/db/sql.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { writeBrand } from '#kernel/tenancy/brand.ts'
import type { DemoTenant, DemoWork } from '../seed.ts'
import { sellSome } from './buyers.ts'
import { type AsOwner, fillShop, writeShop } from './fill.ts'
import { joinPeople } from './member.ts'
import { openResellers } from './reseller.ts'
import type { DemoShop } from './shape.ts'

/** A shop of the demonstration, built and filled like any other. */
export function shopTenant(shop: DemoShop): DemoTenant {
  const { slug, name, brand, admin, whatsapp, address } = shop
  return {
    slug,
    admin: admin.email,
    accounts: accountsOf(shop),
    order: {
      vertical: 'store',
      package: shop.package,
      businessName: name,
      tagline: brand.tagline,
      brand: { primary: brand.primary, accent: brand.accent },
      owner: { ...admin, whatsapp, address },
    },
    // Its words come last: as long as they are the building's own, a broken-off start is carried on.
    begun: async (ctx) => {
      const site = await ctx.tx.first(
        db.selectFrom('store.sites').select('revision').where('tenant_id', '=', ctx.tenant.id),
      )
      return site?.revision === 1
    },
    prepare: async (ctx) => {
      await writeBrand(ctx, { mode: shop.mode, radius: shop.radius })
      await joinPeople(ctx, shop)
    },
    furnish: async (work) => {
      const call = tolerant(work)
      const known = await fillShop(shop, call)
      await sellSome(shop, known, work)
      await openResellers(shop, known, work)
      await writeShop(shop, call)
    },
  }
}

function accountsOf({ buyers, resellers = [] }: DemoShop) {
  return [
    ...buyers.slice(0, 1).map(({ email }) => ({ kind: 'Anggota contoh', email, path: 'account' })),
    ...resellers
      .filter(({ waits }) => !waits)
      .map(({ email }) => ({ kind: 'Reseller contoh', email, path: 'reseller' })),
  ]
}

/** As the owner; a refusal that only says it was done before is no fault. */
function tolerant({ asOwner }: DemoWork): AsOwner {
  return async <T>(id: string, input: unknown, refused?: string) => {
    try {
      return await asOwner<T>(id, input)
    } catch (error) {
      if (refused && isProblem(error) && error.code === refused) return null
      throw error
    }
  }
}
