import { z } from 'zod'

/** How the platform does its business; the owner changes these in the console. */
export const PlatformSettings = z.strictObject({
  /** Building starts at the first payment, or when the owner approves. */
  provisioning: z.enum(['auto', 'manual']).default('auto'),
  /** A finished and fully paid site goes public at once, or by the owner's hand. */
  goLive: z.enum(['auto', 'manual']).default('auto'),
  /** Share of the price asked as DP, in percent. */
  dpPercent: z.int().min(10).max(90).default(50),
  /** Who sells, as invoices and receipts say it. Without a name the platform's own stands there. */
  legalName: z.string().trim().max(120).default(''),
  legalAddress: z.string().trim().max(300).default(''),
  /** Fifteen or sixteen digits; kept as typed. */
  npwp: z
    .string()
    .trim()
    .max(30)
    .refine((text) => text === '' || [15, 16].includes(text.replaceAll(/\D/g, '').length), {
      error: 'NPWP terdiri dari 15 atau 16 angka.|An NPWP has 15 or 16 digits.',
    })
    .default(''),
})
export type PlatformSettings = z.output<typeof PlatformSettings>
