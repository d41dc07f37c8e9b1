import { z } from 'zod'
import { outsideJob } from '#kernel/module/manifest.ts'
import { deleteUnkept, isNamed, lockContent } from './queries.ts'
import { UNKEPT_DAYS } from './rules.ts'

const HOUR_MS = 3_600_000
/** Younger blobs may belong to an upload whose row is not there yet. */
const GRACE_MS = 24 * HOUR_MS

/** Removes pictures nobody has kept for days, then the blobs no row names. */
export const sweep = outsideJob({
  input: z.strictObject({}),
  run: async (ctx) => {
    const { blobs } = ctx.house.ports.files
    await ctx.transact((inner) => deleteUnkept(inner, UNKEPT_DAYS))
    for await (const { name, writtenAt } of blobs.list(ctx.tenant.id)) {
      if (ctx.now.getTime() - writtenAt.getTime() < GRACE_MS) continue
      await ctx.transact(async (inner) => {
        const sha256 = name.slice(0, 64)
        // An upload of the same content waits here, and writes the blob again when it was removed.
        await lockContent(inner, sha256)
        if (!(await isNamed(inner, sha256))) await blobs.remove(ctx.tenant.id, name)
      })
    }
  },
})
