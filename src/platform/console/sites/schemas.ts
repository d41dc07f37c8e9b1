import { z } from 'zod'

export const ListSites = z.strictObject({
  status: z.enum(['preparing', 'live', 'off']).optional(),
  vertical: z.string().trim().max(40).optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.uuid().optional(),
})
export type ListSites = z.output<typeof ListSites>

export const SitePage = z.object({
  items: z.array(
    z.object({
      tenantId: z.uuid(),
      name: z.string(),
      slug: z.string(),
      vertical: z.string(),
      status: z.enum(['preparing', 'live', 'off']),
      url: z.string(),
      createdAt: z.string(),
      /** A site that came here in another way has no order. */
      order: z
        .object({
          id: z.uuid(),
          number: z.string(),
          package: z.string(),
          ownerName: z.string(),
          ownerEmail: z.string(),
          status: z.enum(['new', 'in_progress', 'ready', 'active', 'inactive', 'expired']),
          /** Paid and built, so that it may be switched on. */
          mayActivate: z.boolean(),
        })
        .nullable(),
    }),
  ),
  next: z.uuid().nullable(),
})
export type SitePage = z.output<typeof SitePage>
