import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const manage = 'store.resellers.manage'

export const listCashbackRules = operation({
  get: '/store/admin/cashback-rules',
  can: manage,
  summary: 'By what rules resellers get money back who buy at the shop’s prices, newest first.',
  input: z.strictObject({}),
  output: schemas.CashbackList,
  run: (ctx) => service.list(ctx),
})

export const createCashbackRule = operation({
  post: '/store/admin/cashback-rules',
  can: manage,
  status: 201,
  summary: 'Makes a rule of cashback.',
  input: schemas.CashbackInput,
  output: schemas.Cashback,
  problems: [service.tooManyRules],
  run: (ctx, input) => service.create(ctx, input),
})

export const updateCashbackRule = operation({
  put: '/store/admin/cashback-rules/{id}',
  can: manage,
  summary: 'Changes a rule of cashback; orders that were placed keep what they were promised.',
  input: schemas.EditCashback,
  output: schemas.Cashback,
  problems: [notFound],
  run: (ctx, { id, ...input }) => service.update(ctx, id, input),
})

export const deleteCashbackRule = operation({
  delete: '/store/admin/cashback-rules/{id}',
  can: manage,
  summary: 'Removes a rule of cashback; orders that were placed keep what they were promised.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => service.remove(ctx, id),
})
