import type { Ctx } from '#kernel/context.ts'
import { sql } from '#kernel/db/sql.ts'

type Row = {
  id: string
  tenant_id: string
  tenant_name: string | null
  task: string
  input: Record<string, unknown>
  attempts: number
  error: string
  created_at: string
  failed_at: string
}

/** Work that was tried to the end and given up, the newest first: the platform's own and that of the sites. */
export function findFailedJobs(ctx: Ctx, most: number): Promise<Row[]> {
  return ctx.tx.all(sql<Row>`
    select jobs.id::text, jobs.tenant_id, t.name as tenant_name, jobs.task, jobs.input, jobs.attempts, jobs.error,
      jobs.created_at, jobs.failed_at
    from queue.list_failed(${most}::int) as jobs left join kernel.tenants t on t.id = jobs.tenant_id
    order by jobs.failed_at desc, jobs.id desc`)
}

/** Gives a job all its tries anew; false when it is not one that was given up. */
export async function retryFailedJob(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.tx.first(sql<{ again: boolean }>`select queue.retry_failed(${id}::bigint) as again`)
  return row!.again
}
