import { operation } from '#kernel/http/operation.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { CHECK_LIMIT } from './ask.ts'
import { targetCheckNone, targetCheckSilent } from './problems.ts'
import { CheckTarget, TargetChecked } from './schemas.ts'
import * as service from './service.ts'

export const checkTarget = operation({
  post: '/store/target-checks',
  open: 'anyone',
  summary: 'Asks the provider of a product whose account a buyer has named; nothing is kept of the answer.',
  outside: true,
  idempotency: 'none',
  limit: CHECK_LIMIT,
  input: CheckTarget,
  output: TargetChecked,
  problems: [notFound, invalidInput, targetCheckNone, targetCheckSilent],
  run: (ctx, input) => service.checkTarget(ctx, input),
})
