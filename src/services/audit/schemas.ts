import { z } from 'zod'

export const ListEntries = z.strictObject({ cursor: z.uuid().optional() })

export const EntryPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      at: z.string(),
      actorName: z.string(),
      action: z.string(),
      subject: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()),
      requestId: z.string(),
    }),
  ),
  next: z.uuid().nullable(),
})
