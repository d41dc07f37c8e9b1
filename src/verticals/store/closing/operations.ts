import { operation } from '#kernel/http/operation.ts'
import * as problems from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const can = 'store.books.manage'

export const listBusinessDays = operation({
  get: '/store/admin/business-days',
  can,
  summary: 'The business days of a month, newest first: closed ones as they were closed, the others as they stand.',
  input: schemas.ListDays,
  output: schemas.Days,
  run: (ctx, input) => service.listDays(ctx, input),
})

export const readBusinessDay = operation({
  get: '/store/admin/business-days/{day}',
  can,
  summary: 'A business day in full, and what has come of its orders since it was closed.',
  input: schemas.ReadDay,
  output: schemas.DayView,
  run: (ctx, input) => service.readDay(ctx, input),
})

export const closeDay = operation({
  post: '/store/admin/business-days/{day}/closings',
  can,
  status: 201,
  summary: 'Closes a business day for good: its figures are kept as they stand.',
  input: schemas.CloseDay,
  output: schemas.DayView,
  problems: [problems.dayNotOver, problems.dayClosed, problems.dayBefore],
  run: (ctx, input) => service.closeDay(ctx, input),
})

export const setAutomaticClosing = operation({
  put: '/store/admin/automatic-closing',
  can,
  summary: 'Whether business days are closed by themselves in the night after them.',
  input: schemas.SetAutomatic,
  output: schemas.Automatic,
  run: (ctx, { automatic }) => service.setAutomatic(ctx, automatic),
})
