import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { db, sql } from '../db/sql.ts'
import { readSettings, writeSettings } from './settings.ts'
import { announceTenant } from './hosts.ts'

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: 'Tulis warna sebagai #rrggbb.|Write the colour as #rrggbb.' })

/** The few inputs from which a site's whole palette is derived. */
export const Brand = z.strictObject({
  preset: z
    .string()
    .regex(/^[a-z]{2,20}$/)
    .default('ruko'),
  primary: colour.default('#0f4c4a'),
  accent: colour.default('#f2a516'),
  tagline: z.string().trim().max(120).default(''),
  /** The tenant's logo among its own pictures (services/files). */
  logoId: z.uuid().nullable().default(null),
  radius: z.enum(['sharp', 'soft', 'round']).nullable().default(null),
  font: z.enum(['jakarta', 'system', 'serif']).default('jakarta'),
  mode: z.enum(['light', 'dark']).default('light'),
})
export type Brand = z.output<typeof Brand>

/** How the site that is visited looks: the tenant's, or that of the outlet under whose host it is visited. */
export async function readBrand(ctx: Ctx): Promise<Brand> {
  const { outlet } = ctx.tenant
  if (!outlet) return readSettings(ctx, 'tenancy', Brand)
  return readOutletBrand(ctx, outlet.id)
}

/** Nothing of the tenant's own brand shows through where an outlet has chosen nothing. */
export async function readOutletBrand(ctx: Ctx, outletId: string): Promise<Brand> {
  const row = await ctx.tx.first(
    db
      .selectFrom('kernel.settings')
      .select('value')
      .where('tenant_id', '=', ctx.tenant.id)
      .where('module', '=', placeOf(outletId)),
  )
  return Brand.parse(row?.value ?? {})
}

/** An SQL value: the logo of the outlet whose id stands in `column`, or null. */
export function outletLogoColumn(ctx: Ctx, column: string) {
  return sql<string | null>`(select b.value ->> 'logoId' from kernel.settings b
    where b.tenant_id = ${ctx.tenant.id} and b.module = ${placeOf('')} || ${sql.ref(column)}::text)`
}

export function writeOutletBrand(ctx: Ctx, outletId: string, brand: z.input<typeof Brand>): void {
  const value = JSON.stringify(Brand.parse(brand))
  ctx.tx.defer(
    db
      .insertInto('kernel.settings')
      .values({ tenant_id: ctx.tenant.id, module: placeOf(outletId), value })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'module']).doUpdateSet({ value, updated_at: sql`now()` }),
      ),
  )
  announceTenant(ctx, ctx.tenant.id)
}

function placeOf(outletId: string): string {
  return `tenancy/${outletId}`
}

/** Sets the brand of the context's tenant; its pages change at once in every process. */
export async function writeBrand(ctx: Ctx, brand: Partial<z.input<typeof Brand>>): Promise<Brand> {
  const written = await writeSettings(ctx, 'tenancy', Brand, brand)
  announceTenant(ctx, ctx.tenant.id)
  return written
}
