import { z } from 'zod'

export const JobState = z.enum(['queued', 'running', 'waiting', 'unknown', 'staff', 'done', 'dead', 'cancelled'])
export const JobKind = z.enum(['stock', 'shared', 'invite', 'file'])

export const Job = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  itemId: z.uuid(),
  productName: z.string(),
  variantName: z.string(),
  quantity: z.int(),
  kind: JobKind,
  status: JobState,
  attempts: z.int(),
  maxAttempts: z.int(),
  nextRunAt: z.string().nullable(),
  lastError: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export const JobAttempt = z.object({ outcome: z.string(), detail: z.string(), tookMs: z.int(), at: z.string() })
export const JobDetail = Job.extend({ history: z.array(JobAttempt) })

export const ListJobs = z.strictObject({
  status: JobState.optional(),
  kind: JobKind.optional(),
  orderId: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListJobs = z.output<typeof ListJobs>
export const JobCounts = z.object({
  queued: z.int(),
  running: z.int(),
  waiting: z.int(),
  unknown: z.int(),
  staff: z.int(),
  done: z.int(),
  dead: z.int(),
  cancelled: z.int(),
})
export const JobPage = z.object({ items: z.array(Job), counts: JobCounts, nextCursor: z.uuid().nullable() })
export const ById = z.strictObject({ id: z.uuid() })
export const EndJob = z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(200) })
