import { z } from 'zod'
import { job, outsideJob } from '#kernel/module/manifest.ts'
import { enqueue } from '#kernel/jobs/enqueue.ts'
import { findSent } from './queries.ts'
import { poll, resend } from './resend.ts'

const ById = z.strictObject({ invitationId: z.uuid() })

export const pollInvite = outsideJob({ input: ById, run: (ctx, { invitationId }) => poll(ctx, invitationId) })
export const resendInvite = outsideJob({ input: ById, run: (ctx, { invitationId }) => resend(ctx, invitationId) })

/** Every night each invitation that nobody has answered is asked about once, should its own questions have been lost. */
export const pollInvites = job({
  input: z.strictObject({}),
  run: async (ctx) => {
    for (const { id } of await findSent(ctx)) enqueue(ctx, 'store.pollInvite', { invitationId: id }, { key: id })
  },
})
