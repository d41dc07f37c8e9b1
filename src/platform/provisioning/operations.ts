import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findOrderByToken } from '../portal/queries.ts'
import { Token } from '../portal/schemas.ts'
import { findRun, findSteps } from './queries.ts'

export const readBuilding = operation({
  get: '/orders/{token}/building',
  open: 'anyone',
  summary: 'How far the building of an order’s site is, for whoever holds its link.',
  input: Token,
  output: z.object({
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    steps: z.array(
      z.object({
        name: z.string(),
        status: z.enum(['waiting', 'running', 'done', 'failed']),
        finishedAt: z.string().nullable(),
      }),
    ),
  }),
  problems: [notFound],
  run: async (ctx, { token }) => {
    const order = await findOrderByToken(ctx, token)
    if (!order) throw notFound()
    const [run, steps] = await Promise.all([findRun(ctx, order.id), findSteps(ctx, order.id)])
    return {
      status: (run?.status ?? 'waiting') as 'waiting',
      steps: steps.map(({ name, status, finished_at }) => ({
        name,
        status: status as 'waiting',
        finishedAt: status === 'done' ? finished_at : null,
      })),
    }
  },
})
