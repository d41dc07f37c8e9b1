import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findFailedJobs, retryFailedJob } from './queries.ts'
import { FailedJobs, RetryJob } from './schemas.ts'

const SHOWN = 100

export const listFailedJobs = operation({
  get: '/console/jobs',
  can: 'platform.jobs.manage',
  summary: "Background work that was given up, the platform's and the sites', newest first.",
  input: z.strictObject({}),
  output: FailedJobs,
  run: async (ctx) => {
    const rows = await findFailedJobs(ctx, SHOWN)
    return {
      items: rows.map((row) => ({
        id: row.id,
        task: row.task,
        input: row.input,
        site: { tenantId: row.tenant_id, name: row.tenant_name ?? row.tenant_id },
        attempts: row.attempts,
        error: row.error,
        createdAt: row.created_at,
        failedAt: row.failed_at,
      })),
    }
  },
})

export const retryJob = operation({
  post: '/console/jobs/{id}/retries',
  can: 'platform.jobs.manage',
  summary: 'Tries work that was given up once more, from the first of its tries.',
  input: RetryJob,
  output: nothing,
  problems: [notFound],
  run: async (ctx, { id }) => {
    if (!(await retryFailedJob(ctx, id))) throw notFound()
  },
})
