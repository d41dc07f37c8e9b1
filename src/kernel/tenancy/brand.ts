import { z } from 'zod'
import type { Ctx } from '../context.ts'
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

export function readBrand(ctx: Ctx): Promise<Brand> {
  return readSettings(ctx, 'tenancy', Brand)
}

/** Sets the brand of the context's tenant; its pages change at once in every process. */
export async function writeBrand(ctx: Ctx, brand: Partial<z.input<typeof Brand>>): Promise<Brand> {
  const written = await writeSettings(ctx, 'tenancy', Brand, brand)
  announceTenant(ctx, ctx.tenant.id)
  return written
}
