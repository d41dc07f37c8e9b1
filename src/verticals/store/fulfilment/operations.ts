import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as engine from './engine.ts'
import { list, read } from './list.ts'
import * as schemas from './schemas.ts'

const manage = 'store.orders.manage'

export const listFulfilmentJobs = operation({
  get: '/store/admin/jobs',
  can: 'store.orders.read',
  summary: 'Hand-over work, newest first, with how much of it stands where.',
  input: schemas.ListJobs,
  output: schemas.JobPage,
  run: (ctx, input) => list(ctx, input),
})

export const readFulfilmentJob = operation({
  get: '/store/admin/jobs/{id}',
  can: 'store.orders.read',
  summary: 'One piece of hand-over work with its attempts.',
  input: schemas.ById,
  output: schemas.JobDetail,
  problems: [notFound],
  run: (ctx, { id }) => read(ctx, id),
})

export const replayFulfilmentJob = operation({
  post: '/store/admin/jobs/{id}/replays',
  can: manage,
  summary: 'Begins given up or waiting hand-over work anew.',
  input: schemas.EndJob,
  output: nothing,
  problems: [notFound, engine.jobRunning, engine.jobEnded],
  run: (ctx, { id, reason }) => engine.replayJob(ctx, id, reason),
})

export const cancelFulfilmentJob = operation({
  post: '/store/admin/jobs/{id}/cancellations',
  can: manage,
  summary: 'Gives hand-over work up: what is missing becomes the buyer’s credit.',
  input: schemas.EndJob,
  output: nothing,
  problems: [notFound, engine.jobRunning, engine.jobUncertain, engine.jobEnded],
  run: (ctx, { id, reason }) => engine.cancelJob(ctx, id, reason),
})
