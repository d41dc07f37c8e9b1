import { z } from 'zod'

/** How the platform does its business; the owner changes these in the console. */
export const PlatformSettings = z.strictObject({
  /** Building starts at the first payment, or when the owner approves. */
  provisioning: z.enum(['auto', 'manual']).default('auto'),
  /** A finished and fully paid site goes public at once, or by the owner's hand. */
  goLive: z.enum(['auto', 'manual']).default('auto'),
  /** Share of the price asked as DP, in percent. */
  dpPercent: z.int().min(10).max(90).default(50),
})
export type PlatformSettings = z.output<typeof PlatformSettings>
