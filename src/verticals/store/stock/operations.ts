import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { changeAccountSecret as change } from './accounts.ts'

export const changeAccountSecret = operation({
  post: '/store/admin/accounts/{id}/secrets',
  can: 'store.inventory.manage',
  summary: 'Gives a shared account a new secret; everybody who has a seat of it sees the new one and is told.',
  idempotency: 'none',
  input: z.strictObject({
    id: z.uuid(),
    lines: z
      .array(z.strictObject({ label: z.string().trim().max(40), value: z.string().min(1).max(1_000) }))
      .min(1)
      .max(8),
  }),
  output: z.object({ holders: z.int() }),
  problems: [notFound],
  run: async (ctx, { id, lines }) => ({ holders: await change(ctx, id, lines) }),
})
