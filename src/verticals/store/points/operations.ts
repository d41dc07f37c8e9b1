import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import * as desk from './desk.ts'
import { pointsTooFew } from './problems.ts'
import * as schemas from './schemas.ts'

const read = 'store.orders.read'

export const readPoints = operation({
  get: '/store/account/points',
  open: 'signed-in',
  summary: 'The caller’s points: how many, what they are good for, and what of them ends when.',
  input: schemas.AskPoints,
  output: schemas.Points,
  run: (ctx, { role }) => desk.readOwn(ctx, role),
})

export const listPointEntries = operation({
  get: '/store/account/points/entries',
  open: 'signed-in',
  summary: 'Every change of the caller’s points, newest first.',
  input: schemas.ListEntries,
  output: schemas.EntryPage,
  run: (ctx, input) => desk.listOwn(ctx, input),
})

export const readPointRules = operation({
  get: '/store/admin/point-rules',
  can: read,
  summary: 'How points are earned and given, by members and by resellers.',
  input: z.strictObject({}),
  output: schemas.BothRules,
  run: (ctx) => desk.readRules(ctx),
})

export const updatePointRules = operation({
  put: '/store/admin/point-rules/{role}',
  can: 'store.settings.manage',
  summary: 'Changes the rules of one role; what people have stays theirs.',
  input: schemas.UpdateRules,
  output: schemas.BothRules,
  run: (ctx, input) => desk.updateRules(ctx, input),
})

export const listPointBalances = operation({
  get: '/store/admin/points',
  can: read,
  summary: 'Everybody of a role with their points, the newest people first.',
  input: schemas.ListBalances,
  output: schemas.BalancePage,
  run: (ctx, input) => desk.listBalances(ctx, input),
})

export const readPointBalance = operation({
  get: '/store/admin/points/{personId}',
  can: read,
  summary: 'One person’s points with every change, newest first.',
  input: schemas.AskBalance,
  output: schemas.Balance,
  problems: [notFound],
  run: (ctx, input) => desk.readBalance(ctx, input),
})

export const correctPoints = operation({
  post: '/store/admin/points/{personId}/corrections',
  can: 'store.money.manage',
  status: 201,
  summary: 'Gives or takes points by hand, with a reason.',
  input: schemas.CorrectPoints,
  output: schemas.Corrected,
  problems: [notFound, pointsTooFew],
  run: (ctx, input) => desk.correct(ctx, input),
})
