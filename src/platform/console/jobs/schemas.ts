import { z } from 'zod'

export const FailedJobs = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      /** `<module>.<job>`, or `<module> on <fact>` for what follows from a fact. */
      task: z.string(),
      /** Ids of what it was about. */
      input: z.record(z.string(), z.unknown()),
      site: z.object({ tenantId: z.uuid(), name: z.string() }),
      attempts: z.int(),
      error: z.string(),
      createdAt: z.string(),
      failedAt: z.string(),
    }),
  ),
})
export const RetryJob = z.strictObject({ id: z.string().regex(/^[1-9]\d{0,17}$/) })
